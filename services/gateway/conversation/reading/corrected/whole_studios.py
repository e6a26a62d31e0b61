"""Reads the name of a studio that was marked in parts, or along with a word before it: "nich von from software"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.plain_text import WORD, fold

_LONGEST_GAP = 1
_MOST_BEFORE = 2
# In words.
_LONGEST_NAME = 3
# fmt: off
_BEFORE_A_NAME = frozenset(map(fold, (
    "by", "from", "made", "von", "vom", "de", "del", "du", "des", "par", "por", "da", "do", "dos", "od", "от", "від",
    "the", "die", "der", "das", "el", "la", "los", "les", "o", "a", "os",
)))
# fmt: on


def of_whole_studios(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of a message, in which parts of a studio's name that mean nothing are the whole of it, and one
    that was marked along with a time is a studio: "od Valve sprzed 2010"."""
    constraints = [*constraints, *_named_along_with_a_time(constraints, reader)]
    if not any(each.unmatched and each.type == pb.SPAN_TYPE_DEVELOPER for each in constraints):
        return constraints
    result: list[Constraint] = []
    for each in sorted(constraints, key=lambda constraint: constraint.start):
        before = result[-1] if result else Constraint()
        is_open = each.type == pb.SPAN_TYPE_DEVELOPER and (each.unmatched or before.unmatched)
        whole = _named(text, before.start, each, reader) if is_open and _goes_on(text, before, each) else None
        if whole is not None:
            result[-1] = whole
        else:
            alone = _named(text, each.start, each, reader) if is_open and each.unmatched else None
            result.append(each if alone is None else alone)
    return result


def _named_along_with_a_time(constraints: Sequence[Constraint], reader: SpanReader) -> Iterator[Constraint]:
    for each in constraints:
        words = list(WORD.finditer(each.text)) if each.type == pb.SPAN_TYPE_YEARS else []
        if len(words) <= _MOST_BEFORE or fold(words[0].group()) not in _BEFORE_A_NAME:
            continue
        for last in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
            start, end = words[1].start(), words[last].end()
            span = pb.Span(start=each.start + start, end=each.start + end, text=each.text[start:end])
            span.type, span.polarity = pb.SPAN_TYPE_DEVELOPER, pb.POLARITY_WANTED
            read = reader.read([span])[0]
            if not read.unmatched and read.type == pb.SPAN_TYPE_DEVELOPER:
                yield read
                break


def _goes_on(text: str, before: Constraint, constraint: Constraint) -> bool:
    """Whether two studios stand side by side, parted by nothing but a space or a hyphen."""
    gap = text[before.end : constraint.start]
    is_alike = before.type == constraint.type and before.polarity == constraint.polarity
    return is_alike and before.end <= constraint.start and len(gap) <= _LONGEST_GAP and not gap.strip(" -'’")


def _named(text: str, start: int, last: Constraint, reader: SpanReader) -> Constraint | None:
    """The studio that the words from `start` to the end of `last` name, a few words before its name left out."""
    words = list(WORD.finditer(text, start, last.end))
    for place, word in enumerate(words[: _MOST_BEFORE + 1]):
        span = pb.Span(start=word.start(), end=last.end, text=text[word.start() : last.end], type=last.type)
        span.polarity = last.polarity
        read = reader.read([span])[0]
        if not read.unmatched and read.type == pb.SPAN_TYPE_DEVELOPER:
            return read
        if fold(word.group()) not in _BEFORE_A_NAME or place == _MOST_BEFORE:
            break
    return None
