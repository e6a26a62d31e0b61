"""Which upstream answers, and what is told when none does."""

from __future__ import annotations

from contextlib import aclosing

import pytest
from prometheus_client import REGISTRY

from services.common.errors import FailedPrecondition, InvalidArgument, ResourceExhausted, ServiceError, Unavailable
from services.llm_gateway.completion import CompletionEvent, CompletionRequest, Delta, Message, Started
from services.llm_gateway.configuration import RetryRules
from services.llm_gateway.failures import FailureKind, UpstreamFailure
from services.llm_gateway.fakes import FINISHED, FakeUpstream
from services.llm_gateway.routing import Route, Router
from services.llm_gateway.target import LiveTarget

REQUEST = CompletionRequest(messages=(Message("user", "Which game?"),))


def router(*upstreams: FakeUpstream) -> Router:
    """Tries them in this order, once."""
    targets = [LiveTarget(upstream) for upstream in upstreams]
    return Router({"default": [Route([target], retry=RetryRules(rounds=1)) for target in targets]})


async def ask(
    *upstreams: FakeUpstream, alias: str = "", language: str = ""
) -> tuple[list[CompletionEvent], ServiceError | None]:
    """What comes of a request, and its error if it ends with one."""
    events: list[CompletionEvent] = []
    try:
        async for event in router(*upstreams).stream(REQUEST, alias=alias, language=language):
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


async def test_closing_the_stream_closes_the_upstream_and_counts_it_as_abandoned() -> None:
    upstream = FakeUpstream("leaver", script=("x", "y", FINISHED))
    async with aclosing(router(upstream).stream(REQUEST, alias="", language="")) as events:
        assert await anext(events) == Started("leaver", "leaver-model", 1)
        assert upstream.open_streams == 1
    assert upstream.open_streams == 0
    labels = {"alias": "default", "upstream": "leaver", "outcome": "ABANDONED", "text": "true"}
    assert REGISTRY.get_sample_value("gamesrec_llm_gateway_attempts_total", labels) == 1
    assert (
        REGISTRY.get_sample_value("gamesrec_llm_gateway_attempts_in_flight", {"alias": "default", "upstream": "leaver"})
        == 0
    )


async def test_attempts_are_counted() -> None:
    await ask(failing("counted-a", FailureKind.UPSTREAM_ERROR), FakeUpstream("counted-b", script=("x", FINISHED)))

    def value(name: str, labels: dict[str, str]) -> float | None:
        return REGISTRY.get_sample_value(name, {"alias": "default", **labels})

    attempts = "gamesrec_llm_gateway_attempts_total"
    assert value(attempts, {"upstream": "counted-a", "outcome": "UPSTREAM_ERROR", "text": "false"}) == 1
    assert value(attempts, {"upstream": "counted-b", "outcome": "OK", "text": "true"}) == 1
    assert value("gamesrec_llm_gateway_first_text_seconds_count", {"upstream": "counted-b"}) == 1
