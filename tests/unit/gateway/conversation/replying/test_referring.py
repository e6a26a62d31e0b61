"""Words that point at a game without its name mean the one that was last asked about."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState, LatestQuestion
from services.gateway.conversation.message import Message
from services.gateway.conversation.reading.filters import joined
from services.gateway.conversation.turns.taking import take_turn
from services.gateway.conversation.turns.turn import Turn
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(game_id=game_id, title=title, genres=["Puzzle"], typical_hours=hours)
    for game_id, title, hours in (("a", "Emberfall", 10.0), ("b", "Grimhold", 40.0))
]
NAMES = CatalogueNames(GAMES)


def turn(text: str, *said: Constraint, about: str = "b", shown: int = 2) -> Turn:
    question = LatestQuestion(text="how long is it", game_ids=[about]) if about else None
    shown_ids = [game.game_id for game in GAMES[:shown]]
    state = ConversationState(shown_game_ids=shown_ids, latest_count=shown, latest_question=question)
    return take_turn(state, Message(text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_REFINE, said), NAMES)


def examples(taken: Turn) -> list[str]:
    return [
        game_id
        for each in taken.state.constraints
        if each.type == pb.SPAN_TYPE_TITLE and each.polarity == pb.POLARITY_LIKED
        for game_id in each.game_ids
    ]


@pytest.mark.parametrize(
    "text",
    [
        "give him something similar", "one like that but free", "что-нибудь похожее", "was Ähnliches bitte",
        "algo parecido", "un truc pareil", "algo nesse estilo", "onun gibi bir şey", "щось схоже", "coś podobnego",
        "来个类似的", "同じようなのがいい",
    ],
)  # fmt: skip
def test_like_it_means_the_game_that_was_asked_about(text: str) -> None:
    assert examples(turn(text)) == ["b"]
    assert examples(turn(text, about="")) == []
    assert examples(turn(text, about="", shown=1)) == ["a"]


def test_nothing_like_it_means_no_example() -> None:
    assert examples(turn("not similar, please")) == []


def test_shorter_is_shorter_than_the_game_that_was_asked_about() -> None:
    less = Constraint(text="shorter", end=7, type=pb.SPAN_TYPE_LENGTH, polarity=pb.POLARITY_LESS)
    assert joined(each.condition for each in turn("shorter", less).state.constraints).max_hours == pytest.approx(39.6)
