"""Rows that cannot be trained on are refused with their line and the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from services.classifier.training.grammar.loading import hand_written
from services.classifier.training.grammar.rows import RowError, message_of, read_rows, row_of

ROW: dict[str, Any] = {
    "text": "no shooters",
    "language": "en",
    "intent": "RECOMMEND",
    "act": "REFINE",
    "group": "g",
    "source": "hand",
    "spans": [{"start": 3, "end": 11, "type": "KIND", "polarity": "REFUSED"}],
}


def span(**changed: Any) -> dict[str, Any]:
    return {"spans": [ROW["spans"][0] | changed]}


def test_a_row_survives_reading_and_writing() -> None:
    assert row_of(message_of(ROW)) == ROW


def test_spans_that_nobody_marked_are_absent_and_an_empty_list_is_not() -> None:
    without = {key: value for key, value in ROW.items() if key != "spans"}
    assert message_of(without).spans is None
    assert message_of(without | {"spans": []}).spans == ()
    assert "spans" not in row_of(message_of(without))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": " "}, "text must be"),
        ({"language": "xx"}, "language 'xx'"),
        ({"intent": "SALE"}, "intent 'SALE'"),
        ({"act": "GREETING"}, "does not go with"),
        ({"mood": "glad"}, "unknown key mood"),
        ({"text": "no cafe\u0301s yet"}, "NFC"),
        (span(type="COLOUR"), "type 'COLOUR'"),
        (span(polarity="MAYBE"), "polarity 'MAYBE'"),
        (span(end=40), "not inside"),
        (span(start=2), "white space"),
        ({"spans": [ROW["spans"][0], ROW["spans"][0]]}, "overlaps"),
        ({"spans": [{"start": 1}]}, "each of spans"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line_and_the_reason(
    tmp_path: Path, changed: dict[str, Any], words: str
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | changed) + "\n", encoding="utf-8")
    with pytest.raises(RowError, match=f"line 2: .*{words}"):
        list(read_rows(path))


def test_one_text_with_two_acts_is_refused(tmp_path: Path) -> None:
    rows = [ROW, ROW | {"text": "No  shooters!", "act": "NEW_WISH", "spans": []}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(RowError, match="keep one"):
        list(hand_written(tmp_path))
