"""Which of the games shown before a text names, and when these end the list, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from tests.fakes.gateway import FakeClassifier
from tests.unit.gateway.conversation.test_conversation import Meeting
from tests.unit.gateway.recommending.test_unmet import SPANS, game, say
from tests.unit.gateway.world import GONE, World, answer


async def test_games_of_earlier_answers_that_fit_are_named_where_nothing_new_does() -> None:
    games = [
        *(game(number, "Zombies", platforms=["Switch"]) for number in range(3)),
        game(3, "Racing"),
        game(4, "Racing"),
    ]
    first = await say("zombies", games)
    second = await say("another", games, first)
    got = await say("on Switch", games, second)
    assert "Tale 0, Tale 1 and Tale 2" in got.text


@pytest.mark.parametrize(
    ("text", "span", "games_left"),
    [
        ("easier", (pb.SPAN_TYPE_ATTRIBUTE, pb.POLARITY_LESS), ["t2", "t4"]),
        ("less twee", (pb.SPAN_TYPE_KIND, pb.POLARITY_LESS), ["t2", "t3"]),
    ],
)
async def test_who_wants_games_easier_or_less_of_something_is_not_told_that_those_shown_still_fit(
    text: str, span: tuple[pb.SpanType.ValueType, pb.Polarity.ValueType], games_left: list[str]
) -> None:
    games = [*(game(number, "Racing") for number in range(3)), game(3, "Difficult"), game(4, "Racing")]
    first = await say("racing", games)
    spans = {**SPANS, text.rsplit(maxsplit=1)[-1]: span}
    told = World(classifier=FakeClassifier(spans=spans, acts={text: pb.ACT_REFINE}), recommender=Meeting(games))
    told.language_model.failure = GONE
    got = await answer(told, text, limit=2, state=first.summary.state, language="en")
    assert got.game_ids == games_left
    assert "Tale 0" not in got.text


async def test_games_that_fit_are_named_again_where_a_condition_is_said() -> None:
    games = [game(number, "Zombies" if number < 2 else "Racing", platforms=["Switch"]) for number in range(9)]
    lacking = await say("another", games, await say("zombies", games))
    assert "Tale 0" in lacking.text
    again = await say("another", games, lacking)
    assert "Tale 0" not in again.text
    assert "Tale 0 and Tale 1" in (await say("on Switch", games, again)).text


async def test_new_games_are_told_before_those_that_still_fit_as_places_count_the_new_ones() -> None:
    games = [game(number, "Racing", platforms=["Switch"]) for number in range(9)]
    got = await say("on Switch", games, await say("racing", games))
    assert got.game_ids == ["t2", "t3"]
    assert 0 <= got.text.index("Tale 2") < got.text.index("Tale 0")
    assert list(got.summary.state.shown_game_ids)[-2:] == ["t2", "t3"]


async def test_what_still_fits_stands_behind_what_a_model_writes_too() -> None:
    games = [game(number, "Racing", platforms=["Switch"]) for number in range(9)]
    first = await say("racing", games)
    told = World(classifier=FakeClassifier(spans=SPANS, acts={"on Switch": pb.ACT_REFINE}), recommender=Meeting(games))
    got = await answer(told, "on Switch", limit=2, language="en", state=first.summary.state)
    assert got.text.startswith("Play Tale 2 first. Then play Tale 3.")
    assert "Tale 0 and Tale 1" in got.text


async def test_places_count_the_games_that_still_fit_where_nothing_new_does() -> None:
    games = [game(number, "Racing", platforms=["Switch"] if number else ["PC"]) for number in range(2)]
    got = await say("on Switch", games, await say("racing", games))
    assert got.game_ids == []
    assert "Tale 1" in got.text
    assert got.summary.state.latest_count == 1
    assert got.summary.state.shown_game_ids[-1] == "t1"


async def test_what_was_shown_for_a_child_is_not_named_as_fitting_a_grown_up() -> None:
    nothing = [common_pb2.CONTENT_DESCRIPTOR_NOTHING]
    games = [
        game(number, "Racing", platforms=["Switch"], minimum_age=3, content_descriptors=nothing) for number in range(9)
    ]
    child = Constraint(text="6", type=pb.SPAN_TYPE_AGE, condition=common_pb2.GameFilter(age=6))
    shown = await say("racing", games)
    assert "Tale 0" in (await say("on Switch", games, shown)).text
    shown.summary.state.set_aside.append(child)
    assert "Tale 0" not in (await say("on Switch", games, shown)).text


async def test_games_for_a_grown_up_are_not_to_be_like_what_was_shown_for_a_child() -> None:
    nothing = [common_pb2.CONTENT_DESCRIPTOR_NOTHING]
    games = [game(0, "Zombies", minimum_age=3, content_descriptors=nothing), game(1, "Racing")]
    shown = await say("zombies", games, limit=1)
    for set_aside, examples in (([], ["t0"]), ([Constraint(condition=common_pb2.GameFilter(age=6))], [])):
        shown.summary.state.set_aside.extend(set_aside)
        told = World(classifier=FakeClassifier(spans=SPANS, acts={"on PC": pb.ACT_REFINE}), recommender=Meeting(games))
        told.language_model.failure = GONE
        await answer(told, "on PC", limit=1, state=shown.summary.state, language="en")
        assert list(told.recommender.requests[-1].wish.game_ids) == examples
