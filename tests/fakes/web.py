"""A first-class fake of the edge behind the HTTP door: it answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field

from google.protobuf.message import Message

from gamesrec.gateway.v1 import gateway_pb2
from services.web.edge.errors import CallFailed
from services.web.edge.methods import Method
from services.web.edge.ports import Metadata


@dataclass
class Call:
    """What the edge was asked."""

    method: str
    request: Message
    metadata: dict[str, str]
    timeout: float


@dataclass
class FakeEdge:
    """Answers unary calls with an empty response and `Chat` with `events`.

    `failure` is raised before anything, `breaks` after the events; with `waits` the edge stays silent after them, until
    the call is given up, which sets `given_up`.
    """

    events: Sequence[gateway_pb2.ChatResponse] = ()
    failure: CallFailed | None = None
    breaks: CallFailed | None = None
    waits: bool = False
    ready: bool = True
    calls: list[Call] = field(default_factory=list)
    given_up: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, method: Method, request: Message, *, metadata: Metadata, timeout: float) -> Message:
        self._note(method, request, metadata, timeout)
        if self.waits:
            await self._wait()
        return method.response()

    async def stream(
        self, method: Method, request: Message, *, metadata: Metadata, timeout: float
    ) -> AsyncGenerator[Message, None]:
        self._note(method, request, metadata, timeout)
        for event in self.events:
            yield event
        if self.breaks:
            raise self.breaks
        if self.waits:
            await self._wait()

    async def is_ready(self) -> bool:
        return self.ready

    def _note(self, method: Method, request: Message, metadata: Metadata, timeout: float) -> None:
        self.calls.append(Call(method.name, request, dict(metadata), timeout))
        if self.failure:
            raise self.failure

    async def _wait(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.given_up.set()


def an_answer(text: str = "Try Celeste.") -> list[gateway_pb2.ChatResponse]:
    """The events of a whole answer that names one game."""
    first = gateway_pb2.ChatResponse()
    first.recommendations.games.add().game.game_id = "celeste"
    last = gateway_pb2.ChatResponse()
    last.summary.language = "en"
    return [first, gateway_pb2.ChatResponse(text_delta=gateway_pb2.TextDelta(text=text)), last]
