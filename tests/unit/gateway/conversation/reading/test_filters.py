"""Several conditions become one that can be asked for, also where no game can meet all of them; refused amounts."""

from __future__ import annotations

import protovalidate
import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.common.v1.common_pb2 import GameFilter
from services.gateway.conversation.reading.filters import (
    exclude_each_other,
    joined,
    of_hours,
    of_players,
    of_years,
)
from services.gateway.understanding.amounts.quantities import Company, Players
from services.gateway.understanding.amounts.times.hours import Hours, read_length
from services.gateway.understanding.amounts.times.years import YearRange


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GameFilter(min_hours=20), GameFilter(max_hours=5)),
        (GameFilter(min_year=2010), GameFilter(max_year=1999)),
    ],
)
def test_bounds_of_two_messages_that_exclude_each_other_are_a_sound_filter_that_no_game_meets(
    one: GameFilter, other: GameFilter
) -> None:
    assert exclude_each_other(one, other)
    protovalidate.validate(joined([one, other]))


def test_bounds_that_a_game_can_meet_stay() -> None:
    found = joined([GameFilter(min_hours=5), GameFilter(max_hours=20)])
    assert (found.min_hours, found.max_hours) == (5, 20)
    assert not found.platforms


def test_minutes_are_of_a_session_and_many_hours_about_the_least() -> None:
    assert of_hours(Hours(most=0.25), refused=False) == GameFilter(max_hours=10, or_endless=True)
    assert of_hours(Hours(most=100, is_about=True), refused=False) == GameFilter(min_hours=75)
    assert of_hours(Hours(most=100), refused=False) == GameFilter(max_hours=100)
    assert of_hours(Hours(most=20, is_about=True), refused=False) == GameFilter(max_hours=20)


def test_a_session_and_a_whole_game_together_have_an_end() -> None:
    session = of_hours(Hours(most=0.25), refused=False)
    assert joined([session, session]) == session
    assert joined([session, GameFilter(max_hours=5)]) == GameFilter(max_hours=5)
    assert joined([GameFilter(max_hours=20), session]) == GameFilter(max_hours=10)


@pytest.mark.parametrize(
    ("refused", "left"),
    [
        (Hours(most=80, is_about=True), GameFilter(max_hours=80)),
        (Hours(most=20, is_about=True), GameFilter(max_hours=20)),
        (Hours(least=10), GameFilter(max_hours=10)),
        (Hours(most=2, is_about=True), GameFilter(min_hours=2)),
        (Hours(most=20), GameFilter(min_hours=20)),
        (Hours(most=5, is_much=True), GameFilter(max_hours=5)),
    ],
)
def test_who_refuses_twenty_hours_wants_fewer_and_who_refuses_two_or_under_twenty_wants_more(
    refused: Hours, left: GameFilter
) -> None:
    assert of_hours(refused, refused=True) == left


def test_who_refuses_a_decade_long_past_wants_newer_games_and_a_recent_one_puts_no_bound() -> None:
    assert of_years(YearRange(1990, 1999), refused=True, this_year=2026) == GameFilter(min_year=2000)
    assert of_years(YearRange(2020, 2029), refused=True, this_year=2026) is None


@pytest.mark.parametrize(
    "condition",
    [
        of_hours(Hours(most=2e9), refused=False),
        of_hours(Hours(least=2e9), refused=False),
        of_hours(Hours(most=2e9), refused=True),
        of_players(Players(2_000_000_000, None, None)),
        of_players(Players(2_000_000_000, Company.LOCAL, None)),
    ],
)
def test_however_much_is_said_a_recommender_takes_the_condition(condition: GameFilter) -> None:
    protovalidate.validate(condition)


@pytest.mark.parametrize(("text", "most"), [("20 hours", 20), ("about 20003", None), ("100443", None)])
def test_a_large_number_without_a_unit_is_no_length(text: str, most: float | None) -> None:
    read = read_length(text)
    assert (read.most if read else None) == most


@pytest.mark.parametrize("cooperative", [True, False])
def test_who_plays_with_or_against_somebody_looks_for_no_world_of_thousands(*, cooperative: bool) -> None:
    near = of_players(Players(2, None, cooperative=cooperative))
    assert common_pb2.PLAY_MODE_MASSIVELY_MULTIPLAYER not in near.modes
    far = of_players(Players(2, Company.ONLINE, cooperative=cooperative))
    assert common_pb2.PLAY_MODE_MASSIVELY_MULTIPLAYER in far.modes
