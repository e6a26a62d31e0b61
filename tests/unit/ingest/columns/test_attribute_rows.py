"""A table with a row for each attribute of a game is read as one with a row for each game."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from services.ingest.errors import IngestError
from services.ingest.interpretation.joining import Interpretation

Understand = Callable[..., Interpretation]

TITLES = ("Doom", "Myst", "Ico", "Fez")


def rows(heading: str, first: str = "title") -> str:
    said = "".join(
        f"g{number},{first},{title}\ng{number},genre,RPG\ng{number},genre,Action\n"
        f"g{number},release year,{2000 + number}\n"
        for number, title in enumerate(TITLES)
    )
    return f"{heading}\n{said}"


@pytest.mark.parametrize("heading", ["game_id,key,value", "entity,attribute,value", "item,property,value"])
def test_attributes_of_a_game_are_its_columns_and_several_values_a_list(understand: Understand, heading: str) -> None:
    found = understand({"facts.csv": rows(heading)})
    told = {game.game_id: game for game in found.dataset.games}
    assert {game.title for game in told.values()} == set(TITLES)
    assert told["g2"].genres == ("RPG", "Action")
    assert told["g2"].year == 2002
    assert f"rows of '{heading.split(',')[1]}' and 'value' as columns" in found.mappings[0].notes


def test_values_without_a_key_are_kept_and_rows_without_a_game_are_rejected(understand: Understand) -> None:
    found = understand({"facts.csv": rows("game_id,key,value") + "g1,,lost?\n,genre,Puzzle\n"})
    assert next(game for game in found.dataset.games if game.game_id == "g1").attributes["value"] == "lost?"
    assert dict(found.mappings[0].reasons) == {"no game id": 1}


def test_plays_of_games_that_such_a_table_describes_join_them(understand: Understand) -> None:
    plays = "user,game_id,rating\n" + "".join(f"u{row % 3},g{row % 4},{row % 5 + 1}\n" for row in range(12))
    found = understand({"facts.csv": rows("game_id,key,value"), "plays.csv": plays})
    assert not found.unknown
    assert len(list(found.dataset.interactions)) == 12


def test_keys_that_say_nothing_of_a_game_are_no_columns(understand: Understand) -> None:
    facts = "game_id,key,value\n" + "".join(f"g{row % 3},k{row % 2},{row}\n" for row in range(12))
    with pytest.raises(IngestError, match="rows repeat 'game_id'"):
        understand({"facts.csv": facts})
