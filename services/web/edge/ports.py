"""Names what the door needs of the edge behind it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from google.protobuf.message import Message

from services.web.edge.methods import Method

Metadata = Sequence[tuple[str, str]]


class Edge(Protocol):
    """The edge's methods, whichever they are. Every call raises CallFailed, and ends at once when it is cancelled."""

    async def call(self, method: Method, request: Message, *, metadata: Metadata, timeout: float) -> Message:
        """The response of a unary method; `timeout` is in seconds."""

    def stream(
        self, method: Method, request: Message, *, metadata: Metadata, timeout: float
    ) -> AsyncGenerator[Message, None]:
        """The responses of a method that streams them; closing the generator ends the call."""

    async def is_ready(self) -> bool:
        """Whether the edge can serve."""
