"""Years as players say them."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.years import YearRange, read_years


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
