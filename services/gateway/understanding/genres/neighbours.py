"""Tells which kinds lie beside another, by the games that have both: "mystery", of "detective"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.genres.folded_kinds import folded_kinds

# A neighbour is had by so many games of a kind, by such a share of them, and by so many times the share of all games.
# In the demonstration's catalogue (services/demo/catalogue.jsonl) this gives "cozy": relaxing, simulation, animals;
# "detective": mystery, point and click; "mmo": online multiplayer, fantasy, economy; "racing": driving, fast-paced,
# vehicles, arcade-style, realistic. At 2.5 times, "detective" has all of "adventure" beside it.
_LEAST_GAMES, _LEAST_SHARE, _LEAST_LIFT = 3, 0.2, 5.0
# The share is told well enough by so many games of a large catalogue.
_MOST_GAMES = 1000


def neighbours(
    kind: str, of_kind: Sequence[common_pb2.Game], counts: Mapping[str, int], *, games: int
) -> frozenset[str]:
    """The neighbours of `kind`, in lower case, by the games `of_kind`; `counts` tells how many of all `games` each kind
    has."""
    seen = of_kind[:_MOST_GAMES]
    had = Counter(name for game in seen for name in folded_kinds(game))
    return frozenset(
        name
        for name, count in had.items()
        if name != kind
        and count >= _LEAST_GAMES
        and count >= _LEAST_SHARE * len(seen)
        and count * games >= _LEAST_LIFT * len(seen) * counts[name]
    )
