"""When a message comes back to a child who was left aside, in eleven languages."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.ages.spoken_of_again import is_for_the_child_again


@pytest.mark.parametrize(
    "text",
    [
        "and another one for her", "one for my niece", "ah et pr elle encore un, genre puzzle",
        "un autre pour ma nièce",
        "und noch eins für ihn", "y otro para él", "otro para ella", "e mais um pra ela", "а ей ещё одну",
        "и для него что-нибудь", "bir tane de onun için", "і ще одну для неї", "i jeszcze coś dla niej", "再给她一个",
        "あの子にもう一つ", "彼女にもう一本", "she wants another one", "for both of them", "now for the girls",
        "mais um pra pequena", "доче ещё одну", "der Kleine will noch eins",
    ],
)  # fmt: skip
def test_another_one_for_her_is_for_the_child(text: str) -> None:
    assert is_for_the_child_again(text)


@pytest.mark.parametrize(
    "text",
    [
        "another one",
        "something for me",
        "para el pc",
        "für den PC",
        "one for my husband",
        "puzzles for two",
        "she said horror is fine",
    ],
)
def test_what_names_nobody_is_not(text: str) -> None:
    assert not is_for_the_child_again(text)
