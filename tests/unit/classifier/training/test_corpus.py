"""A corpus of one's own is checked row by row."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from services.classifier.training.corpus import own_corpus, project_corpus
from services.common.errors import StartupError

WISH = {
    "text": "no shooters",
    "language": "en",
    "intent": "RECOMMEND",
    "act": "REFINE",
    "spans": [{"start": 3, "end": 11, "type": "KIND", "polarity": "REFUSED"}],
    "group": "a",
    "source": "hand",
}
CHAT = {
    "text": "hi",
    "language": "en",
    "intent": "SMALL_TALK",
    "act": "GREETING",
    "spans": [],
    "group": "b",
    "source": "hand",
}


def written(tmp_path: Path, *rows: dict[str, Any]) -> Path:
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def marked(start: float, end: float) -> dict[str, Any]:
    return {"spans": [{"start": start, "end": end, "type": "KIND", "polarity": "REFUSED"}]}


def test_rows_are_read_once_each(tmp_path: Path) -> None:
    corpus = own_corpus(written(tmp_path, WISH, CHAT, {**CHAT, "text": "Hi"}))
    assert [message.text for message in corpus.messages] == ["no shooters", "hi"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"intent": "BUY"}, "intent"),
        ({"act": "SHOUT"}, "act"),
        ({"language": "xx"}, "language"),
        ({"text": " "}, "text"),
        ({"spans": [{"start": 3, "end": 11, "type": "COLOUR", "polarity": "WANTED"}]}, "type"),
        ({"spans": [{"start": 3, "end": 40, "type": "KIND", "polarity": "WANTED"}]}, "not inside"),
        (
            {
                "spans": [
                    {"start": 0, "end": 5, "type": "KIND", "polarity": "WANTED"},
                    {"start": 3, "end": 11, "type": "KIND", "polarity": "WANTED"},
                ]
            },
            "overlaps",
        ),
        (marked(3, math.inf), "whole numbers, inf is none"),
        (marked(3.9, 11.9), r"whole numbers, 3\.9 is none"),
        (marked(3, True), "whole numbers, True is none"),
        (marked(4, 9), "a part of 'shooters' alone"),
        ({"text": 'no "shooters"'} | marked(3, 13), "punctuation"),
        ({"text": "no «shooters»"} | marked(3, 13), "punctuation"),
        ({"intent": "OFF_TOPIC", "act": "OTHER"}, "a message of intent OFF_TOPIC has no spans"),
        ({"text": "no shooters \ud800"}, "text has half of a surrogate pair"),
        ({"group": "\ud800"}, "group has half of a surrogate pair"),
        ({"\ud800": "a"}, r"unknown key '\\ud800'"),
    ],
)
def test_a_wrong_row_is_named_with_its_number_and_the_reason(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    with pytest.raises(StartupError, match=rf"row 2: .*{reason}"):
        own_corpus(written(tmp_path, CHAT, WISH | change))


def test_all_wrong_rows_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(StartupError) as caught:
        own_corpus(written(tmp_path, WISH | {"intent": "BUY"}, CHAT, WISH | {"act": "SHOUT"}))
    assert "row 1:" in str(caught.value)
    assert "row 3:" in str(caught.value)


def test_duplicates_that_contradict_each_other_are_named_together(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="row 3: labelled otherwise than the same text in row 1"):
        own_corpus(written(tmp_path, WISH, CHAT, WISH | {"text": "No shooters", "act": "NEW_WISH"}))


def test_a_row_that_is_nested_without_end_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, WISH, CHAT)
    path.write_text(path.read_text() + "\n" + "[" * 200_000)
    with pytest.raises(StartupError, match="row 3: it is nested too deeply"):
        own_corpus(path)


@pytest.mark.parametrize(
    "again",
    [{"text": " No  shooters!"} | marked(5, 13), {"text": "NO SHOOTERS", "spans": None}, {"text": "no shooters."}],
)
def test_one_text_with_one_meaning_is_no_contradiction_whatever_stands_around_its_words(
    tmp_path: Path, again: dict[str, Any]
) -> None:
    for rows in ((WISH, WISH | again), (WISH | again, WISH)):
        wish, chat = own_corpus(written(tmp_path, *rows, CHAT)).messages
        (span,) = wish.spans or ()
        assert wish.text[span.start : span.end].casefold() == "shooters"
        assert chat.text == "hi"


def test_one_text_with_other_words_marked_is_a_contradiction(tmp_path: Path) -> None:
    twice = WISH | {"text": "no rpg, no rpg"}
    with pytest.raises(StartupError, match="row 2: labelled otherwise than the same text in row 1"):
        own_corpus(written(tmp_path, twice | marked(3, 6), twice | marked(11, 14), CHAT))


@pytest.mark.parametrize("row", [WISH, CHAT])
def test_a_corpus_of_one_side_is_refused(tmp_path: Path, row: dict[str, Any]) -> None:
    with pytest.raises(StartupError, match="about games"):
        own_corpus(written(tmp_path, row))


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"cannot be read \(No such file"):
        own_corpus(tmp_path / "none.jsonl")


def test_the_projects_corpus_has_one_digest() -> None:
    assert project_corpus().digest == project_corpus().digest
