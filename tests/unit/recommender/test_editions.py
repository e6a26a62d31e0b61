"""Which titles are editions of one game."""

from __future__ import annotations

import pytest

from services.recommender.storing.editions import edition_key


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
