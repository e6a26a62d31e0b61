"""Reads that several who have one machine between them play in one room: "four of us, one PS5", "am Fernseher"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.filters import of_players
from services.gateway.conversation.reading.overlooked.company import together
from services.gateway.conversation.reading.overlooked.widening import names_everybody
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.counting.counted_games import GAMES
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.amounts.quantities import Company, Players
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.play_modes import IN_ONE_ROOM, ONLINE

# What stands right before a machine: the last word or, in letters without spaces, what counts machines.
_ONE = re.compile(
    r"(?:\w+(?: (?:single|sol[oa]|seule?|einzige\w*|só))?(?=[ -]$)|[一1１](?:台|个|個|部|つの?)(?=$))[ -]?$",
    re.IGNORECASE,
)
# In cases that count nothing.
_ONE_DECLINED = re.compile(r"одн\w{1,3}|jedn\w{1,3}|eine[mnrs]?", re.IGNORECASE)
_TELEVISION = pattern(
    r"\b(?:tv|telly|television|телевизор\w*|телек\w*|fernseher|glotze|la tele|télé|televisor|televisi[óo]n|televisão|"
    r"televizyon\w*|телевізор\w*|telewizor\w*)\b(?! (?:shows?|series?|сериал\w*|programm?s?))|テレビ(?!ゲーム|番組)|"
    r"电视(?!剧|节目)"
)
_GAMES_BEHIND = pattern(rf"^[ -]?(?:\w+ )?{GAMES}|^的?游戏|^の?(?:ゲーム|ソフト)")
_MOST_READ = 1000
_WORD = 24


def with_one_machine(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of a message, and that the players are in one room where they have one machine.

    A message that says how they meet, or that everybody has a machine, tells nothing by their number.
    """
    players = [each for each in constraints if each.type == pb.SPAN_TYPE_PLAYERS and not each.unmatched]
    several = [each for each in players if each.polarity == pb.POLARITY_WANTED and together(each) > 1]
    if not several or any(map(_tells_where, players)) or names_everybody(text):
        return list(constraints)
    named = [(each.start, each.end) for each in constraints if each.type == pb.SPAN_TYPE_PLATFORM and each.names]
    shared = _shared_machine(text, dict.fromkeys([*named, *reader.platform_places(text[:_MOST_READ])]))
    if shared is None:
        return list(constraints)
    start, end = shared
    room = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_PLAYERS)
    room.polarity = pb.POLARITY_WANTED
    room.condition.CopyFrom(of_players(Players(max(map(together, several)), Company.LOCAL, None)))
    # No catalogue calls a television a platform.
    return [*(each for each in constraints if not (each.unmatched and _overlap(each, shared))), room]


def _tells_where(constraint: Constraint) -> bool:
    """Whether words for players tell where these meet, or that one plays alone; who fights may do so anywhere."""
    modes = set(constraint.condition.modes)
    return bool(modes) and (modes.isdisjoint(IN_ONE_ROOM) or modes.isdisjoint(ONLINE))


def _shared_machine(text: str, machines: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Where `text` names one machine, with its number, or a television, before which people sit together."""
    for start, end in machines:
        one = _ONE.search(text[max(0, start - _WORD) : start])
        # "One Switch game" is one of games.
        if _GAMES_BEHIND.match(bare(text[end : end + _WORD])) is not None:
            continue
        if one is not None and (numbers(one.group()) == [1] or _ONE_DECLINED.fullmatch(one.group().strip())):
            return start - len(one.group()), end
    television = _TELEVISION.search(bare(text[:_MOST_READ]))
    return television.span() if television is not None else None


def _overlap(constraint: Constraint, place: tuple[int, int]) -> bool:
    return constraint.start < place[1] and place[0] < constraint.end
