"""Loads the training corpus: the messages written by hand, and those that the grammars generate."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from services.classifier.training.grammar.generator import generate
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grammar.language import read_grammar
from services.classifier.training.grammar.rows import RowError, check, read_rows, text_key, without_repetitions

HAND_WRITTEN = Path(str(files("services.classifier.training") / "corpus"))
GRAMMARS = Path(str(files("services.classifier.training.grammar") / "languages"))
SEED = 7

COUNTS = MappingProxyType(
    {"en": 2960, "ru": 2960} | dict.fromkeys(("de", "es", "fr", "pt", "tr", "uk", "pl", "zh", "ja"), 700)
)
"""How many messages are generated, by language; nearly half of them are English or Russian."""


def generated(seed: int = SEED) -> Iterator[LabelledMessage]:
    """The messages of the grammars, the same for the same seed. Takes a few seconds. Raises TemplateError."""
    for language, count in COUNTS.items():
        paths = (GRAMMARS / "shared.words", *sorted(GRAMMARS.glob(f"{language}.*grammar")))
        grammar = read_grammar(language, paths)
        yield from generate(grammar, count, seed)


def hand_written(directory: Path | None = None) -> Iterator[LabelledMessage]:
    """The messages of the directory's files, those of the project without one, each text once.

    Raises RowError at a row that is wrong.
    """
    yield from without_repetitions(
        row for path in sorted((directory or HAND_WRITTEN).glob("*.jsonl")) for row in read_rows(path)
    )


def load_training_corpus(seed: int = SEED) -> tuple[LabelledMessage, ...]:
    """All messages, those by hand first; what a grammar says again, or says of an old text otherwise, is left out.

    Raises RowError or TemplateError where the corpus or a grammar is wrong.
    """
    messages = list(hand_written())
    seen = {text_key(message.text) for message in messages}
    for message in generated(seed):
        try:
            check(message)
        except ValueError as error:
            raise RowError(f"{message.text!r} of {message.source}: {error}") from error
        key = text_key(message.text)
        if key not in seen:
            seen.add(key)
            messages.append(message)
    return tuple(messages)
