"""Ratings of any scale."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from services.ingest.columns.cells.rating_scales import scale_named
from services.ingest.columns.cells.ratings import parse_ratings
from services.ingest.errors import IngestError


def column(*cells: str | None) -> pd.Series:
    return pd.Series(list(cells), dtype="str", name="rating")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "5", "3.5"], [1, 5, 3.5]),
        (["0", "5"], [0, 5]),
        (["1", "10", "7"], [0.5, 5, 3.5]),
        (["20", "100", "0"], [1, 5, 0]),
        (["0", "1", "1"], [1.0, 4.5, 4.5]),
        (["1", "1"], [4.5, 4.5]),
        (["true", "False"], [4.5, 1.0]),
        (["like", "Dislike"], [4.5, 1.0]),
        (["👍", "👎"], [4.5, 1.0]),
        (["1", "-1", "0"], [4.5, 1.0, 2.5]),
        (["0.2", "0.9"], [1.0, 4.5]),
        (["4,5", "3,0"], [4.5, 3.0]),
    ],
)
def test_a_scale_is_inferred_from_the_ratings(cells: list[str], expected: list[float]) -> None:
    ratings = parse_ratings(column(*cells))
    assert ratings.values.tolist() == pytest.approx(expected)
    assert ratings.problems == {}
    assert ratings.scale is not None


def test_an_empty_cell_is_unrated_and_no_problem() -> None:
    ratings = parse_ratings(column("4", None, "NULL", "n/a", "—", "5"))
    assert [math.isnan(value) for value in ratings.values] == [False, True, True, True, True, False]
    assert ratings.problems == {}


@pytest.mark.parametrize("cell", ["NaN", "nan", "inf", "-Infinity", "1e999", "four", "4 of 5"])
def test_what_is_no_finite_number_is_a_problem(cell: str) -> None:
    ratings = parse_ratings(column("4", cell, "5"))
    assert list(ratings.problems) == [1]
    assert math.isnan(ratings.values[1])
    assert ratings.values[[0, 2]].tolist() == [4, 5]


def test_a_rare_slip_of_the_keyboard_does_not_change_the_scale() -> None:
    ratings = parse_ratings(column(*(["1", "5", "3", "4"] * 100), "55"))
    assert ratings.scale is not None
    assert ratings.scale.name == "0 to 5"
    assert list(ratings.problems) == [400]


@pytest.mark.parametrize(
    ("cells", "rejected"),
    [
        (["5", "5", "4", "3", "5", "2", "4", "11", "1"], [7]),
        (["5", "4", "11", "3", "2"], [2]),
        (["9", "10", "3", "7", "8", "100", "6", "9"], [5]),
        (["1", "1", "1", "1", "1", "5"], []),
        (["9", "4", "3", "8", "2"], []),
    ],
)
def test_a_few_outliers_do_not_change_the_scale_of_a_small_table(cells: list[str], rejected: list[int]) -> None:
    ratings = parse_ratings(column(*cells))
    assert list(ratings.problems) == rejected
    assert ratings.scale is not None
    assert np.nanmax(ratings.values) == (5 if "10" in cells or "5" in cells else 4.5)


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        ("5", [1, 0, 4.5, None, None]),
        ("10", [0.5, 0, 2.25, 4, None]),
        ("1-10", [0.5, None, 2.25, 4, None]),
        ("0-20", [0.25, 0, 1.125, 2, 3.75]),
        ("like", [4.5, 1, None, None, None]),
    ],
)
def test_a_scale_that_is_given_is_the_one(scale: str, expected: list[float | None]) -> None:
    ratings = parse_ratings(column("1", "0", "4.5", "8", "15"), scale_named(scale))
    assert [None if math.isnan(value) else value for value in ratings.values] == pytest.approx(expected)
    # A zero beside a scale that begins at 1 says that there is no rating.
    unrated = {1} if scale == "1-10" else set()
    assert set(ratings.problems) == {index for index, value in enumerate(expected) if value is None} - unrated


@pytest.mark.parametrize("text", ["", "0", "5-1", "stars", "-3"])
def test_what_is_no_scale_is_an_error_that_says_what_one_is(text: str) -> None:
    with pytest.raises(IngestError, match=r"--rating-scale .*0-10"):
        scale_named(text)


def test_a_negative_rating_is_a_problem_unless_it_is_a_dislike() -> None:
    ratings = parse_ratings(column("7", "-3", "10"))
    assert list(ratings.problems) == [1]
    assert "outside the scale" in ratings.problems[1]


def test_ratings_on_no_known_scale_are_an_error_that_says_what_to_do() -> None:
    with pytest.raises(IngestError, match=r"'rating': ratings up to 4512 .*--rating-column none"):
        parse_ratings(column("12", "4512"))


def test_no_ratings_at_all_have_no_scale() -> None:
    ratings = parse_ratings(column(None, None))
    assert ratings.scale is None
    assert np.isnan(ratings.values).all()


def test_minus_one_beside_ratings_says_that_there_is_none() -> None:
    ratings = parse_ratings(column("7", "-1", "10", "-1"))
    assert [None if math.isnan(value) else value for value in ratings.values] == [3.5, None, 5, None]
    assert ratings.problems == {}
    assert ratings.scale is not None
    assert ratings.scale.name == "0 to 10, halved; -1 not rated"


def test_zeros_in_crowds_beside_ratings_from_1_say_that_there_is_none() -> None:
    ratings = parse_ratings(column(*["0"] * 40, *["7", "8", "9", "10", "1"] * 10))
    assert ratings.scale is not None
    assert ratings.scale.unrated == (0.0,)
    assert np.isnan(ratings.values[:40]).all()
    assert ratings.problems == {}


def test_a_few_zeros_are_the_lowest_rating() -> None:
    assert parse_ratings(column(*["0"] * 12, *["1", "2", "3", "4", "5"] * 20)).values[0] == 0


def test_zero_in_a_column_of_likes_is_no_dislike_but_a_word_is() -> None:
    likes = parse_ratings(pd.Series(["1", "0", "dislike"], dtype="str", name="liked"))
    assert [None if math.isnan(value) else value for value in likes.values] == [4.5, None, 1.0]


def test_spellings_count_as_often_as_their_rows() -> None:
    counted = parse_ratings(column("5", "4", "9"), counts=np.array([500, 500, 1]))
    assert counted.scale is not None
    assert counted.scale.name == "0 to 5"
