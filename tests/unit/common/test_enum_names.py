"""Enum values are shown without their prefix."""

from __future__ import annotations

from gamesrec.gateway.v1 import gateway_pb2
from services.common.enum_names import short_name


def test_the_prefix_of_the_type_is_left_out() -> None:
    degradation = gateway_pb2.Degradation(fallback=gateway_pb2.Degradation.FALLBACK_TEMPLATE_TEXT)
    assert short_name(degradation, "fallback") == "TEMPLATE_TEXT"
    summary = gateway_pb2.ChatSummary(text_source=gateway_pb2.TEXT_SOURCE_LLM)
    assert short_name(summary, "text_source") == "LLM"


def test_a_value_of_a_newer_contract_is_shown_as_its_number() -> None:
    newer = gateway_pb2.Degradation.FromString(b"\x20\x63")
    assert short_name(newer, "component") == "99"
