"""Runs one attempt at one target, and records it: on the target, in metrics, in a span, in the log."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from functools import lru_cache

from services.common.overload.circuit_breaker import Permit
from services.llm_gateway import metrics, tracing
from services.llm_gateway.completion import CompletionRequest, Delta, Finished
from services.llm_gateway.routing.target import LiveTarget
from services.llm_gateway.upstream.failures import PROMPT_NOT_SENT, FailureKind, UpstreamFailure

_log = logging.getLogger(__name__)
_OK, _ABANDONED = "OK", "ABANDONED"


class _Instruments:
    """The metrics of an alias at a target, kept because looking labels up costs more than counting."""

    def __init__(self, alias: str, upstream: str) -> None:
        self.in_flight = metrics.IN_FLIGHT.labels(alias, upstream)
        self.first_text = metrics.FIRST_TEXT_SECONDS.labels(alias, upstream)
        self.between_texts = metrics.BETWEEN_TEXTS_SECONDS.labels(alias, upstream)
        self.tokens_per_second = metrics.TOKENS_PER_SECOND.labels(alias, upstream)
        self.seconds = metrics.ATTEMPT_SECONDS.labels(alias, upstream)
        self.deltas = metrics.DELTAS.labels(alias, upstream)


_instruments = lru_cache(maxsize=1024)(_Instruments)


async def run_attempt(
    target: LiveTarget,
    permit: Permit,
    request: CompletionRequest,
    *,
    alias: str,
    first_token_budget: float | None,
    sent: Callable[[], None],
    max_bytes: int | None = None,
) -> AsyncGenerator[Delta | Finished, None]:
    """The events of the target's upstream. Raises only UpstreamFailure.

    `permit` comes from `target.admit`; `first_token_budget` is as in `Upstream.stream`. `sent` is called at the end if
    the upstream may have been sent the prompt. `max_bytes`: how much text, in UTF-8, it may write.
    """
    name = target.spec.name
    instruments = _instruments(alias, name)
    began = time.monotonic()
    first = 0.0
    outcome, texts, size = _ABANDONED, 0, 0
    failed: UpstreamFailure | None = None
    instruments.in_flight.inc()
    span = tracing.begin(target.spec, request)
    try:
        async with aclosing(target.upstream.stream(request, first_token_budget=first_token_budget)) as events:
            async for event in events:
                if isinstance(event, Finished):
                    outcome = _OK
                    span.finished(event)
                    if texts:
                        _observe_pace(instruments, event, texts, time.monotonic() - first)
                else:
                    size += len(event.text) if event.text.isascii() else len(event.text.encode())
                    if max_bytes is not None and size > max_bytes:
                        raise UpstreamFailure(FailureKind.TOO_LONG)
                    if texts == 0:
                        first = time.monotonic()
                        instruments.first_text.observe(first - began)
                        target.first_text(permit, first - began)
                    texts += 1
                yield event
    except Exception as error:
        failed = _failure(error)
        outcome = failed.kind.value
        _log.warning(
            "upstream failed",
            extra={"upstream": name, "reason": outcome, "mid_stream": texts > 0, "cause": _cause(failed)},
        )
        raise failed from failed.__cause__
    finally:
        if outcome == _ABANDONED:
            target.abandoned(permit, time.monotonic() - began, answered=texts > 0)
        else:
            target.ended(permit, failed, first_token_budget=first_token_budget)
        if failed is None or failed.kind not in PROMPT_NOT_SENT:
            sent()
        span.end(outcome)
        instruments.in_flight.dec()
        instruments.deltas.inc(texts)
        instruments.seconds.observe(time.monotonic() - began)
        metrics.ATTEMPTS.labels(alias, name, outcome, str(texts > 0).lower()).inc()


def _observe_pace(instruments: _Instruments, event: Finished, texts: int, seconds: float) -> None:
    if texts > 1:
        instruments.between_texts.observe(seconds / (texts - 1))
    if seconds > 0:
        instruments.tokens_per_second.observe(event.usage.completion_tokens / seconds)


def _failure(error: Exception) -> UpstreamFailure:
    """An error that nobody foresaw counts as INVALID_STREAM, so that the next target is tried."""
    if isinstance(error, UpstreamFailure):
        return error
    failure = UpstreamFailure(FailureKind.INVALID_STREAM)
    failure.__cause__ = error
    return failure


def _cause(failure: UpstreamFailure) -> str:
    """The type of the error that caused the failure; its message could hold what an upstream sent."""
    return type(failure.__cause__).__name__ if failure.__cause__ else ""
