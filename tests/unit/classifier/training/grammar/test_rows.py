"""Rows that cannot be trained on are refused with their line and the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from services.classifier.training.grammar import loading
from services.classifier.training.grammar.loading import hand_written
from services.classifier.training.grammar.rows import RowError, message_of, read_rows, row_of
from services.cli.app import main

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
        ({"mood": "glad"}, "unknown key 'mood'"),
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


def test_a_wrong_row_of_the_project_is_one_line_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "en.jsonl").write_bytes(json.dumps(ROW).encode() + b'\n{"text": "\xff"}\n')
    monkeypatch.setattr(loading, "HAND_WRITTEN", tmp_path)
    monkeypatch.setattr("sys.argv", ["gamesrec", "train-classifier", "--output", str(tmp_path / "m.safetensors")])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 1
    assert "en.jsonl, line 2: " in capsys.readouterr().err


def test_a_generated_row_that_is_wrong_is_named_with_its_template(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = message_of(ROW | {"act": "GREETING", "source": "grammar:en-7"})
    monkeypatch.setattr(loading, "hand_written", tuple)
    monkeypatch.setattr(loading, "generated", lambda seed: [wrong])
    with pytest.raises(RowError, match="'no shooters' of grammar:en-7: act 'GREETING'"):
        loading.load_training_corpus()


def test_one_text_with_two_acts_is_refused(tmp_path: Path) -> None:
    rows = [ROW, ROW | {"text": "No  shooters!", "act": "NEW_WISH", "spans": []}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(RowError, match="keep one"):
        list(hand_written(tmp_path))
