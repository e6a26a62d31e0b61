"""Numbers as people write them, in eleven languages; what they mean is the same."""

from __future__ import annotations

import pytest

from services.ingest.columns.cells.written_numbers import FREE, age_of, hours_of, is_yes, span_of


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        *((cell, (2, 4)) for cell in ("2 bis 4 Spieler", "2-4 joueurs", "от 2 до 4 игроков", "2 a 4 jugadores")),
        *((cell, (2, 4)) for cell in ("de 2 a 4 jogadores", "2-4 oyuncu", "2 ila 4 kişi", "від 2 до 4 гравців")),
        *((cell, (2, 4)) for cell in ("od 2 do 4 graczy", "2～4人", "2至4人", "2 to 4 players", "2 или 4 игрока")),
        *(
            (cell, (2, 0))
            for cell in ("2+", "ab 2 Spielern", "2人以上", "2 joueurs et plus", "от 2 игроков", "2+ players")
        ),
        *(
            (cell, (4, 4))
            for cell in ("bis zu 4", "до 4 игроков", "jusqu'à 4 joueurs", "最多4人", "4人まで", "4", "4.0")
        ),
        *((cell, None) for cell in ("many", "2 teams of 4", "Multi-player", "", "1,000,000 - 2,000,000", "4 Hasen")),
    ],
)
def test_players(cell: str, span: tuple[int, int] | None) -> None:
    assert span_of(cell) == span


@pytest.mark.parametrize(
    ("cell", "age"),
    [
        *((cell, 12) for cell in ("ab 12 Jahren", "12+", "с 12 лет", "12 лет и старше", "12 ans et plus", "12歳以上")),
        *((cell, 12) for cell in ("12岁以上", "a partir de 12 años", "od 12 lat", "12 yaş ve üzeri", "від 12 років")),
        *((cell, 12) for cell in ("PEGI 12", "USK ab 12 freigegeben", "maiores de 12 anos", "+12", "12 and up")),
        *((cell, None) for cell in ("all", "12 monkeys", "RP")),
    ],
)
def test_ages(cell: str, age: int | None) -> None:
    assert age_of(cell) == age


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        *((cell, 10) for cell in ("около 10 часов", "ca. 10 Std.", "10 Stunden", "environ 10 heures", "unas 10 horas")),
        *((cell, 10) for cell in ("cerca de 10 horas", "10時間", "约10小时", "yaklaşık 10 saat", "ok. 10 godz.")),
        *(
            (cell, 10)
            for cell in ("близько 10 годин", "~10 hours", "8-12 h", "8 h - 12 h", "от 8 до 12 часов", "600 Minuten")
        ),
        *(
            (cell, 1.5)
            for cell in ("1,5 h", "1.5", "1½ Hours", "90 мин", "90分", "90 dk", "1 Stunde 30 Minuten", "1h 30min")
        ),
        *((cell, 7.5) for cell in ("7:30:00", "07:30:00", "7：30：00")),
        *((cell, None) for cell in ("lang", "endless", "10 cows", "7:30", "7:99:00", "")),
    ],
)
def test_hours(cell: str, hours: float | None) -> None:
    assert hours_of(cell) == (pytest.approx(hours) if hours is not None else None)


def test_a_number_without_a_unit_is_what_the_column_counts() -> None:
    assert (hours_of("90", in_minutes=True), hours_of("90 min", in_minutes=True), hours_of("2 h", in_minutes=True)) == (
        1.5,
        1.5,
        2,
    )


@pytest.mark.parametrize(
    "cell",
    ["kostenlos", "бесплатно", "grátis", "gratuit", "bezpłatnie", "bedava", "無料", "免费", "безкоштовно", "free"],
)
def test_what_costs_nothing(cell: str) -> None:
    assert FREE.search(cell)


def test_yes_in_all_languages() -> None:
    assert all(map(is_yes, ["ja", "Да", "Oui", "Sí", "sim", "так", "Tak", "Evet", "有", "はい", "TRUE", "1", "x", "✓"]))
    assert not any(
        map(is_yes, ["nein", "нет", "non", "no", "não", "ні", "nie", "hayır", "无", "いいえ", "false", "0", ""])
    )
