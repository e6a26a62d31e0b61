"""Collaborative filtering at request time: players who like the same games, and what else they like.

User-based nearest neighbours with shrunk cosine similarity over likings, computed from facets of the stored
interactions, so that an interaction counts in the next request and no replica keeps a model of its own. Neighbours
are weighed in bands of like similarity, because a facet counts without weights; on MovieLens 100K this loses nothing
against individual weights.
"""

from __future__ import annotations

import asyncio
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.recommender.storing.engines.vector_store import AnyOf, HasId, VectorStore, Where
from services.recommender.storing.popularity import Totals
from services.recommender.storing.readable import records_of, retrieve_readable
from services.recommender.storing.schema import CONTENT, INTERACTIONS, PLAYERS, player_point

_NEIGHBOURS = 75
_BANDS = 2
_CANDIDATES = 300
_MOST_GAMES = 300
# Keeps two players with one game in common from being twins.
_SHRINKAGE = 2.0
# Dividing by a small power of a game's likings keeps what everybody likes from filling every list.
_POPULARITY_EXPONENT = 0.1
# A facet costs about 0.4 us for each interaction that it counts: this bounds a request whatever the store holds.
_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A player and how similar they are, above 0 to 1."""

    player_id: str
    similarity: float


class SimilarPlayers:
    """Finds neighbours of a player and scores the games that they like."""

    def __init__(self, store: VectorStore) -> None:
        self._store = store

    async def by_likings(self, player_id: str, liked: Sequence[str], totals: Totals) -> list[Neighbour]:
        """The players who like most of what this player likes, given how much they play."""
        telling = _most_telling(liked, totals)
        if not telling:
            return []
        shared = await self._store.facet(
            INTERACTIONS, "player_id", limit=_CANDIDATES + 1, where=Where(must=(AnyOf("liked_game", telling),))
        )
        # Cheaper than a condition that the store would check for every interaction.
        shared.pop(player_id, None)
        liked_count = len(telling)
        similarities = {
            other: count
            / (math.sqrt(liked_count * max(count, totals.interactions.get(other, totals.unlisted))) + _SHRINKAGE)
            for other, count in shared.items()
        }
        return _best(similarities)

    async def by_attributes(self, player_id: str, content: Sequence[float]) -> list[Neighbour]:
        """The players whose stated attributes are closest to `content`."""
        where = Where(must_not=(HasId([player_point(player_id)]),))
        hits = await self._store.nearest(PLAYERS, CONTENT, content, limit=_NEIGHBOURS, where=where)
        scores = {hit.id: hit.score for hit in hits if hit.score > 0}
        found = await retrieve_readable(self._store, PLAYERS, list(scores)) if scores else {}
        named = records_of(PLAYERS, found.values(), lambda point: (point.id, str(point.payload["player_id"])))
        return _best({other: scores[point] for point, other in named})

    async def liked_by(self, neighbours: Sequence[Neighbour], totals: Totals) -> dict[str, float]:
        """Scores of the games (point ids) that the neighbours like, above 0."""
        bands = _bands(_within_budget(neighbours, totals))
        counts = await asyncio.gather(
            *(
                self._store.facet(
                    INTERACTIONS,
                    "liked_game",
                    limit=_MOST_GAMES,
                    where=Where(must=(AnyOf("player_id", [neighbour.player_id for neighbour in band]),)),
                )
                for band in bands
            )
        )
        scores: dict[str, float] = defaultdict(float)
        for band, likings in zip(bands, counts, strict=True):
            similarity = sum(neighbour.similarity for neighbour in band) / len(band)
            for game, count in likings.items():
                scores[game] += similarity * count
        return _normalised(scores, totals)


def _most_telling(liked: Sequence[str], totals: Totals) -> list[str]:
    """The liked games, the rarer first, until the interactions to count with them reach the budget; at least one."""
    telling: list[str] = []
    rows = 0
    for game in sorted(liked, key=lambda item: (totals.likings.get(item, 0), item)):
        rows += totals.likings.get(game, 0)
        if telling and rows > _MOST_ROWS:
            break
        telling.append(game)
    return telling


def _best(similarities: Mapping[str, float]) -> list[Neighbour]:
    order = sorted(similarities.items(), key=lambda item: (-item[1], item[0]))[:_NEIGHBOURS]
    return [Neighbour(player_id, similarity) for player_id, similarity in order]


def _within_budget(neighbours: Sequence[Neighbour], totals: Totals) -> list[Neighbour]:
    kept: list[Neighbour] = []
    rows = 0
    for neighbour in neighbours:
        rows += totals.interactions.get(neighbour.player_id, 0)
        if kept and rows > _MOST_ROWS:
            break
        kept.append(neighbour)
    return kept


def _bands(neighbours: Sequence[Neighbour]) -> list[Sequence[Neighbour]]:
    """The neighbours, the most similar first, cut into at most `_BANDS` bands of about equal size."""
    size = math.ceil(len(neighbours) / _BANDS)
    return [neighbours[start : start + size] for start in range(0, len(neighbours), size)] if size else []


def _normalised(scores: Mapping[str, float], totals: Totals) -> dict[str, float]:
    return {game: score / max(1, totals.likings.get(game, 1)) ** _POPULARITY_EXPONENT for game, score in scores.items()}
