"""The corpus and the evaluation questions as they are read."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from services.classifier.labels import Intent
from services.classifier.training.corpus import COMMITTED_CORPUS, load_corpus, load_questions
from services.common.errors import StartupError


def line(text: str, label: str = "RECOMMEND", **more: str) -> str:
    return json.dumps({"text": text, "label": label, "language": "en", "group": "g", **more}, ensure_ascii=False)


def test_the_committed_corpus_has_enough_of_every_intent_in_both_languages() -> None:
    corpus = load_corpus(COMMITTED_CORPUS)
    counts = Counter((example.label, example.language) for example in corpus.examples)
    assert min(counts[intent, language] for intent in Intent for language in ("en", "ru")) >= 200


def test_a_group_of_the_committed_corpus_has_one_intent() -> None:
    intents: dict[str, set[Intent]] = {}
    for example in load_corpus(COMMITTED_CORPUS).examples:
        intents.setdefault(example.group, set()).add(example.label)
    assert [group for group, labels in intents.items() if len(labels) > 1] == []


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([line("a"), "{broken"], "line 2: "),
        ([line("a"), line("b", "COOKING")], "line 2: label"),
        ([line("a"), line("   ")], "line 2: text"),
        ([line("a"), line("b", mood="glad")], "line 2: mood"),
        ([line("Hello  there"), line("b"), line("hello there ")], "line 3: the same text as line 1"),
        ([line("a")], "no example of GAME_QUESTION, OFF_TOPIC, SMALL_TALK"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, lines: list[str], words: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(StartupError) as caught:
        load_corpus(path)
    assert words in str(caught.value)


def test_a_missing_corpus_is_said(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="cannot be read"):
        load_corpus(tmp_path / "none.jsonl")


def test_evaluation_questions_count_once_and_contradictions_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "gaming_questions.txt").write_text("Any RPG?\nany  rpg?\n\nboth\n")
    (tmp_path / "non_gaming_questions.txt").write_text("Both\nThe weather?\n")
    questions = load_questions(tmp_path)
    assert (questions.game, questions.other) == (("Any RPG?",), ("The weather?",))


def test_a_missing_evaluation_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"gaming_questions\.txt cannot be read"):
        load_questions(tmp_path)
