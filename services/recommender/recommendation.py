"""The use case: everything that is recommended to a player, from what is stored at the moment of the request."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from services.common.model_version import ModelVersion
from services.recommender import metrics
from services.recommender.ranking.blending import Blended, with_ties
from services.recommender.ranking.description import describe, in_order
from services.recommender.ranking.diversity import spread_out
from services.recommender.ranking.ranking import Candidates, alone, message_pool, rank, rank_replays
from services.recommender.ranking.unplayed_games import unplayed_places, with_unplayed
from services.recommender.records import (
    Dials,
    GameFilter,
    HistoryEntry,
    Played,
    QueryVector,
    ReasonKind,
    Recommendation,
    Wish,
)
from services.recommender.retrieving import taste
from services.recommender.retrieving.item_model_retriever import FittedRetriever, FittedScores, PlayerQuery
from services.recommender.retrieving.message_retriever import MessageRetriever
from services.recommender.retrieving.retrievers import Retrievers, Scope
from services.recommender.storing.catalogue import Catalogue, CatalogueState, require_same
from services.recommender.storing.editions import Editions
from services.recommender.storing.players import Players
from services.recommender.storing.schema import game_point, unit_vector

NEUTRAL = Dials()
# Of a very long history the strongest likings tell enough.
_MOST_LIKINGS = 200
_MOST_LIKED_CONTENTS = 50


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of the player now. `strongest` are the best-liked games whose contents tell the taste."""

    player_id: str
    known: bool
    attributes: Sequence[float] | None
    played: Sequence[Played]
    likings: Sequence[taste.Liking]
    strongest: Sequence[str]


class Recommender:
    """Recommends games of the catalogue to players."""

    def __init__(
        self,
        catalogue: Catalogue,
        players: Players,
        retrievers: Retrievers,
        by_message: MessageRetriever,
        fitted: FittedRetriever,
    ) -> None:
        self._fitted = fitted
        self._catalogue = catalogue
        self._players = players
        self._retrievers = retrievers
        self._by_message = by_message

    async def recommend(
        self,
        player_id: str,
        *,
        query: Callable[[], Awaitable[QueryVector | None]],
        limit: int,
        wanted: GameFilter,
        wish: Wish,
        dials: Dials = NEUTRAL,
        text: str = "",
    ) -> Recommendation:
        """The blend, the player's history, and the lists of the two personal sources; each at most `limit` long.

        `query` is asked for the message, if there is one, when all that does not depend on it has been found; `text`
        and `wish` are what its words say.
        """
        state = await self._catalogue.state()
        if state.encoder is None:
            _message(await query(), None)
            return Recommendation((), (), (), (), False, False, state.revision)
        profile = await self.profile(player_id)
        player = await self._fitted.folded(profile.played)
        named = frozenset(game_point(game_id) for game_id in wish.game_ids)
        scope = Scope(wanted, without=named.union(entry.game for entry in profile.played), refused=wish.refused)
        # Who asks for what many play wants no game that nobody has.
        unplayed = 2 * unplayed_places(limit) if dials.popularity <= 0 else 0
        popular = dials.popularity != 0
        scores = await player.best(scope, limit=_enough(limit), popular=popular, unplayed=unplayed) if player else None
        replays = bool(profile.played) and not scores and not await self._retrievers.any_within(scope)
        message_scope = scope
        if replays:
            scope = await self._replay_scope(profile, wanted, wish.refused, without=named)
            scores = await player.best(scope, limit=_enough(limit)) if player else None
            message_scope = replace(scope, among=frozenset(entry.game for entry in profile.played))
        strongest = await self._catalogue.records(profile.strongest, state)
        contents = {game: record.content for game, record in strongest.items()}
        personal = await self.by_person(
            profile, player, scores, taste.direction(profile.likings, contents), scope, limit
        )
        similar_games = alone(ReasonKind.SIMILAR_TO_LIKED, personal.similar_games, limit=limit)
        similar_players = alone(ReasonKind.LIKED_BY_SIMILAR_PLAYERS, personal.similar_players, limit=limit)

        message = _message(await query(), state.encoder)
        found = await self._with_message(personal, player, message, text, wish, message_scope, state, limit)
        ranked = (
            rank_replays(found, _ratings(profile), scope.among or (), limit=limit)
            if replays
            else await self._spread(
                rank(found, likings=len(profile.likings), limit=_enough(limit), popularity=dials.popularity),
                scores.unplayed if scores and not found.message else {},
                profile,
                state,
                diversity=dials.diversity,
                limit=limit,
            )
        )
        evidence = await player.evidence([item.game for item in ranked]) if player and not replays else {}
        shown = [item.game for item in (*ranked, *similar_games, *similar_players)]
        shown += [entry.game for entry in profile.played[:limit]]
        shown += [game for reasons in evidence.values() for game in (*reasons.carriers, reasons.shared_with) if game]
        records = strongest | await self._catalogue.records(list(dict.fromkeys(shown)), state)
        if dials.diversity <= 0 or replays:
            ranked = in_order(ranked, records)
        games = describe(ranked, records, profile.strongest, limit=limit, evidence=evidence)
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
            similar_games=describe(in_order(similar_games, records), records, profile.strongest, limit=limit),
            similar_players_games=describe(in_order(similar_players, records), records, (), limit=limit),
            player_known=profile.known,
            replays=replays and bool(games),
            catalogue_revision=state.revision,
        )

    async def profile(self, player_id: str) -> Profile:
        """What is known of the player now."""
        record, played = await asyncio.gather(self._players.find(player_id), self._players.played(player_id))
        likings = taste.likings(played)[:_MOST_LIKINGS]
        return Profile(
            player_id=player_id,
            known=bool(record or played),
            attributes=record.content if record else None,
            played=played,
            likings=likings,
            strongest=[liking.game for liking in likings[:_MOST_LIKED_CONTENTS]],
        )

    async def _replay_scope(
        self, profile: Profile, wanted: GameFilter, refused: GameFilter, *, without: frozenset[str]
    ) -> Scope:
        """Which played games may come back: liked ones, else not disliked ones, else any if none was ever liked."""
        tiers = [[liking.game for liking in profile.likings], taste.tolerated(profile.played)]
        if not profile.likings:
            tiers.append([entry.game for entry in profile.played])
        for tier in tiers:
            scope = Scope(wanted, without=without, refused=refused, among=frozenset(tier))
            if meeting := await self._retrievers.within(scope):
                return replace(scope, among=frozenset(meeting), met={})
        return Scope(wanted, without=without, refused=refused, among=frozenset())

    async def _spread(
        self,
        ranked: Sequence[Blended],
        unplayed: Mapping[str, float],
        profile: Profile,
        state: CatalogueState,
        *,
        diversity: float,
        limit: int,
    ) -> list[Blended]:
        """The first `limit` games: of several editions one, none of a game that was played in another edition.

        `unplayed` are scores of games that nobody has played, which have places of their own.
        """
        waiting = alone(ReasonKind.SIMILAR_TO_LIKED, unplayed, limit=len(unplayed))
        played = await self._catalogue.editions([entry.game for entry in profile.played], state)
        editions = await self._catalogue.editions([item.game for item in (*ranked, *waiting)], state)
        seen = Editions(played.values())
        kept = [item for item in ranked if item.game in editions and seen.add(editions[item.game])]
        games = {item.game for item in kept}
        waiting = [
            item for item in waiting if item.game in games or (item.game in editions and seen.add(editions[item.game]))
        ]
        kept = with_unplayed(kept, waiting, limit=_enough(limit)) if waiting else kept
        if diversity <= 0:
            return kept[: with_ties([item.score for item in kept], limit)]
        records = await self._catalogue.records([item.game for item in kept], state)
        contents = {game: record.content for game, record in records.items()}
        return spread_out(in_order(kept, records), contents, diversity=diversity, limit=limit)

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
        by_content = self._by_content(None if direction is None else direction.tolist(), scope, limit)
        similar_games = await _timed("similar_games", by_content)
        similar_players = scores.factors
        if not scores.known and profile.attributes is not None:
            similar_players = await _timed(
                "similar_players",
                self._retrievers.by_similar_players(profile.player_id, (), profile.attributes, scope),
            )
        return Candidates({}, similar_games, similar_players, scores.popular, player.weighed(scores))

    async def _with_message(
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
        by_message = (
            {}
            if message is None
            else await _timed("message", self._by_message.find(message, wish, scope, state, limit=limit, text=text))
        )
        if by_message and player is not None:
            # Of these games alone: the lists of the best may have none of them.
            scores = await player.scores_of(message_pool(by_message, _enough(limit)))
            similar_players = scores.factors if scores.known else personal.similar_players
            return Candidates(
                by_message, personal.similar_games, similar_players, scores.popular, player.weighed(scores)
            )
        if by_message or personal.similar_games or scope.among is not None:
            return replace(personal, message=by_message)
        # A message or a taste reaches every game; only without both must popularity fill the list alone.
        return replace(personal, popular=await self._retrievers.filled_up(personal.popular, scope, at_least=limit))

    async def _by_content(self, vector: Sequence[float] | None, scope: Scope, limit: int) -> dict[str, float]:
        return {} if vector is None else await self._retrievers.by_content(vector, scope, limit=limit)


def _enough(limit: int) -> int:
    """How many games to rank, so that editions and what resembles others can be left out."""
    return 2 * limit + 10


def _message(query: QueryVector | None, stored: ModelVersion | None) -> list[float] | None:
    """The message as a vector of length 1. Raises InvalidArgument, and FailedPrecondition for another encoder's."""
    if query is None:
        return None
    vector = unit_vector(query.values, query.encoder, "query.values")
    require_same(stored, query.encoder)
    return vector


def _ratings(profile: Profile) -> dict[str, float]:
    """The player's ratings of the games that they have played."""
    return {entry.game: taste.UNRATED if entry.rating is None else entry.rating for entry in profile.played}


async def _timed(retriever: str, retrieval: Awaitable[dict[str, float]]) -> dict[str, float]:
    started = time.perf_counter()
    found = await retrieval
    metrics.RETRIEVER_SECONDS.labels(retriever).observe(time.perf_counter() - started)
    return found
