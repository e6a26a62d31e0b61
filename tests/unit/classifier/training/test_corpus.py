"""A corpus of one's own is checked row by row."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize("row", [WISH, CHAT])
def test_a_corpus_of_one_side_is_refused(tmp_path: Path, row: dict[str, Any]) -> None:
    with pytest.raises(StartupError, match="about games"):
        own_corpus(written(tmp_path, row))


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"cannot be read \(No such file"):
        own_corpus(tmp_path / "none.jsonl")


def test_the_projects_corpus_has_one_digest() -> None:
    assert project_corpus().digest == project_corpus().digest
