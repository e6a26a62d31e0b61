"""The use case: why a game is, or is not, recommended to a player, from the same lists and weights that decide it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from services.recommender.candidate_sources import CandidateSources
from services.recommender.ranking.blending import Opinion, opinions_of
from services.recommender.ranking.ranking import Candidates, Fitted, personal_lists
from services.recommender.records import (
    NO_CONDITION,
    ExplainedLiking,
    ExplainedList,
    Explanation,
    HistoryEntry,
)
from services.recommender.retrieving import taste
from services.recommender.retrieving.item_model_retriever import FittedRetriever, Influence, PlayerQuery
from services.recommender.retrieving.profiles import Profile, read_profile
from services.recommender.retrieving.retrievers import Scope
from services.recommender.storing.catalogue import Catalogue, CatalogueState, GameRecord
from services.recommender.storing.players import Players
from services.recommender.storing.schema import game_point

# As many as a list of recommendations may have.
_CONSIDERED = 100
_MOST_LIKINGS = 20
_UNKNOWN = Influence(0.0, 0.0, 0)


class Explainer:
    """Explains recommendations without a message, which its words would have to explain themselves."""

    def __init__(
        self, catalogue: Catalogue, players: Players, sources: CandidateSources, fitted: FittedRetriever
    ) -> None:
        self._catalogue = catalogue
        self._players = players
        self._sources = sources
        self._fitted = fitted

    async def explain(self, player_id: str, game_id: str) -> Explanation:
        """What each list says of the game for the player, and what the player's own games say. Raises NotFound."""
        state = await self._catalogue.state()
        itself = await self._catalogue.find(game_id, state)
        point = game_point(game_id)
        profile = await read_profile(self._players, player_id)
        # A game that was played is explained as if it were not: what its own rating says is left out.
        others = profile.without(point)
        player = await self._fitted.folded(others.played)
        liked = await self._catalogue.records([liking.game for liking in others.likings], state)
        found = await self._candidates(others, player, point, state)
        lists, linear = personal_lists(found, likings=len(others.likings))
        opinions, position, considered = opinions_of(point, lists, linear=linear)
        told = sorted((_told(opinion, point) for opinion in opinions), key=lambda each: -each.contribution)
        influences = await player.influences(point) if player is not None else {}
        own = next((entry for entry in profile.played if entry.game == point), None)
        return Explanation(
            game=itself.game,
            player_known=profile.known,
            played=HistoryEntry(itself.game, own.rating, own.occurred_at) if own else None,
            position=position,
            considered=considered,
            score=sum(each.contribution for each in told),
            lists=tuple(told),
            likings=_explained(itself, liked | await self._telling(influences, liked, state), influences),
            item_model=player.version if player is not None else "",
        )

    async def _telling(
        self, influences: Mapping[str, Influence], liked: Mapping[str, GameRecord], state: CatalogueState
    ) -> dict[str, GameRecord]:
        """The games of the history that are no likings and say most, for or against."""
        others = [game for game, each in influences.items() if each.share and game not in liked]
        others.sort(key=lambda game: (-abs(influences[game].share), game))
        return await self._catalogue.records(others[:_MOST_LIKINGS], state)

    async def _candidates(
        self, profile: Profile, player: PlayerQuery | None, point: str, state: CatalogueState
    ) -> Candidates:
        """The best of each list, and what the fitted model says of the game if it is not among them."""
        scope = Scope(NO_CONDITION, without=frozenset(entry.game for entry in profile.played))
        scores = await player.best(scope, limit=_CONSIDERED) if player is not None else None
        records = await self._catalogue.records([*profile.strongest, *profile.disliked], state)
        contents = {game: record.content for game, record in records.items()}
        direction = taste.direction(profile.likings, contents, profile.disliked)
        found = await self._sources.by_person(profile, player, scores, direction, scope, _CONSIDERED)
        if found.fitted is None or player is None:
            return found
        own = await player.scores_of([point])
        popular = {**found.popular, **own.popular} if found.popular else found.popular
        return replace(found, popular=popular, fitted=_with(found.fitted, player.weighed(own)))


def _with(fitted: Fitted, own: Fitted) -> Fitted:
    columns, factors = {**fitted.columns, **own.columns}, {**fitted.factors, **own.factors}
    return replace(fitted, columns=columns, factors=factors)


def _told(opinion: Opinion, point: str) -> ExplainedList:
    said = opinion.retrieved
    return ExplainedList(said.kind, said.weight, said.scores.get(point), opinion.deviation, opinion.contribution)


def _explained(
    itself: GameRecord, history: Mapping[str, GameRecord], influences: Mapping[str, Influence]
) -> tuple[ExplainedLiking, ...]:
    """The most telling first: by what they add to the score by columns or take from it, then by likeness."""
    told = []
    for game, record in history.items():
        influence = influences.get(game, _UNKNOWN)
        similarity = float(record.content @ itself.content)
        told.append(
            ExplainedLiking(record.game, influence.weight, influence.column_value, influence.players, similarity)
        )
    told.sort(key=lambda each: (-abs(each.weight * each.column_value), -each.content_similarity, each.game.game_id))
    return tuple(told[:_MOST_LIKINGS])
