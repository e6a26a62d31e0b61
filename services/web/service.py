"""Wires the door together from its settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from services.common.channels import open_channel
from services.web.answering.base64_web import TEXT_TYPES, with_base64
from services.web.answering.chat_events import chat_app
from services.web.answering.health import DoorHealth, health_routes
from services.web.answering.openapi import openapi_document
from services.web.answering.pages import page_routes
from services.web.answering.rpc import STREAM_TYPES, UNARY_TYPES, WEB_TYPES, rpc_app
from services.web.edge.clients import GrpcEdge
from services.web.edge.exposure import check_exposure
from services.web.edge.methods import CHAT_PATH, edge_methods
from services.web.edge.ports import Edge
from services.web.receiving.asgi import JSON_TYPE, App, Receive, Scope, Send, respond, to_json
from services.web.receiving.guard import Guard
from services.web.receiving.origins import Origins
from services.web.receiving.routes import Route, Routes
from services.web.settings import WebSettings

_STREAM_HINT = "this method streams: post application/connect+json, or application/json to /v1/chat"


@asynccontextmanager
async def open_service(settings: WebSettings, health: DoorHealth) -> AsyncIterator[Guard]:
    """The application; as soon as it may serve, `health` knows.

    Raises StartupError if others could reach an edge that asks nobody for credentials.
    """
    methods = edge_methods()
    async with open_channel(settings.gateway_target, offer_key=False) as channel:
        edge = GrpcEdge(channel, methods)
        await check_exposure(edge, settings)
        origins = Origins(host=settings.host, allowed_hosts=settings.allowed_hosts, cors_origins=settings.cors_origins)
        health.opened(edge)
        yield Guard(Routes(routes(edge, settings, health)), origins, settings)


def routes(edge: Edge, settings: WebSettings, health: DoorHealth) -> list[Route]:
    """All routes of the door."""
    methods = edge_methods()
    seconds = settings.default_deadline_seconds
    rpc = with_base64(rpc_app(edge, methods, timeout=seconds, most_bytes=settings.max_body_bytes))
    chat = chat_app(edge, methods[CHAT_PATH], timeout=seconds, keep_alive=settings.keep_alive_seconds)
    found = [Route("/v1/chat", ("POST",), chat, frozenset({"application/json"}))]
    if settings.reflection == "open":
        document = openapi_document(methods.values(), version=version("gamesrec"))
        found.append(Route("/v1/openapi.json", ("GET", "HEAD"), _document(document)))
    if settings.health == "open":
        found += health_routes(health)
    for path, method in methods.items():
        kinds, hint = (STREAM_TYPES, _STREAM_HINT) if method.streams else (UNARY_TYPES, "")
        found.append(Route(path, ("POST",), rpc, kinds | WEB_TYPES | TEXT_TYPES, hint))
    if settings.serve_page:
        found += page_routes()
    return found


def _document(document: object) -> App:
    body = to_json(document)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await respond(send, 200, body, [(b"content-type", JSON_TYPE)])

    return app
