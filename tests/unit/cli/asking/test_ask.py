"""The last line of an answer says how it came about, and a failed call what to do."""

from __future__ import annotations

import pytest

from gamesrec import client as edge
from services.cli.asking.ask import explain, footer


def summary(**fields: object) -> edge.AnswerSummary:
    usual: dict[str, object] = {
        "request_id": "r",
        "text_source": "template",
        "finish_reason": "complete",
        "language": "en",
        "named_game_ids": (),
        "degradations": (),
        "timings": {},
        "language_model": "",
        "model_tokens": 0,
        "experiment_bucket": "",
        "state": b"",
    }
    return edge.AnswerSummary(**{**usual, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reason", "error_reason", "expected"),
    [
        ("ungrounded", "", "llm_gateway: UNGROUNDED -> TEMPLATE_TEXT"),
        ("call_failed", "CIRCUIT_OPEN", "llm_gateway: CIRCUIT_OPEN -> TEMPLATE_TEXT"),
        ("language_unsupported", "LANGUAGE_UNSUPPORTED", "llm_gateway: LANGUAGE_UNSUPPORTED"),
    ],
)
def test_a_degradation_is_printed_and_a_failed_call_by_its_error(reason: str, error_reason: str, expected: str) -> None:
    degradation = edge.Degradation("llm_gateway", reason, "template_text", error_reason)
    printed = footer(summary(degradations=(degradation,), timings={"total": 0.083}))
    assert printed.startswith("text: template | done after 83 ms | ")
    assert expected in printed


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (edge.Unavailable("x", code="UNAVAILABLE"), "nothing answers at here:1; start the stack with: "),
        (edge.Unavailable("gone", code="UNAVAILABLE", reason="GONE"), "UNAVAILABLE: gone"),
        (edge.NotAuthenticated("a key is needed"), "a key is needed (--key, or the variable GAMESREC_KEY)"),
        (edge.InvalidRequest("text: is empty", code="INVALID_ARGUMENT"), "INVALID_ARGUMENT: text: is empty"),
    ],
)
def test_a_failed_call_says_what_to_do(error: edge.GamesrecError, expected: str) -> None:
    assert explain(error, "here:1").startswith(expected)
