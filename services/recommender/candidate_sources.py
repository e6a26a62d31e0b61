"""Asks the sources of candidates: what the player's history says, and what a message says."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from typing import TypeVar

from services.recommender import metrics
from services.recommender.ranking.ranking import Candidates, message_pool
from services.recommender.records import Wish
from services.recommender.retrieving import taste
from services.recommender.retrieving.item_model_retriever import FittedScores, PlayerQuery
from services.recommender.retrieving.message_retriever import ByMessage, MessageRetriever
from services.recommender.retrieving.profiles import Profile
from services.recommender.retrieving.retrievers import Retrievers, Scope
from services.recommender.storing.catalogue import CatalogueState

Found = TypeVar("Found")


class CandidateSources:
    """All sources of one recommender: content, similar players, the fitted model, popularity, and the message."""

    def __init__(self, retrievers: Retrievers, by_message: MessageRetriever) -> None:
        self._retrievers = retrievers
        self._by_message = by_message

    async def by_person(
        self,
        profile: Profile,
        player: PlayerQuery | None,
        scores: FittedScores | None,
        direction: taste.Vector | None,
        scope: Scope,
        limit: int,
    ) -> Candidates:
        """The candidates that do not depend on a message."""
        if player is not None and scores is not None:
            return await self._by_fitted_model(profile, player, scores, direction, scope, limit)
        liked = [liking.game for liking in profile.likings]
        similar_games, similar_players, popular = await asyncio.gather(
            _timed("similar_games", self._by_content(None if direction is None else direction.tolist(), scope, limit)),
            _timed(
                "similar_players",
                self._retrievers.by_similar_players(profile.player_id, liked, profile.attributes, scope),
            ),
            _timed("popular", self._retrievers.by_popularity(scope)),
        )
        return Candidates({}, similar_games, similar_players, popular)

    async def _by_fitted_model(
        self,
        profile: Profile,
        player: PlayerQuery,
        scores: FittedScores,
        direction: taste.Vector | None,
        scope: Scope,
        limit: int,
    ) -> Candidates:
        # Only a list of its own: the model knows better what is alike.
        similar_games = {}
        if direction is not None:
            nearest = self._retrievers.nearest(direction.tolist(), scope, limit=enough(limit))
            similar_games = await _timed("similar_games", nearest)
        similar_players = scores.factors
        if not scores.known and profile.attributes is not None:
            similar_players = await _timed(
                "similar_players",
                self._retrievers.by_similar_players(profile.player_id, (), profile.attributes, scope),
            )
        return Candidates({}, similar_games, similar_players, scores.popular, player.weighed(scores))

    async def with_message(
        self,
        personal: Candidates,
        player: PlayerQuery | None,
        message: Sequence[float] | None,
        text: str,
        wish: Wish,
        scope: Scope,
        state: CatalogueState,
        limit: int,
    ) -> Candidates:
        """The candidates together with those for the message."""
        found = ByMessage()
        if message is not None:
            found = await _timed("message", self._by_message.find(message, wish, scope, state, limit=limit, text=text))
        by_message = found.scores
        is_named = bool(wish.named.genres or wish.named.tags or wish.game_ids)
        if by_message and player is not None:
            # Of these games alone: the lists of the best may have none of them.
            scores = await player.scores_of(message_pool(by_message, enough(limit), found.complete))
            similar_players = scores.factors if scores.known else personal.similar_players
            return Candidates(
                by_message,
                personal.similar_games,
                similar_players,
                scores.popular,
                player.weighed(scores),
                found.complete,
                is_named,
            )
        if by_message or personal.similar_games or scope.among is not None:
            return replace(personal, message=by_message, complete=found.complete, is_named=is_named)
        # A message or a taste reaches every game; only without both must popularity fill the list alone.
        return replace(personal, popular=await self._retrievers.filled_up(personal.popular, scope, at_least=limit))

    async def _by_content(self, vector: Sequence[float] | None, scope: Scope, limit: int) -> dict[str, float]:
        return {} if vector is None else await self._retrievers.by_content(vector, scope, limit=limit)


def enough(limit: int) -> int:
    """How many games to rank for a list of `limit`, so that editions and what resembles others can be left out."""
    return 2 * limit + 10


async def _timed(retriever: str, retrieval: Awaitable[Found]) -> Found:
    started = time.perf_counter()
    found = await retrieval
    metrics.RETRIEVER_SECONDS.labels(retriever).observe(time.perf_counter() - started)
    return found
