"""Turns the bytes of a connection into requests: uvicorn's HTTP/1.1 by h11, with a limit on the time of a head."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from services.web.edge.errors import Refused
from services.web.receiving.asgi import JSON_TYPE, to_json
from services.web.receiving.joined_writes import JoinedWrites

# A caller that still sends when it is refused would have its answer torn away by a reset, so its bytes are taken and
# dropped until none come, for a moment at most.
_SILENCE_SECONDS, _DROPPING_SECONDS = 0.2, 1.0


class DoorConfig(uvicorn.Config):
    """uvicorn's configuration and ours: `header_seconds`, the time that a head may take to arrive."""

    def __init__(self, app: Any, *, header_seconds: float, **options: Any) -> None:
        super().__init__(app, http=DoorProtocol, **options)
        self.header_seconds = header_seconds


class DoorProtocol(H11Protocol):
    """A connection. One that sends no whole head in time, or what is not HTTP, is told so as JSON and closed."""

    config: DoorConfig
    _late: asyncio.TimerHandle | None = None
    _closing: asyncio.TimerHandle | None = None
    _latest_end = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(JoinedWrites(transport, self.loop))
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_is_there()
        if self._closing is not None:
            self._closing.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parses what has come, unless the connection is only open for a refusal to be read."""
        if self._closing is None:
            super().data_received(data)
        else:
            self._close_in_silence()

    def handle_events(self) -> None:
        """Parses what has come; a head that is only begun starts the clock."""
        super().handle_events()
        if self.conn.their_state is not h11.IDLE:
            self._head_is_there()
        elif self.conn.trailing_data[0]:
            self._await_head()

    def send_400_response(self, msg: str) -> None:
        """Refuses what is not HTTP: 400, or the status that h11 proposes, such as 431 for a head that is too large."""
        error = sys.exc_info()[1]
        status = error.error_status_hint if isinstance(error, h11.RemoteProtocolError) else 400
        if status == 431:
            most = self.config.h11_max_incomplete_event_size
            self._refuse(
                Refused(
                    431, "INVALID_ARGUMENT", "HEAD_TOO_LARGE", f"must not be larger than {most} bytes", field="head"
                )
            )
            return
        self._refuse(Refused(status, "INVALID_ARGUMENT", "MALFORMED", "this is not a sound HTTP request"))

    def _await_head(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(self.config.header_seconds, self._head_is_late)

    def _head_is_there(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _head_is_late(self) -> None:
        seconds = self.config.header_seconds
        if not self.transport.is_closing():
            message = f"must arrive within {seconds:g} s"
            self._refuse(Refused(408, "DEADLINE_EXCEEDED", "HEAD_TOO_SLOW", message, field="head"))

    def _refuse(self, error: Refused) -> None:
        self._head_is_there()
        body = to_json(error.document())
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            headers = [(b"content-type", JSON_TYPE), (b"content-length", b"%d" % len(body)), (b"connection", b"close")]
            events = (h11.Response(status_code=error.status, headers=headers), h11.Data(data=body), h11.EndOfMessage())
            for event in events:
                self.transport.write(self.conn.send(event) or b"")
        self._latest_end = self.loop.time() + _DROPPING_SECONDS
        self._close_in_silence()

    def _close_in_silence(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
        end = min(self.loop.time() + _SILENCE_SECONDS, self._latest_end)
        self._closing = self.loop.call_at(end, self.transport.close)
