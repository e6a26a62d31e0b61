"""The whole evaluation over a recommender in memory: what it asks, what it finds, and which leaks it fails on."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest
from rich.console import Console

from services.evaluation.errors import EvaluationError, LeakError
from services.evaluation.evaluation import evaluate
from services.evaluation.interactions import interactions_of
from services.evaluation.measured.asking import records_of
from services.evaluation.options import Options
from services.evaluation.report import report
from services.evaluation.results import Evaluation
from services.ingest.records import Dataset, Game
from tests.fakes.evaluation import FakeRecommender
from tests.fakes.ingest import FakeEncoder, SilentProgress
from tests.unit.evaluation.tables import two_tastes

_TABLE = two_tastes(players=80, games=40, plays=10)
DATASET = Dataset(games=tuple(Game(game, f"Title of {game}") for game in _TABLE.games), interactions=records_of(_TABLE))
pytestmark = pytest.mark.filterwarnings("ignore")  # of implicit, about threads


def opening(
    make: Callable[[], FakeRecommender], opened: list[FakeRecommender]
) -> Callable[[], AbstractAsyncContextManager[FakeRecommender]]:
    @asynccontextmanager
    async def open_one() -> AsyncIterator[FakeRecommender]:
        opened.append(make())
        yield opened[-1]

    return open_one


async def measured(options: Options, make: Callable[[], FakeRecommender] = FakeRecommender) -> Evaluation:
    return await evaluate(DATASET, FakeEncoder(), opening(make, []), options, SilentProgress())


async def test_a_recommender_that_knows_tastes_beats_popularity_on_the_plays_it_was_not_told() -> None:
    found = await measured(Options())
    assert found.against("popularity").better
    assert found.systems["games"].mean("ndcg@10") > 1.3 * found.systems["popularity"].mean("ndcg@10")
    assert {"item-knn", "ease", "ials", "content", "popularity-recent"} <= set(found.systems)
    assert found.shuffled is not None
    assert found.parameters["model"] == "fake-1"


async def test_it_is_loaded_with_what_is_known_and_fitted_on_the_fitted_part_alone() -> None:
    opened: list[FakeRecommender] = []
    options = Options(split="known-2", check_shuffled=False)
    found = await evaluate(DATASET, FakeEncoder(), opening(FakeRecommender, opened), options, SilentProgress())
    assert opened[0].fitted_on == int(found.parameters["fitted"]) == 640
    assert len(opened[0].catalogue.interactions) == int(found.parameters["known"]) == 640 + 16 * 2
    assert set(found.by_history_length("games")) == {"2"}


async def test_every_text_is_embedded_once_however_often_the_catalogue_is_loaded() -> None:
    encoder = FakeEncoder()
    await evaluate(DATASET, encoder, opening(FakeRecommender, []), Options(), SilentProgress())
    assert len(encoder.texts) == len(set(encoder.texts)) == len(DATASET.games)


async def test_a_recommender_that_has_seen_the_test_fails_the_run() -> None:
    with pytest.raises(LeakError, match="shuffled labels"):
        await measured(Options(), lambda: FakeRecommender(truth=DATASET.interactions))


async def test_a_recommender_that_is_not_empty_fails_the_run() -> None:
    def filled() -> FakeRecommender:
        recommender = FakeRecommender()
        recommender.catalogue.games["other"] = Game("other", "Other")
        return recommender

    with pytest.raises(LeakError, match="already holds 1 games"):
        await measured(Options(), filled)


async def test_plays_that_were_rated_too_low_are_not_to_be_found() -> None:
    rated = tuple(replace(entry, rating=1.0) for entry in DATASET.interactions)
    dataset, options = replace(DATASET, interactions=rated), Options(least_rating=4)
    with pytest.raises(EvaluationError, match="no play of the test part is rated 4 or more"):
        await evaluate(dataset, FakeEncoder(), opening(FakeRecommender, []), options, SilentProgress())


async def test_cold_games_have_figures_of_their_own_and_the_report_shows_them() -> None:
    found = await measured(Options(split="cold", check_shuffled=False))
    assert 0.0 < found.systems["games"].figures["cold_chance@50"] <= 1.0
    shown = io.StringIO()
    Console(file=shown, width=120).print(report(found))
    assert "cold_hit@50" in shown.getvalue()
    assert "Leak gates passed" in shown.getvalue()


async def test_peers_that_know_only_the_most_played_games_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("evaluation", "peers.baselines"):
        monkeypatch.setattr(f"services.evaluation.{module}.MOST_GAMES", 25)
    found = await measured(Options(check_shuffled=False))
    shown = io.StringIO()
    Console(file=shown, width=160).print(report(found))
    assert "ease, 25 games" in shown.getvalue()
    assert "computed for the 25 most played" in " ".join(shown.getvalue().split())
    assert {name for name, system in found.systems.items() if system.most_played_games} == {"item-knn", "ease"}


def test_the_digest_tells_data_apart_and_not_the_order_of_their_rows() -> None:
    games = [game.game_id for game in DATASET.games]
    digest = interactions_of(DATASET.interactions, games).digest()
    assert interactions_of(DATASET.interactions[::-1], games[::-1]).digest() == digest
    assert interactions_of(DATASET.interactions[1:], games).digest() != digest


def test_cut_offs_beyond_the_lists_are_refused() -> None:
    with pytest.raises(EvaluationError, match="k: must be from 1 to 50, is 5, 60"):
        Options(ks=(5, 60))
