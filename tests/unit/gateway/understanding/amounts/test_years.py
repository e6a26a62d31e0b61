"""Years as players say them."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.years import YearRange, read_years, year_places


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("before 2010", 0, 2009),
        ("до 2015 года", 0, 2014),
        ("vor 2005", 0, 2004),
        ("2010年以前", 0, 2009),
        ("после 2018", 2019, 0),
        ("since 2019", 2019, 0),
        ("from 2019", 2019, 2019),
        ("from 2019 onwards", 2019, 0),
        ("с 2020", 2020, 0),
        ("2010-2015", 2010, 2015),
        ("2017", 2017, 2017),
        ("from the eighties", 1980, 1989),
        ("90-х", 1990, 1999),
        ("aus den 90ern", 1990, 1999),
        ("años 80", 1980, 1989),
        ("90'lar", 1990, 1999),
        ("z lat 90", 1990, 1999),
        ("девяностых", 1990, 1999),
        ("80年代", 1980, 1989),
        ("2000s", 2000, 2009),
        ("последние пять лет", 2021, 0),
        ("за останні три роки", 2023, 0),
        ("ここ5年", 2021, 0),
        ("最近两年", 2024, 0),
        ("last decade", 2016, 0),
        ("this year", 2026, 2026),
        ("retro", 0, 2011),
        ("najnowsze", 2023, 0),
    ],
)
def test_an_expression_becomes_a_range(text: str, first: int, last: int) -> None:
    assert read_years(text, this_year=2026) == YearRange(first, last)


@pytest.mark.parametrize("text", ["", "dragons", "8 GB", "12"])
def test_what_says_no_time_has_none(text: str) -> None:
    assert read_years(text, this_year=2026) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018'den yeni", YearRange(2019, 0)),
        ("2012'den daha yeni", YearRange(2013, 0)),
        ("2010'dan eski", YearRange(0, 2009)),
        ("2018'den bu yana", YearRange(2018, 0)),
        ("2015'ten eski olmayan", YearRange(2015, 0)),
        ("2015年以降", YearRange(2015, 0)),
        ("2015年より後", YearRange(2016, 0)),
        ("from 2015 or later", YearRange(2015, 0)),
    ],
)
def test_a_bound_behind_its_year_is_read(text: str, expected: YearRange) -> None:
    assert read_years(text, this_year=2026) == expected


@pytest.mark.parametrize("said", ["2018'den yeni", "2018 sonrası", "2010'dan eski", "2015'ten eski olmayan"])
def test_a_place_of_years_has_its_bound_in_it(said: str) -> None:
    text = f"{said} oyunlar"
    assert said in [text[start:end] for start, end in year_places(text)]
