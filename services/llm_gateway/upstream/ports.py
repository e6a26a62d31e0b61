"""The Protocol of an upstream: what the router needs of whoever writes completions."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from services.llm_gateway.completion import CompletionRequest, UpstreamEvent
from services.llm_gateway.configuration.schema import Target


class Upstream(Protocol):
    """Writes completions; one object serves all calls to a target."""

    @property
    def spec(self) -> Target:
        """The target that it is configured with."""
        ...

    @property
    def in_flight(self) -> int:
        """Completions being written."""
        ...

    @property
    def queued(self) -> int:
        """Calls that wait for their turn."""
        ...

    def stream(
        self, request: CompletionRequest, *, first_token_budget: float | None
    ) -> AsyncGenerator[UpstreamEvent, None]:
        """Deltas, then Finished. Raises UpstreamFailure.

        `first_token_budget`: seconds that the caller can wait for the first token; it matters when it is less than the
        configured timeout. Closing the generator early, in any phase, closes the connection and gives its slot back.
        """
        ...

    async def aclose(self) -> None:
        """Closes all connections."""
        ...
