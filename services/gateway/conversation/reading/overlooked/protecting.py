"""Finds what protects a child where nothing marked it: an age, what is named and refused, that somebody is easily
scared or cannot read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.filters import of_age
from services.gateway.conversation.reading.overlooked.oneself import told_of_oneself
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.ages.adults import is_for_an_adult
from services.gateway.understanding.amounts.ages.children import ADULT, YOUNGEST, read_child_age, stated_child_age
from services.gateway.understanding.amounts.ages.grown_ups import names_a_grown_up
from services.gateway.understanding.amounts.ages.readers import cannot_read
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.contents.content import content_places, fear_places
from services.gateway.understanding.refusing.refusals import is_refused
from services.gateway.understanding.refusing.relative_clauses import refused_clause

_TOLD_IN_TEXT = ("text-based", "visual novel")
_FEAR = common_pb2.CONTENT_DESCRIPTOR_HORROR


def refused_content_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` refuses what catalogues describe: beginnings and ends, in code points."""
    for start, end in content_places(text):
        if is_refused(text, start, end, in_a_list=True) or refused_clause(text, start, end) is not None:
            yield start, end


def nothing_scary(text: str, told: Container[common_pb2.ContentDescriptor.ValueType]) -> Iterator[Constraint]:
    """What somebody who is easily scared must not see, unless it was `told`."""
    if _FEAR in told:
        return
    for start, end in list(fear_places(text))[:1]:
        fear = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_CONTENT)
        fear.polarity = pb.POLARITY_REFUSED
        fear.condition.exclude_content.append(_FEAR)
        yield fear


def nothing_to_read(text: str, reader: SpanReader) -> list[Constraint]:
    """What somebody who cannot read yet is not to get: what catalogues call told in text; nothing for who can."""
    if (place := cannot_read(text)) is None:
        return []
    start, end = place
    refused = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_KIND)
    refused.polarity = pb.POLARITY_REFUSED
    spans = [pb.Span(text=kind, type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED) for kind in _TOLD_IN_TEXT]
    refused.names.extend(dict.fromkeys(name for each in reader.read(spans) for name in each.names))
    return [refused] if refused.names else []


def age_of_a_child(text: str, age: int) -> Constraint:
    """The `age` of the child that `text` speaks of, at its place where digits state it there."""
    result = Constraint(type=pb.SPAN_TYPE_AGE, polarity=pb.POLARITY_WANTED, condition=of_age(age))
    place = re.search(rf"(?<!\d){age}(?!\d)", text) if stated_child_age(text) == age else None
    if place is not None:
        result.text, result.start, result.end = place.group(), place.start(), place.end()
    return told_of_oneself(text, [result])[0]


def protecting_children(text: str, constraints: list[Constraint]) -> list[Constraint]:
    """The constraints with the age of the child that the message speaks of: a miss may not do harm."""
    if is_for_an_adult(text):
        # A child that is asleep meanwhile does not play.
        return [
            each
            for each in constraints
            if each.polarity != pb.POLARITY_WANTED
            or not each.condition.HasField("age")
            # A stated age is heeded all the same: better too few games than one that is not for a child.
            or any(letter.isdigit() for letter in each.text)
        ]
    letters = list(text)
    for each in constraints:
        # What names a title or is refused speaks of nobody who plays; a number alone is nobody who could be refused.
        is_a_number = each.type == pb.SPAN_TYPE_AGE and each.text.isdecimal()
        if each.type == pb.SPAN_TYPE_TITLE or (
            each.polarity == pb.POLARITY_REFUSED and each.type != pb.SPAN_TYPE_CONTENT and not is_a_number
        ):
            letters[each.start : each.end] = " " * (each.end - each.start)
    age = read_child_age("".join(letters))
    ages = [each.condition.age for each in constraints if each.condition.HasField("age")]
    is_told = any(each.condition.HasField("age") and each.polarity != pb.POLARITY_REFUSED for each in constraints)
    if age is None and not is_told and any(map(_speaks_of_a_child, constraints)):
        # Words that speak of an age, but of none that can be read, are taken for the youngest: nobody is harmed so.
        age = YOUNGEST
    # "My son, 12": the bare word is no second child, of the age that such words stand for.
    is_only_named = any(map(_states_an_age, constraints)) and stated_child_age("".join(letters)) is None
    if age is None or is_only_named or (ages and min(ages) <= age):
        return constraints
    return [*constraints, age_of_a_child("".join(letters), age)]


def _states_an_age(constraint: Constraint) -> bool:
    is_told = constraint.condition.HasField("age") and constraint.polarity != pb.POLARITY_REFUSED
    return is_told and constraint.condition.age in numbers(constraint.text)


def _speaks_of_a_child(constraint: Constraint) -> bool:
    is_unread = constraint.type == pb.SPAN_TYPE_AGE and constraint.unmatched
    return (
        is_unread
        and constraint.polarity == pb.POLARITY_WANTED
        and not any(number >= ADULT for number in numbers(constraint.text))
        and not names_a_grown_up(constraint.text)
    )
