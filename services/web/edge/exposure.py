"""Keeps the door from making an edge public that asks nobody for credentials.

An edge without keys listens on loopback only; a door on another address would let everybody in to it. So a door that
others can reach asks the edge first, without credentials, and goes on only if that is refused.
"""

from __future__ import annotations

import asyncio
import logging

from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import StartupError
from services.common.security.access_control import is_loopback
from services.web.edge.errors import CallFailed
from services.web.edge.methods import edge_methods
from services.web.edge.ports import Edge
from services.web.settings import WebSettings

_log = logging.getLogger(__name__)
_ASKING_SECONDS = 2.0
_PAUSE_SECONDS = 0.5
_REFUSALS = ("UNAUTHENTICATED", "PERMISSION_DENIED")
_NO_ANSWER = ("UNAVAILABLE", "DEADLINE_EXCEEDED")


async def check_exposure(edge: Edge, settings: WebSettings) -> None:
    """Returns when the door may serve; waits for an edge that is not there yet. Raises StartupError if it may not."""
    if settings.access_file is not None:
        raise StartupError(
            "--access-file has no effect on the door: the edge decides who may call; give it the file "
            "(GATEWAY_ACCESS_FILE)"
        )
    if settings.insecure or is_loopback(settings.host):
        return
    method = next(each for each in edge_methods().values() if each.name == "GetPlayer")
    anonymous = gateway_pb2.GetPlayerRequest(player_id="anybody")
    while True:
        code = "OK"
        try:
            await edge.call(method, anonymous, metadata=(), timeout=_ASKING_SECONDS)
        except CallFailed as error:
            code = error.code
        if code in _REFUSALS:
            return
        if code not in _NO_ANSWER:
            raise StartupError(
                f"on {settings.host} everybody could reach the edge, which asks nobody for credentials: give it keys, "
                "listen on 127.0.0.1, or say --insecure (WEB_INSECURE=true)"
            )
        _log.warning("waiting for the edge, to know whether it asks for credentials", extra={"code": code})
        await asyncio.sleep(_PAUSE_SECONDS)
