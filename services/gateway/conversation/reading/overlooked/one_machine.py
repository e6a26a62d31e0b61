"""Reads that several who have one machine between them play in one room: "four of us, one PS5", "один комп"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.filters import of_players
from services.gateway.conversation.reading.overlooked.company import together
from services.gateway.conversation.reading.overlooked.widening import names_everybody
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.amounts.quantities import Company, Players

# What stands right before a machine: the last word or, in letters without spaces, what counts machines.
_ONE = re.compile(
    r"(?:\w+(?: (?:single|sol[oa]|seule?|einzige\w*|só))?(?=[ -]$)|[一1１](?:台|个|個|部|つの?)(?=$))[ -]?$",
    re.IGNORECASE,
)
_MOST_READ = 1000
_WORD = 24


def with_one_machine(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of a message, and that the players are in one room where they have one machine.

    A message that says how they meet, or that everybody has a machine, tells nothing by their number.
    """
    players = [each for each in constraints if each.type == pb.SPAN_TYPE_PLAYERS and not each.unmatched]
    several = [each for each in players if each.polarity == pb.POLARITY_WANTED and together(each) > 1]
    if not several or any(each.condition.modes for each in players) or names_everybody(text):
        return list(constraints)
    named = [(each.start, each.end) for each in constraints if each.type == pb.SPAN_TYPE_PLATFORM and each.names]
    for start, end in dict.fromkeys([*named, *reader.platform_places(text[:_MOST_READ])]):
        before = text[max(0, start - _WORD) : start]
        one = _ONE.search(before)
        if one is None or numbers(one.group()) != [1]:
            continue
        room = Constraint(text=one.group() + text[start:end], start=start - len(one.group()), end=end)
        room.type, room.polarity = pb.SPAN_TYPE_PLAYERS, pb.POLARITY_WANTED
        room.condition.CopyFrom(of_players(Players(max(map(together, several)), Company.LOCAL, None)))
        return [*constraints, room]
    return list(constraints)
