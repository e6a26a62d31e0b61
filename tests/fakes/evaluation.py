"""A recommender in memory for evaluations: it recommends by co-occurrence, or cheats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from services.evaluation.measured.ports import Counts, FitReport
from services.ingest.records import Interaction
from tests.fakes.ingest import FakeCatalogue


class FakeRecommender:
    """Counts which games go together. `truth`, if given, is put first: what a leak would look like."""

    def __init__(self, truth: Sequence[Interaction] = ()) -> None:
        self.catalogue = FakeCatalogue()
        self.fitted_on: int | None = None
        self._truth = truth

    async def counts(self) -> Counts:
        return Counts(len(self.catalogue.games), len(self.catalogue.interactions))

    async def fit(self) -> FitReport:
        self.fitted_on = len(self.catalogue.interactions)
        return FitReport("fake-1", {"neighbours": "all"}, {"seconds": 0.5})

    async def recommend(self, player_id: str, limit: int) -> Mapping[str, Sequence[str]]:
        players: dict[str, set[str]] = {}
        for player, game in self.catalogue.interactions:
            players.setdefault(player, set()).add(game)
        mine = players.get(player_id, set())
        together: Counter[str] = Counter()
        popular: Counter[str] = Counter()
        for games in players.values():
            together.update({game: len(games & mine) for game in games})
            popular.update(games)
        known = [each.game_id for each in self._truth if each.player_id == player_id]
        by_taste = sorted(set(self.catalogue.games) - mine, key=lambda game: (-together[game], game))
        by_count = sorted(set(self.catalogue.games) - mine, key=lambda game: (-popular[game], game))
        ranked = [*(game for game in known if game not in mine), *(game for game in by_taste if game not in known)]
        return {
            "games": ranked[:limit],
            "similar_games": by_count[:limit],
            "similar_players_games": by_taste[:limit],
        }
