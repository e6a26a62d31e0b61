"""A game that two lists of one ingest have under ids of their own is one game; what only looks so stays apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from services.ingest.columns.roles import ColumnOverrides
from services.ingest.files.reading import in_process, read_table
from services.ingest.interpretation.game_matching import SameGames, UnknownGames
from services.ingest.interpretation.joining import ALSO_ID, Interpretation, join_tables
from services.ingest.interpretation.understanding import understand_tables
from services.ingest.records import Game
from services.ingest.workspace import Workspace
from tests.unit.ingest.conftest import NOW

Understand = Callable[..., Interpretation]

SHOP = (
    "appid,name,release_date,developer,genres,platforms\n"
    '271590,Grand Theft Auto V,"14 Apr, 2015",Rockstar North,Action;Adventure,windows\n'
    '620,Portal 2,"18 Apr, 2011",Valve,Puzzle,windows;mac\n'
)
CHART = (
    "Rank,Name,Platform,Year,Genre,Publisher\n"
    "1,Grand Theft Auto V,PS3,2013,Action,Take-Two Interactive\n"
    "2,Grand Theft Auto V,PC,2015,Action,Take-Two Interactive\n"
    "3,PORTAL™ 2,PC,2011,Shooter,Electronic Arts\n"
    "4,Wii Sports,Wii,2006,Sports,Nintendo\n"
)


def games(found: Interpretation) -> dict[str, Game]:
    return {game.game_id: game for game in found.dataset.games}


def lists(first: str, second: str) -> dict[str, str]:
    return {"one.csv": f"one_id,{first}", "two.csv": f"app_id,{second}"}


def test_a_game_of_a_shop_and_of_a_chart_is_one_with_what_both_say(understand: Understand) -> None:
    found = games(understand({"shop.csv": SHOP, "chart.csv": CHART}))
    assert sorted(game.title for game in found.values()) == ["Grand Theft Auto V", "Portal 2", "Wii Sports"]
    assert found["271590"].platforms == ("windows", "PS3", "PC")
    assert found["271590"].genres == ("Action", "Adventure")
    assert found["620"].genres == ("Puzzle", "Shooter")
    assert found["620"].attributes[ALSO_ID] == "PORTAL™ 2"


def test_it_is_told_as_a_doubt_with_the_option_that_turns_it_off_and_rows_add_up(understand: Understand) -> None:
    chart = understand({"shop.csv": SHOP, "chart.csv": CHART}).mappings[1]
    (doubt,) = [doubt for doubt in chart.warnings if "--same-games apart" in doubt]
    assert doubt.startswith("2 games are taken for those of the same title and year in another list")
    assert (chart.rows, chart.used, chart.duplicates, chart.rejected) == (4, 1, 3, 0)


def test_the_option_keeps_them_apart(write: Callable[[str, str], Path], workspace: Workspace) -> None:
    tables = [read_table(write(f"{name}.csv", text), workspace, reader=in_process) for name, text in
              (("shop", SHOP), ("chart", CHART))]  # fmt: skip
    understood = understand_tables(tables, ColumnOverrides(), NOW)
    assert len(join_tables(understood, {}, UnknownGames.ADD, SameGames.APART).dataset.games) == 5


def test_the_id_that_plays_use_stands_for_both_and_plays_by_either_are_of_it(understand: Understand) -> None:
    found = understand(
        {
            "rawg.csv": "game_id,name,released\n3328,The Witcher 3: Wild Hunt,2015-05-18\n5,Ico,2001-01-01\n",
            "igdb.csv": "item_id,name,first_release_date\n1942,The Witcher 3 - Wild Hunt,1431993600\n9,Okami,\n",
            "plays.csv": "user,game,score\nann,1942,9\nbob,1942,8\ncid,9,7\n",
        }
    )
    assert {entry.game_id for entry in found.dataset.interactions} == {"1942", "9"}
    assert set(games(found)) == {"1942", "5", "9"}
    assert games(found)["1942"].attributes[ALSO_ID] == "3328"


def test_plays_that_use_both_ids_are_all_of_one_game(understand: Understand) -> None:
    found = understand(
        {
            "a.csv": "game_id,name,year\ng1,Ico,2001\ng2,Myst,1993\n",
            "b.csv": "item_id,name,year\ni7,ICO,2002\ni8,Okami,2006\n",
            "plays.csv": "user,game,score\nann,g1,9\nbob,i7,8\ncid,g2,8\ndan,i8,1\n",
        }
    )
    assert [entry.game_id for entry in found.dataset.interactions] == ["g1", "g1", "g2", "i8"]


def test_plays_by_title_are_of_the_game_that_both_lists_have(understand: Understand) -> None:
    found = understand(
        {
            "a.csv": "game_id,name,year\ng1,Ico,2001\ng2,Myst,1993\n",
            "b.csv": "item_id,name,year\ni7,ICO,2002\ni8,Okami,2006\n",
            "plays.csv": "user,game,score\nann,Ico,9\nbob,Okami,8\n",
        }
    )
    assert {entry.game_id for entry in found.dataset.interactions} == {"g1", "i8"}
    assert found.unknown == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("title,year\n1,Resident Evil 4,2005\n", "title,year\n2,Resident Evil 4,2023\n"),
        ("title,year\n1,Quake,1996\n", "title,year\n2,Quake Remastered,1996\n"),
        ("title,developer\n1,Prey,Human Head Studios\n", "title,developer\n2,Prey,Arkane Studios\n"),
        ("title,platform\n1,Batman,NES\n", "title,platform\n2,Batman,Arcade\n"),
        ("title,year\n1,Doom,1993\n3,Doom,2016\n", "title,genre\n2,Doom,Shooter\n"),
        ("title,genre\n1,Doom,Shooter\n", "title,year\n2,Doom,1993\n3,Doom,2016\n"),
    ],
    ids=["remake", "edition", "studios", "platforms", "either of two", "both of one"],
)
def test_what_may_be_another_game_stays_apart(understand: Understand, first: str, second: str) -> None:
    count = (first + second).count("\n") - 2
    assert len(games(understand(lists(first, second)))) == count


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("title,year\n1,Ico,2001\n", "title,year\n2,ICO,2002\n"),
        ("title,year\n1,Ico,2001\n", "title,genre\n2,Ico,Puzzle\n"),
        ("title,genre\n1,Ico (2001),Puzzle\n", "title,year\n2,Ico,2001\n"),
        ("title,developer\n1,Portal,Valve\n", "title,developer\n2,Portal,Valve Corporation\n"),
        ("title,developer\n1,Dota,Valve;Icefrog\n", 'title,developer\n2,Dota,"Valve, Inc."\n'),
        ("title,platform\n1,Portal,Windows\n", "title,platform\n2,Portal,PC;X360\n"),
        ("title,platform,publisher\n1,Nier,PC,Square Enix\n", "title,platform,publisher\n2,Nier,PS4,Square Enix\n"),
    ],
)
def test_the_same_game_is_known_though_lists_write_it_differently(
    understand: Understand, first: str, second: str
) -> None:
    assert len(games(understand(lists(first, second)))) == 1


def test_games_of_one_title_are_told_apart_by_their_years(understand: Understand) -> None:
    first, second = "title,year\n1,Doom,1993\n3,Doom,2016\n", "title,year,genre\n5,Doom,2016,Shooter\n6,DOOM,1993,FPS\n"
    found = games(understand(lists(first, second)))
    assert {game_id: game.genres for game_id, game in found.items()} == {"1": ("FPS",), "3": ("Shooter",)}


def test_parts_of_one_list_name_different_games_by_different_ids(understand: Understand) -> None:
    parts = {f"part{part}.csv": f"appid,name,col{part}\n{part}0,Tetris,x\n" for part in (1, 2)}
    assert len(games(understand(parts))) == 2


def test_ids_that_two_lists_give_to_different_games_merge_nothing(understand: Understand) -> None:
    found = understand(
        {
            "rawg.csv": "game_id,name,year\n5,Ico,2001\n9,Okami,2006\n",
            "igdb.csv": "item_id,name,year\n9,Ico,2001\n5,Okami,2006\n7,Journey,2012\n",
        }
    )
    assert {game_id: game.title for game_id, game in games(found).items()} == {
        "5": "Ico",
        "9": "Okami",
        "igdb:7": "Journey",
    }
    assert any(
        "2 of its 2 ids that rawg.csv has too are of other games" in doubt for doubt in found.mappings[1].warnings
    )
