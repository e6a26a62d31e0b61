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


async def test_of_two_that_were_shown_the_one_that_is_found_bad_is_turned_down() -> None:
    first = await say("racing", limit=3)
    text = "second is boring, third is great, more like it"
    marked = dict.fromkeys(("second", "third"), (pb.SPAN_TYPE_ORDINAL, pb.POLARITY_LIKED))
    told = wishing(text, pb.ACT_REJECT_SHOWN, said=marked)
    got = await answer(told, text, limit=1, state=first.summary.state)
    assert list(got.summary.state.rejected_game_ids) == [first.game_ids[1]]


async def test_what_is_refused_in_one_reading_is_not_told_as_unchecked_in_another() -> None:
    text = "something without combat"
    told = wishing(text, said={"combat": (pb.SPAN_TYPE_KIND, REFUSED)})
    got = await answer(told, text, limit=None, language="en")
    assert [each.unmatched for each in got.recommendations.understood] == [True, False]
    assert "combat" not in got.text
