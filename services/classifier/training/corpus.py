"""Labelled messages: reads them from JSON lines and refuses a file that contradicts the format or itself.

The format is that of docs/labelling.md. Every row that is wrong is named with its number and the reason.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from services.classifier.labels import GAME_INTENTS, Act, Intent, Polarity, SpanType
from services.common.errors import StartupError

_MOST_REASONS = 20


class LabelledSpan(BaseModel):
    """Words of a message: code point offsets, the end exclusive, what they name and how the writer stands to it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    type: SpanType
    polarity: Polarity


class Example(BaseModel):
    """One labelled message. `group` joins paraphrases and translations, which must not part between splits.

    `spans` is None where nobody has annotated them. `source` says how the message came about, `kind` what a challenge
    set tests by it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1, pattern=r"\S")
    language: str = Field(min_length=2)
    intent: Intent
    act: Act
    spans: tuple[LabelledSpan, ...] | None = None
    group: str = Field(min_length=1)
    source: str = "hand"
    kind: str = ""

    @property
    def is_game(self) -> bool:
        """Whether the message is about games."""
        return self.intent in GAME_INTENTS


@dataclass(frozen=True, slots=True)
class Corpus:
    """The examples in the order of their files, each text once, and the sha256 of the files."""

    examples: tuple[Example, ...]
    digest: str


def load_corpus(paths: Sequence[Path]) -> Corpus:
    """Reads files of JSON lines; of rows that say the same twice the first one counts.

    Raises StartupError that names the rows that are wrong, with the reasons.
    """
    examples: dict[str, Example] = {}
    places: dict[str, str] = {}
    reasons: list[str] = []
    digest = hashlib.sha256()
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise StartupError(f"the corpus {path} cannot be read ({error.strerror}); name another") from error
        digest.update(content)
        for number, line in enumerate(content.split(b"\n"), start=1):
            if not line.strip():
                continue
            place = f"{path.name}, line {number}"
            try:
                example = Example.model_validate_json(line)
            except ValidationError as error:
                wrong = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
                reasons.append(f"{place}: {wrong}")
                continue
            reasons += [f"{place}: {reason}" for reason in _faults(example)]
            key = text_key(example.text)
            first = examples.setdefault(key, example)
            places.setdefault(key, place)
            if first is not example and _labels(first) != _labels(example):
                reasons.append(f"{place}: labelled otherwise than the same text in {places[key]}; keep one of them")
    if not reasons:
        reasons += _one_sided(list(examples.values()))
    if reasons:
        rest = f"\n... and {len(reasons) - _MOST_REASONS} more" if len(reasons) > _MOST_REASONS else ""
        listed = "\n".join(reasons[:_MOST_REASONS])
        raise StartupError(f"the corpus cannot be used, correct it first:\n{listed}{rest}")
    return Corpus(tuple(examples.values()), digest.hexdigest())


def text_key(text: str) -> str:
    """Equal for texts that differ in case and white space only."""
    return " ".join(text.casefold().split())


def _faults(example: Example) -> Iterator[str]:
    text = example.text
    if not unicodedata.is_normalized("NFC", text):
        yield "text: is not in Unicode NFC, so that offsets are ambiguous"
    behind = 0
    for span in sorted(example.spans or (), key=lambda each: each.start):
        if not span.start < span.end <= len(text):
            yield f"spans: {span.start} to {span.end} is no part of a text of {len(text)} code points"
            continue
        if span.start < behind:
            yield f"spans: {span.start} to {span.end} overlaps the span before it"
        words = text[span.start : span.end]
        if words != words.strip():
            yield f"spans: {words!r} begins or ends with white space"
        behind = max(behind, span.end)


def _labels(example: Example) -> tuple[object, ...]:
    spans = None if example.spans is None else frozenset(example.spans)
    return example.intent, example.act, spans


def _one_sided(examples: Sequence[Example]) -> Iterator[str]:
    """Why no decision can be learned of the examples; nothing if one can."""
    if len({example.is_game for example in examples}) < 2:
        yield "there must be messages about games (RECOMMEND, GAME_QUESTION) and others; all are of one side"
    elif not any(example.spans for example in examples):
        yield "no message has spans; annotate some as docs/labelling.md says"
