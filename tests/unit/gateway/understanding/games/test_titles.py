"""Titles are found in texts as people and models write them."""

from __future__ import annotations

import pytest

from services.gateway.understanding.games.titles import TitleIndex

TITLES = [
    ("portal", "Portal"),
    ("portal-2", "Portal 2"),
    ("witcher", "The Witcher"),
    ("witcher-3", "The Witcher 3: Wild Hunt"),
    ("control", "Control"),
    ("celeste", "Celeste"),
    ("smash", "Super Smash Bros."),
    ("melee", "Super Smash Bros. Melee"),
    ("pokemon", "Pokémon Red"),
    ("game_12", "game_12"),
]
INDEX = TitleIndex(TITLES, ["Take control of a bureau where nothing is as it seems.", "Climb a mountain."])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I loved Portal.", ["portal"]),
        ("I loved Portal 2, and portal!", ["portal-2", "portal"]),
        ("Try the witcher 3 - wild hunt tonight", ["witcher-3"]),
        ("Try The Witcher 3 tonight", ["witcher"]),
        ("You are in control.", []),
        ("Control is strange.", ["control"]),
        ("celeste is hard", ["celeste"]),
        ("Super Smash Bros. Melee rules", ["melee"]),
        ("pokemon red is old", ["pokemon"]),
        ("play game_12, not game_1", ["game_12"]),
        ("portals everywhere", []),
    ],
)
def test_the_longest_title_is_found(text: str, expected: list[str]) -> None:
    assert [match.game_id for match in INDEX.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("something dark and slow", []),
        ("a dungeon crawl with friends", []),
        ("tactics for a squad of four", []),
        ("I loved Dark", ["dark"]),
        ("more like Squad please", ["squad"]),
        ("more like hades please", ["hades"]),
        ("something like crawl", []),
    ],
)
def test_a_word_that_other_titles_use_is_no_title_in_lower_case(text: str, expected: list[str]) -> None:
    """Also where no game has a description."""
    titles = ["Dark", "Alone in the Dark", "Crawl", "Dungeon Crawl Stone Soup", "Squad", "Suicide Squad", "Hades"]
    index = TitleIndex([(title.lower(), title) for title in [*titles, "Hades II"]])
    assert [match.game_id for match in index.find(text)] == expected


def test_a_match_knows_where_it_stands() -> None:
    text = "Then Portal 2!"
    (match,) = INDEX.find(text)
    assert text[match.start : match.end] == "Portal 2"


def test_of_two_games_with_one_title_the_preferred_one_is_named() -> None:
    index = TitleIndex([("prey-2006", "Prey"), ("prey-2017", "Prey")])
    assert [match.game_id for match in index.find("Prey", prefer=["prey-2017"])] == ["prey-2017"]


def test_it_is_known_when_more_words_could_complete_a_title() -> None:
    assert INDEX.may_continue("You should try Super Smash Bros.")
    assert not INDEX.may_continue("You should try Celeste.")
