"""Reads as wanted what a message takes for refused though nothing in it refuses: "plutôt de la course", "no sofá".

A refusal needs a word that refuses. A kind that stands behind "rather", or in a clause of which every other word is
known to refuse nothing, is wished for. One word that nobody knows beside it, and the classifier is believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, fold, pattern
from services.gateway.understanding.refusing.preferring_words import (
    HARMLESS,
    LOVED,
    LOVED_BEHIND,
    MORE_SO,
    MOVED_TO,
    MOVED_TO_BEHIND,
    PREFERRED,
    THAN,
)
from services.gateway.understanding.refusing.refusals import has_refusing_words

_TYPES = frozenset(
    (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_LENGTH)
)
_CLAUSE = re.compile(r"[.,;:!?()\n。，、；：！？…—–]+|\b(?:but|aber|pero|ama|но|але|ale)\b", re.IGNORECASE)
_MOST_OF_A_REMARK = 2
_LESS = pattern(
    r"\b(?:fewer|too|not|меньше|менее|слишком|weniger|zu|menos|moins|trop|demasiad\w+|az|fazla|менш\w*|надто|занадто|mniej|"
    r"zbyt)\b|少|太"
)
# What is more so than somebody can bear, or thought it would be, is too much of it.
_THAN_MEANT = pattern(
    r"^\W*(?:than (?:i|we|s?he|they|my|our|expected)|чем (?:я|мы|мне|нам|ему|ей|надо|нужно|хот\w+|дума\w+|ожида\w+)|"
    r"ніж (?:я|ми|мені|нам|йому|їй|треба|хоті\w+|дума\w+|очіку\w+)|als (?:ich|wir|er|sie|mir|uns|gedacht|erwartet|"
    r"nötig)|"
    r"de lo que|que (?:je|j['’]\w+|on|nous|prévu)|do que (?:eu|a gente|esper\w+|pens\w+|quer\w+)|"
    r"niż (?:ja|my|chc\w+|myśl\w+|oczek\w+|trzeba|sądzi\w+))\b"
)
# Letters before a name in which a word that compares is looked for.
_FAR = 40


def with_preferences(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of the message `text`, of which none is refused that no word refuses, and no company wished for
    that is less liked than another."""
    result = []
    for each in (_as_more(said) if _is_more_so(text, said) else said for said in constraints):
        is_refused = each.polarity == pb.POLARITY_REFUSED and each.type in _TYPES
        result += _wanted(each, reader) if is_refused and _is_preferred(text, each) else [each]
    return [each for each in result if not _is_less_liked(text, each, result)]


def _is_more_so(text: str, constraint: Constraint) -> bool:
    """Whether a kind that is taken for what there is to be less of is a comparative, and no word makes it less."""
    if constraint.type != pb.SPAN_TYPE_KIND or constraint.polarity != pb.POLARITY_LESS:
        return False
    own = bare(constraint.text).strip()
    before = _CLAUSE.split(bare(text[: constraint.start]))[-1][-_FAR:]
    behind = bare(text[constraint.end :])
    is_turned_down = has_refusing_words(before) or _LESS.search(before) or _THAN_MEANT.match(behind)
    return MORE_SO.fullmatch(own) is not None and not is_turned_down and _is_left_so(behind)


def _as_more(constraint: Constraint) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_MORE
    return result


def _is_less_liked(text: str, constraint: Constraint, others: Sequence[Constraint]) -> bool:
    """Whether a message prefers a company that it names before: the "przeciw sobie" of "na współpracę niż przeciw
    sobie"."""
    if (
        constraint.type != pb.SPAN_TYPE_PLAYERS
        or THAN.search(bare(text[max(0, constraint.start - _FAR) : constraint.start])) is None
    ):
        return False
    wanted = (each for each in others if each.type == constraint.type and each.polarity == pb.POLARITY_WANTED)
    return any(each.end <= constraint.start and each.condition.modes for each in wanted)


def _is_preferred(text: str, constraint: Constraint) -> bool:
    readable = bare(text)
    before = _CLAUSE.split(readable[: constraint.start])[-1]
    behind = _CLAUSE.split(readable[constraint.end :])[0]
    own = readable[constraint.start : constraint.end]
    if constraint.type == pb.SPAN_TYPE_KIND and _stands_beside(LOVED, LOVED_BEHIND, before, behind):
        return True
    if constraint.type == pb.SPAN_TYPE_PLATFORM and _stands_beside(MOVED_TO, MOVED_TO_BEHIND, before, behind):
        return True
    if has_refusing_words(f"{before}{own}{behind}"):
        return False
    if PREFERRED.search(before) is not None:
        return True
    if has_refusing_words(text) or UNSPACED.search(text):
        return False
    return _is_harmless(f"{before} {behind}") and _is_left_so(readable[constraint.end :])


def _stands_beside(words_before: re.Pattern[str], words_behind: re.Pattern[str], before: str, behind: str) -> bool:
    """Whether words that wish for something stand right beside it, and none that refuses."""
    near, after = before[-_FAR:], behind[:_FAR]
    if (wished := words_before.search(near)) is not None:
        return not has_refusing_words(f"{near[: wished.start()]}{behind}")
    return words_behind.match(after) is not None and not has_refusing_words(before)


def _is_left_so(behind: str) -> bool:
    """Whether a short clause that follows takes nothing back, as "hard pass" does in "horror? hard pass"."""
    clauses = [each for each in _CLAUSE.split(behind)[1:] if each.strip()]
    return not clauses or len(WORD.findall(clauses[0])) > _MOST_OF_A_REMARK or _is_harmless(clauses[0])


def _is_harmless(words: str) -> bool:
    return all(fold(match.group()) in HARMLESS for match in WORD.finditer(words))


def _wanted(constraint: Constraint, reader: SpanReader) -> list[Constraint]:
    """The words of a constraint, read as if they had been marked as wanted."""
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=constraint.type)
    span.polarity = pb.POLARITY_WANTED
    return reader.read([span])
