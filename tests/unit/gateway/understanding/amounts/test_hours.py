"""How long a game may take where no number is said."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.times.hours import Hours, read_hours, read_length


@pytest.mark.parametrize(
    "text",
    [
        "under an hour", "no longer than an hour", "не дольше часа", "höchstens eine Stunde", "menos de una hora",
        "moins d'une heure", "menos de uma hora", "bir saatten kısa", "менше години", "krócej niż godzinę",
        "不到一小时", "1時間以内",
    ],
)  # fmt: skip
def test_an_hour_is_one_hour_at_most(text: str) -> None:
    assert read_hours(text) == Hours(most=1)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("half an hour", 0.5), ("полчаса", 0.5), ("eine halbe Stunde", 0.5), ("une demi-heure", 0.5),
        ("yarım saat", 0.5),
        ("an hour and a half", 1.5), ("полтора часа", 1.5), ("hora y media", 1.5),
        ("a couple of hours", 2), ("пару часов", 2), ("ein paar Stunden", 2), ("birkaç saat", 2), ("两三个小时", 2),
    ],
)  # fmt: skip
def test_parts_of_an_hour_and_a_few_hours_are_told_apart(text: str, hours: float) -> None:
    found = read_hours(text)
    assert found is not None
    assert found.most == pytest.approx(hours, abs=1 if hours == 2 else 0)


def test_more_than_an_hour_is_at_least_one_and_hundreds_of_hours_are_long() -> None:
    assert read_hours("more than an hour") == Hours(least=1)
    assert read_hours("hundreds of hours") == Hours(least=40)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("до 20 год", Hours(most=20)), ("не більше 10 год.", Hours(most=10)), ("понад 30 год", Hours(least=30)),
        ("past 10 hours", Hours(least=10)), ("longer than 10 hours", Hours(least=10)),
        ("дольше 10 часов", Hours(least=10)), ("länger als 10 Stunden", Hours(least=10)),
        ("más largo de 10 horas", Hours(least=10)), ("au-delà de 10 heures", Hours(least=10)),
        ("not past 10 hours", Hours(most=10)), ("не дольше 10 часов", Hours(most=10)),
        ("nicht länger als 10 Stunden", Hours(most=10)), ("pas plus long que 10 heures", Hours(most=10)),
        ("не довше 10 годин", Hours(most=10)),
    ],
)  # fmt: skip
def test_longer_than_is_the_least_and_not_longer_than_the_most(text: str, hours: Hours) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        "20 hour games", "20-hour epics", "на 20 часов", "20 Stunden lang", "de 20 horas", "20 heures", "20 saatlik",
        "20 годин", "20 godzin", "20小时的", "20時間の",
    ],
)  # fmt: skip
def test_a_number_of_hours_alone_is_about_so_many(text: str) -> None:
    assert read_hours(text) == Hours(most=20, is_about=True)


@pytest.mark.parametrize(
    "text",
    [
        "under 20 hours", "less than 20 hours", "меньше 20 часов", "до 20 часов", "unter 20 Stunden",
        "menos de 20 horas", "moins de 20 heures", "20 saatin altında", "менше 20 годин", "poniżej 20 godzin",
        "20小时以内", "20時間未満", "at most 20 hours",
    ],
)  # fmt: skip
def test_a_number_of_hours_under_which_a_game_is_to_stay_is_a_bound(text: str) -> None:
    assert read_hours(text) == Hours(most=20)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("sixty minutes", Hours(most=1, is_about=True)), ("on dakika", Hours(most=1 / 6, is_about=True)),
        ("до двух часов", Hours(most=2)), ("меньше двадцати часов", Hours(most=20)), ("meia horinha", Hours(most=0.5)),
        ("duas horinhas", Hours(most=2, is_about=True)), ("минут на двадцать", Hours(most=1 / 3, is_about=True)),
        ("quarter of an hour", Hours(most=0.25, is_about=True)), ("kwadrans", Hours(most=0.25, is_about=True)),
        ("一两个小时", Hours(least=1, most=2)), ("entre 8 et 12 heures", Hours(least=8, most=12)),
        ("一局五分钟", Hours(most=5 / 60, is_about=True)), ("trois cents heures", Hours(most=300, is_about=True)),
        ("80 heures minimum", Hours(least=80)), ("200 hours plus", Hours(least=200)),
        ("на тысячу часов", Hours(least=40)),
        ("2h30", Hours(most=2.5)), ("two and a half hours", Hours(most=2.5)), ("zweieinhalb Stunden", Hours(most=2.5)),
        ("deux heures et demie", Hours(most=2.5)), ("not too long", Hours(most=10)),
        ("не слишком длинное", Hours(most=10)),
        ("1,5 часа", Hours(most=1.5, is_about=True)), ("uma hora e meia", Hours(most=1.5, is_about=True)),
    ],
)  # fmt: skip
def test_hours_and_minutes_in_words_are_measured(text: str, hours: Hours) -> None:
    found = read_length(text)
    assert found is not None
    assert (found.least, found.most) == pytest.approx((hours.least, hours.most))


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("three evenings", 15), ("вечера на три", 15), ("un par de tardes", 10), ("num fim de semana", 15),
        ("за полдня", 5), ("numa madrugada", 5), ("w sobotę", 8), ("in a week", 25), ("на неделю", 25),
        ("一个月内", 60),
        ("lunch break", 1), ("kahve molasında", 1), ("на урок", 0.75), ("quick", 10), ("пара минут", 0.25),
        ("мало часу", 10), ("az vakit", 10), ("невеличка", 10), ("derli toplu", 10), ("five", 5),
    ],
)  # fmt: skip
def test_times_that_are_no_hours_are_read_as_the_most(text: str, most: float) -> None:
    found = read_length(text)
    assert found is not None
    assert (found.least, found.most) == pytest.approx((0, most))


@pytest.mark.parametrize(
    "text",
    [
        "endless", "all summer", "a month", "till Christmas", "на весь отпуск", "бесконечная", "Endloses", "infinito",
        "todo el verano", "tout l'automne", "um mês inteiro", "sonsuz", "yıllarca", "безкінечна", "на всю зиму",
        "dłuższe",
        "na całe wakacje", "无尽", "一整年", "エンドレス", "велетенську", "тривала",
    ],
)  # fmt: skip
def test_what_is_to_last_is_long(text: str) -> None:
    assert read_length(text) == Hours(least=40)


@pytest.mark.parametrize(
    "text", ["rainy day", "grande", "summer camp", "recreativa", "malins", "düzenleme", "自分で作る", "GTX 1050", "200"]
)
def test_words_that_may_be_said_of_anything_are_a_length_only_where_one_is_meant(text: str) -> None:
    assert read_hours(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2-3 hours tops",
        "2 or 3 hours at most",
        "2-3 часа максимум",
        "höchstens 2 bis 3 Stunden",
        "2 o 3 horas máximo",
        "2-3 heures max",
        "2 a 3 horas no máximo",
        "en fazla 2-3 saat",
        "щонайбільше 2-3 години",
        "najwyżej 2-3 godziny",
        "最多2到3个小时",
    ],
)
def test_a_span_of_hours_that_is_the_most_has_no_least(text: str) -> None:
    assert read_length(text) == Hours(most=3)


@pytest.mark.parametrize(
    "text",
    [
        "about 20 hours",
        "around 20 hours",
        "около 20 часов",
        "so 20 Stunden",
        "unas 20 horas",
        "environ 20 heures",
        "umas 20 horas",
        "yaklaşık 20 saat",
        "близько 20 годин",
        "około 20 godzin",
        "20个小时左右",
        "20時間くらい",
    ],
)
def test_about_so_many_hours_are_not_far_fewer(text: str) -> None:
    assert read_length(text) == Hours(least=12, most=20, is_about=True)
    assert read_length("about 5 hours") == Hours(most=5, is_about=True)
    assert read_length("under about 20 hours") == Hours(most=20)


@pytest.mark.parametrize(
    "text",
    [
        "up to 40 hours", "часов до 40", "bis zu 40 Stunden", "hasta 40 horas", "jusqu'à 40 heures", "até 40 horas",
        "40 saate kadar", "годин до 40", "do 40h", "godzin do 40", "40時間まで",
    ],
)  # fmt: skip
def test_up_to_so_many_hours_is_the_most_however_many(text: str) -> None:
    assert read_hours(text) == Hours(most=40)


def test_from_so_many_hours_to_so_many_is_bounded_at_both_ends() -> None:
    assert read_hours("от 20 до 40 часов") == Hours(least=20, most=40)


@pytest.mark.parametrize("text", ["на вечеринку", "на вечірку", "wieczorek"])
def test_a_party_is_no_evening(text: str) -> None:
    assert read_length(text) is None
    assert read_hours(text) is None
