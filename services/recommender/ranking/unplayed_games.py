"""Gives games that nobody has played a share of the lower places of a list, so that somebody may come to play them.

Their scores rest on their descriptions alone and are never as far out as those of played games: on one scale they are
found less often than by chance. So they compete with each other for places of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.recommender.ranking.blending import Blended

# Validation splits of MovieLens 100K (a tenth of the games held out, three seeds), plays of unplayed games among the
# first 50: .001 without these places, every third .208, every second .264 (chance .032). NDCG@50 of all plays is .291,
# .310 and .307; of plays of other games NDCG@10 stays .280, and .42, .35 and .31 of them are among the first 50.
# `make bench-recommender` has the split "cold".
_FIRST_PLACE, _EVERY = 11, 2


def unplayed_places(limit: int) -> int:
    """How many of `limit` places are for unplayed games."""
    return max(0, -(-(limit - _FIRST_PLACE + 1) // _EVERY))


def with_unplayed(ranked: Sequence[Blended], unplayed: Sequence[Blended], *, limit: int) -> list[Blended]:
    """The first `limit` of `ranked`, unplayed games in their places among them, both with the best first.

    An unplayed game that is in an earlier place by its own score stays there. One that is moved has a score between
    those of its neighbours. Where there are too few of either, the others move up.
    """
    early = {item.game for item in ranked[: _FIRST_PLACE - 1]}
    waiting = [item for item in unplayed if item.game not in early][: unplayed_places(limit)]
    moved = {item.game for item in waiting}
    played = [item for item in ranked if item.game not in moved]
    merged: list[Blended] = []
    while len(merged) < limit and (played or waiting):
        place = len(merged) + 1
        if waiting and (not played or (place >= _FIRST_PLACE and (place - _FIRST_PLACE) % _EVERY == 0)):
            before = merged[-1].score if merged else waiting[0].score
            after = played[0].score if played else before
            merged.append(replace(waiting.pop(0), score=(before + after) / 2))
        else:
            merged.append(played.pop(0))
    return merged
