"""A table that has a column for each player, each game or each genre says the same as one with a row for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from services.ingest.columns.roles import TableKind
from services.ingest.interpretation.joining import Interpretation

Understand = Callable[..., Interpretation]

GAMES = ("Doom", "Myst", "Go", "Ico", "Rez", "Braid")
PEOPLE = ("ann", "bob", "cid", "dora", "eve", "finn", "gus", "hal", "ida")


def matrix(key: str, headings: Sequence[str], rows: Sequence[str] = GAMES, *, nothing: str = "") -> str:
    cells = "".join(
        f"{row},{','.join(nothing if (i + j) % 3 else str((i + j) % 5 + 1) for j in range(len(headings)))}\n"
        for i, row in enumerate(rows)
    )
    return f"{key},{','.join(headings)}\n{cells}"


def doubts(found: Interpretation) -> str:
    return " | ".join(doubt for mapping in found.mappings for doubt in mapping.warnings)


@pytest.mark.parametrize(
    "headings",
    [
        [f"user{number}" for number in range(9)],
        [f"u_{number}" for number in range(9)],
        list(map(str, range(9))),
        PEOPLE,
    ],
)
@pytest.mark.parametrize("key", ["game", "title", "appid"])
def test_a_column_for_each_player_is_plays_of_that_player(
    understand: Understand, key: str, headings: Sequence[str]
) -> None:
    found = understand({"t.csv": matrix(key, headings)})
    (mapping,) = found.mappings
    assert (mapping.kind, mapping.rows) == (TableKind.INTERACTIONS, 18)
    assert {each.player_id for each in found.dataset.interactions} == set(headings)
    assert {game.title for game in found.dataset.games} == set(GAMES)
    assert "--rating-column none" in doubts(found)
    assert understand({"t.csv": matrix(key, headings)}, rating="none").mappings[0].kind is TableKind.GAMES


def test_such_a_matrix_is_understood_by_the_mapping_that_was_saved_of_it(understand: Understand) -> None:
    text = matrix("game", PEOPLE)
    again = understand({"t.csv": text}, player="player", game="game", rating="rating")
    assert len(again.dataset.interactions) == 18


def test_headings_may_be_numbers_of_games(understand: Understand) -> None:
    players = [f"u{number}" for number in range(12)]
    found = understand({"t.csv": matrix("user_id", [str(100 + number) for number in range(9)], players)})
    assert (found.mappings[0].kind, found.mappings[0].player_column) == (TableKind.INTERACTIONS, "user_id")
    assert {game.game_id for game in found.dataset.games} == {str(100 + number) for number in range(9)}


@pytest.mark.parametrize(("key", "headings"), [("user", [*GAMES, "Portal", "Hades"]), ("game", list(PEOPLE))])
def test_zeros_that_fill_most_of_a_matrix_are_no_plays(
    understand: Understand, key: str, headings: Sequence[str]
) -> None:
    rows = GAMES if key == "game" else [f"u{number}" for number in range(6)]
    empty, zeros = (understand({"t.csv": matrix(key, headings, rows, nothing=cell)}) for cell in ("", "0"))
    told = [
        {(each.player_id, each.game_id, each.rating) for each in found.dataset.interactions} for found in (empty, zeros)
    ]
    assert told[0] == told[1]
    assert "0 says that there is none" in zeros.mappings[0].notes[0]


def test_marks_that_each_game_has_are_its_own_and_a_doubt_where_they_might_be_players(understand: Understand) -> None:
    heads = ["Graphics", "Sound", "Heart", "Pace", "Depth", "Charm", "Wit", "Style"]
    rows = "".join(f"{game},{','.join(str((i + j) % 9 + 1) for j in range(8))}\n" for i, game in enumerate(GAMES))
    found = understand({"t.csv": f"title,{','.join(heads)}\n{rows}"})
    assert found.mappings[0].kind is TableKind.GAMES
    assert "turn the table round" in doubts(found)


def test_sales_by_year_are_no_ratings(understand: Understand) -> None:
    found = understand({"t.csv": matrix("title", [str(year) for year in range(2001, 2010)])})
    assert found.mappings[0].kind is TableKind.GAMES


def flags(headings: Sequence[str]) -> str:
    rows = "".join(
        f"{i},{game},{','.join(str(int((i + j) % 3 == 0)) for j in range(len(headings)))}\n"
        for i, game in enumerate(GAMES)
    )
    return f"id,title,{','.join(headings)}\n{rows}"


def test_columns_of_0_and_1_that_are_words_are_tags(understand: Understand) -> None:
    heads = ["Metroidvania", "Souls-like", "Deckbuilder", "Visual Novel", "City Builder", "Turn-Based"]
    found = understand({"t.csv": flags(heads)})
    first, *_ = found.dataset.games
    assert set(first.tags) == {"Metroidvania", "Visual Novel"}
    assert first.attributes == {}


def test_beside_genres_that_are_known_they_are_genres(understand: Understand) -> None:
    found = understand({"t.csv": flags(["Action", "Puzzle", "RPG", "Metroidvania", "Deckbuilder", "Roguevania"])})
    assert set(next(iter(found.dataset.games)).genres) == {"Action", "Metroidvania"}


def test_flags_that_programs_name_stay_attributes(understand: Understand) -> None:
    heads = ["early_access", "steam_deck", "has_dlc", "is_remake", "cloud_saves", "leaderboards"]
    found = understand({"t.csv": flags(heads)})
    assert next(iter(found.dataset.games)).tags == ()


@pytest.mark.parametrize("cell", ["(no genres listed)", "No genres available", "no tags found"])
def test_that_none_is_listed_is_no_genre(understand: Understand, cell: str) -> None:
    found = understand({"t.csv": f"id,title,genres\n1,Doom,{cell}\n2,No Man's Sky,Action|War\n"})
    assert [game.genres for game in found.dataset.games] == [(), ("Action", "War")]
