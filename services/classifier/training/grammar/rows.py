"""Reads and writes labelled messages as JSON lines, and refuses rows that contradict the labelling policy."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from services.classifier.labels import GAME_INTENTS
from services.classifier.training.grammar.labels import (
    ACT_INTENTS,
    INTENTS,
    LANGUAGES,
    POLARITIES,
    SPAN_TYPES,
    LabelledMessage,
    Span,
)
from services.common.errors import StartupError

_KEYS = {"text", "language", "intent", "act", "spans", "group", "source"}
_REQUIRED = _KEYS - {"spans"}
# Full stops and exclamation marks are of some names: "S.T.A.L.K.E.R.", "PlateUp!".
_OUTSIDE = frozenset(" \t\n,;:。、，！？；：…()[]{}（）【】\"'`«»‹›„“”‚‘’「」『』《》〈〉")
_AROUND_A_TEXT = " .!?…。！？)～〜"


class RowError(StartupError):
    """A row that cannot be trained on. The message names the file, the line and the reason."""


def read_rows(path: Path) -> Iterator[LabelledMessage]:
    """The messages of a file of JSON lines. Raises RowError at the first line that is wrong."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield message_of_line(line)
            except ValueError as error:
                raise RowError(f"{path}, line {number}: {error}") from error


def message_of_line(line: bytes) -> LabelledMessage:
    """The message of a line of JSON, checked. Raises ValueError with the reason if it cannot be trained on."""
    try:
        row = json.loads(line)
    except RecursionError:
        raise ValueError("it is nested too deeply to be a row") from None
    message = message_of(row)
    check(message)
    return message


def message_of(row: Any) -> LabelledMessage:
    """The message that a decoded line holds. Raises ValueError that names the key."""
    if not isinstance(row, Mapping):
        raise ValueError("a row must be a JSON object")  # noqa: TRY004  one family for all that a row can be
    if unknown := set(row) - _KEYS:
        raise ValueError(f"unknown key {', '.join(map(repr, sorted(unknown)))}")
    for key in sorted(_REQUIRED):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ValueError(f"{key} must be a text that is not empty")
        if any("\ud800" <= letter <= "\udfff" for letter in row[key]):
            raise ValueError(f"{key} has half of a surrogate pair, which is no character")
    spans = row.get("spans")
    return LabelledMessage(**{key: row[key] for key in _REQUIRED}, spans=None if spans is None else _spans(spans))


def row_of(message: LabelledMessage) -> dict[str, Any]:
    """The message as it stands in a file; `spans` is absent where nobody marked them."""
    row: dict[str, Any] = {
        "text": message.text,
        "language": message.language,
        "intent": message.intent,
        "act": message.act,
        "spans": [
            {"start": span.start, "end": span.end, "type": span.type, "polarity": span.polarity}
            for span in message.spans or ()
        ],
        "group": message.group,
        "source": message.source,
    }
    if message.spans is None:
        del row["spans"]
    return row


def check(message: LabelledMessage) -> None:
    """Raises ValueError where labels are unknown, do not go together, or mark what is not a word of the text."""
    if message.language not in LANGUAGES:
        raise ValueError(f"language {message.language!r} is none of {', '.join(LANGUAGES)}")
    if message.intent not in INTENTS:
        raise ValueError(f"intent {message.intent!r} is none of {', '.join(sorted(INTENTS))}")
    if message.intent not in ACT_INTENTS.get(message.act, ()):
        raise ValueError(f"act {message.act!r} does not go with intent {message.intent}")
    if message.text != unicodedata.normalize("NFC", message.text):
        raise ValueError("text must be in the normal form NFC")
    if message.spans and message.intent not in GAME_INTENTS:
        raise ValueError(f"a message of intent {message.intent} has no spans; take them out or correct the intent")
    end = 0
    for span in message.spans or ():
        place = f"the span {span.start} to {span.end}"
        if span.type not in SPAN_TYPES:
            raise ValueError(f"{place}: type {span.type!r} is none of {', '.join(sorted(SPAN_TYPES))}")
        if span.polarity not in POLARITIES:
            raise ValueError(f"{place}: polarity {span.polarity!r} is none of {', '.join(sorted(POLARITIES))}")
        if not 0 <= span.start < span.end <= len(message.text):
            raise ValueError(f"{place} is not inside the text of {len(message.text)} characters")
        if span.start < end:
            raise ValueError(f"{place} overlaps the one before it, or is out of order")
        if message.text[span.start] in _OUTSIDE or message.text[span.end - 1] in _OUTSIDE:
            raise ValueError(f"{place} begins or ends with white space or punctuation")
        end = span.end


def without_repetitions(messages: Iterable[LabelledMessage]) -> Iterator[LabelledMessage]:
    """Each text once, whatever its case and white space. Raises RowError where a repetition has other labels."""
    seen: dict[str, LabelledMessage] = {}
    for message in messages:
        first = seen.setdefault(text_key(message.text), message)
        if first is message:
            yield message
        elif (first.intent, first.act) != (message.intent, message.act):
            raise RowError(
                f"{message.text!r} is {message.intent} {message.act} in {message.source} ({message.group}) and "
                f"{first.intent} {first.act} in {first.source} ({first.group}); keep one"
            )


def text_key(text: str) -> str:
    """Equal for texts that differ in case, white space and outer punctuation only."""
    return " ".join(text.casefold().split()).strip(_AROUND_A_TEXT) or text.strip()


def place_in_key(text: str, place: int) -> int:
    """Where a code point of a text stands among the letters of its `text_key`, the same for texts of one key."""
    return len("".join(text[:place].casefold().split()).lstrip(_AROUND_A_TEXT))


def _spans(spans: Any) -> tuple[Span, ...]:
    if not isinstance(spans, list):
        raise ValueError("spans must be a list")  # noqa: TRY004  as above
    return tuple(sorted(map(_span, spans), key=lambda span: span.start))


def _span(span: Any) -> Span:
    try:
        start, end, span_type, polarity = (span[key] for key in ("start", "end", "type", "polarity"))
    except (KeyError, TypeError) as error:
        raise ValueError("each of spans needs start, end, type and polarity") from error
    for place in (start, end):
        if type(place) is not int:
            raise ValueError(f"start and end of a span must be whole numbers, {place!r} is none")
    return Span(start, end, str(span_type), str(polarity))
