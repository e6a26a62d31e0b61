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
from services.classifier.training.grammar.rows import message_of_line, place_in_key, row_of, text_key
from services.classifier.understanding.decoding import spaced_words
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
    """The messages of a file of JSON lines; of rows that say the same twice the first one with spans counts.

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
            message = message_of_line(line)
            _check_words(message)
        except ValueError as error:
            reasons.append(f"{path.name}, row {number}: {error}")
            continue
        first_number, first = kept.setdefault(text_key(message.text), (number, message))
        if (first.intent, first.act) != (message.intent, message.act) or not _same_spans(first, message):
            reasons.append(
                f"{path.name}, row {number}: labelled otherwise than the same text in row {first_number}; keep one"
            )
        elif first.spans is None:
            kept[text_key(message.text)] = first_number, message
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


def _check_words(message: LabelledMessage) -> None:
    """Raises ValueError where a span ends inside of a word, as offsets that are counted wrongly do.

    A few of the project's own rows have such spans, in texts without spaces ("relaxinggame").
    """
    for span in message.spans or ():
        for start, end in spaced_words(message.text):
            if start < span.start < end or start < span.end < end:
                raise ValueError(
                    f"the span {span.start} to {span.end} has a part of {message.text[start:end]!r} alone; a word is "
                    "marked as a whole"
                )


def _same_spans(first: LabelledMessage, second: LabelledMessage) -> bool:
    """Whether two rows of one text mark the same words, whatever stands around them; without marks nothing differs."""
    if first.spans is None or second.spans is None:
        return True
    ours, others = (
        [
            (place_in_key(each.text, span.start), place_in_key(each.text, span.end), span.type, span.polarity)
            for span in each.spans or ()
        ]
        for each in (first, second)
    )
    return ours == others


def _one_sided(messages: Sequence[LabelledMessage]) -> Iterator[str]:
    """Why nothing can be learned of the messages; nothing if something can."""
    if len({is_game(message) for message in messages}) < 2:
        yield "all messages are about games, or none is; add some with the intents of the other side"
    elif not any(message.spans for message in messages):
        yield "no message has spans; annotate some"
