"""The use case: everything that is recommended to a player, from what is stored at the moment of the request.

`Recommender.recommend` is the path: which games come into question, what each source says of them, how the sources
are weighed, what may be offered of the result, and what is told of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from services.common.model_version import ModelVersion
from services.recommender import metrics
from services.recommender.candidate_sources import CandidateSources, enough
from services.recommender.ranking.blending import Blended, with_ties
from services.recommender.ranking.description import describe, in_order, well_founded
from services.recommender.ranking.diversity import spread_out
from services.recommender.ranking.offering import Offering
from services.recommender.ranking.ranking import Candidates, alone, rank, rank_replays
from services.recommender.ranking.unplayed_games import unplayed_places, with_unplayed
from services.recommender.records import (
    HistoryEntry,
    QueryVector,
    ReasonKind,
    Recommendation,
    RecommendationRequest,
)
from services.recommender.retrieving import taste
from services.recommender.retrieving.item_model_retriever import Evidence, FittedRetriever, FittedScores, PlayerQuery
from services.recommender.retrieving.profiles import Profile, read_profile
from services.recommender.retrieving.retrievers import Retrievers, Scope
from services.recommender.storing.catalogue import Catalogue, CatalogueState, GameRecord, require_same
from services.recommender.storing.players import Players
from services.recommender.storing.schema import game_point, unit_vector


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known when a request begins and holds throughout it. `player` is None while no model serves."""

    request: RecommendationRequest
    state: CatalogueState
    profile: Profile
    player: PlayerQuery | None

    @property
    def named(self) -> frozenset[str]:
        """The games (point ids) that the message names."""
        return frozenset(game_point(game_id) for game_id in self.request.wish.game_ids)


@dataclass(frozen=True, slots=True)
class _Reach:
    """The games that come into question, for the message too, and the best of them by the fitted model."""

    scope: Scope
    message_scope: Scope
    scores: FittedScores | None
    replays: bool


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
        sources: CandidateSources,
        fitted: FittedRetriever,
    ) -> None:
        self._catalogue = catalogue
        self._players = players
        self._retrievers = retrievers
        self._sources = sources
        self._fitted = fitted

    async def recommend(
        self, request: RecommendationRequest, query: Callable[[], Awaitable[QueryVector | None]]
    ) -> Recommendation:
        """The blend, the player's history, and the lists of the two personal sources; each at most `limit` long.

        `query` is asked for the vector of the message, if there is one, when all that does not depend on it has been
        found.
        """
        state = await self._catalogue.state()
        if state.encoder is None:
            _message(await query(), None)
            return Recommendation((), (), (), (), False, False, state.revision)
        profile = await read_profile(self._players, request.player_id)
        known = _Known(request, state, profile, await self._fitted.folded(profile.played))
        reach = await self._reach(known)
        strongest = await self._catalogue.records([*profile.strongest, *profile.disliked], state)
        personal = await self._personal(known, reach, strongest)
        vector = await query()
        message = _message(vector, state.encoder)
        found = await self._sources.with_message(
            personal, known.player, message, request.text, request.wish, reach.message_scope, state, request.limit
        )
        listed = await self._offered(known, reach, _listed(known, reach, personal, found))
        if not listed.games and profile.played and not reach.replays:
            # What is left are soundtracks, demos and other editions of what they have.
            return await self.recommend(replace(request, replays=True), _at_hand(vector))
        whose = "replays" if reach.replays else "taste" if profile.likings else "new"
        metrics.RECOMMENDATIONS.labels(whose, "no" if message is None else "yes").inc()
        return await self._described(known, reach, listed, strongest)

    async def _reach(self, known: _Known) -> _Reach:
        """Games that the player has not played; those played when they are asked for, or when nothing else is left."""
        request, profile, player = known.request, known.profile, known.player
        scope = Scope(
            request.wanted,
            without=known.named.union(entry.game for entry in profile.played),
            also=request.also,
            refused=request.wish.refused,
        )
        popularity = request.dials.popularity
        # Who asks for what many play wants no game that nobody has.
        unplayed = 2 * unplayed_places(request.limit) if popularity <= 0 else 0
        wanted = enough(request.limit)
        scores = await player.best(scope, limit=wanted, popular=popularity != 0, unplayed=unplayed) if player else None
        if not request.replays and (not profile.played or scores or await self._retrievers.any_within(scope)):
            return _Reach(scope, scope, scores, replays=False)
        played = await self._replay_scope(profile, replace(scope, without=known.named, met={}))
        return _Reach(
            played,
            replace(played, among=frozenset(entry.game for entry in profile.played)),
            await player.best(played, limit=wanted) if player else None,
            replays=True,
        )

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

    async def _personal(self, known: _Known, reach: _Reach, strongest: Mapping[str, GameRecord]) -> Candidates:
        contents = {game: record.content for game, record in strongest.items()}
        direction = taste.direction(known.profile.likings, contents, known.profile.disliked)
        return await self._sources.by_person(
            known.profile, known.player, reach.scores, direction, reach.scope, known.request.limit
        )

    async def _offered(self, known: _Known, reach: _Reach, listed: _Listed) -> _Listed:
        """What may be offered of the lists, unplayed games in their places.

        In whatever edition neither what they have, nor what they have named or been shown. The editions of a whole
        history are read once while the catalogue stays as it is; the history itself is read at each request.
        """
        request = known.request
        taken = [*known.named]
        taken += [game_point(game_id) for each in (request.wanted, *request.also) for game_id in each.exclude_game_ids]
        taken += [] if reach.replays else [entry.game for entry in known.profile.played]
        at_hand = [*taken, *(item.game for items in listed.all() for item in items)]
        offering = Offering(await self._catalogue.editions(list(dict.fromkeys(at_hand)), known.state), taken)
        games, unplayed = offering.kept(listed.games, listed.unplayed)
        similar = [offering.kept(items)[0] for items in (listed.similar_games, listed.similar_players)]
        return _Listed(
            with_unplayed(games, unplayed, limit=enough(request.limit)) if unplayed else games,
            *(items[: with_ties([item.score for item in items], request.limit)] for items in similar),
        )

    async def _described(
        self, known: _Known, reach: _Reach, listed: _Listed, strongest: Mapping[str, GameRecord]
    ) -> Recommendation:
        """The lists with their games and the reasons for them."""
        profile, limit = known.profile, known.request.limit
        diversity = 0.0 if reach.replays else known.request.dials.diversity
        ranked = await self._spread(listed.games, known.state, diversity=diversity, limit=limit)
        evidence = await _evidence(known, [*ranked, *listed.similar_players])
        shown = [item.game for item in (*ranked, *listed.similar_games, *listed.similar_players)]
        shown += [entry.game for entry in profile.played[:limit]]
        shown += [game for reasons in evidence.values() for game in (*reasons.carriers, reasons.shared_with) if game]
        records = {**strongest, **await self._catalogue.records(list(dict.fromkeys(shown)), known.state)}
        if diversity <= 0:
            ranked = in_order(ranked, records)
        ranked = well_founded(ranked, await self._retrievers.likings())
        games = describe(ranked, records, profile.strongest, limit=limit, evidence=evidence)
        liked_by_similar = [item for item in listed.similar_players if not _is_unliked(evidence, item.game)]
        return Recommendation(
            games=games,
            history=tuple(
                HistoryEntry(records[entry.game].game, entry.rating, entry.occurred_at)
                for entry in profile.played[:limit]
                if entry.game in records
            ),
            similar_games=describe(in_order(listed.similar_games, records), records, profile.strongest, limit=limit),
            similar_players_games=describe(
                in_order(liked_by_similar, records), records, (), limit=limit, evidence=evidence
            ),
            player_known=profile.known,
            replays=reach.replays and bool(games),
            catalogue_revision=known.state.revision,
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


def _listed(known: _Known, reach: _Reach, personal: Candidates, found: Candidates) -> _Listed:
    """The sources weighed against each other, and each of the personal ones alone."""
    wanted = enough(known.request.limit)
    profile, scores = known.profile, reach.scores
    return _Listed(
        rank_replays(found, profile.ratings(), reach.scope.among or (), limit=wanted)
        if reach.replays
        else rank(found, likings=len(profile.likings), limit=wanted, popularity=known.request.dials.popularity),
        alone(ReasonKind.SIMILAR_TO_LIKED, personal.similar_games, limit=wanted),
        alone(ReasonKind.LIKED_BY_SIMILAR_PLAYERS, personal.similar_players, limit=wanted),
        alone(ReasonKind.SIMILAR_TO_LIKED, scores.unplayed, limit=len(scores.unplayed))
        if scores and not found.message and not reach.replays
        else (),
    )


async def _evidence(known: _Known, told: Sequence[Blended]) -> Mapping[str, Evidence]:
    """What the fitted model can say for these games."""
    if known.player is None:
        return {}
    liked = {liking.game for liking in known.profile.likings}
    return await known.player.evidence(list(dict.fromkeys(item.game for item in told)), liked)


def _is_unliked(evidence: Mapping[str, Evidence], game: str) -> bool:
    """Whether those who play the game, if anybody does, rate it low."""
    return game in evidence and evidence[game].unliked


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
