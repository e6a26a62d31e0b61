"""Carries labels through edits of a text: every character knows which span it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.classifier.training.grammar.labels import Span

_PUNCTUATION = frozenset(",.!?;:…。、，！？；：")


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of a message before its offsets are known. Two marks are equal only if they are the same one."""

    number: int
    type: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Character:
    """One code point, and the span that it belongs to."""

    value: str
    mark: Mark | None = None


Tagged = list[Character]


def plain(text: str) -> Tagged:
    """The characters of a text without spans."""
    return [Character(value) for value in text]


def tidy(message: Sequence[Character]) -> Tagged:
    """Drops repeated and outer white space, and white space before punctuation."""
    kept: Tagged = []
    for character in message:
        if character.value == " " and (not kept or kept[-1].value == " "):
            continue
        if character.value in _PUNCTUATION and kept and kept[-1].value == " ":
            kept.pop()
        kept.append(character)
    while kept and kept[-1].value == " ":
        kept.pop()
    return kept


def read_out(message: Sequence[Character]) -> tuple[str, tuple[Span, ...]]:
    """The text and its spans, in order of their place."""
    text = "".join(character.value for character in message)
    bounds: dict[Mark, tuple[int, int]] = {}
    for place, character in enumerate(message):
        if character.mark is not None:
            start, _ = bounds.get(character.mark, (place, place))
            bounds[character.mark] = (start, place + 1)
    spans = [_trimmed(text, start, end, mark) for mark, (start, end) in bounds.items()]
    return text, tuple(sorted(spans, key=lambda span: span.start))


def _trimmed(text: str, start: int, end: int, mark: Mark) -> Span:
    marked = text[start:end]
    return Span(end - len(marked.lstrip()), start + len(marked.rstrip()), mark.type, mark.polarity)
