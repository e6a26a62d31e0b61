"""Which words may name a kind of game."""

from __future__ import annotations

import pytest

from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind


@pytest.mark.parametrize(
    "said",
    [
        "big",
        "something nice",
        "mais",
        "больше",
        "für",
        "хорошее",
        "ein tolles",
        "fajną",
        "の",
        "面白い",
        "好玩",
        "12",
        "",
        "prettier",
        "лёгкая",
        "легкая",
        "чонить",
        "hübscher",
        "fáciles",
        "facile",
        "kolay",
        "łatwe",
        "легке",
        "簡単",
        "简单的",
    ],
)
def test_an_ordinary_word_names_no_kind(said: str) -> None:
    assert not may_name_a_kind(said)


@pytest.mark.parametrize("said", ["dinosaurs", "tower defense", "шахматы", "Ritter", "忍者", "釣り", "big robots"])
def test_what_is_not_ordinary_may_name_one(said: str) -> None:
    assert may_name_a_kind(said)


@pytest.mark.parametrize("said", ["telly", "big", "the", "on the big screen", "телевизоре", "电视", "テレビで"])
def test_where_one_sits_names_nothing(said: str) -> None:
    assert not may_name_a_kind(said)
