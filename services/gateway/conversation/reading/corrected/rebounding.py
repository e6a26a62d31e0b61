"""Reads again the years, the lengths and the numbers in a message, where the words around them turn or widen them.

"Older than 2015", behind "isn't", is 2015 and later; "three", before "roguelikes", is a number of games.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.conversation.reading.corrected.contradicting import CORRECTS
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.amounts.places import (
    asks_for_so_many_more,
    leading_number,
    stands_alone,
    stands_before_games,
    stands_before_people,
)
from services.gateway.understanding.amounts.terms.prices import sum_places
from services.gateway.understanding.amounts.times.hours import is_in_shortened_hours
from services.gateway.understanding.amounts.times.years import (
    is_a_range_of_years,
    names_old_and_new,
    refused_bound,
    year_places,
)
from services.gateway.understanding.languages.language import detect_in_conversation
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import is_refused

_RECENT = pattern(r"recent|récent|nuev|nouve|novo|nova|нов|свеж|свіж|neu|aktuell|new|modern|yeni|now|śwież|新|最近")
_BUT = pattern(r"\b(?:but|но|aber|pero|mais|mas|ama|але|ale)\b|但|可是|けど|だが")
_PLACE_OF_A_NUMBER = "目"
# Of an age nobody makes a sum: better too few games than one that is not for a child.
_NO_SUM = (pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH)
_NO_TIME = (pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_COUNT)


def without_vague_years(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints without a mere "recent" where the message says since when: "plutôt récents, après 2018"."""
    years = [each for each in constraints if each.type == pb.SPAN_TYPE_YEARS and each.HasField("condition")]
    tells = any(any(map(str.isdigit, each.text)) and each.polarity == pb.POLARITY_WANTED for each in years)
    vague = [each for each in years if not any(map(str.isdigit, each.text)) and _RECENT.search(bare(each.text))]
    return [each for each in constraints if not (tells and each in vague)]


def without_contrary_years(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints without what is old and what is new, told by words alone, where a message lets games be either:
    "may be old, may be new". Behind words that correct or set against, the later holds."""
    vague = [
        each
        for each in constraints
        if each.type == pb.SPAN_TYPE_YEARS and each.HasField("condition") and each.polarity == pb.POLARITY_WANTED
    ]
    vague = sorted((each for each in vague if not any(map(str.isdigit, each.text))), key=lambda each: each.start)
    going = [each for each in vague if names_old_and_new(each.text)]
    for one, other in itertools.combinations(vague, 2):
        between = bare(text[one.end : other.start])
        is_set_against = CORRECTS.search(between) is not None or _BUT.search(between) is not None
        if not is_set_against and filters.exclude_each_other(one.condition, other.condition):
            going += [one, other]
    return [each for each in constraints if each not in going]


def at_most(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A least length that is refused before it: "que no dure más de 6 horas" is six hours at most."""
    is_least = constraint.type == pb.SPAN_TYPE_LENGTH and constraint.condition.min_hours > 0
    if not is_least or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    if not is_refused(text, constraint.start, constraint.end):
        return constraint
    return reader.refused(constraint)[0]


def of_all_its_words(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """Years of which a word beside them was not marked: "2018'den yeni" is no year, but what came after it."""
    condition = constraint.condition
    is_year = condition.min_year == condition.max_year > 0
    # "Not older than 2015", of which "older than 2015" is refused, is said once.
    if constraint.type != pb.SPAN_TYPE_YEARS or not (is_year or constraint.polarity == pb.POLARITY_WANTED):
        return constraint
    for start, end in year_places(text):
        if start <= constraint.start and constraint.end <= end and end - start > constraint.end - constraint.start:
            span = pb.Span(start=start, end=end, text=text[start:end], type=constraint.type)
            span.polarity = constraint.polarity
            read = reader.read([span])[0]
            return constraint if read.unmatched else read
    return constraint


def turned_round(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A year that is refused before it: "an RPG that isn't older than 2015" is from 2015 on."""
    if constraint.type != pb.SPAN_TYPE_YEARS or not constraint.HasField("condition"):
        return constraint
    start = refused_bound(text, constraint.start, constraint.end)
    if start < 0 or start >= constraint.start or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(start=start, end=constraint.end, text=text[start : constraint.end], type=constraint.type)
    span.polarity = pb.POLARITY_WANTED
    return reader.read([span])[0]


def counted_kinds(constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """How many games are asked for by a number that was marked along with their kind: "4 rts"."""
    if any(each.type == pb.SPAN_TYPE_COUNT and not each.unmatched for each in constraints):
        return []
    for each in constraints:
        number = leading_number(each.text) if each.type == pb.SPAN_TYPE_KIND else ""
        if number and each.polarity == pb.POLARITY_WANTED and not each.unmatched:
            span = pb.Span(start=each.start, end=each.start + len(number), text=number, type=pb.SPAN_TYPE_COUNT)
            span.polarity = pb.POLARITY_WANTED
            return reader.read([span])
    return []


def recounted(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A bare number as what stands beside it makes it: "three roguelikes" are games, as is the three of "horror, 3",
    "three of us" players, and Japanese "2つ目" the second one."""
    behind = text[constraint.end :]
    counts_games = stands_before_games(constraint.text, behind) or stands_alone(text, constraint.start, constraint.end)
    counts_games = counts_games or asks_for_so_many_more(text, constraint.start, constraint.end)
    meant = {
        pb.SPAN_TYPE_PLAYERS: pb.SPAN_TYPE_COUNT if counts_games else None,
        pb.SPAN_TYPE_COUNT: pb.SPAN_TYPE_PLAYERS if stands_before_people(constraint.text, behind) else None,
    }.get(constraint.type)
    if constraint.type == pb.SPAN_TYPE_COUNT and behind.startswith(_PLACE_OF_A_NUMBER):
        meant = pb.SPAN_TYPE_ORDINAL
    if meant is None or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(
        start=constraint.start, end=constraint.end, text=constraint.text, type=meant, polarity=constraint.polarity
    )
    read = reader.read([span])[0]
    return constraint if read.unmatched else read


def as_a_sum(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A number before a currency as a price, whatever it was marked as: "up to 2000" of "up to 2000 roubles"."""
    if constraint.type not in _NO_SUM:
        return constraint
    for start, end in sum_places(text):
        if start < constraint.end and constraint.start < end:
            first, last = min(start, constraint.start), max(end, constraint.end)
            span = pb.Span(start=first, end=last, text=text[first:last], type=pb.SPAN_TYPE_PRICE)
            span.polarity = constraint.polarity
            return reader.read([span])[0]
    return constraint


def retimed(text: str, constraint: Constraint, reader: SpanReader, before: str, spoken: str = "") -> Constraint:
    """Years and hours that were marked as something else: "23-25 год" is no age, nor is "до 20 год" in Ukrainian, whose
    hours are shortened so. `before` is what was said before, as far as it is known."""
    meant = None
    if constraint.type in (*_NO_TIME, pb.SPAN_TYPE_LENGTH) and is_a_range_of_years(constraint.text):
        meant = pb.SPAN_TYPE_YEARS
    elif constraint.type in (*_NO_TIME, pb.SPAN_TYPE_YEARS) and is_in_shortened_hours(constraint.text):
        is_of_a_child = read_child_age(text) is not None
        meant = (
            pb.SPAN_TYPE_LENGTH if not is_of_a_child and detect_in_conversation(text, before, spoken) == "uk" else None
        )
    if meant is None or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=meant)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched else read
