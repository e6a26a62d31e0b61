"""Tells which side of a game a question asks about that has no word for a fact, but those by which wishes name a value:
whether an evening will do asks how long it is, whether it is on the house how it is sold.

What wishes are read by holds more ways to say so than any table of words for facts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.answering.attributes import Attribute, asks_who, folded
from services.gateway.answering.coverage import counts_things
from services.gateway.understanding.amounts.terms.terms_of_play import read_price
from services.gateway.understanding.amounts.times.hours import read_hours


def side_named(text: str, told: Sequence[Attribute], marked: Collection[pb.SpanType.ValueType]) -> Attribute | None:
    """The side of which the question `text`, without titles, names a value; None where it names none.

    `told` is what its words for facts ask for, and `marked` what the classifier found in it.
    """
    asks_who_plays = pb.SPAN_TYPE_PLAYERS in marked and not told
    if asks_who_plays or pb.SPAN_TYPE_KIND in marked or counts_things(text):
        return None
    hours = read_hours(text)
    names_hours = hours is not None and bool(hours.most)
    is_marked = pb.SPAN_TYPE_LENGTH in marked
    # What is said of one evening holds words for one player.
    is_of_players = told[:1] == [Attribute.PLAYERS] and pb.SPAN_TYPE_PLAYERS not in marked
    may_be_length = not told or told[0] is Attribute.LENGTH or is_of_players
    # Where both agree, other words for facts are none: Russian weekends begin as releases do.
    is_sure = names_hours and is_marked and not asks_who(folded(text))
    if is_sure or (names_hours and may_be_length) or (is_marked and not told):
        return Attribute.LENGTH
    is_of_price = pb.SPAN_TYPE_PRICE in marked or read_price(text) is not None
    return Attribute.PRICE if is_of_price and not told else None
