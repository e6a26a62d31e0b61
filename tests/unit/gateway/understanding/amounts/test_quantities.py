"""Numbers of games, ages, players."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.counting.number_words import LAST
from services.gateway.understanding.amounts.counting.numbers import numbers, ordinals
from services.gateway.understanding.amounts.quantities import Company, Players, read_age, read_count, read_players


@pytest.mark.parametrize(
    ("text", "count"),
    [("exactly five", 5), ("3", 3), ("a couple", 2), ("одну", 1), ("пару", 2), ("zwei", 2), ("iki", 2), ("dwie", 2),
     ("三个", 3), ("十二本", 12), ("п'ять", 5), ("trois", 3),
     ("bi tane", 1), ("bi", 1)],
)  # fmt: skip
def test_a_count_is_read_in_any_language(text: str, count: int) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["many", "0", "1000", ""])
def test_what_is_no_number_of_games_is_none(text: str) -> None:
    assert read_count(text) is None


@pytest.mark.parametrize(
    ("text", "places"),
    [("first", [1]), ("второй", [2]), ("zweite", [2]), ("第二个", [2]), ("3つ目", [3]), ("number two", [2]), ("2nd",
        [2]),
     ("последняя", [LAST]), ("最後", [LAST]), ("drugą", [2]), ("ikincisi", [2])],
)  # fmt: skip
def test_an_ordinal_tells_which_one(text: str, places: list[int]) -> None:
    assert ordinals(text) == places


def test_numbers_come_in_their_order_once_each() -> None:
    assert numbers("three or 4") == [3, 4]
    assert numbers("三") == [3]


@pytest.mark.parametrize(
    ("text", "age"),
    [("6 year old", 6), ("ребёнка 5 лет", 5), ("PEGI 12", 12), ("5歳", 5), ("kids of 4 and 9", 4), ("for kids", 7),
     ("для детей", 7), ("teenager", 13), ("grown-ups", None), ("30", None)],
)  # fmt: skip
def test_an_age_is_the_lowest_that_is_said(text: str, age: int | None) -> None:
    assert read_age(text) == age


@pytest.mark.parametrize(
    ("text", "players"),
    [
        ("alone", Players(1, Company.ALONE, None)),
        ("tek kişilik", Players(1, Company.ALONE, None)),
        ("一人", Players(1, Company.ALONE, None)),
        ("with my wife", Players(2, None, None)),
        ("вдвоём", Players(2, None, None)),
        ("втроём", Players(3, None, None)),
        ("couch co-op", Players(2, Company.LOCAL, True)),
        ("online co-op", Players(2, Company.ONLINE, True)),
        ("локальный кооп", Players(2, Company.LOCAL, True)),
        ("en ligne", Players(2, Company.ONLINE, None)),
        ("4 players", Players(4, None, None)),
        ("pvp", Players(2, None, False)),
        ("on one couch", Players(2, Company.LOCAL, None)),
        ("dragons", None),
    ],
)
def test_players_are_counted_and_how_they_come_together_is_known(text: str, players: Players | None) -> None:
    assert read_players(text) == players


@pytest.mark.parametrize(
    "text",
    [
        "with my 7-year-old", "mit meiner 6-jährigen Tochter", "с 6-летней дочкой", "con mi hija de 9 años",
        "avec mon fils de 8 ans", "com minha filha de 7 anos", "6 yaşındaki oğlumla", "z 6-letnim synem",
        "з 5-річною донькою", "7歳の娘と", "和5岁的儿子",
    ],
)  # fmt: skip
def test_who_plays_with_a_child_makes_two_however_old_it_is(text: str) -> None:
    assert read_players(text) == Players(2, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "8 GB RAM",
        "4GB of RAM",
        "16 ГБ оперативки",
        "8 Go de RAM",
        "a 60 fps screen",
        "12 гігабайт",
        "144 Hz",
        "15 Zoll",
    ],
)
def test_what_a_machine_has_counts_no_players(text: str) -> None:
    assert read_players(text) is None


@pytest.mark.parametrize(
    "text",
    ["вместе с папой", "разом з татом", "together with his dad", "zusammen mit Papa", "junto con su papá",
     "ensemble avec papa", "junto com o pai", "babasıyla birlikte", "razem z tatą", "和爸爸一起", "パパと一緒"],
)  # fmt: skip
def test_a_child_and_its_parent_are_two(text: str) -> None:
    found = read_players(text)
    assert found is not None
    assert found.count == 2


def test_who_plays_together_with_nobody_named_plays_on_one_side() -> None:
    assert read_players("вместе вдвоём") == Players(2, None, cooperative=True)


@pytest.mark.parametrize(("text", "count"), [("5-6 человек", 6), ("3–4 people", 4), ("2~3人", 3), ("2 on 1 couch", 2)])
def test_of_a_range_of_players_all_fit_in(text: str, count: int) -> None:
    players = read_players(text)
    assert players is not None
    assert players.count == count
