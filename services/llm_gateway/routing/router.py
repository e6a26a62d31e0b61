"""Which target writes a completion: those of the alias, then those of its fallbacks, until one has written something.

Before the first text whatever fails is followed by the next target, and, when all have failed, by another round after
a random wait. After it nothing is tried again.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from services.common import request as requests
from services.common.errors import FailedPrecondition, InvalidArgument
from services.llm_gateway import metrics
from services.llm_gateway.completion import CompletionEvent, CompletionRequest, PromptCut, Started
from services.llm_gateway.configuration.schema import DEFAULT_ALIAS, RetryRules, Strategy
from services.llm_gateway.prompt_budget import PromptTooLongError, fitted
from services.llm_gateway.routing.attempt import attempted
from services.llm_gateway.routing.selection import ordered
from services.llm_gateway.routing.target import LiveTarget
from services.llm_gateway.upstream.failures import (
    ANSWERS,
    FailedAttempt,
    FailureKind,
    UpstreamFailure,
    before_content,
    mid_stream,
)

# While others are left, no target may use up more than this share of the time that the caller has.
_SHARE_OF_DEADLINE = 0.6
# The last one must leave these, so that the caller hears which target was too slow, and the target is blamed.
_SECONDS_TO_TELL = 0.05
# What the message of an error can hold without bursting the trailers.
_MOST_ALIASES_TOLD = 20


@dataclass(frozen=True, slots=True)
class Route:
    """A pool as it stands."""

    targets: Sequence[LiveTarget]
    strategy: Strategy = "priority"
    retry: RetryRules = field(default_factory=RetryRules)


class Router:
    """Routes completions to the targets of an alias; holds no state of a call."""

    def __init__(
        self,
        aliases: Mapping[str, Sequence[Route]],
        *,
        max_completion_bytes: int | None = None,
        chance: random.Random | None = None,
    ) -> None:
        """`aliases` holds at least DEFAULT_ALIAS; of each, its own route and then those of its fallbacks."""
        self._aliases = aliases
        self._max_completion_bytes = max_completion_bytes
        self._chance = chance or random.Random()

    async def stream(
        self,
        request: CompletionRequest,
        *,
        alias: str,
        language: str,
        arrived: float | None = None,
        sent: Callable[[], None] = lambda: None,
    ) -> AsyncGenerator[CompletionEvent, None]:
        """Started, deltas, Finished. Raises ServiceError.

        `arrived`: when the call did, by time.perf_counter. `sent` is called after each attempt whose upstream may have
        been sent the prompt.
        """
        alias = alias or DEFAULT_ALIAS
        routes = self._routes(alias)
        _check_candidates(routes, request, language)
        if arrived is not None:
            metrics.PREPARATION_SECONDS.labels(alias).observe(time.perf_counter() - arrived)
        trial = _Trial(routes, language, self._chance)
        while (target := await trial.next()) is not None:
            prompt = _fitting(target, request)
            if prompt is None:
                trial.failed(target, UpstreamFailure(FailureKind.CONTEXT_TOO_LONG))
                continue
            try:
                permit = target.admit()
            except UpstreamFailure as failure:
                trial.failed(target, failure, asked=False)
                continue
            fitting, cut = prompt
            trial.number += 1
            started = False
            attempt = attempted(
                target,
                permit,
                fitting,
                alias=alias,
                patience=trial.patience(),
                sent=sent,
                max_bytes=self._max_completion_bytes,
            )
            async with aclosing(attempt) as events:
                try:
                    async for event in events:
                        if not started:
                            started = True
                            yield Started(target.spec.name, target.spec.model, trial.number, cut=cut)
                        yield event
                    return
                except UpstreamFailure as failure:
                    if started:
                        raise mid_stream(target.spec.name, failure) from failure
                    trial.failed(target, failure)
        raise before_content(trial.attempts) from trial.attempts[-1].failure

    def _routes(self, alias: str) -> Sequence[Route]:
        routes = self._aliases.get(alias)
        if routes is None:
            known = ", ".join(sorted(self._aliases)[:_MOST_ALIASES_TOLD])
            if len(self._aliases) > _MOST_ALIASES_TOLD:
                known += f" and {len(self._aliases) - _MOST_ALIASES_TOLD} more, which ListModels tells"
            raise InvalidArgument.of_field("model", f"no such alias; known are: {known}", reason="UNKNOWN_MODEL")
        return routes


def _check_candidates(routes: Sequence[Route], request: CompletionRequest, language: str) -> None:
    candidates = [target.spec for route in routes for target in route.targets if target.spec.writes(language)]
    if not candidates:
        raise FailedPrecondition(
            "no upstream of this alias is configured for the language asked for", reason="LANGUAGE_UNSUPPORTED"
        )
    windows = [spec.context_window for spec in candidates if spec.context_window is not None]
    if request.max_tokens and len(windows) == len(candidates) and request.max_tokens >= max(windows):
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


class _Trial:
    """The targets that a call tries, one after the other, and how they failed."""

    def __init__(self, routes: Sequence[Route], language: str, chance: random.Random) -> None:
        self._routes = routes
        self._language = language
        self._chance = chance
        self._retry = routes[0].retry
        self._round = 0
        self._left: list[LiveTarget] = []
        self._hopeless: set[str] = set()
        self.attempts: list[FailedAttempt] = []
        self.number = 0
        self._fill()

    async def next(self) -> LiveTarget | None:
        """The next target, after a wait if it begins another round; None when there is none."""
        if not self._left and not await self._another_round():
            return None
        return self._left.pop(0)

    def failed(self, target: LiveTarget, failure: UpstreamFailure, *, asked: bool = True) -> None:
        """The target has failed; it is tried again in another round if its kind of failure may pass."""
        self.attempts.append(FailedAttempt(target.spec.name, failure, asked))
        if not ANSWERS[failure.kind].again:
            self._hopeless.add(target.spec.name)

    def patience(self) -> float | None:
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
        self._fill()
        if not self._left:
            return False
        jitter = self._chance.uniform(0, min(self._retry.longest, self._retry.base * 2.0 ** (self._round - 1)))
        wait = max(jitter, min(target.breaker.wait() for target in self._left))
        current = requests.current()
        if wait > self._retry.longest or (current and wait >= current.remaining()):
            return False
        await asyncio.sleep(wait)
        return True

    def _fill(self) -> None:
        self._left = [
            target
            for route in self._routes
            for target in ordered(route.strategy, route.targets, self._chance)
            if target.spec.name not in self._hopeless and target.spec.writes(self._language)
        ]
