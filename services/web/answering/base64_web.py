"""Lets the text form of gRPC-Web in: the same protocol with its bodies in base64, for clients that read no bytes."""

from __future__ import annotations

import base64
import binascii

from services.web.edge.errors import Refused
from services.web.receiving.asgi import App, Message, Receive, Scope, Send
from services.web.receiving.bodies import replayed

TEXT_TYPES = frozenset({"application/grpc-web-text", "application/grpc-web-text+proto"})
_TEXT = b"application/grpc-web-text"
_BYTES = b"application/grpc-web"


def with_base64(app: App) -> App:
    """`app`, to which requests in base64 look like requests in bytes, and the other way round."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        if not headers.get(b"content-type", b"").lower().startswith(_TEXT):
            await app(scope, receive, send)
            return
        body = _decoded((await receive()).get("body", b""))
        request = {**scope, "headers": [_renamed(each, _TEXT, _BYTES) for each in scope["headers"]]}
        await app(request, replayed(body, receive), _encoding(send))

    return wrapped


def _encoding(send: Send) -> Send:
    async def encode(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [_renamed(each, _BYTES, _TEXT) for each in message["headers"]]}
        else:
            # Each piece by itself, padded: a client decodes what has come without waiting for the next.
            message = {**message, "body": base64.b64encode(message.get("body", b""))}
        await send(message)

    return encode


def _renamed(header: tuple[bytes, bytes], old: bytes, new: bytes) -> tuple[bytes, bytes]:
    name, value = header
    return (name, value.lower().replace(old, new, 1)) if name.lower() == b"content-type" else header


def _decoded(body: bytes) -> bytes:
    try:
        return b"".join(base64.b64decode(piece, validate=True) for piece in _pieces(body))
    except binascii.Error:
        raise Refused(400, "INVALID_ARGUMENT", "UNDECODABLE", "must be base64", field="body") from None


def _pieces(body: bytes) -> list[bytes]:
    """The padded pieces of which a body may consist."""
    pieces, start = [], 0
    while (end := body.find(b"=", start)) >= 0:
        end += 2 if body[end + 1 : end + 2] == b"=" else 1
        pieces.append(body[start:end])
        start = end
    return [*pieces, body[start:]]
