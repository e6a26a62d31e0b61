"""Of kinds that a message joins by "or" a game needs one, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.either import with_either
from tests.fakes.gateway import FakeClassifier
from tests.support.answers import Answer
from tests.unit.gateway.conversation.test_conversation import WANTED, Meeting
from tests.unit.gateway.recommending.test_unmet import game
from tests.unit.gateway.world import GONE, World, answer

GAMES = [
    *(game(number, ("Racing", "Puzzle", "Horror")[number % 3], "cozy" if number % 2 else "dark") for number in range(9))
]
KINDS = dict.fromkeys(("racing", "puzzles", "horror", "cozy"), (pb.SPAN_TYPE_KIND, WANTED))
REFUSED_KIND = (pb.SPAN_TYPE_KIND, pb.POLARITY_REFUSED)


async def say(
    text: str, after: Answer | None = None, **spans: tuple[pb.SpanType.ValueType, pb.Polarity.ValueType]
) -> tuple[Answer, list[list[str]]]:
    """The answer, and of each kind that is searched for the names of which one is enough."""
    classifier = FakeClassifier(spans={**KINDS, **spans}, acts={text: pb.ACT_REFINE} if after else {})
    told = World(classifier=classifier, recommender=Meeting(GAMES))
    told.language_model.failure = GONE
    got = await answer(told, text, limit=3, language="en", state=after.summary.state if after else None)
    kinds = told.asked[-1].wish.kinds
    return got, [sorted(map(str.casefold, (*each.genres, *each.tags))) for each in kinds]


@pytest.mark.parametrize("joins", [" or ", " oder ", " o ", " или ", " ou ", " veya ", " lub ", "/", "或", "か"])
async def test_either_of_two_kinds_will_do(joins: str) -> None:
    got, kinds = await say(f"racing{joins}puzzles")
    assert kinds == [["puzzle", "racing"]]
    assert len([each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_KIND]) == 1
    assert not got.recommendations.relaxed


@pytest.mark.parametrize("joins", [" and ", ", ", " with "])
async def test_what_is_joined_otherwise_is_wanted_together(joins: str) -> None:
    assert (await say(f"racing{joins}puzzles"))[1] == [["racing"], ["puzzle"]]


async def test_a_list_may_have_commas_before_its_or_and_a_mood_before_it_holds_for_all() -> None:
    assert (await say("racing, puzzles or horror"))[1] == [["horror", "puzzle", "racing"]]
    assert (await say("cozy, racing or puzzles"))[1] == [["cozy"], ["puzzle", "racing"]]


async def test_the_one_that_is_refused_later_leaves_the_other() -> None:
    first, _ = await say("racing or puzzles")
    got, kinds = await say("no racing", first, racing=REFUSED_KIND)
    assert kinds == [["puzzle"]]
    assert not any("Racing" in item.game.genres for item in got.recommendations.games)


async def test_games_are_no_longer_searched_for_by_the_words_of_the_one_that_is_refused() -> None:
    first, _ = await say("racing or puzzles")
    got, _ = await say("no racing", first, racing=REFUSED_KIND)
    (wanted,) = [each for each in got.summary.state.constraints if each.polarity == pb.POLARITY_WANTED]
    assert wanted.text == "puzzles"
    assert got.summary.state.text.split() == ["puzzles"]


async def test_the_one_that_is_wished_for_later_takes_the_place_of_both() -> None:
    first, _ = await say("racing or puzzles")
    assert (await say("puzzles then", first))[1] == [["puzzle"]]


def test_what_is_about_something_in_polish_is_no_alternative() -> None:
    text = "jakiś horror o zombie dla mnie"
    said = [
        Constraint(text=words, start=text.index(words), end=text.index(words) + len(words), names=[name],
                   type=pb.SPAN_TYPE_KIND, polarity=WANTED)
        for words, name in (("horror", "Horror"), ("zombie", "zombies"))
    ]  # fmt: skip
    assert with_either(text, said) == said
