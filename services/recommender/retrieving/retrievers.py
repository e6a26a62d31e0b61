"""The sources of candidates: by the message, by the player's taste, by similar players, by popularity.

Each returns scores by point id of the game, only of games within a `Scope`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from services.recommender.records import NO_CONDITION, GameFilter
from services.recommender.retrieving.similar_players import SimilarPlayers
from services.recommender.storing.engines.vector_store import VectorStore, Where
from services.recommender.storing.popularity import TotalsSource
from services.recommender.storing.schema import CONTENT, GAMES, game_point, matching

# Enough candidates for a blend to find what is good by several accounts. Each costs about 4 us.
_LEAST_POOL, _POOL_PER_GAME = 100, 2
_MOST_COUNTED = 400
# Games that nobody has liked are all equal: some more than needed let the order of their ids decide.
_SPARE = 50


@dataclass(frozen=True, slots=True)
class Scope:
    """The games that may be recommended: those that meet the filters, none of `without`, of `among` only if given,
    and none with a genre or tag of `refused`.
    """

    wanted: GameFilter
    without: frozenset[str] = frozenset()
    among: frozenset[str] | None = None
    also: tuple[GameFilter, ...] = ()
    refused: GameFilter = NO_CONDITION
    # What the store has said of a game's record so far, so that no source asks again.
    met: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def where(self) -> Where:
        """The same as a condition of the store."""
        among = None if self.among is None else sorted(self.among)
        return matching(self.wanted, *self.also, among=among, without=sorted(self.without), refused=self.refused)

    def narrowed(self, condition: GameFilter) -> Scope:
        """The games of this scope that meet a condition, too."""
        return self if condition == NO_CONDITION else replace(self, also=(*self.also, condition), met={})

    def conditional(self) -> bool:
        """Whether a game's own record is needed to tell if it is within the scope."""
        conditions = (replace(each, exclude_game_ids=()) for each in (self.wanted, *self.also))
        return self.refused != NO_CONDITION or any(each != NO_CONDITION for each in conditions)


class Retrievers:
    """The sources of candidates, over one vector store."""

    def __init__(self, store: VectorStore, popularity: TotalsSource) -> None:
        self._store = store
        self._popularity = popularity
        self._similar_players = SimilarPlayers(store)

    async def by_content(self, vector: Sequence[float], scope: Scope, *, limit: int) -> dict[str, float]:
        """The games whose description is closest to `vector`, by cosine similarity; enough to choose `limit` from."""
        return await self.nearest(vector, scope, limit=max(_LEAST_POOL, _POOL_PER_GAME * limit))

    async def nearest(self, vector: Sequence[float], scope: Scope, *, limit: int) -> dict[str, float]:
        """The same, `limit` games."""
        hits = await self._store.nearest(GAMES, CONTENT, vector, limit=limit, where=scope.where())
        return {hit.id: hit.score for hit in hits}

    async def by_similar_players(
        self, player_id: str, liked: Sequence[str], attributes: Sequence[float] | None, scope: Scope
    ) -> dict[str, float]:
        """What players like who like the same games or, for a player who likes none, state the same attributes."""
        totals = await self._popularity.totals()
        if liked:
            neighbours = await self._similar_players.by_likings(player_id, liked, totals)
        elif attributes is not None:
            neighbours = await self._similar_players.by_attributes(player_id, attributes)
        else:
            return {}
        return await self._within(scope, await self._similar_players.liked_by(neighbours, totals))

    async def by_popularity(self, scope: Scope) -> dict[str, float]:
        """The games that many players like."""
        totals = await self._popularity.totals()
        return await self._within(scope, totals.popularity)

    async def likings(self) -> Mapping[str, int]:
        """How many players like each game, by its point id."""
        return (await self._popularity.totals()).likings

    async def filled_up(self, scores: Mapping[str, float], scope: Scope, *, at_least: int) -> dict[str, float]:
        """`scores`, filled up to `at_least` games with such that nobody has liked yet."""
        filled = dict(scores)
        if len(filled) < at_least:
            for point in await self._store.scan(GAMES, scope.where(), fields=[], limit=at_least + len(filled) + _SPARE):
                filled.setdefault(point.id, 0.0)
        return filled

    async def any_within(self, scope: Scope) -> bool:
        """Whether any game is within the scope."""
        return bool(await self._store.scan(GAMES, scope.where(), fields=[], limit=1))

    async def some(self, *, limit: int) -> list[str]:
        """Any games of the catalogue, at most `limit`."""
        return [point.id for point in await self._store.scan(GAMES, fields=[], limit=limit)]

    async def within(self, scope: Scope) -> set[str]:
        """All games within the scope; for scopes with `among`."""
        return {point.id for point in await self._store.scan(GAMES, scope.where(), fields=[])}

    async def _within(self, scope: Scope, scores: Mapping[str, float]) -> dict[str, float]:
        """The best of the scored games that are within the scope, at most `_MOST_COUNTED`."""
        conditions = (scope.wanted, *scope.also)
        excluded = scope.without.union(game_point(game_id) for each in conditions for game_id in each.exclude_game_ids)
        admitted = {
            game: score
            for game, score in scores.items()
            if game not in excluded and (scope.among is None or game in scope.among)
        }
        if scope.conditional() and admitted:
            unknown = frozenset(admitted).difference(scope.met)
            if unknown:
                meeting = await self.within(replace(scope, without=frozenset(), among=unknown))
                scope.met.update((game, game in meeting) for game in unknown)
            admitted = {game: score for game, score in admitted.items() if scope.met[game]}
        if len(admitted) > _MOST_COUNTED:
            admitted = dict(sorted(admitted.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COUNTED])
        return admitted
