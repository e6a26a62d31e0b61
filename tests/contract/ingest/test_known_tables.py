"""Tables of the world are understood without a mapping: the original system's, and MovieLens 100K."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.ingest.columns.roles import ColumnOverrides
from services.ingest.files.reading import read_table
from services.ingest.interpretation.joining import Interpretation
from services.ingest.storing.descriptions import describe_game
from services.ingest.workspace import Workspace
from tests.contract.ingest.conftest import data_file
from tests.support.interpreting import interpret

Understand = Callable[..., Interpretation]


@pytest.fixture
def understood(tmp_path: Path) -> Iterator[Understand]:
    """Reads and interprets files of the data sets together, by their names."""
    with Workspace(tmp_path) as workspace:
        yield lambda *names: interpret(
            [read_table(data_file(name), workspace) for name in names], ColumnOverrides(), datetime.now(UTC)
        )


def test_the_original_table(understood: Understand) -> None:
    found = understood("origin/ml_test_rec_sys.parquet")
    games, players, interactions = found.dataset.games, found.dataset.players, found.dataset.interactions
    assert (len(games), len(players), len(interactions), len(found.rejects)) == (50, 1000, 50_000, 0)
    (mapping,) = found.mappings
    assert (mapping.player_column, mapping.game_column) == ("UserID", "GameTitle")
    assert (mapping.rating_column, mapping.rating_scale, mapping.timestamp_column) == ("Rating", "0 to 5", None)
    assert mapping.game_fields == {"genres": "GameGenre"}
    assert set(mapping.game_attributes) == {
        "GameUpdateFrequency",
        "SocialActivity",
        "LoadingTimeInSeconds",
        "GameSettingsPreference",
    }
    assert len(mapping.player_attributes) == 9
    assert mapping.ignored == ()
    assert all(len(game.genres) == 1 and len(game.attributes) == 4 for game in games)
    assert all(game.title == game.game_id and game.genres[0] in describe_game(game) for game in games)
    assert all(len(player.attributes) == 9 for player in players)
    assert {entry.rating for entry in interactions} == {1, 2, 3, 4, 5}


def test_movielens_as_three_atomic_files(understood: Understand) -> None:
    found = understood("ml-100k/ml-100k.inter", "ml-100k/ml-100k.item", "ml-100k/ml-100k.user")
    assert len(found.dataset.games) == 1682
    assert len(found.dataset.players) == 943
    assert len(found.dataset.interactions) == 100_000
    assert len(found.rejects) == 0
    toy_story = next(game for game in found.dataset.games if game.game_id == "1")
    assert (toy_story.title, toy_story.year) == ("Toy Story", 1995)
    assert toy_story.genres == ("Animation", "Children's", "Comedy")
    assert min(entry.occurred_at for entry in found.dataset.interactions).year == 1997


def test_movielens_interactions_alone(understood: Understand) -> None:
    found = understood("ml-100k/ml-100k.inter")
    assert (len(found.dataset.games), len(found.dataset.interactions)) == (1682, 100_000)
