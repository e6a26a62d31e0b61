"""Times that are told by the player's birth are read in eleven languages."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.times.birth import before_birth


@pytest.mark.parametrize(
    "text",
    [
        "games from before I was born, I'm 30",
        "older than me, I am 30",
        "I was born in 1996, games from before that",
        "игры старше меня, мне 30",
        "Spiele, die älter sind als ich, ich bin 30",
        "juegos de antes de que naciera, tengo 30 años",
        "des jeux plus vieux que moi, j'ai 30 ans",
        "jogos mais velhos que eu, tenho 30 anos",
        "ben doğmadan önceki oyunlar, 30 yaşındayım",
        "ігри, старші за мене, мені 30",
        "gry starsze ode mnie, mam 30 lat",
        "我30岁，想玩我出生前的游戏",
        "30歳です。生まれる前のゲーム",
    ],
)
def test_what_came_out_before_the_player_was_born(text: str) -> None:
    found = before_birth(text, this_year=2026)
    assert found is not None
    assert (found[2].first, found[2].last) == (0, 1995)


@pytest.mark.parametrize(
    "text", ["before I was born", "I'm 30, something old", "older than 2010", "games for my son, he is 12"]
)
def test_without_a_birth_or_an_age_nothing_is_told(text: str) -> None:
    assert before_birth(text, this_year=2026) is None


@pytest.mark.parametrize(
    "text",
    ["older than me, I'm from '88", "sprzed mojego urodzenia, rocznik 1988", "старше за мене, я 1988 року",
     "vor meiner Geburt, Jahrgang 88"],
)  # fmt: skip
def test_the_year_of_birth_is_told_in_other_ways(text: str) -> None:
    found = before_birth(text, this_year=2026)
    assert found is not None
    assert found[2].last == 1987


def test_games_of_a_childhood_came_out_in_it() -> None:
    found = before_birth("from my childhood then, I was born in '83", this_year=2026)
    assert found is not None
    assert (found[2].first, found[2].last) == (1988, 1998)
