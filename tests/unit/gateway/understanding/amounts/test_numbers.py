"""Numbers in words, in their cases and put together, and places that are mistyped."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.counting.number_words import LAST
from services.gateway.understanding.amounts.counting.numbers import numbers, ordinals, with_digits
from services.gateway.understanding.amounts.quantities import read_count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twenty-five", [25]), ("two hundred", [200]), ("half a dozen", [6]), ("two dozen", [24]),
        ("четырнадцати", [14]), ("сорок три", [43]), ("сто двадцать", [120]), ("шестидесяти", [60]),
        ("fünfundzwanzig", [25]), ("elf Stunden", [11]), ("zwei Abende", [2]),
        ("treinta y cinco", [35]), ("veintiún", [21]), ("once años", [11]), ("doscientas", [200]),
        ("dix-sept", [17]), ("vingt et un", [21]), ("soixante et onze", [71]), ("quatre-vingt-dix-neuf", [99]),
        ("trois cents", [300]), ("une dizaine", [10]),
        ("vinte e três", [23]), ("dezessete", [17]), ("meia dúzia", [6]),
        ("on altı", [16]), ("on dördüm", [14]), ("on dakika", [10]), ("yirmi beş", [25]), ("otuzum", [30]),
        ("шістдесят п'ять", [65]), ("пʼятеро", [5]), ("двадцятьох", [20]),
        ("osiemdziesiąt osiem", [88]), ("dwudziestu", [20]), ("pięćdziesiąt", [50]), ("czterdziestkę", [40]),
        ("一百二十", [120]), ("七十九", [79]), ("十三四岁", [13, 14]), ("两三个", [2, 3]), ("二三十", [20, 30]),
    ],
)  # fmt: skip
def test_a_number_in_words_is_read_as_a_whole(text: str, found: list[int]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize("text", ["on best graphics", "once a week", "an elf", "DOS games", "百合", "onu"])
def test_words_that_look_like_numbers_are_none(text: str) -> None:
    assert not any(number > 9 for number in numbers(text))


def test_par_is_two_where_it_counts_and_by_in_french() -> None:
    assert numbers("un par de juegos") == [1, 2]
    assert numbers("par internet") == []


def test_numbers_side_by_side_that_are_two_stay_two() -> None:
    assert numbers("one two") == [1, 2]
    assert numbers("deux ou trois") == [2, 3]
    assert with_digits("两三个小时") == "2-3个小时"


@pytest.mark.parametrize(
    ("text", "place"),
    [("frist", 1), ("secnd", 2), ("thrid", 3), ("primro", 1), ("terseiro", 3), ("deuzieme", 2), ("botom", LAST),
     ("dwójka", 2), ("trójka", 3), ("三番", 3), ("二号", 2), ("二本目", 2), ("vtoruyu", 2), ("di yi ge", 1)],
)  # fmt: skip
def test_places_are_read_mistyped_named_and_romanised(text: str, place: int) -> None:
    assert ordinals(text) == [place]


@pytest.mark.parametrize("text", ["best", "cheap", "dragons"])
def test_what_is_near_no_place_is_none(text: str) -> None:
    assert ordinals(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("a few", 3), ("несколько", 3), ("unos cuantos", 3), ("kilka", 3), ("几个", 3), ("何本か", 3), ("a handful", 5),
     ("ne Handvoll", 5), ("трійко", 3), ("trzi", 3), ("half a dozen", 6), ("六七个", 6), ("une dizaine", 10)],
)  # fmt: skip
def test_a_number_of_games_is_told_roughly(text: str, count: int) -> None:
    assert read_count(text) == count
