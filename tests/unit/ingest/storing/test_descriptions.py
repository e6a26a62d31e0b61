"""The texts that are embedded."""

from __future__ import annotations

from services.ingest.records import Game, Player
from services.ingest.storing.descriptions import describe_game, describe_player


def test_a_game_is_described_by_its_kind_first_and_odd_attributes_last() -> None:
    game = Game(
        "1",
        "Doom",
        year=1993,
        developer="id Software",
        genres=("Shooter", "Action"),
        tags=("gore",),
        platforms=("PC",),
        summary="Hell breaks loose on Mars.",
        attributes={"EngineName": "id Tech 1", "blurb": "x" * 101},
    )
    assert describe_game(game) == (
        "genres: Shooter, Action. tags: gore. Doom. Hell breaks loose on Mars. developer: id Software. "
        "engine name: id Tech 1"
    )


def test_numbers_stay_out_of_a_game_s_description_and_words_do_not() -> None:
    game = Game("1", "Doom", attributes={"match": "0.93", "share": "12 %", "co-op": "yes", "copies": "1,000"})
    assert describe_game(game) == "Doom. co op: yes"


def test_a_game_of_which_only_the_id_is_known_is_described_by_it() -> None:
    assert describe_game(Game("7", "7")) == "7"


def test_a_player_is_described_by_short_attributes() -> None:
    player = Player("u", {"PlayTimeOfDay": "Night", "Age": "50", "bio": "x" * 101})
    assert describe_player(player) == "play time of day: Night. age: 50"


def test_a_player_without_attributes_has_no_description() -> None:
    assert describe_player(Player("u", {})) == ""
