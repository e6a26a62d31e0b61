"""The seam to whoever writes completions."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from services.llm_gateway.completion import CompletionRequest, UpstreamEvent
from services.llm_gateway.configuration.schema import Target


class Upstream(Protocol):
    """Writes completions. One is shared by all calls."""

    @property
    def spec(self) -> Target:
        """What it is configured with."""
        ...

    @property
    def in_flight(self) -> int:
        """Completions being written."""
        ...

    @property
    def queued(self) -> int:
        """Calls that wait for their turn."""
        ...

    def stream(self, request: CompletionRequest, *, patience: float | None) -> AsyncGenerator[UpstreamEvent, None]:
        """Deltas, then Finished. Raises UpstreamFailure.

        `patience`: seconds after which a first token comes too late, if less than is configured. Closing the
        generator early, in any phase, closes the connection and gives its slot back.
        """
        ...

    async def aclose(self) -> None:
        """Closes all connections."""
        ...
