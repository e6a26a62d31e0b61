"""Which upstream writes a completion: the alias's upstreams in order, until one has written something."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing

from services.common.errors import FailedPrecondition, InvalidArgument
from services.llm_gateway import metrics
from services.llm_gateway.completion import CompletionEvent, CompletionRequest, Delta, Finished, Started
from services.llm_gateway.failures import FailureKind, UpstreamFailure, before_content, mid_stream
from services.llm_gateway.upstream import Upstream

_log = logging.getLogger(__name__)

DEFAULT_ALIAS = "default"


class Router:
    """Routes completions to the upstreams of an alias; holds no state of a call."""

    def __init__(self, aliases: Mapping[str, Sequence[Upstream]]) -> None:
        """`aliases` holds at least DEFAULT_ALIAS; the upstreams of each are in the order in which they are tried."""
        self._aliases = {alias: tuple(upstreams) for alias, upstreams in aliases.items()}

    async def stream(
        self, request: CompletionRequest, *, alias: str, language: str
    ) -> AsyncGenerator[CompletionEvent, None]:
        """Started, deltas, Finished. Raises ServiceError.

        An upstream that fails before its first text is replaced by the next; after it nothing is tried again.
        """
        attempts: dict[str, FailureKind] = {}
        last: tuple[Upstream, UpstreamFailure] | None = None
        for number, upstream in enumerate(self._candidates(alias, language), start=1):
            started = False
            async with aclosing(_observed(upstream, request)) as events:
                try:
                    async for event in events:
                        if not started:
                            started = True
                            yield Started(upstream.spec.name, upstream.spec.model, number)
                        yield event
                    return
                except UpstreamFailure as failure:
                    if started:
                        raise mid_stream(upstream.spec.name, failure) from failure
                    attempts[upstream.spec.name] = failure.kind
                    last = upstream, failure
        assert last is not None
        raise before_content(last[0].spec.name, last[1], attempts) from last[1]

    def _candidates(self, alias: str, language: str) -> tuple[Upstream, ...]:
        upstreams = self._aliases.get(alias or DEFAULT_ALIAS)
        if upstreams is None:
            known = ", ".join(sorted(self._aliases))
            raise InvalidArgument.of_field("model", f"no such alias; known are: {known}", reason="UNKNOWN_MODEL")
        candidates = tuple(upstream for upstream in upstreams if upstream.spec.writes(language))
        if not candidates:
            raise FailedPrecondition(
                "no upstream of this alias is configured for the language asked for", reason="LANGUAGE_UNSUPPORTED"
            )
        return candidates


async def _observed(upstream: Upstream, request: CompletionRequest) -> AsyncGenerator[Delta | Finished, None]:
    """One attempt, with its metrics and its log line."""
    name = upstream.spec.name
    began = time.monotonic()
    outcome, texts = "ABANDONED", 0
    metrics.IN_FLIGHT.labels(name).inc()
    try:
        async with aclosing(upstream.stream(request)) as events:
            async for event in events:
                if isinstance(event, Finished):
                    outcome = "OK"
                    kind = "estimated" if event.usage.estimated else "counted"
                    metrics.TOKENS.labels(name, "prompt", kind).inc(event.usage.prompt_tokens)
                    metrics.TOKENS.labels(name, "completion", kind).inc(event.usage.completion_tokens)
                else:
                    if texts == 0:
                        metrics.FIRST_TEXT_SECONDS.labels(name).observe(time.monotonic() - began)
                    texts += 1
                yield event
    except UpstreamFailure as failure:
        outcome = failure.kind.value
        _log.warning(
            "upstream failed",
            extra={"upstream": name, "reason": outcome, "mid_stream": texts > 0, "cause": _cause(failure)},
        )
        raise
    finally:
        metrics.IN_FLIGHT.labels(name).dec()
        metrics.ATTEMPTS.labels(name, outcome, str(texts > 0).lower()).inc()
        metrics.DELTAS.labels(name).inc(texts)
        metrics.ATTEMPT_SECONDS.labels(name).observe(time.monotonic() - began)


def _cause(failure: UpstreamFailure) -> str:
    """The type of what lies beneath; its words could hold what an upstream sent."""
    return type(failure.__cause__).__name__ if failure.__cause__ else ""
