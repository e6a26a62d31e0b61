"""The report of an answer tells what was poorer, and what was spent."""

from __future__ import annotations

import pytest
from prometheus_client import REGISTRY

from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.common.errors import FailedPrecondition, ResourceExhausted, ServiceError, Unavailable
from services.common.security.principal import Limits, Principal
from services.common.security.quotas import Quotas
from services.common.token_estimate import estimated_prompt_tokens, estimated_tokens
from services.gateway.answer_report import AnswerReport
from tests.support.clock import Clock

Degradation = gateway_pb2.Degradation


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (Unavailable("gone"), Degradation.REASON_CALL_FAILED),
        (Unavailable("gone", reason="CIRCUIT_OPEN"), Degradation.REASON_CALL_FAILED),
        (FailedPrecondition("not Finnish", reason="LANGUAGE_UNSUPPORTED"), Degradation.REASON_LANGUAGE_UNSUPPORTED),
        (FailedPrecondition("other encoder", reason="MODEL_MISMATCH"), Degradation.REASON_MODEL_MISMATCH),
    ],
)
def test_a_failed_call_keeps_the_reason_of_its_error(
    error: ServiceError, reason: gateway_pb2.Degradation.Reason.ValueType
) -> None:
    report = AnswerReport()
    report.degrade(Degradation.COMPONENT_LLM_GATEWAY, error, Degradation.FALLBACK_TEMPLATE_TEXT)
    (found,) = report.degradations
    assert found.component == Degradation.COMPONENT_LLM_GATEWAY
    assert found.reason == reason
    assert found.error_reason == error.reason
    assert found.fallback == Degradation.FALLBACK_TEMPLATE_TEXT


def times_counted(component: str = "gateway", reason: str = "NO_SUMMARY", error_reason: str = "") -> float:
    labels = {"component": component, "reason": reason, "error_reason": error_reason, "fallback": "TEMPLATE_TEXT"}
    return REGISTRY.get_sample_value("gamesrec_gateway_degradations_total", labels) or 0.0


def test_a_degradation_is_reported_and_counted_once_by_readable_names() -> None:
    before = times_counted()
    report = AnswerReport()
    for _ in range(2):
        report.degrade(Degradation.COMPONENT_GATEWAY, Degradation.REASON_NO_SUMMARY, Degradation.FALLBACK_TEMPLATE_TEXT)
    (found,) = report.degradations
    assert found.error_reason == ""
    assert times_counted() == before + 1


def test_a_failed_call_is_counted_as_one_whatever_its_error_says() -> None:
    """Which is what the alert looks for."""
    labels = ("llm_gateway", "CALL_FAILED", "UPSTREAM_BUSY")
    before = times_counted(*labels)
    error = Unavailable("busy", reason="UPSTREAM_BUSY")
    AnswerReport().degrade(Degradation.COMPONENT_LLM_GATEWAY, error, Degradation.FALLBACK_TEMPLATE_TEXT)
    assert times_counted(*labels) == before + 1


def test_the_tokens_of_all_completions_are_added_and_an_estimate_makes_the_sum_one() -> None:
    report = AnswerReport()
    report.add_usage(llm_gateway_pb2.Usage(prompt_tokens=10, completion_tokens=4))
    assert report.usage is not None
    assert not report.usage.estimated
    report.add_estimate(["what to play?"], "Celeste")
    assert report.usage.prompt_tokens == 10 + estimated_prompt_tokens(["what to play?"])
    assert report.usage.completion_tokens == 4 + estimated_tokens("Celeste")
    assert report.usage.estimated


def test_the_language_model_is_named_only_where_it_wrote() -> None:
    report = AnswerReport(language="en", language_model="primary/small")
    assert report.summary(named_game_ids=[], request_id="r").language_model == ""
    report.source = gateway_pb2.TEXT_SOURCE_LLM
    assert report.summary(named_game_ids=[], request_id="r").language_model == "primary/small"


def test_tokens_are_charged_to_who_asked() -> None:
    clock = Clock()
    kept = Quotas(clock)
    who = Principal("shop", frozenset(), limits=Limits(model_tokens_per_minute=10))
    with kept.call(who, is_chat=True):
        AnswerReport().add_usage(llm_gateway_pb2.Usage(prompt_tokens=8, completion_tokens=7))
    with pytest.raises(ResourceExhausted), kept.call(who, is_chat=True):
        pass
