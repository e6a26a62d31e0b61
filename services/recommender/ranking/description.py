"""Turns ranked point ids into recommended games: puts equals in order and names the liked games they resemble."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from services.recommender.ranking.blending import Blended
from services.recommender.records import Reason, ReasonKind, RecommendedGame
from services.recommender.storing.catalogue import GameRecord

_RELATED_TITLES = 3


def describe(
    ranked: Sequence[Blended], records: Mapping[str, GameRecord], liked: Sequence[str], *, limit: int
) -> tuple[RecommendedGame, ...]:
    """The first `limit` games, equal scores in order of game id. `liked` are those to name, if they are in `records`.

    A game without record is left out: it has gone since it was found.
    """
    known = [(item, records[item.game]) for item in ranked if item.game in records]
    known.sort(key=lambda pair: (-pair[0].score, pair[1].game.game_id))
    head = known[:limit]
    resembling = [item.game for item, _ in head if any(kind is ReasonKind.SIMILAR_TO_LIKED for kind, _ in item.shares)]
    titles = _related_titles(resembling, records, [game for game in liked if game in records])
    return tuple(
        RecommendedGame(
            record.game,
            item.score,
            tuple(
                Reason(kind, share, titles[item.game] if kind is ReasonKind.SIMILAR_TO_LIKED else ())
                for kind, share in item.shares
            ),
        )
        for item, record in head
    )


def _related_titles(
    games: Sequence[str], records: Mapping[str, GameRecord], liked: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """For each game the titles of the liked games nearest to it by content, the nearest first."""
    if not games or not liked:
        return dict.fromkeys(games, ())
    similarities = _contents(games, records) @ _contents(liked, records).T
    related = {}
    for game, row in zip(games, np.argsort(-similarities, axis=1, kind="stable"), strict=True):
        others = [liked[index] for index in row[: _RELATED_TITLES + 1] if liked[index] != game]
        related[game] = tuple(records[other].game.title for other in others[:_RELATED_TITLES])
    return related


def _contents(
    games: Sequence[str], records: Mapping[str, GameRecord]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.stack([records[game].content for game in games])
