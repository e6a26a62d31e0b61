"""Each caller has limits of its own, and is told when to come back."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from services.common.errors import ResourceExhausted
from services.llm_gateway import caller_limits
from services.llm_gateway.caller_limits import CallerLimits
from services.llm_gateway.configuration.schema import Callers, Limits


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def limits(clock: Clock, **default: float) -> CallerLimits:
    return CallerLimits(Callers.model_validate({"default": default, "named": {"free": {}}}), clock)


def call(found: CallerLimits, name: str = "a", tokens: int = 0, used: int | None = None) -> None:
    with found.call(name) as charge:
        charge.settle(tokens)
        if used is not None:
            charge.settle(used)


def refusal(found: CallerLimits, name: str = "a") -> ResourceExhausted:
    with pytest.raises(ResourceExhausted) as raised:
        call(found, name)
    assert raised.value.retry_after
    return raised.value


def test_requests_a_minute(clock: Clock) -> None:
    found = limits(clock, requests_per_minute=3)
    for _ in range(3):
        call(found)
    refused = refusal(found)
    assert refused.reason == "CALLER_REQUESTS"
    assert refused.retry_after == pytest.approx(20)
    call(found, "b")
    clock.now += 20
    call(found)
    assert refusal(found).reason == "CALLER_REQUESTS"


def test_tokens_a_minute_are_charged_by_what_was_used(clock: Clock) -> None:
    found = limits(clock, tokens_per_minute=100)
    call(found, tokens=90, used=40)
    call(found, tokens=10, used=90)
    refused = refusal(found)
    assert refused.reason == "CALLER_TOKENS"
    clock.now += 30
    call(found, used=0)


def test_a_prompt_beyond_the_limit_is_a_debt_and_not_refused_for_ever(clock: Clock) -> None:
    found = limits(clock, tokens_per_minute=100)
    call(found, tokens=300)
    assert refusal(found).retry_after == pytest.approx(120.6)
    clock.now += 121
    call(found)


def test_calls_at_once(clock: Clock) -> None:
    found = limits(clock, concurrency=2)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(found.call("a"))
        assert refusal(found).reason == "CALLER_CONCURRENCY"
    call(found)


def test_a_refused_call_is_not_charged(clock: Clock) -> None:
    found = limits(clock, requests_per_minute=2, tokens_per_minute=10)
    call(found, tokens=10)
    assert refusal(found).reason == "CALLER_TOKENS"
    clock.now += 60
    call(found, tokens=1)
    call(found, tokens=1)


def test_a_named_caller_has_its_own_limits(clock: Clock) -> None:
    found = limits(clock, requests_per_minute=1)
    for _ in range(10):
        call(found, "free")


def test_changed_limits_hold_at_once(clock: Clock) -> None:
    found = limits(clock, requests_per_minute=1)
    call(found)
    found.replace_limits(Callers(default=Limits(requests_per_minute=2)))
    call(found)
    assert refusal(found)


def test_made_up_names_do_not_fill_the_memory(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller_limits, "_MOST_CALLERS", 10)
    found = limits(clock, concurrency=1)
    with found.call("busy"):
        for n in range(100):
            call(found, f"caller-{n}")
        assert len(found._callers) <= 10
        assert refusal(found, "busy").reason == "CALLER_CONCURRENCY"
