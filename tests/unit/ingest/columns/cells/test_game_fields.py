"""Columns into the fields of a game, within the limits of the contract."""

from __future__ import annotations

import pytest

from services.ingest.columns.cells.game_fields import game_of, split_list

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("RPG", ("RPG",)),
        ("RPG|Indie, old", ("RPG", "Indie, old")),
        ("RPG; Indie;", ("RPG", "Indie")),
        ("RPG, Indie,rpg", ("RPG", "Indie")),
        ("['RPG', \"Children's\"]", ("RPG", "Children's")),
        ("[]", ()),
        ("a\x02b, c\x02", ("a", "b, c")),
        ("one, entry\x02", ("one, entry",)),
        (" | ", ()),
    ],
)
def test_a_list_is_split_at_its_separator(cell: str, entries: tuple[str, ...]) -> None:
    assert split_list(cell) == entries


def test_a_list_of_a_typed_column_is_split_at_spaces() -> None:
    assert split_list("Animation Children's Comedy", space_separated=True) == ("Animation", "Children's", "Comedy")


def test_of_several_columns_for_a_field_the_best_fills_it_and_the_others_are_attributes() -> None:
    game = game_of("g", None, {"category": "Shop", "genre": "RPG", "subgenre": "JRPG"}, NONE)
    assert game.genres == ("RPG",)
    assert game.attributes == {"category": "Shop", "subgenre": "JRPG"}


def test_a_year_column_without_a_year_is_an_attribute() -> None:
    game = game_of("g", None, {"year": "soon"}, NONE)
    assert game.year == 0
    assert game.attributes == {"year": "soon"}


def test_a_game_is_called_by_its_id_if_nothing_else_is_known() -> None:
    game = game_of("g", None, {}, NONE)
    assert (game.title, game.described) == ("g", False)


def test_texts_are_cut_to_what_the_contract_holds() -> None:
    game = game_of(
        "g",
        "t" * 9999,
        {
            "summary": "s" * 9999,
            "genre": "|".join(f"{number}{'x' * 999}" for number in range(99)),
            "a" * 999: "v" * 9999,
            **{f"column {number}": "v" for number in range(999)},
        },
        NONE,
    )
    assert len(game.title) == 512
    assert len(game.summary) == 8192
    assert len(game.genres) == 64
    assert {len(genre) for genre in game.genres} == {128}
    assert len(game.attributes) == 256
    assert max(map(len, game.attributes)) == 128
    assert max(map(len, game.attributes.values())) == 2048
