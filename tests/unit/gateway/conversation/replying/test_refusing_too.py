"""A kind that is named as one more of what was just refused is refused as well."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.conversation.test_conversation import GAMES
from tests.unit.gateway.world import World, answer

REFUSED, WANTED = pb.POLARITY_REFUSED, pb.POLARITY_WANTED


def kind(name: str, polarity: pb.Polarity.ValueType) -> Constraint:
    return Constraint(text=name, type=pb.SPAN_TYPE_KIND, polarity=polarity, names=[name])


async def say(text: str, said: str, *before: Constraint) -> Answer:
    spans = {said: (pb.SPAN_TYPE_KIND, WANTED)}
    world = World(classifier=FakeClassifier(spans=spans), recommender=FakeRecommender(GAMES))
    state = ConversationState(version=1, constraints=before, shown_game_ids=["g0"], latest_count=1)
    return await answer(world, text, limit=None, state=state)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("and racing too", "racing"),
        ("и от гонок тоже", "гонок"),
        ("и гонки тоже", "гонки"),
        ("und Rennspiele auch", "Rennspiele"),
        ("y las carreras también", "carreras"),
        ("et de la course aussi", "course"),
        ("e de corridas também", "corridas"),
        ("ve yarışlardan da", "yarışlardan"),
        ("і від гонок теж", "гонок"),
        ("i od wyścigów też", "wyścigów"),
        ("赛车也是", "赛车"),
        ("レースも", "レース"),
    ],
)
async def test_one_more_of_what_is_refused_is_refused(text: str, said: str) -> None:
    got = await say(text, said, kind("Horror", REFUSED))
    (racing,) = [each for each in got.summary.state.constraints if each.names == ["Racing"]]
    assert racing.polarity == REFUSED


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("and racing too", [kind("Puzzle", WANTED), kind("Horror", REFUSED)]),
        ("and racing too", [kind("Horror", REFUSED), kind("Puzzle", WANTED)]),
        ("and racing", [kind("Horror", REFUSED)]),
        ("then racing for the evening too", [kind("Horror", REFUSED)]),
    ],
)
async def test_what_may_as_well_be_wished_for_is(text: str, before: list[Constraint]) -> None:
    got = await say(text, "racing", *before)
    (racing,) = [each for each in got.summary.state.constraints if each.names == ["Racing"]]
    assert racing.polarity == WANTED
