"""Which titles are editions of one game."""

from __future__ import annotations

import pytest

from services.recommender.storing.editions import Editions, edition_key, edition_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Elder Scrolls V: Skyrim", "The Elder Scrolls V: Skyrim Special Edition"),
        ("The Witcher 3: Wild Hunt", "The Witcher 3: Wild Hunt - Game of the Year Edition"),
        ("Dark Souls", "DARK SOULS™: REMASTERED"),
        ("Divinity: Original Sin II", "Divinity: Original Sin II - Definitive Edition"),
        ("Deus Ex: Human Revolution", "Deus Ex: Human Revolution - Director's Cut"),
        ("Borderlands 2", "Borderlands 2 (GOTY)"),
        ("Metro 2033", "Metro 2033 Redux"),
        ("Fable", "Fable: The 20th Anniversary Edition"),
    ],
)
def test_editions_of_one_game_are_alike(one: str, other: str) -> None:
    assert edition_key(one) == edition_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hades", "Hades II"),
        ("Prey", "Prey (2017)"),
        ("Resident Evil 2", "Resident Evil 2 Remake"),
        ("Portal", "Portal 2"),
        ("Final Cut", "Final Fantasy"),
    ],
)
def test_sequels_and_remakes_are_games_of_their_own(one: str, other: str) -> None:
    assert edition_key(one) != edition_key(other)


@pytest.mark.parametrize("title", ["Redux", "HD", "Special Edition", "ゼルダの伝説", "!!!"])
def test_a_title_that_is_nothing_but_an_edition_is_left(title: str) -> None:
    assert isinstance(edition_key(title), str)
    assert edition_key(title) != edition_key("Another Game")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Prey", "Human Head Studios", 2006), ("Prey", "Arkane Studios", 2017)),
        (("Prey", "Human Head Studios", 2006), ("Prey: Digital Deluxe Edition", "Arkane Studios", 2017)),
        (("Doom", "id Software", 1993), ("DOOM", "id Software", 2016)),
        (("Doom", "", 1993), ("DOOM", "id Software", 2016)),
    ],
)
def test_games_that_share_a_title_alone_are_not_editions(
    one: tuple[str, str, int], other: tuple[str, str, int]
) -> None:
    assert Editions([edition_of(*one)]).add(edition_of(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Skyrim", "Bethesda Game Studios", 2011), ("Skyrim Special Edition", "Bethesda Game Studios", 2016)),
        (("Celeste", "Maddy Makes Games", 2018), ("Celeste", "Maddy Makes Games, Inc.", 2018)),
        (("The Last of Us", "Naughty Dog", 2013), ("The Last of Us", "Naughty Dog, Iron Galaxy", 2014)),
        (("Metro 2033", "", 0), ("Metro 2033 Redux", "4A Games", 2014)),
    ],
)
def test_editions_and_ports_of_one_developer_are_one_game(
    one: tuple[str, str, int], other: tuple[str, str, int]
) -> None:
    assert not Editions([edition_of(*one)]).add(edition_of(*other))
