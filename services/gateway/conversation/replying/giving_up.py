"""Tells what of a wish a message gives up: "the platform doesn't matter any more", "it needn't be free", "год любой".

A classifier marks the words ("Switch", "free") and knows no polarity for them: they are neither wanted nor refused any
longer. What protects a child is not given up so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, fold, pattern
from services.gateway.understanding.refusing.giving_up_words import (
    ALSO_FINE,
    INDIFFERENT,
    NEWER_FINE,
    NOT_NEEDED,
    OLDER_FINE,
    PUT_ASIDE,
    SUBJECTS,
)

_CLAUSE = re.compile(r"[.,;:!?()\n。，、；：！？…—–]+")
_BUT = pattern(r"\b(?:but|aber|pero|mais|mas|ama|но|але|ale|а)\b")
_ASKING = ("?", "？")
_NOT = pattern(r"\b(?:not|no|nicht|ne|não|nie|не)\b|n['’]t\b")
_SPACED_WORD = re.compile(r"[^\W_]+")
_LETTERS_OF_A_WORD = 3
# "Switch doesn't matter" is about the Switch; of a longer clause nobody knows what of it does not matter.
_MOST_WORDS = 7
_MAY_BE_GIVEN_UP = frozenset(
    (
        pb.SPAN_TYPE_PLATFORM,
        pb.SPAN_TYPE_YEARS,
        pb.SPAN_TYPE_LENGTH,
        pb.SPAN_TYPE_PRICE,
        pb.SPAN_TYPE_DEVICE,
        pb.SPAN_TYPE_PLAYERS,
        pb.SPAN_TYPE_KIND,
        pb.SPAN_TYPE_ATTRIBUTE,
    )
)
_WISHED = (pb.POLARITY_WANTED, pb.POLARITY_LIKED, pb.POLARITY_MORE)


@dataclass(frozen=True, slots=True)
class GivenUp:
    """What remains of a wish in force and of what a message says, and whether the message gave up any of the wish."""

    kept: Sequence[Constraint]
    said: Sequence[Constraint]
    any_in_force: bool


def given_up(text: str, said: Sequence[Constraint], in_force: Sequence[Constraint]) -> GivenUp:
    """What the message `text`, which says `said`, leaves of the wish `in_force`."""
    types, objects, unsaid = set[pb.SpanType.ValueType](), list[Constraint](), list[Constraint]()
    for start, end, named in _clauses(text):
        inside = [each for each in said if start <= each.start < end and each.type in _MAY_BE_GIVEN_UP]
        types |= named
        if named:
            # "平台无所谓" names no kind that there might be none of.
            unsaid += [
                each
                for each in inside
                if each.type in named
                or each.type == pb.SPAN_TYPE_ATTRIBUTE
                or each.unmatched
                or _names_a_side(each, named)
            ]
        else:
            meant = [each for each in inside if any(_same(each, other) for other in in_force)]
            objects += meant
            unsaid += meant
            objects += [each for each in in_force if _is_named(each, bare(text)[start:end])]
    gone = [
        each
        for each in in_force
        if each.type in _MAY_BE_GIVEN_UP and (each.type in types or any(_same(other, each) for other in objects))
    ]
    left = ((_with_the_other_end(each, text) if each in gone else each) for each in in_force)
    return GivenUp(
        [each for each in left if each is not None], [each for each in said if each not in unsaid], bool(gone)
    )


def _names_a_side(constraint: Constraint, sides: Iterable[pb.SpanType.ValueType]) -> bool:
    """Whether a kind is called what is given up: "platforma", which is a platform game as well."""
    said = bare(constraint.text)
    return constraint.type == pb.SPAN_TYPE_KIND and any(SUBJECTS[each].search(said) for each in sides)


def gives_up_a_side(text: str) -> bool:
    """Whether a message gives up a side of games by its name: "the year doesn't matter"."""
    return any(named for _, _, named in _clauses(text))


def _clauses(text: str) -> Iterator[tuple[int, int, set[pb.SpanType.ValueType]]]:
    """Where something is given up, and the sides of a game that are named there; none if only the words marked in the
    message tell."""
    # "But" is "more" in other languages: "puede ser más largo".
    for start, end in _parts(bare(text), _CLAUSE):
        # "¿Puede ser más antiguo?" asks for it.
        is_asked = text[end : end + 1] in _ASKING
        if not is_asked and (named := _also_fine(bare(text)[start:end])):
            yield start, end, named
    before: tuple[int, int] | None = None
    for start, end in _parts(bare(text), _CLAUSE, _BUT):
        clause = bare(text)[start:end]
        if named := _named_in(clause):
            yield start, end, named
        elif _is_indifferent(clause) and before is not None and (named := _subjects_in(bare(text)[slice(*before)])):
            # "L'année, on s'en fiche."
            yield before[0], end, named
        elif _is_short(clause) and any(form.search(clause) for form in (INDIFFERENT, NOT_NEEDED, PUT_ASIDE)):
            yield start, end, set()
        before = (start, end)


def _parts(text: str, *forms: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    marks = [match.span() for form in forms for match in form.finditer(text)]
    position = 0
    for start, end in sorted(marks):
        if start > position:
            yield position, start
        position = max(position, end)
    if position < len(text):
        yield position, len(text)


def _named_in(clause: str) -> set[pb.SpanType.ValueType]:
    if not any(form.search(clause) for form in (INDIFFERENT, NOT_NEEDED, PUT_ASIDE)):
        return set()
    return _subjects_in(clause)


def _subjects_in(clause: str) -> set[pb.SpanType.ValueType]:
    return {span_type for span_type, words in SUBJECTS.items() if words.search(clause)}


def _is_indifferent(clause: str) -> bool:
    return INDIFFERENT.search(clause) is not None


def _also_fine(clause: str) -> set[pb.SpanType.ValueType]:
    return {span_type for span_type, form in ALSO_FINE.items() if _says(clause, form)}


def _says(clause: str, form: re.Pattern[str]) -> bool:
    """Whether a clause has a form for what is fine, too, that nothing turns round: "darf nicht länger sein"."""
    match = form.search(clause)
    return match is not None and _NOT.search(clause[: match.end()]) is None


def _with_the_other_end(constraint: Constraint, text: str) -> Constraint | None:
    """Years of which one bound is given up, as "older is fine too" leaves "until 1999"; None where nothing is left."""
    if constraint.type != pb.SPAN_TYPE_YEARS or constraint.polarity != pb.POLARITY_WANTED:
        return None
    result, readable = Constraint(), bare(text)
    result.CopyFrom(constraint)
    clauses = [readable[start:end] for start, end in _parts(readable, _CLAUSE)]
    if any(_says(clause, OLDER_FINE) for clause in clauses):
        result.condition.min_year = 0
    elif any(_says(clause, NEWER_FINE) for clause in clauses):
        result.condition.max_year = 0
    else:
        return None
    return result if result.condition.min_year or result.condition.max_year else None


def _is_short(clause: str) -> bool:
    unspaced = len(UNSPACED.findall(clause))
    spaced = sum(UNSPACED.search(match.group()) is None for match in WORD.finditer(clause))
    return spaced + unspaced / _LETTERS_OF_A_WORD <= _MOST_WORDS


def _is_named(constraint: Constraint, clause: str) -> bool:
    """Whether a clause calls a kind in force as the catalogue does ("the turn based bit") or as the player did."""
    if constraint.type != pb.SPAN_TYPE_KIND:
        return False
    if UNSPACED.search(constraint.text):
        return bare(constraint.text) in clause
    called = [*constraint.names, *([constraint.text] if constraint.text else [])]
    return any(_spaced(bare(name)) in _spaced(clause) for name in called)


def _spaced(text: str) -> str:
    """Folded words with a space on either side of each: "turn-based" is called "turn based", too."""
    return " ".join(["", *map(fold, _SPACED_WORD.findall(text)), ""])


def _same(one: Constraint, other: Constraint) -> bool:
    """Whether what is said and what is in force are one side of the wish, which is wished for."""
    if one.type != other.type or other.polarity not in _WISHED:
        return False
    if one.type in (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLATFORM):
        folded = {name.casefold() for name in other.names}
        return any(name.casefold() in folded for name in one.names)
    return True
