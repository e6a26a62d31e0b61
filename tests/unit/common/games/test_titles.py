"""Titles are compared without what people write differently, and a number after one makes another title of it."""

from __future__ import annotations

import pytest

from services.common.games.titles import WORD, fold, folded_title, is_sequel


@pytest.mark.parametrize("title", ["POKÉMON™: Red", "Pokemon - Red", "  pokémon red! ", "Poke\u0301mon Red®"])
def test_case_accents_punctuation_and_trademarks_make_no_other_title(title: str) -> None:
    assert folded_title(title) == "pokemon red"


@pytest.mark.parametrize(("title", "folded"), [("Assassin’s Creed", "assassins creed"), ("?!", ""), ("Ещё", "еще")])
def test_apostrophes_split_no_word_and_signs_alone_are_no_title(title: str, folded: str) -> None:
    assert folded_title(title) == folded


def test_a_title_is_folded_as_its_words_are() -> None:
    title = "Tom Clancy's Rainbow Six®: Siège"
    assert folded_title(title) == " ".join(fold(word) for word in WORD.findall(title))


@pytest.mark.parametrize(
    ("text", "loosely", "strictly"),
    [
        ("Doom 3 is loud", True, True),
        ("Doom III is loud", True, True),
        ("Doom 2016", False, True),
        ("Doom: 2", False, True),
        ("Doom is loud", False, False),
        ("Doom 3rd", False, False),
        ("Doom", False, False),
    ],
)
def test_a_number_after_a_title_makes_it_that_of_a_sequel(text: str, loosely: bool, strictly: bool) -> None:
    end = len("Doom")
    assert (is_sequel(text, end), is_sequel(text, end, strict=True)) == (loosely, strictly)
