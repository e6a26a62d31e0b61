"""Shops' tables of other countries: what their cells say arrives, and what they do not say is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from services.common.games.game_facts import PriceModel
from services.ingest.interpretation.joining import Interpretation

Understand = Callable[..., Interpretation]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Artikelnr;Titel;Spieler;Alter;Spieldauer;Preis", "7;Ico;2 bis 4 Spieler;ab 12 Jahren;ca. 10 Std.;ab 9,99 €"),
        ("id;Название;Игроки;Возраст;Цена", "7;Ico;от 2 до 4 игроков;12+;499 руб."),
        ("id;titre;joueurs;age;prix", "7;Ico;2-4 joueurs;12 ans et plus;9,99 €"),
        ("id;タイトル;プレイヤー;価格", "7;Ico;2～4人;¥1,980"),
        ("id;nombre;jugadores;edad;precio", "7;Ico;2 a 4 jugadores;12+;9,99 €"),
    ],
)
def test_a_shop_in_another_language(understand: Understand, header: str, row: str) -> None:
    found = understand({"shop.csv": f"{header}\n{row}\n{row.replace('7;', '8;', 1).replace('Ico', 'Rez')}\n"})
    play = found.dataset.games[0].play
    assert (play.min_players, play.max_players, play.price_model) == (2, 4, PriceModel.PREMIUM)
    assert play.minimum_age in (12, None)
    assert found.mappings[0].not_understood == ()


def test_what_a_cell_does_not_say_is_told(understand: Understand) -> None:
    rows = (
        "".join(f"{each};Ico {each};2 bis 4 Spieler;ab 12 Jahren\n" for each in range(12))
        + "12;Rez;Familie;für Kenner\n"
    )
    found = understand({"shop.csv": f"id;Titel;Spieler;Alter\n{rows}"})
    told = " ".join(found.mappings[0].not_understood)
    assert "'Familie'" in told
    assert "'für Kenner'" in told


def test_likes_in_another_language(understand: Understand) -> None:
    rows = "u1,g1,Рекомендую\nu2,g1,Не рекомендую\nu3,g1,Рекомендую\n"
    found = understand({"plays.csv": f"user_id,game_id,recommended\n{rows}"})
    ratings = [entry.rating for entry in found.dataset.interactions]
    assert ratings[0] is not None
    assert ratings[1] is not None
    assert ratings[0] > 3 > ratings[1]
