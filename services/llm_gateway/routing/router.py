"""Finds a target that writes a completion: tries those of the alias, then those of its fallbacks.

Before the first text whatever fails is followed by the next target, and, when all have failed, by another round after
a random wait. After the first text nothing is tried again.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from itertools import accumulate

from services.common import request as requests
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.overload.backoff import doubled
from services.llm_gateway import metrics
from services.llm_gateway.completion import Call, CompletionEvent, CompletionRequest, PromptCut, Started
from services.llm_gateway.configuration.schema import RetryRules, Strategy
from services.llm_gateway.prompt_budget import PromptTooLongError, fitted
from services.llm_gateway.routing.attempt import run_attempt
from services.llm_gateway.routing.selection import ordered
from services.llm_gateway.routing.target import LiveTarget
from services.llm_gateway.upstream.failures import (
    FAILURE_POLICIES,
    FailedAttempt,
    FailureKind,
    UpstreamFailure,
    all_attempts_failed,
    failed_mid_stream,
)

# While others are left, no target may use up more than this share of the time that the caller has.
_SHARE_OF_DEADLINE = 0.6
# The last target must leave these seconds, so that the caller hears which target was too slow, and its breaker too.
_SECONDS_TO_TELL = 0.05
# What the message of an error can hold within the limit of HTTP trailers.
# Of a description that travels whole.
_MOST_LETTERS_TOLD = 400


@dataclass(frozen=True, slots=True)
class LivePool:
    """A pool of the configuration, with the live state of its targets."""

    targets: Sequence[LiveTarget]
    strategy: Strategy = "priority"
    retry: RetryRules = field(default_factory=RetryRules)


class Router:
    """Routes completions to the targets of an alias; holds no state of a call."""

    def __init__(
        self,
        aliases: Mapping[str, Sequence[LivePool]],
        *,
        max_completion_bytes: int | None = None,
        rng: random.Random | None = None,
    ) -> None:
        """`aliases` holds at least DEFAULT_ALIAS; of each, its own pool and then those of its fallbacks."""
        self._aliases = aliases
        self._max_completion_bytes = max_completion_bytes
        self._rng = rng or random.Random()

    async def stream(
        self, call: Call, *, sent: Callable[[], None] = lambda: None
    ) -> AsyncGenerator[CompletionEvent, None]:
        """Started, deltas, Finished. Raises ServiceError.

        `sent` is called after each attempt whose upstream may have been sent the prompt.
        """
        pools = self._pools(call.alias)
        _check_candidates(pools, call)
        metrics.PREPARATION_SECONDS.labels(call.alias).observe(time.perf_counter() - call.arrived)
        failover = _Failover(pools, call.language, self._rng)
        while (target := await failover.next_target()) is not None:
            prompt = _fitting(target, call.request)
            if prompt is None:
                failover.failed(target, UpstreamFailure(FailureKind.CONTEXT_TOO_LONG))
                continue
            try:
                permit = target.admit()
            except UpstreamFailure as failure:
                failover.failed(target, failure, asked=False)
                continue
            request, cut = prompt
            failover.asked += 1
            started = False
            attempt = run_attempt(
                target,
                permit,
                request,
                alias=call.alias,
                first_token_budget=failover.first_token_budget(),
                sent=sent,
                max_bytes=self._max_completion_bytes,
            )
            async with aclosing(attempt) as events:
                try:
                    async for event in events:
                        if not started:
                            started = True
                            yield Started(target.spec.name, target.spec.model, failover.asked, cut=cut)
                        yield event
                    return
                except UpstreamFailure as failure:
                    if started:
                        raise failed_mid_stream(target.spec.name, failure) from failure
                    failover.failed(target, failure)
        raise all_attempts_failed(failover.attempts) from failover.attempts[-1].failure

    def _pools(self, alias: str) -> Sequence[LivePool]:
        pools = self._aliases.get(alias)
        if pools is None:
            names = sorted(self._aliases)
            ends = accumulate(len(name) + len(", ") for name in names)
            told = max(1, sum(end <= _MOST_LETTERS_TOLD for end in ends))
            known = ", ".join(names[:told])
            if told < len(names):
                known += f" and {len(names) - told} more, which ListModels tells"
            raise InvalidArgument.of_field("model", f"no such alias; known are: {known}", reason="UNKNOWN_MODEL")
        return pools


def _check_candidates(pools: Sequence[LivePool], call: Call) -> None:
    candidates = [target.spec for pool in pools for target in pool.targets if target.spec.writes(call.language)]
    if not candidates:
        raise FailedPrecondition(
            "no upstream of this alias is configured for the language asked for", reason="LANGUAGE_UNSUPPORTED"
        )
    windows = [spec.context_window for spec in candidates if spec.context_window is not None]
    max_tokens = call.request.max_tokens
    if max_tokens and len(windows) == len(candidates) and max_tokens >= max(windows):
        raise InvalidArgument.of_field("max_tokens", f"must be below the model's window of {max(windows)} tokens")


def _fitting(target: LiveTarget, request: CompletionRequest) -> tuple[CompletionRequest, PromptCut | None] | None:
    """The request with messages that fit into the target's window; None when they cannot."""
    window = target.spec.context_window
    if window is None:
        return request, None
    try:
        prompt = fitted(request.messages, window=window, max_tokens=request.max_tokens)
    except PromptTooLongError:
        return None
    if prompt.cut is None:
        return request, None
    metrics.CUTS.labels(target.spec.name).inc()
    return replace(request, messages=prompt.messages), prompt.cut


class _Failover:
    """The targets that one call tries, one after the other, and how they failed.

    `asked` counts those that were sent the call.
    """

    def __init__(self, pools: Sequence[LivePool], language: str, rng: random.Random) -> None:
        self._pools = pools
        self._language = language
        self._rng = rng
        self._retry = pools[0].retry
        self._round = 0
        self._left: list[LiveTarget] = []
        self._not_retryable: set[str] = set()
        self.attempts: list[FailedAttempt] = []
        self.asked = 0
        self._queue_targets()

    async def next_target(self) -> LiveTarget | None:
        """The next target, after a wait if it begins another round; None when there is none."""
        if not self._left and not await self._another_round():
            return None
        return self._left.pop(0)

    def failed(self, target: LiveTarget, failure: UpstreamFailure, *, asked: bool = True) -> None:
        """The target has failed; it is tried again in another round if its kind of failure may pass."""
        self.attempts.append(FailedAttempt(target.spec.name, failure, asked))
        if not FAILURE_POLICIES[failure.kind].retryable:
            self._not_retryable.add(target.spec.name)

    def first_token_budget(self) -> float | None:
        """Seconds that the target may take for its first token, so that time is left for the others or for an error."""
        current = requests.current()
        if current is None:
            return None
        remaining = max(0.0, current.remaining())
        return remaining * _SHARE_OF_DEADLINE if self._left else max(0.0, remaining - _SECONDS_TO_TELL)

    async def _another_round(self) -> bool:
        """Waits for another round, if there is to be one."""
        self._round += 1
        if self._round >= self._retry.rounds:
            return False
        self._queue_targets()
        if not self._left:
            return False
        jitter = self._rng.uniform(0, doubled(self._retry.base, self._round - 1, longest=self._retry.longest))
        wait = max(jitter, min(target.breaker.wait() for target in self._left))
        current = requests.current()
        if wait > self._retry.longest or (current and wait >= current.remaining()):
            return False
        await asyncio.sleep(wait)
        return True

    def _queue_targets(self) -> None:
        self._left = [
            target
            for pool in self._pools
            for target in ordered(pool.strategy, pool.targets, self._rng)
            if target.spec.name not in self._not_retryable and target.spec.writes(self._language)
        ]
