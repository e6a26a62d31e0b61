"""The training corpus as it is loaded: sound labels, enough of everything, nothing that would flatter an evaluation."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from services.classifier.training.grammar.labels import INTENTS, LANGUAGES, SPAN_TYPES, LabelledMessage
from services.classifier.training.grammar.loading import generated, hand_written, load_training_corpus
from services.classifier.training.grammar.rows import check, text_key

CHALLENGE_SETS = Path(__file__).parents[4] / "bench" / "understanding"


@pytest.fixture(scope="module")
def corpus() -> tuple[LabelledMessage, ...]:
    return load_training_corpus()


def test_every_row_obeys_the_policy(corpus: tuple[LabelledMessage, ...]) -> None:
    for message in corpus:
        check(message)


def test_the_corpus_is_as_large_as_the_model_needs(corpus: tuple[LabelledMessage, ...]) -> None:
    assert len(corpus) >= 8000
    assert sum(message.spans is not None for message in corpus) >= 5000
    assert sum(message.source == "hand" for message in corpus) >= 3500


def test_every_language_has_its_share(corpus: tuple[LabelledMessage, ...]) -> None:
    counts = Counter(message.language for message in corpus)
    assert set(counts) == set(LANGUAGES)
    assert min(counts.values()) >= 2_000
    assert counts["en"] + counts["ru"] >= len(corpus) * 0.35


def test_every_language_speaks_of_everything(corpus: tuple[LabelledMessage, ...]) -> None:
    counts = Counter((message.language, message.intent) for message in corpus)
    assert min(counts[language, intent] for language in LANGUAGES for intent in INTENTS) >= 20
    refused = Counter(
        message.language
        for message in corpus
        if any(span.polarity == "REFUSED" and span.type == "KIND" for span in message.spans or ())
    )
    assert min(refused[language] for language in LANGUAGES) >= 100


def test_every_type_of_span_is_there_often(corpus: tuple[LabelledMessage, ...]) -> None:
    counts = Counter(span.type for message in corpus for span in message.spans or ())
    assert set(counts) == SPAN_TYPES
    assert min(counts.values()) >= 100


def test_no_text_stands_twice(corpus: tuple[LabelledMessage, ...]) -> None:
    assert max(Counter(text_key(message.text) for message in corpus).values()) == 1


def test_a_group_has_one_intent(corpus: tuple[LabelledMessage, ...]) -> None:
    intents: dict[str, set[str]] = {}
    for message in corpus:
        intents.setdefault(message.group, set()).add(message.intent)
    assert [group for group, found in intents.items() if len(found) > 1] == []


def test_the_same_seed_generates_the_same_messages_and_another_seed_others() -> None:
    first, again, other = (list(islice(generated(seed), 2_000)) for seed in (3, 3, 4))
    assert first == again
    assert first != other


def test_hand_rows_of_a_directory_without_files_are_none(tmp_path: Path) -> None:
    assert list(hand_written(tmp_path)) == []


@pytest.mark.skipif(not CHALLENGE_SETS.is_dir(), reason="the challenge sets are not in this checkout")
def test_no_message_of_the_challenge_sets_is_trained_on(corpus: tuple[LabelledMessage, ...]) -> None:
    held_out = {_words(text) for text in _challenge_texts()}
    shared = [message.group for message in corpus if len(_words(message.text)) > 3 and _words(message.text) in held_out]
    assert shared == []


def _challenge_texts() -> Iterator[str]:
    for path in sorted(CHALLENGE_SETS.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)["text"]


def _words(text: str) -> tuple[str, ...]:
    """Near-identical: the same words, whatever their order, case and punctuation."""
    return tuple(sorted("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()))
