"""The source of candidates by the fitted model: what the player's history says of every game, and why.

A game is scored in two ways: by its column of content-EASE (Steck 2019), a sparse vector that the history is
multiplied with, and by its factors of implicit ALS, which are multiplied with those of the player.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from services.recommender.ranking.ranking import Fitted
from services.recommender.records import ItemModel, Played
from services.recommender.retrieving.fold_in import fold_in, history_weights
from services.recommender.retrieving.retrievers import Scope
from services.recommender.storing.engines.vector_store import Between, HasId, Nearest, Sparse, VectorStore, Where, dense
from services.recommender.storing.item_models import ItemModels
from services.recommender.storing.schema import COLD, COOCCURRENCE, POPULARITY_INDEX, TASTE, fitted

# Standard scores over so many of the best by columns and by factors blend as well as those over all games: NDCG@10 on
# a validation split of MovieLens 100K .2694 with 200, .2681 with all.
_LEAST_POOL, _POOL_PER_GAME = 200, 4
# With more known games popularity weighs less than a tenth of either list and is not asked for.
_MOST_KNOWN = 30
_MOST_RELATED = 3


@dataclass(frozen=True, slots=True)
class FittedScores:
    """Scores of the best games (point ids) by columns, by factors and by popularity; each list is cut off.

    `unplayed` are scores by factors of games that nobody has played, if they were asked for. `known` is how many games
    of the history the model knows and that speak for others.
    """

    columns: Mapping[str, float] = field(default_factory=dict)
    factors: Mapping[str, float] = field(default_factory=dict)
    popular: Mapping[str, float] = field(default_factory=dict)
    unplayed: Mapping[str, float] = field(default_factory=dict)
    known: int = 0

    def __bool__(self) -> bool:
        return bool(self.columns or self.factors or self.popular)

    @property
    def speak_against(self) -> bool:
        """Whether dislikes lower the score by columns of any of the games below 0, which is that of any other game."""
        return any(score < 0 for score in self.columns.values())


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why the model recommends a game.

    `carriers` are the liked games (point ids) that its score by columns rests on, the strongest first; games that weigh
    above 0 and are no likings are not among them. `players` like both it and the liked game `shared_with`. `cold` says
    that nobody has played it, so that only content speaks for it, `unliked` that nobody likes it who likes another.
    """

    carriers: tuple[str, ...] = ()
    players: int = 0
    shared_with: str = ""
    cold: bool = False
    unliked: bool = False


@dataclass(frozen=True, slots=True)
class Influence:
    """What a game of a history says of another: its weight there, what a weight of 1 adds to the score by columns, and
    how many players like both."""

    weight: float
    column_value: float
    players: int

    @property
    def share(self) -> float:
        """What it adds to the score by columns; below 0 if it speaks against the game."""
        return self.weight * self.column_value


class FittedRetriever:
    """Folds players into the fitted model that serves."""

    def __init__(self, store: VectorStore, models: ItemModels) -> None:
        self._store = store
        self._models = models

    async def folded(self, history: Sequence[Played]) -> PlayerQuery | None:
        """The player with this history, the latest game first; None while no model serves."""
        model = await self._models.serving()
        return None if model is None else await PlayerQuery.folded(self._store, model, history)


class PlayerQuery:
    """A player folded into the fitted model: asks it for games and for its reasons."""

    def __init__(
        self, store: VectorStore, model: ItemModel, weights: Mapping[str, float], taste: Sequence[float] | None
    ) -> None:
        """Use `folded`. `weights` are those of the games (point ids) that the model knows; `taste` is None if nothing
        is known that the player may like.
        """
        self._store = store
        self._model = model
        self._collection = fitted(model.version)
        self._points: dict[int, str] = {}
        self._weights: dict[int, float] = {}
        self._taste = taste
        self.known = sum(weight > 0 for weight in weights.values())
        self.version = model.version

    @classmethod
    async def folded(cls, store: VectorStore, model: ItemModel, history: Sequence[Played]) -> PlayerQuery:
        """The player with this history, the latest game first."""
        weights = history_weights(history, model.history)
        collection = fitted(model.version)
        found = await store.retrieve(collection, list(weights), payload=["index"], vector=TASTE) if weights else {}
        taste = None
        # Dislikes alone make factors of zeros, which say nothing.
        if any(weights[point] > 0 for point in found):
            taste = fold_in(
                np.array([dense(point.vector) for point in found.values()], dtype=np.float32),
                np.array([weights[point] for point in found], dtype=np.float32),
                model.gram,
                confidence=model.confidence,
                regularisation=model.regularisation,
            ).tolist()
        made = cls(store, model, {point: weights[point] for point in found}, taste)
        for point, stored in found.items():
            if "index" in stored.payload:
                made._points[stored.payload["index"]] = point
                made._weights[stored.payload["index"]] = weights[point]
        return made

    async def best(self, scope: Scope, *, limit: int, popular: bool = False, unplayed: int = 0) -> FittedScores:
        """The best games within the scope, enough to choose `limit` from; by popularity, too, if it counts or must.

        Of the games that nobody has played the best `unplayed` are asked for besides.
        """
        popular = popular or self.known < _MOST_KNOWN
        pool = max(_LEAST_POOL, _POOL_PER_GAME * limit)
        scores = await self._ask(scope.where(), pool, popular=popular, unplayed=unplayed)
        if not scores.speak_against:
            return scores
        # What is disliked most is cut off of a list of the best; a game that no list gives then scores 0 for sure.
        others = {*scores.factors, *scores.popular, *scores.unplayed}.difference(scores.columns)
        return replace(scores, columns={**scores.columns, **await self._columns_of(others)})

    async def scores_of(self, games: Collection[str]) -> FittedScores:
        """The scores of these games."""
        return await self._ask(Where(must=(HasId(sorted(games)),)), max(1, len(games)), popular=True)

    def weighed(self, scores: FittedScores) -> Fitted:
        """The scores with what they weigh in the blend."""
        model = self._model
        return Fitted(scores.columns, scores.factors, model.factor_weight, model.popularity_weight, scores.known)

    async def evidence(self, games: Sequence[str], liked: Collection[str]) -> dict[str, Evidence]:
        """Why these games are recommended; those that the model does not know are left out.

        Of the history only `liked` games (point ids) are named.
        """
        fields = [COLD, "together_games", "together_players"]
        # Of somebody new no game carries a score.
        column = COOCCURRENCE if self._weights else None
        found = await self._store.retrieve(self._collection, games, payload=fields, vector=column)
        return {
            point: self._explained(stored.payload, stored.vector if isinstance(stored.vector, Sparse) else None, liked)
            for point, stored in found.items()
        }

    async def influences(self, game: str) -> dict[str, Influence]:
        """What each game of the history (point ids) says of the game, of those that the model knows."""
        fields = ["together_games", "together_players"]
        found = await self._store.retrieve(self._collection, [game], payload=fields, vector=COOCCURRENCE)
        if game not in found:
            return {}
        stored = found[game]
        column = stored.vector if isinstance(stored.vector, Sparse) else Sparse([], [])
        values = dict(zip(column.indices, column.values, strict=True))
        games, players = (stored.payload.get(name, ()) for name in fields)
        together = dict(zip(games, players, strict=True))
        return {
            self._points[index]: Influence(weight, values.get(index, 0.0), together.get(index, 0))
            for index, weight in self._weights.items()
        }

    async def _ask(self, where: Where, limit: int, *, popular: bool, unplayed: int = 0) -> FittedScores:
        asked: dict[str, Nearest] = {}
        if self._weights:
            asked["columns"] = Nearest(COOCCURRENCE, self._history(), limit, where)
        if self._taste is not None:
            asked["factors"] = Nearest(TASTE, self._taste, limit, where)
            if unplayed:
                cold = replace(where, must=(*where.must, Between(COLD, 1)))
                asked["unplayed"] = Nearest(TASTE, self._taste, unplayed, cold)
        if popular:
            asked["popular"] = Nearest(COOCCURRENCE, Sparse([POPULARITY_INDEX], [1.0]), limit, where)
        answers = await self._store.query(self._collection, list(asked.values()))
        scores = {name: {hit.id: hit.score for hit in hits} for name, hits in zip(asked, answers, strict=True)}
        return FittedScores(**scores, known=self.known)

    async def _columns_of(self, games: Collection[str]) -> dict[str, float]:
        """The scores by columns of those of these games that share a game with the history."""
        if not games:
            return {}
        asked = Nearest(COOCCURRENCE, self._history(), len(games), Where(must=(HasId(sorted(games)),)))
        (hits,) = await self._store.query(self._collection, [asked])
        return {hit.id: hit.score for hit in hits}

    def _history(self) -> Sparse:
        return Sparse(list(self._weights), list(self._weights.values()))

    def _explained(self, payload: Mapping[str, object], column: Sparse | None, liked: Collection[str]) -> Evidence:
        values = {} if column is None else dict(zip(column.indices, column.values, strict=True))
        # A column has hundreds of entries, of which the player has played few.
        shares = {index: self._weights[index] * values[index] for index in self._weights.keys() & values.keys()}
        carriers = sorted(
            (index for index in shares if shares[index] > 0 < self._weights[index] and self._points[index] in liked),
            key=lambda index: (-shares[index], index),
        )
        games, players = payload.get("together_games", ()), payload.get("together_players", ())
        together = dict(zip(games, players, strict=True))  # type: ignore[call-overload]
        told = [index for index in self._weights if self._points[index] in liked and index in together]
        shared = max(told, key=lambda index: (together[index], -index), default=None)
        return Evidence(
            carriers=tuple(self._points[index] for index in carriers[:_MOST_RELATED]),
            players=together[shared] if shared is not None else 0,
            shared_with=self._points[shared] if shared is not None else "",
            cold=bool(payload.get(COLD, False)),
            unliked=not together,
        )
