"""A refused part of what is wished for leaves the rest of the wish, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from tests.unit.gateway.conversation.test_conversation import REFUSED, say
from tests.unit.gateway.conversation.test_wishes_in_force import wishing
from tests.unit.gateway.world import answer


@pytest.mark.parametrize("part", ["f1", "kart racers", "stupid racing"])
async def test_who_refuses_a_part_of_the_genre_in_force_is_still_shown_the_genre(part: str) -> None:
    first = await say("racing", limit=1)
    text = f"and no {part}"
    told = wishing(text, pb.ACT_REFINE, said={part: (pb.SPAN_TYPE_KIND, REFUSED)})
    got = await answer(told, text, limit=1, state=first.summary.state)
    (kind,) = got.summary.state.constraints
    assert list(kind.names) == ["Racing"]
    assert kind.polarity != REFUSED
    assert got.game_ids == ["g1"]


async def test_who_refuses_the_genre_itself_is_shown_it_no_more() -> None:
    first = await say("racing", limit=1)
    text = "no more racers"
    told = wishing(text, pb.ACT_REFINE, said={"racers": (pb.SPAN_TYPE_KIND, REFUSED)})
    got = await answer(told, text, limit=1, state=first.summary.state)
    (kind,) = got.summary.state.constraints
    assert kind.polarity == REFUSED
