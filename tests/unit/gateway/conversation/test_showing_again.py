"""Which of the games shown before a text names, and when these end the list, over real grpc."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from tests.fakes.gateway import FakeClassifier
from tests.unit.gateway.conversation.test_conversation import Meeting
from tests.unit.gateway.conversation.test_falling_short import SPANS, game, say
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


async def test_who_finds_games_hard_is_not_told_that_they_still_fit() -> None:
    games = [*(game(number, "Racing") for number in range(3)), game(3, "Difficult"), game(4, "Racing")]
    first = await say("racing", games)
    spans = {**SPANS, "easier": (pb.SPAN_TYPE_ATTRIBUTE, pb.POLARITY_LESS)}
    told = World(classifier=FakeClassifier(spans=spans, acts={"easier": pb.ACT_REFINE}), recommender=Meeting(games))
    told.language_model.failure = GONE
    got = await answer(told, "easier", limit=2, state=first.summary.state, language="en")
    assert got.game_ids == ["t2", "t4"]
    assert "Tale 0" not in got.text
