"""What is permitted lifts its refusal and is no demand, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import merged
from services.gateway.conversation.replying.permitting import permitted
from tests.support.answers import Answer
from tests.unit.gateway.conversation.test_conversation import REFUSED, WANTED
from tests.unit.gateway.conversation.test_wishes_in_force import Spans, wishing
from tests.unit.gateway.world import answer

HORROR: Spans = {"horror": (pb.SPAN_TYPE_KIND, WANTED)}


async def no_horror() -> Answer:
    text = "no horror"
    return await answer(wishing(text, said={"horror": (pb.SPAN_TYPE_KIND, REFUSED)}), text, limit=1)


async def test_what_was_refused_and_may_be_now_is_neither_refused_nor_demanded() -> None:
    text = "horror is fine"
    told = wishing(text, said=HORROR)
    got = await answer(told, text, limit=None, state=(await no_horror()).summary.state)
    assert not got.summary.state.constraints
    assert "g0" in got.game_ids
    assert len(got.game_ids) > 1
    assert not got.recommendations.relaxed


async def test_what_may_be_beside_a_wish_is_no_wish() -> None:
    text = "racing, horror is fine"
    got = await answer(wishing(text, said={**HORROR, "racing": (pb.SPAN_TYPE_KIND, WANTED)}), text, limit=None)
    assert [list(each.names) for each in got.summary.state.constraints] == [["Racing"]]


async def test_what_may_be_where_another_kind_may_not_is_wished_for() -> None:
    text = "no racing, horror is fine"
    said: Spans = {**HORROR, "racing": (pb.SPAN_TYPE_KIND, REFUSED)}
    got = await answer(wishing(text, said=said), text, limit=None)
    assert [list(each.names) for each in got.summary.state.constraints] == [["Racing"], ["Horror"]]


async def test_what_need_not_be_is_no_wish_however_it_is_marked() -> None:
    for polarity in (WANTED, REFUSED):
        text = "needn't be horror, racing"
        said: Spans = {"horror": (pb.SPAN_TYPE_KIND, polarity), "racing": (pb.SPAN_TYPE_KIND, WANTED)}
        got = await answer(wishing(text, said=said), text, limit=None)
        assert [list(each.names) for each in got.summary.state.constraints] == [["Racing"]]


async def test_who_permits_alone_what_nobody_refused_may_ask_for_it() -> None:
    text = "horror is ok"
    got = await answer(wishing(text, said=HORROR), text, limit=None)
    assert [list(each.names) for each in got.summary.state.constraints] == [["Horror"]]


def test_what_is_refused_and_then_permitted_in_one_message_is_permitted() -> None:
    text = "what about no horror, changed my mind, horror r fine"
    before = Constraint(text="horror", type=pb.SPAN_TYPE_KIND, polarity=REFUSED, names=["Horror"])
    first, last = text.index("horror"), text.rindex("horror")
    refused = Constraint(text="horror", start=first, end=first + 6, type=pb.SPAN_TYPE_KIND, polarity=REFUSED)
    wanted = Constraint(text="horror", start=last, end=last + 6, type=pb.SPAN_TYPE_KIND, polarity=WANTED)
    for each in (refused, wanted):
        each.names.append("Horror")
    left = permitted(text, [refused, wanted], [before])
    assert list(left.said) == []
    assert list(left.lifted) == [before]


def test_what_a_child_must_not_see_is_neither_permitted_nor_wished_back() -> None:
    scary, gore = (
        Constraint(text=text, type=pb.SPAN_TYPE_CONTENT, polarity=REFUSED) for text in ("nothing scary", "no blood")
    )
    scary.condition.exclude_content.append(common_pb2.CONTENT_DESCRIPTOR_HORROR)
    gore.condition.exclude_content.append(common_pb2.CONTENT_DESCRIPTOR_GORE)
    child = Constraint(text="she is 8", type=pb.SPAN_TYPE_AGE, polarity=WANTED, condition=common_pb2.GameFilter(age=8))
    text = "horror is fine"
    horror = Constraint(text="horror", start=0, end=6, type=pb.SPAN_TYPE_KIND, polarity=WANTED, names=["Horror"])
    blood = Constraint(text="blood", start=0, end=5, type=pb.SPAN_TYPE_CONTENT, polarity=WANTED)
    assert list(permitted(text, [horror], [scary]).lifted) == [scary]
    assert list(permitted(text, [horror], [child, scary]).lifted) == []
    for wish, refused in ((horror, scary), (blood, gore)):
        assert refused not in merged([refused], [wish])
        assert refused in merged([child, refused], [wish])
        assert refused in merged([refused], [child, wish])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ñ precisa ser novo", "novo"), ("não precisa ser novo", "novo"), ("muss nicht neu sein", "neu"),
        ("doesn't need to be new", "new"), ("no hace falta que sea nuevo", "nuevo"), ("pas forcément récent", "récent"),
        ("не обязательно новое", "новое"), ("yeni olması şart değil", "yeni"), ("nie musi być nowe", "nowe"),
        ("不一定要新的", "新的"), ("新しくなくてもいい", "新しく"), ("eski de olur", "eski"),
        ("old is fine too", "old"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("polarity", [WANTED, REFUSED])
def test_a_time_that_need_not_be_or_may_be_is_no_wish(text: str, word: str, polarity: pb.Polarity.ValueType) -> None:
    start = text.index(word)
    years = Constraint(text=word, start=start, end=start + len(word), type=pb.SPAN_TYPE_YEARS, polarity=polarity)
    years.condition.min_year = 2023
    assert not permitted(text, [years], []).said
