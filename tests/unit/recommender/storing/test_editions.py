"""Which titles are editions of one game."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from services.recommender.records import Game
from services.recommender.storing.editions import (
    Edition,
    Editions,
    edition_key,
    edition_of,
    read_edition,
    write_edition,
)


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
    assert Editions([_edition(*one)]).add(_edition(*other))


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
    assert not Editions([_edition(*one)]).add(_edition(*other))


@pytest.mark.parametrize("title", ["Hades - Original Soundtrack", "Hades OST", "Hades Demo", "Hades (Demo)"])
def test_a_soundtrack_and_a_demo_are_never_offered(title: str) -> None:
    assert not Editions().add(_edition(title))


@pytest.mark.parametrize("title", ["Demo", "Soundtrack", "Demolition Racer", "Demon's Souls", "Ghost"])
def test_a_game_that_sounds_like_one_is_offered(title: str) -> None:
    assert Editions().add(_edition(title))


@pytest.mark.parametrize("kind", ["soundtrack", "demo"])
def test_what_an_ingest_found_to_be_a_soundtrack_or_a_demo_is_never_offered(kind: str) -> None:
    assert not Editions().add(_edition("Music of Hades", edition_of="hades", edition_kind=kind))


def test_editions_are_related_by_an_ingest_whatever_their_titles() -> None:
    base, port = _edition("Hades"), _edition("ハデス", edition_of="Hades", edition_kind="edition")
    assert not Editions([base]).add(port)
    assert not Editions([port]).add(base)
    assert not Editions([port]).add(_edition("Hadès Collection", edition_of="Hades", edition_kind="edition"))


def test_who_has_the_demo_may_get_the_game() -> None:
    assert Editions([_edition("Hades Demo", edition_of="Hades", edition_kind="demo")]).add(_edition("Hades"))


def test_what_is_written_of_an_edition_is_read_again() -> None:
    edition = _edition("Skyrim Special Edition", "Bethesda, Iron Galaxy", 2016, edition_of="skyrim")
    game = Game("Skyrim Special Edition", "Skyrim Special Edition", 2016, "Bethesda, Iron Galaxy")
    written = write_edition(replace(game, attributes={"edition_of": "skyrim"}))
    assert read_edition(json.loads(json.dumps(written))) == edition


def _edition(title: str, developer: str = "", year: int = 0, **attributes: str) -> Edition:
    """The edition of a game whose id is its title and its year, unless the year is unknown."""
    return edition_of(Game(f"{title} {year}" if developer else title, title, year, developer, attributes=attributes))
