"""Times of any spelling."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from services.ingest.columns.cells.timestamps import parse_times
from tests.unit.ingest.conftest import NOW


def times(*cells: str | None) -> tuple[list[float], dict[int, str]]:
    parsed = parse_times(pd.Series(list(cells), dtype="str"), NOW)
    return parsed.seconds.tolist(), parsed.problems


@pytest.mark.parametrize(
    "cell",
    [
        "1704164645",
        "1704164645.0",
        "1704164645000",
        "1704164645000000",
        "1704164645000000000",
        "2024-01-02T03:04:05Z",
        "2024-01-02 03:04:05",
        "2024-01-02T06:04:05+03:00",
        "2024-01-02 03:04:05.000000Z",
        "2024/01/02 03:04:05",
        "02.01.2024 03:04:05",
    ],
)
def test_one_moment_in_many_spellings(cell: str) -> None:
    seconds, problems = times(cell)
    assert problems == {}
    assert seconds == pytest.approx([datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC).timestamp()])


@pytest.mark.parametrize("cell", ["2024-01-31", "20240131", "31.01.2024", "01/31/2024", "31/01/2024", "Jan 31, 2024"])
def test_one_day_in_many_spellings(cell: str) -> None:
    seconds, problems = times(cell)
    assert problems == {}
    assert seconds == [datetime(2024, 1, 31, tzinfo=UTC).timestamp()]


def test_an_ambiguous_day_is_read_as_the_rest_of_its_column() -> None:
    seconds, _ = times("03/04/2024", "31/01/2024")
    assert seconds[0] == datetime(2024, 4, 3, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["05/02/2024", "13/02/2024"], ["2024-02-05", "2024-02-13"]),
        (["05/02/2024", "02/13/2024"], ["2024-05-02", "2024-02-13"]),
        (["05-02-2024 9:30", "13-02-2024"], ["2024-02-05 09:30", "2024-02-13"]),
        (["05/02/2024"] * 1500 + ["13/02/2024"], ["2024-02-05"] * 1500 + ["2024-02-13"]),
        (["05.02.2024", "05/02/2024"], ["2024-02-05", "2024-05-02"]),
    ],
)
def test_a_column_has_one_order_of_day_and_month(cells: list[str], expected: list[str]) -> None:
    seconds, problems = times(*cells)
    assert problems == {}
    assert seconds == [datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() for day in expected]


def test_of_two_orders_the_more_frequent_counts_and_the_other_is_a_problem() -> None:
    assert list(times("13/02/2024", "14/02/2024", "02/13/2024")[1]) == [2]


def test_an_empty_cell_is_no_problem() -> None:
    seconds, problems = times("2024-01-31", None, "n/a")
    assert math.isnan(seconds[1])
    assert problems == {}


@pytest.mark.parametrize(
    "cell", ["yesterday", "2024-13-01", "NaN", "inf", "-5", "1969-01-01", "99999999999999999999999"]
)
def test_what_is_no_time_is_a_problem(cell: str) -> None:
    seconds, problems = times("2024-01-31", cell)
    assert list(problems) == [1]
    assert math.isnan(seconds[1])


def test_the_future_is_a_problem_but_a_clock_may_be_ahead() -> None:
    _, problems = times((NOW + timedelta(hours=23)).isoformat(), (NOW + timedelta(hours=25)).isoformat())
    assert problems == {1: "the time is in the future"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.5.24", "13.4.99"], ["2024-05-01", "1999-04-13"]),
        (["01.05.24, 14:30", "13.4.99 09:00"], ["2024-05-01T14:30", "1999-04-13T09:00"]),
        (["5/1/24", "4/13/99"], ["2024-05-01", "1999-04-13"]),
        (["1/5/24", "13/4/24"], ["2024-05-01", "2024-04-13"]),
        (["01-May-24", "13-Apr-99"], ["2024-05-01", "1999-04-13"]),
    ],
)
def test_a_year_may_have_two_digits(cells: list[str], expected: list[str]) -> None:
    seconds, problems = times(*cells)
    assert problems == {}
    assert [datetime.fromtimestamp(each, UTC) for each in seconds] == [
        datetime.fromisoformat(each).replace(tzinfo=UTC) for each in expected
    ]


def test_days_with_the_year_of_two_digits_first_are_not_guessed() -> None:
    assert len(times("24/01/13", "24/02/11", "24/02/12")[1]) == 3
