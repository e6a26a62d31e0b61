"""Reads corrections of numbers, kinds and platforms: "for two, not three" is two players, "第二个不要，换成解谜的" a
puzzle.

A number that is refused beside one that is wanted says what was meant by it before, not what must not be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.alternatives import is_machine
from services.gateway.conversation.reading import filters
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.amounts.quantities import Players, read_players
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import has_refusing_words, is_refused

_COUNTED = (pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_AGE)
_MOST_COUNTED = 5
_CLAUSE = re.compile(r"[,.;:!?，。；！？、]")
# fmt: off
_FIRST = pattern(
    r"\b(?:first|перв\w+|erste\w*|primer\w*|premi\w+|primeir\w*|ilk\w*|перш\w+|pierwsz\w+)\b|前|最初"
)
_BOTH = pattern(r"\b(?:both|оба|обе|beiden?|ambos|ambas|обидва|обидві|oba|obie)\b")
_INSTEAD = pattern(
    r"\b(?:instead|rather|лучше|давай|lieber|stattdessen|mejor|prefiero|en su lugar|plutôt|à la place|prefiro|melhor|"
    r"em vez|yerine|краще|натомість|wolę|lepiej|zamiast)\b|换成|换个|改成|代わりに|がいい|にして"
)
# fmt: on


def corrected(text: str, said: Sequence[Constraint], in_force: Sequence[Constraint]) -> list[Constraint]:
    """What the message `text` says, its corrections carried out."""
    constraints = [_machine_instead(text, _wanted_instead(text, each), in_force) for each in said]
    valued = [(each, number) for each in constraints if (number := _number(each)) > 0]
    refused = [pair for pair in valued if _is_refused(text, pair[0])]
    wanted = [pair for pair in valued if pair not in refused]
    types = {each.type for each, _ in (*refused, *wanted)}
    if len(wanted) != 1 or not refused or types == {pb.SPAN_TYPE_ORDINAL}:
        return constraints
    gone = [each for each, _ in refused]
    meant = _meant(types, [number for _, number in refused], in_force)
    return [
        _read_as(each, wanted[0][1], meant) if each is wanted[0][0] else each
        for each in constraints
        if not any(each is other for other in gone)
    ]


def first_of_several(text: str, said: Sequence[Constraint]) -> list[Constraint]:
    """What a message says, "the first two" being the first and the second one, neither a number nor one place."""
    first = next((each for each in said if each.type == pb.SPAN_TYPE_ORDINAL and _FIRST.search(bare(each.text))), None)
    if first is None:
        return list(said)
    count = next((each for each in said if _counts_beside(text, each, first)), None)
    own = [number for number in numbers(_FIRST.sub(" ", bare(first.text))) if number > 1]
    many = count.number if count is not None else 2 if _BOTH.search(bare(first.text)) else next(iter(own), 1)
    if many == 1:
        return list(said)
    places = []
    for number in range(1, min(many, _MOST_COUNTED) + 1):
        place = Constraint()
        place.CopyFrom(first)
        place.number = number
        places.append(place)
    return [*(each for each in said if each is not count and each is not first), *places]


def _counts_beside(text: str, count: Constraint, first: Constraint) -> bool:
    between = text[min(first.end, count.end) : max(first.start, count.start)]
    return count.type == pb.SPAN_TYPE_COUNT and 1 < count.number <= _MOST_COUNTED and not between.strip()


def _meant(
    types: set[pb.SpanType.ValueType], refused: Sequence[int], in_force: Sequence[Constraint]
) -> pb.SpanType.ValueType:
    """What the numbers count: as one of them was marked, or as the refused one is in force."""
    for span_type in (pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_PLAYERS):
        if span_type in types or any(each.type == span_type and _number(each) in refused for each in in_force):
            return span_type
    return pb.SPAN_TYPE_COUNT


def _number(constraint: Constraint) -> int:
    """The number that a constraint says; 0 if it says none."""
    if constraint.type not in _COUNTED:
        return 0
    condition = constraint.condition
    known = max(condition.players, condition.couch_players, condition.age, constraint.number)
    return known or next(iter(numbers(constraint.text)), 0) or _players(constraint.text)


def _players(text: str) -> int:
    players = read_players(text)
    return players.count if players is not None else 0


def _is_refused(text: str, constraint: Constraint) -> bool:
    return constraint.polarity == pb.POLARITY_REFUSED or is_refused(text, constraint.start, constraint.end)


def _read_as(constraint: Constraint, number: int, meant: pb.SpanType.ValueType) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_WANTED
    result.unmatched = False
    if constraint.type == meant and constraint.HasField("condition") and constraint.polarity == pb.POLARITY_WANTED:
        return result
    result.type = meant
    if meant == pb.SPAN_TYPE_PLAYERS:
        result.number = 0
        result.condition.CopyFrom(filters.of_players(Players(number, None, None)))
    elif meant == pb.SPAN_TYPE_AGE:
        result.number = 0
        result.condition.CopyFrom(filters.of_age(number))
    return result


def _wanted_instead(text: str, constraint: Constraint) -> Constraint:
    """A kind that is taken for refused where its clause refuses nothing and names it in place of something."""
    if constraint.type != pb.SPAN_TYPE_KIND or constraint.polarity != pb.POLARITY_REFUSED:
        return constraint
    clause = _clause_of(text, constraint)
    if clause.strip() == text.strip() or has_refusing_words(clause) or _INSTEAD.search(bare(clause)) is None:
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_WANTED
    return result


def _machine_instead(text: str, constraint: Constraint, in_force: Sequence[Constraint]) -> Constraint:
    """A platform that is taken for refused while games are for another one anyway, where its clause refuses nothing:
    who says "no, Switch after all" corrects that."""
    is_refused_here = constraint.type == pb.SPAN_TYPE_PLATFORM and constraint.polarity == pb.POLARITY_REFUSED
    others = [each for each in in_force if is_machine(each) and set(constraint.names).isdisjoint(each.names)]
    if not (is_refused_here and others) or has_refusing_words(_clause_of(text, constraint)):
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_WANTED
    result.condition.CopyFrom(common_pb2.GameFilter(platforms=constraint.names))
    return result


def _clause_of(text: str, constraint: Constraint) -> str:
    """The words around a constraint, up to the next comma."""
    before, behind = _CLAUSE.split(text[: constraint.start])[-1], _CLAUSE.split(text[constraint.end :])[0]
    return before + constraint.text + behind
