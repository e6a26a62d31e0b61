"""Reads what a message does to a price that was wished before: lets it go, or wants to pay one."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.understanding.amounts.terms.prices import any_price_places, names_a_sum, says_paid
from services.gateway.understanding.amounts.terms.terms_of_play import Price


def with_prices(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints, in which "any price is fine" is a condition that all games meet, and "paid ones" one on them."""
    if places := any_price_places(text):
        start, end = places[0]
        others = [each for each in constraints if each.type != pb.SPAN_TYPE_PRICE]
        return [*others, _priced(text, start, end, common_pb2.GameFilter())]
    paid = filters.of_price(Price.FREE, refused=True)
    return [_priced(text, each.start, each.end, paid) if _wants_to_pay(each) else each for each in constraints]


def lets_go_of_a_price(said: Sequence[Constraint]) -> bool:
    """Whether a sum is said, which takes the place of "free" though no fact tells it."""
    return any(
        each.type == pb.SPAN_TYPE_PRICE and each.polarity == pb.POLARITY_WANTED and names_a_sum(each.text)
        for each in said
    )


def _wants_to_pay(constraint: Constraint) -> bool:
    is_wanted = constraint.type == pb.SPAN_TYPE_PRICE and constraint.polarity == pb.POLARITY_WANTED
    return is_wanted and not constraint.HasField("condition") and says_paid(constraint.text)


def _priced(text: str, start: int, end: int, condition: common_pb2.GameFilter) -> Constraint:
    return Constraint(
        text=text[start:end],
        start=start,
        end=end,
        type=pb.SPAN_TYPE_PRICE,
        polarity=pb.POLARITY_WANTED,
        condition=condition,
    )
