"""The use case: games that resemble one game, whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from services.recommender.ranking.blending import Blended
from services.recommender.ranking.description import describe, in_order
from services.recommender.ranking.ranking import Candidates, alone, rank
from services.recommender.records import GameFilter, Played, ReasonKind, RecommendedGame
from services.recommender.retrieving.item_model_retriever import FittedRetriever
from services.recommender.retrieving.retrievers import Retrievers, Scope
from services.recommender.storing.catalogue import Catalogue, CatalogueState
from services.recommender.storing.editions import Editions
from services.recommender.storing.schema import game_point

_LIKED = 5.0


class SimilarGames:
    """Asks the fitted model as for a player who likes that game and knows no other, else goes by the descriptions."""

    def __init__(self, catalogue: Catalogue, retrievers: Retrievers, fitted: FittedRetriever) -> None:
        self._catalogue = catalogue
        self._retrievers = retrievers
        self._fitted = fitted

    async def find(self, game_id: str, *, limit: int, wanted: GameFilter) -> tuple[RecommendedGame, ...]:
        """The most alike first, neither the game nor another edition of it. Raises NotFound."""
        state = await self._catalogue.state()
        itself = await self._catalogue.find(game_id, state)
        point = game_point(game_id)
        scope = Scope(wanted, without=frozenset({point}))
        enough = 2 * limit + 10
        player = await self._fitted.folded([Played(point, _LIKED, datetime.now(UTC))])
        scores = await player.best(scope, limit=enough) if player is not None and player.known else None
        ranked: Sequence[Blended]
        if player is not None and scores:
            # What many play is no likeness, however little is known of a player who likes one game.
            found = Candidates({}, {}, {}, {}, player.weighed(replace(scores, popular={})))
            ranked = rank(found, likings=1, limit=enough)
        else:
            by_content = await self._retrievers.by_content(itself.content.tolist(), scope, limit=enough)
            ranked = alone(ReasonKind.SIMILAR_TO_LIKED, by_content, limit=enough)
        kept = (await self._editions(point, ranked, state))[:limit]
        evidence = await player.evidence([item.game for item in kept], {point}) if player and scores else {}
        records = await self._catalogue.records([point, *(item.game for item in kept)], state)
        return describe(in_order(kept, records), records, [point], limit=limit, evidence=evidence)

    async def _editions(self, point: str, ranked: Sequence[Blended], state: CatalogueState) -> list[Blended]:
        """Of several editions one, and none of the game itself."""
        editions = await self._catalogue.editions([point, *(item.game for item in ranked)], state)
        seen = Editions([editions[point]])
        return [item for item in ranked if item.game in editions and seen.add(editions[item.game])]
