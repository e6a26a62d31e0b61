"""Several conditions become one that can be asked for, also where no game can meet all of them."""

from __future__ import annotations

import protovalidate
import pytest

from gamesrec.common.v1.common_pb2 import GameFilter
from services.gateway.conversation.reading.filters import exclude_each_other, joined


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
