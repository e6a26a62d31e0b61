"""Stand-ins for what lies outside the process, for tests and for trying things out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Any

from services.llm_gateway.completion import CompletionRequest, Delta, Finished, FinishReason, UpstreamEvent, Usage
from services.llm_gateway.configuration.schema import Target

FINISHED = Finished(FinishReason.STOP, Usage(prompt_tokens=3, completion_tokens=2))


class FakeUpstream:
    """Plays the same script for each request: texts, then the end, or a failure in place of either.

    `requests` are those it was asked, with which `first_token_budget`, `open_streams` those not yet closed.
    """

    def __init__(
        self,
        name: str = "fake",
        *,
        script: Sequence[str | Finished | Exception] = ("Hello", FINISHED),
        languages: tuple[str, ...] = (),
        **spec: Any,
    ) -> None:
        """`spec`: other fields of its Target."""
        self._spec = Target(
            name=name, base_url="http://fake.invalid/v1", model=f"{name}-model", languages=languages, **spec
        )
        self._script = tuple(script)
        self.requests: list[CompletionRequest] = []
        self.first_token_budget: list[float | None] = []
        self.open_streams = 0
        self.closed = False

    @property
    def spec(self) -> Target:
        return self._spec

    @property
    def in_flight(self) -> int:
        return self.open_streams

    @property
    def queued(self) -> int:
        return 0

    async def aclose(self) -> None:
        self.closed = True

    async def stream(
        self, request: CompletionRequest, *, first_token_budget: float | None = None
    ) -> AsyncGenerator[UpstreamEvent, None]:
        assert not self.closed
        self.requests.append(request)
        self.first_token_budget.append(first_token_budget)
        self.open_streams += 1
        try:
            for step in self._script:
                if isinstance(step, Exception):
                    raise step
                yield Delta(step) if isinstance(step, str) else step
        finally:
            self.open_streams -= 1
