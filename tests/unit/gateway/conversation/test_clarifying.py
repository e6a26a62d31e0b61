"""What is asked back when nothing tells what a player wants, over real grpc."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.conversation.clarifying import asked_back
from services.gateway.writing.texts.languages import PHRASES
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import World, answer

ALONE, ONLINE = common_pb2.PLAY_MODE_SINGLE_PLAYER, common_pb2.PLAY_MODE_ONLINE_COOP
SPANS = {"puzzle": (pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED)}
ASK = PHRASES["en"].talk.ask_players


def games(alone: int, together: int, **facts: Any) -> list[common_pb2.Game]:
    modes = [[ALONE]] * alone + [[ALONE, ONLINE]] * together
    return [
        common_pb2.Game(game_id=f"g{n}", title=f"Quest {chr(65 + n)}", genres=["Puzzle"], modes=each, **facts)
        for n, each in enumerate(modes)
    ]


async def say(
    text: str, *, known: bool = False, catalogue: Sequence[common_pb2.Game] | None = None, **fields: Any
) -> Answer:
    world = World(
        classifier=FakeClassifier(
            spans={"puzzle": (pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED)}, acts={"more": pb.ACT_MORE}
        ),
        recommender=FakeRecommender(catalogue or games(4, 4), knows_players=known),
        language_model=FakeLanguageModel(["Play [[1]] first. Then play [[2]]."]),
    )
    return await answer(world, text, **fields)


async def test_a_stranger_who_wants_just_a_game_is_asked_and_gets_popular_ones_meanwhile() -> None:
    told = await say("recommend me a game")
    assert told.recommendations.asked_back == pb.SPAN_TYPE_PLAYERS
    assert told.text.endswith(ASK)
    assert told.game_ids


async def test_nothing_is_asked_twice_in_a_row() -> None:
    first = await say("recommend me a game")
    second = await say("any game, please", state=first.summary.state)
    assert not second.recommendations.asked_back
    assert ASK not in second.text
    third = await say("any game, really", state=second.summary.state)
    assert third.recommendations.asked_back


@pytest.mark.parametrize("language", ["en", "ja"])
async def test_nothing_is_asked_twice_in_a_row_of_clients_that_send_the_history_alone(language: str) -> None:
    history: list[gateway_pb2.Turn] = []
    asked = []
    for text in ("recommend me a game", "any game, please", "any game, really"):
        told = await say(text, history=history, language=language)
        asked.append(bool(told.recommendations.asked_back))
        history += [
            gateway_pb2.Turn(speaker=gateway_pb2.Turn.SPEAKER_PLAYER, text=text),
            gateway_pb2.Turn(speaker=gateway_pb2.Turn.SPEAKER_ADVISOR, text=told.text, shown_game_ids=told.game_ids),
        ]
    assert asked == [True, False, True]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("a puzzle", {}),
        ("more", {}),
        ("recommend me a game", {"known": True}),
        ("recommend me a game", {"filter": common_pb2.GameFilter(genres=["Puzzle"])}),
        ("recommend me a game", {"catalogue": games(8, 1)}),
    ],
    ids=["a wish", "a follow-up", "a known player", "a stated filter", "candidates alike"],
)
async def test_nothing_is_asked_when_something_is_known_or_an_answer_would_not_help(
    text: str, fields: dict[str, Any]
) -> None:
    told = await say(text, **fields)
    assert not told.recommendations.asked_back
    assert ASK not in told.text


def test_the_facet_that_splits_most_evenly_is_asked_about() -> None:
    half_are_short = [
        *games(3, 2, typical_hours=5.0),
        *games(3, 0, typical_hours=60.0),
        *(common_pb2.Game(modes=[ALONE], endless=True) for _ in range(2)),
    ]
    assert asked_back(half_are_short) == pb.SPAN_TYPE_LENGTH
    assert asked_back(games(5, 4)) == pb.SPAN_TYPE_PLAYERS


def test_unknown_facts_are_not_asked_about() -> None:
    assert asked_back([]) == pb.SPAN_TYPE_UNSPECIFIED
    unknown = [common_pb2.Game(game_id=str(n)) for n in range(20)]
    assert asked_back([*unknown, *games(1, 1)]) == pb.SPAN_TYPE_UNSPECIFIED
