"""The messages that are trained on: those of this project, or a file of one's own that is checked row by row.

The format is that of docs/labelling.md. Every row of a file that is wrong is named with its number and the reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from services.classifier.labels import GAME_INTENTS
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grammar.loading import load_training_corpus
from services.classifier.training.grammar.rows import check, message_of, row_of, text_key
from services.common.errors import StartupError

_MOST_REASONS = 20


@dataclass(frozen=True, slots=True)
class Corpus:
    """The messages in order, each text once, and the sha256 of all that was labelled."""

    messages: tuple[LabelledMessage, ...]
    digest: str


def project_corpus() -> Corpus:
    """The messages that are versioned with the project, by hand and by grammar."""
    return _corpus(load_training_corpus())


def own_corpus(path: Path) -> Corpus:
    """The messages of a file of JSON lines; of rows that say the same twice the first one counts.

    Raises StartupError that names the rows that are wrong, with the reasons.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise StartupError(f"the corpus {path} cannot be read ({error.strerror}); name another") from error
    kept: dict[str, tuple[int, LabelledMessage]] = {}
    reasons: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            message = message_of(json.loads(line))
            check(message)
        except ValueError as error:
            reasons.append(f"{path.name}, row {number}: {error}")
            continue
        first_number, first = kept.setdefault(text_key(message.text), (number, message))
        if _labels(first) != _labels(message):
            reasons.append(
                f"{path.name}, row {number}: labelled otherwise than the same text in row {first_number}; keep one"
            )
    messages = [message for _, message in kept.values()]
    if reasons := reasons or list(_one_sided(messages)):
        rest = [f"... and {len(reasons) - _MOST_REASONS} more"] if len(reasons) > _MOST_REASONS else []
        listed = "\n".join([*reasons[:_MOST_REASONS], *rest])
        raise StartupError(f"{path} cannot be trained on; correct it first:\n{listed}")
    return _corpus(messages)


def is_game(message: LabelledMessage) -> bool:
    """Whether a message is about games."""
    return message.intent in GAME_INTENTS


def _corpus(messages: Iterable[LabelledMessage]) -> Corpus:
    kept = tuple(messages)
    digest = hashlib.sha256()
    for message in kept:
        digest.update(json.dumps(row_of(message), sort_keys=True, ensure_ascii=False).encode() + b"\n")
    return Corpus(kept, digest.hexdigest())


def _labels(message: LabelledMessage) -> tuple[object, ...]:
    return message.intent, message.act, message.spans


def _one_sided(messages: Sequence[LabelledMessage]) -> Iterator[str]:
    """Why nothing can be learned of the messages; nothing if something can."""
    if len({is_game(message) for message in messages}) < 2:
        yield "all messages are about games, or none is; add some with the intents of the other side"
    elif not any(message.spans for message in messages):
        yield "no message has spans; annotate some"
