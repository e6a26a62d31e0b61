"""The use case: everything that is recommended to a player, from what is stored at the moment of the request."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from services.common.model_version import ModelVersion
from services.recommender import metrics
from services.recommender.ranking.blending import Blended, with_ties
from services.recommender.ranking.description import describe, in_order
from services.recommender.ranking.diversity import spread_out
from services.recommender.ranking.offering import Offering
from services.recommender.ranking.ranking import Candidates, alone, message_pool, rank, rank_replays
from services.recommender.ranking.unplayed_games import unplayed_places, with_unplayed
from services.recommender.records import (
    Dials,
    GameFilter,
    HistoryEntry,
    QueryVector,
    ReasonKind,
    Recommendation,
    Wish,
)
from services.recommender.retrieving import taste
from services.recommender.retrieving.item_model_retriever import FittedRetriever, FittedScores, PlayerQuery
from services.recommender.retrieving.message_retriever import MessageRetriever
from services.recommender.retrieving.profiles import Profile, read_profile
from services.recommender.retrieving.retrievers import Retrievers, Scope
from services.recommender.storing.catalogue import Catalogue, CatalogueState, require_same
from services.recommender.storing.players import Players
from services.recommender.storing.schema import game_point, unit_vector

NEUTRAL = Dials()
# A player of more games may be offered another edition of one that they played long ago.
_MOST_EDITIONS = 1_000


@dataclass(frozen=True, slots=True)
class _Listed:
    """The lists of an answer; `unplayed` are games that nobody has played, which get places among `games`."""

    games: Sequence[Blended]
    similar_games: Sequence[Blended]
    similar_players: Sequence[Blended]
    unplayed: Sequence[Blended] = ()

    def all(self) -> tuple[Sequence[Blended], ...]:
        return self.games, self.similar_games, self.similar_players, self.unplayed


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
        replays: bool = False,
        also: tuple[GameFilter, ...] = (),
    ) -> Recommendation:
        """The blend, the player's history, and the lists of the two personal sources; each at most `limit` long.

        `query` is asked for the message, if there is one, when all that does not depend on it has been found; `text`
        and `wish` are what its words say. A game must meet `wanted` and each of `also`. With `replays` the blend is
        of what the player has played, as it is anyway when nothing else is left.
        """
        state = await self._catalogue.state()
        if state.encoder is None:
            _message(await query(), None)
            return Recommendation((), (), (), (), False, False, state.revision)
        profile = await self.profile(player_id)
        player = await self._fitted.folded(profile.played)
        named = frozenset(game_point(game_id) for game_id in wish.game_ids)
        scope = Scope(
            wanted, without=named.union(entry.game for entry in profile.played), also=also, refused=wish.refused
        )
        # Who asks for what many play wants no game that nobody has.
        unplayed = 2 * unplayed_places(limit) if dials.popularity <= 0 else 0
        popular = dials.popularity != 0
        scores = await player.best(scope, limit=_enough(limit), popular=popular, unplayed=unplayed) if player else None
        replays = replays or (bool(profile.played) and not scores and not await self._retrievers.any_within(scope))
        message_scope = scope
        if replays:
            scope = await self._replay_scope(profile, Scope(wanted, without=named, also=also, refused=wish.refused))
            scores = await player.best(scope, limit=_enough(limit)) if player else None
            message_scope = replace(scope, among=frozenset(entry.game for entry in profile.played))
        strongest = await self._catalogue.records(profile.strongest, state)
        contents = {game: record.content for game, record in strongest.items()}
        personal = await self.by_person(
            profile, player, scores, taste.direction(profile.likings, contents), scope, limit
        )
        asked = await query()
        message = _message(asked, state.encoder)
        found = await self._with_message(personal, player, message, text, wish, message_scope, state, limit)
        ranked = (
            rank_replays(found, profile.ratings(), scope.among or (), limit=_enough(limit))
            if replays
            else rank(found, likings=len(profile.likings), limit=_enough(limit), popularity=dials.popularity)
        )
        listed = _Listed(
            ranked,
            alone(ReasonKind.SIMILAR_TO_LIKED, personal.similar_games, limit=_enough(limit)),
            alone(ReasonKind.LIKED_BY_SIMILAR_PLAYERS, personal.similar_players, limit=_enough(limit)),
            alone(ReasonKind.SIMILAR_TO_LIKED, scores.unplayed, limit=len(scores.unplayed))
            if scores and not found.message and not replays
            else (),
        )
        # In whatever edition neither what they have, nor what they have named or been shown.
        taken = [*named, *(game_point(game_id) for each in (wanted, *also) for game_id in each.exclude_game_ids)]
        taken += [] if replays else [entry.game for entry in profile.played[:_MOST_EDITIONS]]
        listed = await self._offered(listed, taken, state, limit)
        if not listed.games and profile.played and not replays:
            # What is left are soundtracks, demos and other editions of what they have.
            same = _at_hand(asked)
            return await self.recommend(
                player_id,
                query=same,
                limit=limit,
                wanted=wanted,
                wish=wish,
                dials=dials,
                text=text,
                replays=True,
                also=also,
            )
        ranked = await self._spread(listed.games, state, diversity=0.0 if replays else dials.diversity, limit=limit)
        evidence = await player.evidence([item.game for item in ranked]) if player and not replays else {}
        shown = [item.game for item in (*ranked, *listed.similar_games, *listed.similar_players)]
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
            similar_games=describe(in_order(listed.similar_games, records), records, profile.strongest, limit=limit),
            similar_players_games=describe(in_order(listed.similar_players, records), records, (), limit=limit),
            player_known=profile.known,
            replays=replays and bool(games),
            catalogue_revision=state.revision,
        )

    async def profile(self, player_id: str) -> Profile:
        """What is known of the player now."""
        return await read_profile(self._players, player_id)

    async def _replay_scope(self, profile: Profile, within: Scope) -> Scope:
        """Which played games of a scope may come back: liked, else not disliked ones, else any if none was liked."""
        tiers = [[liking.game for liking in profile.likings], taste.tolerated(profile.played)]
        if not profile.likings:
            tiers.append([entry.game for entry in profile.played])
        for tier in tiers:
            scope = replace(within, among=frozenset(tier), met={})
            if meeting := await self._retrievers.within(scope):
                return replace(scope, among=frozenset(meeting), met={})
        return replace(within, among=frozenset(), met={})

    async def _offered(self, listed: _Listed, taken: Sequence[str], state: CatalogueState, limit: int) -> _Listed:
        """What may be offered of the lists, unplayed games in their places."""
        at_hand = [*taken, *(item.game for items in listed.all() for item in items)]
        offering = Offering(await self._catalogue.editions(list(dict.fromkeys(at_hand)), state), taken)
        games, unplayed = offering.kept(listed.games, listed.unplayed)
        similar = [offering.kept(items)[0] for items in (listed.similar_games, listed.similar_players)]
        return _Listed(
            with_unplayed(games, unplayed, limit=_enough(limit)) if unplayed else games,
            *(items[: with_ties([item.score for item in items], limit)] for items in similar),
        )

    async def _spread(
        self, ranked: Sequence[Blended], state: CatalogueState, *, diversity: float, limit: int
    ) -> list[Blended]:
        """The first `limit` games, or so many that are good and unlike each other."""
        if diversity <= 0:
            return list(ranked[: with_ties([item.score for item in ranked], limit)])
        records = await self._catalogue.records([item.game for item in ranked], state)
        contents = {game: record.content for game, record in records.items()}
        return spread_out(in_order(ranked, records), contents, diversity=diversity, limit=limit)

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
            nearest = self._retrievers.nearest(direction.tolist(), scope, limit=_enough(limit))
            similar_games = await _timed("similar_games", nearest)
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


def _at_hand(asked: QueryVector | None) -> Callable[[], Awaitable[QueryVector | None]]:
    async def query() -> QueryVector | None:
        return asked

    return query


def _message(query: QueryVector | None, stored: ModelVersion | None) -> list[float] | None:
    """The message as a vector of length 1. Raises InvalidArgument, and FailedPrecondition for another encoder's."""
    if query is None:
        return None
    vector = unit_vector(query.values, query.encoder, "query.values")
    require_same(stored, query.encoder)
    return vector


async def _timed(retriever: str, retrieval: Awaitable[dict[str, float]]) -> dict[str, float]:
    started = time.perf_counter()
    found = await retrieval
    metrics.RETRIEVER_SECONDS.labels(retriever).observe(time.perf_counter() - started)
    return found
