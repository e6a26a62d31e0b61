"""The last line of an answer says how it came about."""

from __future__ import annotations

import pytest

from gamesrec.gateway.v1 import gateway_pb2
from services.cli.ask import footer

Degradation = gateway_pb2.Degradation


@pytest.mark.parametrize(
    ("reason", "error_reason", "expected"),
    [
        (Degradation.REASON_UNGROUNDED, "", "llm_gateway: UNGROUNDED -> TEMPLATE_TEXT"),
        (Degradation.REASON_CALL_FAILED, "CIRCUIT_OPEN", "llm_gateway: CIRCUIT_OPEN -> TEMPLATE_TEXT"),
        (Degradation.REASON_LANGUAGE_UNSUPPORTED, "LANGUAGE_UNSUPPORTED", "llm_gateway: LANGUAGE_UNSUPPORTED"),
    ],
)
def test_a_degradation_is_printed_without_prefixes_and_a_failed_call_by_its_error(
    reason: gateway_pb2.Degradation.Reason.ValueType, error_reason: str, expected: str
) -> None:
    degradation = Degradation(
        component=Degradation.COMPONENT_LLM_GATEWAY,
        reason=reason,
        error_reason=error_reason,
        fallback=Degradation.FALLBACK_TEMPLATE_TEXT,
    )
    printed = footer(gateway_pb2.ChatSummary(text_source=gateway_pb2.TEXT_SOURCE_TEMPLATE, degradations=[degradation]))
    assert printed.startswith("text: template | ")
    assert expected in printed
