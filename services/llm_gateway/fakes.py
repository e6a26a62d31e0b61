"""Stand-ins for what lies outside the process, for tests and for trying things out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from services.llm_gateway.completion import CompletionRequest, Delta, Finished, FinishReason, UpstreamEvent, Usage
from services.llm_gateway.failures import UpstreamFailure
from services.llm_gateway.upstream import UpstreamSpec

FINISHED = Finished(FinishReason.STOP, Usage(prompt_tokens=3, completion_tokens=2))


class FakeUpstream:
    """Plays the same script for each request: texts, then the end, or a failure in place of either.

    `requests` are those it was asked, `open_streams` those not yet closed.
    """

    def __init__(
        self,
        name: str = "fake",
        *,
        script: Sequence[str | Finished | UpstreamFailure] = ("Hello", FINISHED),
        languages: tuple[str, ...] = (),
    ) -> None:
        self._spec = UpstreamSpec(
            name=name, base_url="http://fake.invalid/v1", model=f"{name}-model", languages=languages
        )
        self._script = tuple(script)
        self.requests: list[CompletionRequest] = []
        self.open_streams = 0

    @property
    def spec(self) -> UpstreamSpec:
        return self._spec

    async def stream(self, request: CompletionRequest) -> AsyncGenerator[UpstreamEvent, None]:
        self.requests.append(request)
        self.open_streams += 1
        try:
            for step in self._script:
                if isinstance(step, UpstreamFailure):
                    raise step
                yield Delta(step) if isinstance(step, str) else step
        finally:
            self.open_streams -= 1
