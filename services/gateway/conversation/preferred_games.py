"""Tells which games are preferred by what no condition can say: light ones for a weak machine, those soon played for
minutes, what needs no long sitting for several on one screen, what somebody carries on the way, those for grown-ups
where somebody asks for "18+", and those without online play where that is refused.

None of it keeps a game out; it puts games first among those that have as much of what is wished.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.alternatives import is_machine
from services.gateway.conversation.reading.overlooked.sessions import is_of_minutes, is_on_the_way
from services.gateway.conversation.reading.overlooked.weak_machines import tells_a_weak_machine
from services.gateway.conversation.wish import is_of
from services.gateway.understanding.amounts.ages.age_ratings import RATED_FOR_GROWN_UPS, is_for_grown_ups
from services.gateway.understanding.amounts.ages.children import ADULT
from services.gateway.understanding.genres.folded_kinds import folded_kinds
from services.gateway.understanding.play_modes import ONLINE

# Kinds of games that ask little of a machine, whatever their year.
_LIGHT = frozenset(
    (
        "pixel art",
        "side-scrolling",
        "minimalist",
        "text-based",
        "hand-drawn",
        "top-down",
        "retro",
        "arcade-style",
        "point and click",
        "2d",
        "card",
        "visual novel",
    )
)
# Kinds of which a round is soon played, those that are played in rounds, and those of which nobody plays a few minutes.
_SOON_PLAYED = frozenset(("short", "score chasing", "arcade-style", "arcade"))
_IN_ROUNDS = frozenset(("party", "card", "fighting", "sports", "racing", "rhythm", "moba", "auto battler"))
_DRAWN_OUT = frozenset(
    ("4x", "grand strategy", "mmo", "city builder", "colony sim", "management", "open world", "sandbox", "crafting")
)
# What somebody carries, as catalogues call it.
_CARRIED = frozenset(("mobile", "android", "ios", "iphone", "switch", "nintendo switch", "steam deck"))
# So many in one room make a party, and sit no evening long over one empire in turns.
_PARTY = 3
_MANY_HOURS = 3
# What came out so many years ago asks little of the machines of today's poor, what is younger than so many much.
_OLD_YEARS, _NEW_YEARS = 15, 8


def prefers_some(constraints: Sequence[Constraint]) -> bool:
    """Whether some games are preferred by what is in force."""
    is_told = any(
        is_of_minutes(each) or _refuses_online(each) or _is_of_many_hours(each) or _is_of_a_party(each)
        for each in constraints
    )
    return is_told or wants_them_light(constraints) or wants_them_grown_up(constraints)


def wants_them_light(constraints: Sequence[Constraint]) -> bool:
    """Whether a weak machine is told of, or one that is old."""
    return any(map(tells_a_weak_machine, constraints))


def wants_them_grown_up(constraints: Sequence[Constraint]) -> bool:
    """Whether games for grown-ups are asked for, and no age in force is below theirs."""
    ages = [each for each in constraints if each.type == pb.SPAN_TYPE_AGE and each.polarity != pb.POLARITY_REFUSED]
    is_young = any(each.condition.HasField("age") and each.condition.age < ADULT for each in constraints)
    return not is_young and any(is_for_grown_ups(each.text) for each in ages)


def preferred_first(
    games: Sequence[common_pb2.RecommendedGame], constraints: Sequence[Constraint]
) -> list[common_pb2.RecommendedGame]:
    """The games, of which the preferred come first among those that have as many of the kinds that are wanted."""
    wanted = [
        each
        for each in constraints
        if each.type == pb.SPAN_TYPE_KIND and each.names and each.polarity == pb.POLARITY_WANTED
    ]
    is_light = wants_them_light(constraints)
    is_soon_played = any(map(is_of_minutes, constraints))
    is_carried = any(map(is_on_the_way, constraints)) and not any(map(is_machine, constraints))

    is_grown_up = wants_them_grown_up(constraints)
    is_not_online = any(map(_refuses_online, constraints))
    is_long = any(map(_is_of_many_hours, constraints))
    is_party = any(map(_is_of_a_party, constraints))

    def place(item: common_pb2.RecommendedGame) -> tuple[int, bool, int]:
        game = item.game
        missing = sum(not is_of(game, each) for each in wanted)
        is_at_home = is_carried and _CARRIED.isdisjoint(each.casefold() for each in game.platforms)
        against = _heaviness(game) * is_light + _slowness(game) * is_soon_played
        against += is_party and _slowness(game) == _MANY_HOURS
        against += is_grown_up and game.minimum_age < RATED_FOR_GROWN_UPS
        against += is_not_online and not set(ONLINE).isdisjoint(game.modes)
        against += is_long and game.endless and _has_any(game, _SOON_PLAYED)
        return missing, is_at_home, against

    return sorted(games, key=place)


def _refuses_online(constraint: Constraint) -> bool:
    """Whether somebody wants no online play, and does not only lack a network."""
    is_refused = constraint.type == pb.SPAN_TYPE_PLAYERS and constraint.polarity == pb.POLARITY_REFUSED
    return is_refused and constraint.condition.offline


def _is_of_a_party(constraint: Constraint) -> bool:
    """Whether several play on one screen."""
    is_wanted = constraint.type == pb.SPAN_TYPE_PLAYERS and constraint.polarity == pb.POLARITY_WANTED
    return is_wanted and constraint.condition.couch_players >= _PARTY


def _is_of_many_hours(constraint: Constraint) -> bool:
    """Whether a least length is wished for: what is soon played has no end, and is not long for that."""
    return constraint.type == pb.SPAN_TYPE_LENGTH and constraint.condition.min_hours > 0


def _heaviness(game: common_pb2.Game) -> int:
    """How much a game is likely to ask of a machine, by its year and how it looks: 0 is little, 2 much."""
    year = datetime.now(UTC).year
    if 0 < game.year <= year - _OLD_YEARS or _has_any(game, _LIGHT):
        return 0
    return 1 if 0 < game.year <= year - _NEW_YEARS else 2


def _slowness(game: common_pb2.Game) -> int:
    """How long a sitting is likely to be, by a game's kinds and whether it ends: 0 is some minutes, 3 many hours."""
    if _has_any(game, _SOON_PLAYED):
        return 0 if game.endless else 1
    if game.endless and _has_any(game, _IN_ROUNDS):
        return 1
    return _MANY_HOURS if game.endless and _has_any(game, _DRAWN_OUT) else 2


def _has_any(game: common_pb2.Game, names: frozenset[str]) -> bool:
    return not names.isdisjoint(folded_kinds(game))
