"""What the words of a message ask for."""

from __future__ import annotations

from typing import Any

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.constraints import MessageConstraints, read_constraints
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.vocabulary import Vocabulary

GAMES = [
    common_pb2.Game(
        game_id="stardew-valley",
        title="Stardew Valley",
        genres=["Simulation", "RPG"],
        tags=["farming", "co-op", "relaxing"],
        platforms=["PC", "Switch", "Mobile"],
    ),
    common_pb2.Game(game_id="doom", title="Doom", genres=["Shooter"], tags=["difficult"], platforms=["PC"]),
    common_pb2.Game(game_id="witcher", title="The Witcher", genres=["RPG"], tags=["story rich"]),
    common_pb2.Game(game_id="witcher-3", title="The Witcher 3: Wild Hunt", genres=["RPG"], tags=["open world"]),
    common_pb2.Game(game_id="mario-kart", title="Mario Kart", genres=["Racing", "Party"], tags=["horror"]),
    common_pb2.Game(game_id="tetris", title="Tetris", genres=["Puzzle", "Strategy", "Horror"], tags=["turn-based"]),
    common_pb2.Game(game_id="racing", title="Racing", genres=["Racing"]),
]
VOCABULARY = Vocabulary(GAMES, TitleIndex([(game.game_id, game.title) for game in GAMES]))


def constraints(text: str) -> dict[str, Any]:
    """What is named, without the share."""
    found = read_constraints(text, VOCABULARY)
    return {
        name: getattr(found, name)
        for name in MessageConstraints.__slots__
        if name != "named_share" and getattr(found, name)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("racing", {"genres": ("Racing",)}),
        ("хочу поиграть в гонки с друзьями", {"genres": ("Racing",)}),
        ("a story-rich RPG with a big open world", {"genres": ("RPG",), "tags": ("story rich", "open world")}),
        ("пошаговая стратегия", {"genres": ("Strategy",), "tags": ("turn-based",)}),
        ("something scary", {"genres": ("Horror",), "tags": ("horror",)}),
        ("puzzles or strategies", {"genres": ("Puzzle", "Strategy")}),
        ("a western with pirates", {}),
        ("How do I fix my Wi-Fi?", {}),
    ],
)
def test_genres_and_tags_of_the_catalogue_are_found(text: str, expected: dict[str, Any]) -> None:
    assert constraints(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not a shooter please", {"refused_genres": ("Shooter",)}),
        ("только не шутер", {"refused_genres": ("Shooter",)}),
        ("что-нибудь без стрельбы", {"refused_genres": ("Shooter",)}),
        ("не хочу больше шутеров, хочу стратегию", {"genres": ("Strategy",), "refused_genres": ("Shooter",)}),
        ("no violence please, maybe farming", {"tags": ("farming",)}),
        ("no farming or shooting", {"refused_tags": ("farming",), "refused_genres": ("Shooter",)}),
        ("not a hard puzzle", {"genres": ("Puzzle",), "refused_tags": ("difficult",)}),
        ("не очень сложная головоломка", {"genres": ("Puzzle",), "refused_tags": ("difficult",)}),
        ("I don't like shooters", {"refused_genres": ("Shooter",)}),
        ("not only shooters", {"genres": ("Shooter",)}),
        ("why not a racing game?", {"genres": ("Racing",)}),
    ],
)
def test_what_is_refused_is_told_from_what_is_wanted(text: str, expected: dict[str, Any]) -> None:
    assert constraints(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("something like Stardew Valley but not farming", ("stardew-valley",)),
        ("I finished the witcher, what next?", ("witcher",)),
        ("games like The Witcher 3", ("witcher-3",)),
        ("racing", ()),
    ],
)
def test_games_are_found_by_their_titles(text: str, expected: tuple[str, ...]) -> None:
    assert read_constraints(text, VOCABULARY).game_ids == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("from before 2010", (0, 2009)),
        ("до 2000 года", (0, 1999)),
        ("after 2015", (2016, 0)),
        ("since 2015", (2015, 0)),
        ("после 2015, до 2020", (2016, 2019)),
        ("from 2017", (2017, 2017)),
        ("игра 1998 года", (1998, 1998)),
        ("from the 90s", (1990, 1999)),
        ("from the 2010s", (2010, 2019)),
        ("игры 80-х", (1980, 1989)),
        ("like 2048", (0, 0)),
        ("I have 2000 hours", (0, 0)),
    ],
)
def test_years_are_bounds(text: str, years: tuple[int, int]) -> None:
    found = read_constraints(text, VOCABULARY)
    assert (found.min_year, found.max_year) == years


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        ("a game for Switch", ("Switch",)),
        ("на свитч", ("Switch",)),
        ("something for my phone", ("Mobile",)),
        ("ролевую игру на пк", ("PC",)),
        ("switch", ("Switch",)),
        ("I want to switch to strategy", ()),
        ("on my ps5", ()),
    ],
)
def test_platforms_are_found_where_something_is_to_run_on_them(text: str, platforms: tuple[str, ...]) -> None:
    assert read_constraints(text, VOCABULARY).platforms == platforms


@pytest.mark.parametrize(
    ("text", "share"),
    [("racing", 1.0), ("turn-based strategy", 1.0), ("hello", 0.0), ("a film about racing", 0.25), ("", 0.0)],
)
def test_the_share_tells_how_much_of_a_message_names_something(text: str, share: float) -> None:
    assert read_constraints(text, VOCABULARY).named_share == share


def test_a_sum_of_money_is_no_year() -> None:
    assert "max_year" not in constraints("co-op before 2000 roubles")
    assert constraints("co-op before 2000")["max_year"] == 1999
