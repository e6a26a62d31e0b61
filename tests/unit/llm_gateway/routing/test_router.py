"""Which upstream answers, and what is told when none does."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any

import pytest
from prometheus_client import REGISTRY

from services.common import request as requests
from services.common.errors import FailedPrecondition, InvalidArgument, ResourceExhausted, ServiceError, Unavailable
from services.common.overload.circuit_breaker import BreakerState
from services.llm_gateway.completion import (
    Call,
    CompletionEvent,
    CompletionRequest,
    Delta,
    Finished,
    Message,
    Started,
    UpstreamEvent,
)
from services.llm_gateway.configuration.schema import DEFAULT_ALIAS, BreakerRules, RetryRules
from services.llm_gateway.routing.router import LivePool, Router
from services.llm_gateway.routing.target import LiveTarget
from services.llm_gateway.upstream.failures import FAILURE_POLICIES, FailureKind, UpstreamFailure
from tests.fakes.llm_gateway import FINISHED, FakeUpstream

REQUEST = CompletionRequest(messages=(Message("user", "Which game?"),))


def router(*upstreams: FakeUpstream) -> Router:
    """Tries them in this order, once."""
    targets = [LiveTarget(upstream) for upstream in upstreams]
    return Router({"default": [LivePool([target], retry=RetryRules(rounds=1)) for target in targets]})


async def ask(
    *upstreams: FakeUpstream, alias: str = DEFAULT_ALIAS, language: str = ""
) -> tuple[list[CompletionEvent], ServiceError | None]:
    """What comes of a request, and its error if it ends with one."""
    events: list[CompletionEvent] = []
    try:
        async for event in router(*upstreams).stream(Call(REQUEST, alias, language)):
            events.append(event)
    except ServiceError as error:
        return events, error
    return events, None


def failing(name: str, kind: FailureKind, *before: str, retry_after: float | None = None) -> FakeUpstream:
    return FakeUpstream(name, script=(*before, UpstreamFailure(kind, retry_after=retry_after)))


async def test_the_first_upstream_answers() -> None:
    first, second = FakeUpstream("a", script=("x", "y", FINISHED)), FakeUpstream("b")
    assert await ask(first, second) == ([Started("a", "a-model", 1), Delta("x"), Delta("y"), FINISHED], None)
    assert first.requests == [REQUEST]
    assert second.requests == []


@pytest.mark.parametrize("kind", list(FailureKind))
async def test_a_failure_of_any_kind_before_the_first_text_moves_on_to_the_next_upstream(kind: FailureKind) -> None:
    events, error = await ask(failing("a", kind), FakeUpstream("b", script=("x", FINISHED)))
    assert (events, error) == ([Started("b", "b-model", 2), Delta("x"), FINISHED], None)


async def test_an_error_that_nobody_foresaw_moves_on_too_and_only_its_type_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    second = FakeUpstream("b", script=("x", FINISHED))
    events, error = await ask(FakeUpstream("a", script=(OverflowError("the upstream's own words"),)), second)
    assert (events, error) == ([Started("b", "b-model", 2), Delta("x"), FINISHED], None)
    assert [(record.__dict__["reason"], record.__dict__["cause"]) for record in caplog.records] == [
        ("INVALID_STREAM", "OverflowError")
    ]
    assert "own words" not in caplog.text
    _, error = await ask(FakeUpstream("a", script=("x", OverflowError())), second)
    assert isinstance(error, Unavailable)
    assert (error.reason, error.metadata["cause"]) == ("MID_STREAM", "INVALID_STREAM")


async def test_a_failure_after_the_first_text_ends_the_call_and_is_never_tried_again() -> None:
    second = FakeUpstream("b")
    events, error = await ask(failing("a", FailureKind.CONNECTION_LOST, "x"), second)
    assert events == [Started("a", "a-model", 1), Delta("x")]
    assert isinstance(error, Unavailable)
    assert (error.reason, error.metadata) == ("MID_STREAM", {"upstream": "a", "cause": "CONNECTION_LOST"})
    assert second.requests == []


async def test_when_all_fail_the_last_failure_is_told_and_all_are_named() -> None:
    events, error = await ask(
        failing("a", FailureKind.FIRST_TOKEN_TIMEOUT), failing("b", FailureKind.RATE_LIMITED, retry_after=3)
    )
    assert events == []
    assert isinstance(error, ResourceExhausted)
    assert (error.reason, error.retry_after) == ("RATE_LIMITED", 3)
    assert error.metadata == {"upstream": "b", "attempts": "a:FIRST_TOKEN_TIMEOUT,b:RATE_LIMITED"}


async def test_a_completion_without_any_text_is_a_completion() -> None:
    assert await ask(FakeUpstream("a", script=(FINISHED,))) == ([Started("a", "a-model", 1), FINISHED], None)


async def test_an_upstream_for_other_languages_is_passed_over() -> None:
    english = FakeUpstream("a", languages=("en",))
    any_language = FakeUpstream("b", script=("x", FINISHED))
    events, _ = await ask(english, any_language, language="ru-RU")
    assert events[0] == Started("b", "b-model", 1)
    assert english.requests == []


@pytest.mark.parametrize("language", ["", "en", "EN", "en-GB", "en_US"])
async def test_a_language_matches_whatever_its_region_and_case(language: str) -> None:
    _, error = await ask(FakeUpstream("a", languages=("en",)), language=language)
    assert error is None


async def test_no_upstream_for_the_language_is_a_failed_precondition() -> None:
    _, error = await ask(FakeUpstream("a", languages=("en", "de")), language="ru")
    assert isinstance(error, FailedPrecondition)
    assert error.reason == "LANGUAGE_UNSUPPORTED"


async def test_an_unknown_alias_is_refused_with_the_known_ones() -> None:
    _, error = await ask(FakeUpstream(), alias="gpt")
    assert isinstance(error, InvalidArgument)
    assert error.reason == "UNKNOWN_MODEL"
    assert "default" in error.message
    assert error.violations[0].field == "model"


async def test_of_very_many_aliases_some_are_told() -> None:
    route = LivePool([LiveTarget(FakeUpstream())])
    aliases = {"default": [route], **{f"{n:03}-{'x' * 120}": [route] for n in range(99)}}
    with pytest.raises(InvalidArgument, match=r"known are: 000-x.*, 002-x+ and 97 more, which ListModels tells$"):
        await anext(Router(aliases).stream(Call(REQUEST, "gpt")))


async def test_closing_the_stream_closes_the_upstream_and_counts_it_as_abandoned() -> None:
    upstream = FakeUpstream("leaver", script=("x", "y", FINISHED))
    async with aclosing(router(upstream).stream(Call(REQUEST))) as events:
        assert await anext(events) == Started("leaver", "leaver-model", 1)
        assert upstream.open_streams == 1
    assert upstream.open_streams == 0
    labels = {"alias": "default", "upstream": "leaver", "outcome": "ABANDONED", "text": "true"}
    assert REGISTRY.get_sample_value("gamesrec_llm_gateway_attempts_total", labels) == 1
    assert (
        REGISTRY.get_sample_value("gamesrec_llm_gateway_attempts_in_flight", {"alias": "default", "upstream": "leaver"})
        == 0
    )


async def test_a_target_that_writes_too_much_is_blamed_and_not_tried_again() -> None:
    upstream = Script("a", ["x" * 9, FINISHED])
    target = LiveTarget(upstream, BreakerRules(minimum=1))
    found = Router({"default": [LivePool([target], retry=QUICK)]}, max_completion_bytes=8)
    error = await outcome(found)
    assert isinstance(error, Unavailable)
    assert (error.reason, upstream.asked, target.breaker.state) == ("TOO_LONG", 1, BreakerState.OPEN)


async def test_attempts_are_counted() -> None:
    await ask(failing("counted-a", FailureKind.UPSTREAM_ERROR), FakeUpstream("counted-b", script=("x", FINISHED)))

    def value(name: str, labels: dict[str, str]) -> float | None:
        return REGISTRY.get_sample_value(name, {"alias": "default", **labels})

    attempts = "gamesrec_llm_gateway_attempts_total"
    assert value(attempts, {"upstream": "counted-a", "outcome": "UPSTREAM_ERROR", "text": "false"}) == 1
    assert value(attempts, {"upstream": "counted-b", "outcome": "OK", "text": "true"}) == 1
    assert value("gamesrec_llm_gateway_first_text_seconds_count", {"upstream": "counted-b"}) == 1


class Script:
    """An upstream whose requests each meet the next script."""

    def __init__(self, name: str, *scripts: Sequence[str | Finished | UpstreamFailure], **spec: Any) -> None:
        self._upstreams = [FakeUpstream(name, script=script, **spec) for script in scripts]
        self.spec = self._upstreams[0].spec
        self.in_flight = self.queued = self.asked = 0

    def stream(
        self, request: CompletionRequest, *, first_token_budget: float | None
    ) -> AsyncGenerator[UpstreamEvent, None]:
        upstream = self._upstreams[min(self.asked, len(self._upstreams) - 1)]
        self.asked += 1
        return upstream.stream(request, first_token_budget=first_token_budget)

    async def aclose(self) -> None:
        pass


def scripted(retry: RetryRules, *upstreams: Script) -> Router:
    return Router({"default": [LivePool([LiveTarget(upstream) for upstream in upstreams], retry=retry)]})


async def outcome(router: Router, request: CompletionRequest = REQUEST) -> list[CompletionEvent] | ServiceError:
    try:
        return [event async for event in router.stream(Call(request))]
    except ServiceError as error:
        return error


QUICK = RetryRules(rounds=3, base=0.001, longest=0.01)


@pytest.mark.parametrize("kind", [kind for kind in FailureKind if FAILURE_POLICIES[kind].retryable])
async def test_what_may_pass_is_tried_again_at_the_same_target(kind: FailureKind) -> None:
    upstream = Script(
        "a", [UpstreamFailure(kind, retry_after=0)], [UpstreamFailure(kind, retry_after=0)], ["x", FINISHED]
    )
    assert await outcome(scripted(QUICK, upstream)) == [Started("a", "a-model", 3), Delta("x"), FINISHED]


@pytest.mark.parametrize("kind", [kind for kind in FailureKind if not FAILURE_POLICIES[kind].retryable])
async def test_what_will_not_pass_is_not_tried_again(kind: FailureKind) -> None:
    upstream = Script("a", [UpstreamFailure(kind)])
    error = await outcome(scripted(QUICK, upstream))
    assert isinstance(error, ServiceError)
    assert (upstream.asked, error.metadata["attempts"]) == (1, f"a:{kind.value}")


async def test_rounds_are_bounded_and_all_attempts_are_told() -> None:
    upstreams = [Script(name, [UpstreamFailure(FailureKind.UPSTREAM_ERROR)], priority=n) for n, name in enumerate("ab")]
    error = await outcome(scripted(QUICK, *upstreams))
    assert isinstance(error, Unavailable)
    assert error.metadata["attempts"] == ",".join(["a:UPSTREAM_ERROR,b:UPSTREAM_ERROR"] * 3)


async def test_nothing_is_tried_again_before_the_time_the_upstream_asks_for() -> None:
    upstream = Script("a", [UpstreamFailure(FailureKind.RATE_LIMITED, retry_after=0.05)], ["x", FINISHED])
    patient = RetryRules(rounds=2, base=0.001, longest=1)
    began = time.monotonic()
    assert isinstance(await outcome(scripted(patient, upstream)), list)
    assert time.monotonic() - began >= 0.05


async def test_a_wait_that_is_too_long_is_left_to_the_caller() -> None:
    upstream = Script("a", [UpstreamFailure(FailureKind.RATE_LIMITED, retry_after=60)], ["x", FINISHED])
    error = await outcome(scripted(QUICK, upstream))
    assert isinstance(error, ResourceExhausted)
    assert (error.retry_after, upstream.asked) == (60, 1)


async def test_the_waits_are_drawn_from_the_whole_of_a_growing_range(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("services.llm_gateway.routing.router.asyncio.sleep", sleep)
    rules = RetryRules(rounds=4, base=0.1, longest=0.3)
    for _ in range(300):
        await outcome(scripted(rules, Script("a", [UpstreamFailure(FailureKind.UPSTREAM_ERROR)])))
    by_round = [waits[n::3] for n in range(3)]
    for bound, drawn in zip((0.1, 0.2, 0.3), by_round, strict=True):
        assert max(drawn) <= bound
        assert min(drawn) < bound * 0.05
        assert max(drawn) > bound * 0.95


async def test_a_target_that_hangs_leaves_time_for_the_others() -> None:
    targets = [LiveTarget(failing("a", FailureKind.FIRST_TOKEN_TIMEOUT)), LiveTarget(FakeUpstream("b", priority=1))]
    requests.set_current(requests.RequestContext("id", time.monotonic() + 10))
    try:
        await outcome(Router({"default": [LivePool(targets)]}))
    finally:
        requests.set_current(None)
    first, second = (target.upstream.first_token_budget[0] for target in targets)  # type: ignore[attr-defined]
    assert first == pytest.approx(6, abs=0.2)
    assert second == pytest.approx(9.95, abs=0.2)


async def test_fallbacks_are_tried_after_the_aliases_own_pool() -> None:
    own, other = Script("own", [UpstreamFailure(FailureKind.MODEL_NOT_FOUND)]), Script("other", ["x", FINISHED])
    routes = [LivePool([LiveTarget(upstream)]) for upstream in (own, other)]
    assert await outcome(Router({"default": routes})) == [Started("other", "other-model", 2), Delta("x"), FINISHED]


async def test_a_prompt_goes_to_the_target_that_it_fits() -> None:
    long = CompletionRequest(messages=(Message("user", "x" * 4000),), max_tokens=10)
    small, large = Script("small", ["x", FINISHED], context_window=256), Script("large", ["y", FINISHED], priority=1)
    assert await outcome(scripted(QUICK, small, large), long) == [
        Started("large", "large-model", 1),
        Delta("y"),
        FINISHED,
    ]
    assert small.asked == 0


async def test_a_suspended_target_is_passed_over_without_being_asked() -> None:
    sick, well = (
        Script("sick", [UpstreamFailure(FailureKind.CONNECT_FAILED)]),
        Script("well", ["x", FINISHED], priority=1),
    )
    router = scripted(QUICK, sick, well)
    for _ in range(20):
        assert isinstance(await outcome(router), list)
    assert sick.asked == 5


async def test_how_a_target_failed_says_more_than_that_another_was_not_asked() -> None:
    suspended, failing_now = (
        Script("s", ["x", FINISHED], priority=1),
        Script("f", [UpstreamFailure(FailureKind.UPSTREAM_ERROR)]),
    )
    router = scripted(RetryRules(rounds=1), suspended, failing_now)
    router._aliases["default"][0].targets[0].breaker.pause(60)
    error = await outcome(router)
    assert isinstance(error, Unavailable)
    assert (error.reason, error.metadata["attempts"]) == ("UPSTREAM_ERROR", "f:UPSTREAM_ERROR,s:RATE_LIMITED")
