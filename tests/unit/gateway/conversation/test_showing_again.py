"""Which of the games shown before a text names, and when these end the list, over real grpc."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from tests.fakes.gateway import FakeClassifier
from tests.unit.gateway.conversation.test_conversation import WANTED, Meeting
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


async def test_where_a_studio_has_no_more_games_its_games_are_named_and_the_list_ends() -> None:
    theirs = [game(number, "Racing", developer="Blue Fox", platforms=["PC", "Switch"]) for number in range(4)]
    games = [*theirs, *(game(number, "Puzzle", platforms=["Switch"]) for number in range(4, 8))]
    spans = {**SPANS, "Blue Fox": (pb.SPAN_TYPE_DEVELOPER, WANTED)}
    acts = {"on Switch": pb.ACT_REFINE, "by Blue Fox": pb.ACT_NEW_WISH}
    told = World(classifier=FakeClassifier(spans=spans, acts=acts), recommender=Meeting(games))
    told.language_model.failure = GONE
    first = await answer(told, "by Blue Fox", limit=4, language="en")
    assert first.game_ids == ["t0", "t1", "t2", "t3"]
    got = await answer(told, "on Switch", limit=4, state=first.summary.state, language="en")
    assert not got.game_ids
    assert "Tale 0, Tale 1, Tale 2 and Tale 3" in got.text
    assert "Blue Fox" not in got.text


async def test_a_game_that_lacks_the_genre_others_had_is_not_said_to_fit() -> None:
    games = [
        game(0, "Racing", platforms=["Switch"]),
        game(1, "Space", platforms=["Switch"]),
        game(2, "Racing", "space", platforms=["Switch"]),
        game(3, "Racing", "space", platforms=["Switch"]),
    ]
    first = await say("racing in space", [games[2], *games[:2]], limit=3)
    got = await say("on Switch", games, first, limit=3)
    assert "this fits as well: Tale 2." in got.text
