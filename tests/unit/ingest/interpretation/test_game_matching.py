"""Which game a table means that names it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from services.ingest.columns.roles import ColumnOverrides
from services.ingest.files.reading import in_process, read_table
from services.ingest.interpretation.game_matching import KnownGames, UnknownGames
from services.ingest.interpretation.joining import Interpretation, join_tables
from services.ingest.interpretation.understanding import understand_tables
from services.ingest.workspace import Workspace
from tests.unit.ingest.conftest import NOW

CATALOGUE = {"celeste": "Celeste", "doom-1993": "Doom", "doom-2016": "DOOM", "2048": "2048", "hades": "Hades"}


@pytest.fixture
def joined_with_catalogue(write: Callable[[str, str], Path], workspace: Workspace) -> Callable[..., Interpretation]:
    """Writes files by name and text, and joins them with the catalogue."""

    def found(files: dict[str, str], unknown_games: UnknownGames = UnknownGames.ADD) -> Interpretation:
        tables = [read_table(write(name, text), workspace, reader=in_process) for name, text in files.items()]
        return join_tables(understand_tables(tables, ColumnOverrides(), NOW), CATALOGUE, unknown_games)

    return found


def test_a_name_means_the_listed_game_then_that_of_the_catalogue() -> None:
    known = KnownGames({"h": "Hades"}, CATALOGUE)
    assert known.matches({"HADES": "HADES", "Celeste": "Celeste", "hades": "hades"}) == {
        "HADES": "h",
        "Celeste": "celeste",
    }


def test_a_title_that_two_games_share_and_numbers_mean_nothing() -> None:
    known = KnownGames({}, CATALOGUE | {"a-number": "7"})
    assert known.matches({"Doom": "Doom", "?!": "?!"}) == {}
    assert known.matches({"7": "7", "9": "9"}) == {}


def test_plays_by_name_are_of_the_games_that_are_there(joined_with_catalogue: Callable[..., Interpretation]) -> None:
    found = joined_with_catalogue(
        {
            "plays.csv": "user,game,rating\nu,Celeste,5\nu,celeste,4\nu,quake,3\nu,Braid,2\n",
            "games.csv": "sku,name,genre\nq1,Quake,FPS\n",
        }
    )
    assert [(entry.game_id, entry.rating) for entry in found.dataset.interactions] == [
        ("celeste", 4),
        ("q1", 3),
        ("Braid", 2),
    ]
    assert {game.game_id: game.described for game in found.dataset.games} == {
        "celeste": False,
        "q1": True,
        "Braid": False,
    }
    assert found.matched == {"Celeste": "celeste", "quake": "q1"}
    assert found.unknown == ("Braid",)
    assert (found.mappings[0].used, found.mappings[0].duplicates) == (3, 1)


def test_a_game_with_an_id_and_a_title_is_the_one_of_that_title(
    joined_with_catalogue: Callable[..., Interpretation],
) -> None:
    text = "user,app_id,title,genre\nu,504230,Celeste,?\nv,504230,Celeste,?\nu,9,Braid,Puzzle\nv,9,Braid,Puzzle\n"
    found = joined_with_catalogue({"plays.csv": text})
    assert {entry.game_id for entry in found.dataset.interactions} == {"celeste", "9"}
    # What the catalogue says of the game stays.
    assert {game.game_id: game.described for game in found.dataset.games} == {"celeste": False, "9": True}
    assert found.unknown == ()


def test_games_that_nothing_describes_may_be_rejected(joined_with_catalogue: Callable[..., Interpretation]) -> None:
    files = {"plays.csv": "user,game\nu,Celeste\nu,Braid\n"}
    found = joined_with_catalogue(files, UnknownGames.REJECT)
    assert [game.game_id for game in found.dataset.games] == ["celeste"]
    assert [(reject.row, reject.content) for reject in found.rejects] == [(3, {"user": "u", "game": "Braid"})]
    mapping = found.mappings[0]
    assert (mapping.rows, mapping.used, mapping.duplicates, mapping.rejected) == (2, 1, 0, 1)
    assert found.unknown == ()
