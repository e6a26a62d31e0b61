"""Judges what came of a message by the rows of `conversation/`: what was understood, and whether the games meet it."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from typing import Any

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.conversation.reading.filters import joined

_DIFFICULT = "difficult"
_MODES = {"single": (1,), "couch": (2, 3), "online": (4, 5, 6)}
_CONTENT = {"violence": (3, 4), "scary": (5,), "blood": (4,)}
_FREE = (common_pb2.PRICE_MODEL_FREE, common_pb2.PRICE_MODEL_FREE_TO_PLAY)


def misunderstood(expected: dict[str, Any], constraints: Sequence[gateway_pb2.Constraint], count: int) -> list[str]:
    """The names of the constraints that were asked for and are not in force as asked."""
    condition = joined([each.condition for each in constraints if each.HasField("condition")])
    wanted, refused, names = (set[str]() for _ in range(3))
    for each in constraints:
        if each.type == pb.SPAN_TYPE_KIND:
            (refused if each.polarity in (pb.POLARITY_REFUSED, pb.POLARITY_LESS) else wanted).update(
                name.casefold() for name in each.names
            )
        if each.type == pb.SPAN_TYPE_DEVELOPER:
            names.update(each.names)
    titles = {
        is_refused: {
            game_id
            for each in constraints
            if each.type == pb.SPAN_TYPE_TITLE and (each.polarity == pb.POLARITY_REFUSED) == is_refused
            for game_id in each.game_ids
        }
        for is_refused in (False, True)
    }
    modes = set(condition.modes)
    content = set(condition.exclude_content)
    together = max(condition.players, condition.couch_players, 1 if modes == {1} else 0)
    checks: dict[str, Callable[[Any], bool]] = {
        "platforms": lambda value: set(condition.platforms) == set(value),
        "min_year": lambda value: abs(condition.min_year - value) <= 1,
        "max_year": lambda value: abs(condition.max_year - value) <= 1,
        "players": lambda value: together == value,
        "modes": lambda value: bool(modes) and all(modes.intersection(_MODES[mode]) for mode in value),
        "max_age": lambda value: condition.HasField("age") and condition.age <= value,
        "wanted": lambda value: all(wanted.intersection(name.casefold() for name in each) for each in value),
        "refused": lambda value: all(name.casefold() in refused for name in value),
        "refused_games": lambda value: set(value) <= titles[True],
        "refused_content": lambda value: all(content.issuperset(_CONTENT[each]) for each in value),
        "like": lambda value: not titles[False].isdisjoint(value),
        "developers": lambda value: not names.isdisjoint(value),
        "refused_developers": lambda value: set(value) <= set(condition.exclude_developers),
        "price": lambda _: bool(condition.price_models) and set(condition.price_models) <= set(_FREE),
        "max_hours": lambda value: 0 < condition.max_hours <= value,
        "count": lambda value: count == value,
    }
    return [name for name, value in expected.items() if not checks[name](value)]


def breaches(game: common_pb2.Game, expected: dict[str, Any]) -> list[str]:
    """The hard constraints that a game does not meet, by its facts."""
    own = {name.casefold() for name in (*game.genres, *game.tags)}
    together = max(game.max_players, 999 if 6 in game.modes else 0)
    checks: dict[str, Callable[[Any], bool]] = {
        "platforms": lambda value: not set(value).isdisjoint(game.platforms),
        "min_year": lambda value: game.year >= value - 1,
        "max_year": lambda value: game.year <= value + 1,
        "players": lambda value: game.min_players <= value <= together,
        "modes": lambda value: all(not set(_MODES[mode]).isdisjoint(game.modes) for mode in value),
        "max_age": lambda value: game.HasField("minimum_age") and game.minimum_age <= value,
        "refused": lambda value: own.isdisjoint(name.casefold() for name in value),
        "refused_games": lambda value: game.game_id not in value,
        "refused_content": lambda value: (
            bool(game.content_descriptors)
            and all(set(_CONTENT[each]).isdisjoint(game.content_descriptors) for each in value)
        ),
        "price": lambda _: game.price_model in _FREE,
        "refused_developers": lambda value: game.developer not in value,
    }
    return [name for name, value in expected.items() if name in checks and not checks[name](value)]


def is_relative(
    relative: dict[str, Any] | None, latest: Sequence[common_pb2.Game], games: Sequence[common_pb2.Game]
) -> bool:
    """Whether `games` have less or more of something than those of `latest` that they are compared with, on average.

    True where nothing tells: no game has the fact, or nothing was shown before. Of difficulty the catalogue says only
    which games are difficult, so a list without any is as easy as can be told, and one of nothing else as hard.
    """
    if not relative or not latest:
        return True
    place, attribute, wants_less = relative.get("position"), relative["attribute"], relative["direction"] == "less"
    compared = [latest[place - 1 if place > 0 else place]] if place and abs(place) <= len(latest) else latest
    before, after = (
        [fact for game in some if (fact := _fact(game, attribute)) is not None] for some in (compared, games)
    )
    if not before or not after:
        return True
    usual, now = statistics.mean(before), statistics.mean(after)
    if attribute == "difficulty" and now == (0.0 if wants_less else 1.0):
        return True
    return now < usual if wants_less else now > usual


def _fact(game: common_pb2.Game, attribute: str) -> float | None:
    """The year, the hours, or 1 for a difficult game and 0 for another; None where it is not known."""
    if attribute == "difficulty":
        return float(_DIFFICULT in {name.casefold() for name in (*game.genres, *game.tags)})
    return (float(game.year) if attribute == "year" else game.typical_hours) or None
