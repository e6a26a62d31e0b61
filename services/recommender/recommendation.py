"""The use case: everything that is recommended to a player, from what is stored at the moment of the request."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from services.recommender import metrics, taste
from services.recommender.catalogue import Catalogue, require_same
from services.recommender.description import describe
from services.recommender.players import Players
from services.recommender.ranking import Candidates, alone, rank, rank_replays
from services.recommender.records import (
    GameFilter,
    HistoryEntry,
    Played,
    QueryVector,
    ReasonKind,
    Recommendation,
)
from services.recommender.retrievers import Retrievers, Scope
from services.recommender.schema import unit_vector

# Of a very long history the strongest likings tell enough.
_MOST_LIKINGS = 200
_MOST_LIKED_CONTENTS = 50


@dataclass(frozen=True, slots=True)
class _Profile:
    """What is known of the player now. `strongest` are the best-liked games whose contents tell the taste."""

    player_id: str
    known: bool
    attributes: Sequence[float] | None
    played: Sequence[Played]
    likings: Sequence[taste.Liking]
    strongest: Sequence[str]


class Recommender:
    """Recommends games of the catalogue to players."""

    def __init__(self, catalogue: Catalogue, players: Players, retrievers: Retrievers) -> None:
        self._catalogue = catalogue
        self._players = players
        self._retrievers = retrievers

    async def recommend(
        self, player_id: str, *, query: QueryVector | None, limit: int, wanted: GameFilter
    ) -> Recommendation:
        """The blend, the player's history, and the lists of the two personal sources; each at most `limit` long."""
        message = unit_vector(query.values, query.encoder, "query.values") if query else None
        state = await self._catalogue.state()
        if query:
            require_same(state.encoder, query.encoder)
        if state.encoder is None:
            return Recommendation((), (), (), (), False, False, state.revision)
        profile = await self._profile(player_id)
        scope = Scope(wanted, without=frozenset(entry.game for entry in profile.played))
        replays = bool(profile.played) and not await self._retrievers.any_within(scope)
        if replays:
            scope = await self._replay_scope(profile, wanted)
        strongest = await self._catalogue.records(profile.strongest, state)
        contents = {game: record.content for game, record in strongest.items()}
        found = await self._candidates(profile, message, taste.direction(profile.likings, contents), scope, limit)
        ranked = (
            rank_replays(found, _ratings(profile, scope), limit=limit)
            if replays
            else rank(found, likings=len(profile.likings), limit=limit)
        )
        similar_games = alone(ReasonKind.SIMILAR_TO_LIKED, found.similar_games, limit=limit)
        similar_players = alone(ReasonKind.LIKED_BY_SIMILAR_PLAYERS, found.similar_players, limit=limit)
        shown = [item.game for item in (*ranked, *similar_games, *similar_players)]
        shown += [entry.game for entry in profile.played[:limit]]
        records = strongest | await self._catalogue.records(list(dict.fromkeys(shown)), state)
        games = describe(ranked, records, profile.strongest, limit=limit)
        metrics.RECOMMENDATIONS.labels(
            "replays" if replays else "taste" if profile.likings else "new", "no" if message is None else "yes"
        ).inc()
        return Recommendation(
            games=games,
            history=tuple(
                HistoryEntry(records[entry.game].game, entry.rating, entry.occurred_at)
                for entry in profile.played[:limit]
                if entry.game in records
            ),
            similar_games=describe(similar_games, records, profile.strongest, limit=limit),
            similar_players_games=describe(similar_players, records, (), limit=limit),
            player_known=profile.known,
            replays=replays and bool(games),
            catalogue_revision=state.revision,
        )

    async def _profile(self, player_id: str) -> _Profile:
        record, played = await asyncio.gather(self._players.find(player_id), self._players.played(player_id))
        likings = taste.likings(played)[:_MOST_LIKINGS]
        return _Profile(
            player_id=player_id,
            known=bool(record or played),
            attributes=record.content if record else None,
            played=played,
            likings=likings,
            strongest=[liking.game for liking in likings[:_MOST_LIKED_CONTENTS]],
        )

    async def _replay_scope(self, profile: _Profile, wanted: GameFilter) -> Scope:
        """Which played games may come back: liked ones, else not disliked ones, else any if none was ever liked."""
        tiers = [[liking.game for liking in profile.likings], taste.tolerated(profile.played)]
        if not profile.likings:
            tiers.append([entry.game for entry in profile.played])
        for tier in tiers:
            meeting = await self._retrievers.within(Scope(wanted, among=frozenset(tier)))
            if meeting:
                return Scope(wanted, among=frozenset(meeting))
        return Scope(wanted, among=frozenset())

    async def _candidates(
        self,
        profile: _Profile,
        message: Sequence[float] | None,
        direction: taste.Vector | None,
        scope: Scope,
        limit: int,
    ) -> Candidates:
        liked = [liking.game for liking in profile.likings]
        # A message or a taste reaches every game; only without both must popularity fill the list alone.
        fill = limit if message is None and direction is None and scope.among is None else 0
        by_message, similar_games, similar_players, popular = await asyncio.gather(
            _timed("message", self._by_content(message, scope, limit)),
            _timed("similar_games", self._by_content(None if direction is None else direction.tolist(), scope, limit)),
            _timed(
                "similar_players",
                self._retrievers.by_similar_players(profile.player_id, liked, profile.attributes, scope),
            ),
            _timed("popular", self._retrievers.by_popularity(scope, at_least=fill)),
        )
        return Candidates(by_message, similar_games, similar_players, popular)

    async def _by_content(self, vector: Sequence[float] | None, scope: Scope, limit: int) -> dict[str, float]:
        return {} if vector is None else await self._retrievers.by_content(vector, scope, limit=limit)


def _ratings(profile: _Profile, scope: Scope) -> dict[str, float]:
    """The player's ratings of the games that may be replayed."""
    among = scope.among or frozenset()
    return {
        entry.game: taste.UNRATED if entry.rating is None else entry.rating
        for entry in profile.played
        if entry.game in among
    }


async def _timed(retriever: str, retrieval: Awaitable[dict[str, float]]) -> dict[str, float]:
    started = time.perf_counter()
    found = await retrieval
    metrics.RETRIEVER_SECONDS.labels(retriever).observe(time.perf_counter() - started)
    return found
