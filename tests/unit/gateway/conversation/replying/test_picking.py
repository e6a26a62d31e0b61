"""What chooses a game and what only seems to, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import ConversationState, LatestQuestion
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import GONE, World, answer

GAMES = [
    common_pb2.Game(game_id=title.casefold(), title=title, genres=["Puzzle"], tags=["dark"])
    for title in ("Emberfall", "Grimhold", "Portway")
]
WANTED = pb.POLARITY_WANTED
SPANS = {
    "Emberfall": (pb.SPAN_TYPE_TITLE, WANTED),
    "Portway": (pb.SPAN_TYPE_TITLE, WANTED),
    "second": (pb.SPAN_TYPE_ORDINAL, WANTED),
    **dict.fromkeys(("dark", "mrocznego", "2d"), (pb.SPAN_TYPE_KIND, WANTED)),
}


async def pick(text: str, *asked_about: str, shown: int = 2) -> Answer:
    world = World(
        classifier=FakeClassifier(spans=SPANS, acts={text: pb.ACT_PICK}),
        recommender=FakeRecommender(GAMES),
        language_model=FakeLanguageModel(failure=GONE),
    )
    state = ConversationState(
        version=1, shown_game_ids=[game.game_id for game in GAMES[:shown]], latest_count=shown,
        latest_question=LatestQuestion(text="how long is it", game_ids=asked_about) if asked_about else None,
    )  # fmt: skip
    return await answer(world, text, limit=None, language="en", state=state)


@pytest.mark.parametrize(
    ("text", "asked_about", "shown", "title"),
    [
        ("the second it is", (), 2, "Grimhold"),
        ("I'll go for Emberfall", (), 2, "Emberfall"),
        ("ok, I'll take it", ("grimhold",), 2, "Grimhold"),
        ("ok, I'll take it", (), 1, "Emberfall"),
    ],
)
async def test_a_place_a_title_that_was_shown_or_the_only_game_meant_is_chosen(
    text: str, asked_about: tuple[str, ...], shown: int, title: str
) -> None:
    got = await pick(text, *asked_about, shown=shown)
    assert got.text.startswith(f"Good choice! {title}")


async def test_nobody_knows_which_of_several_is_taken() -> None:
    assert (await pick("ok, I'll take it")).text.startswith("Which game do you mean?")


@pytest.mark.parametrize("text", ["okay, something dark then", "ok to daj cos mrocznego", "the 2d one's fine then"])
async def test_who_names_a_kind_wishes_for_games(text: str) -> None:
    got = await pick(text, "emberfall")
    assert got.game_ids
    assert got.recommendations.intent.act == pb.ACT_REFINE


async def test_a_game_that_was_not_shown_is_asked_about_or_asked_for() -> None:
    about = await pick("what about Portway for the weekend")
    assert [game.game_id for game in about.recommendations.games_in_question] == ["portway"]
    assert about.recommendations.intent.act == pb.ACT_ABOUT_SHOWN
    assert "Good choice" not in about.text
    assert (await pick("Portway then")).game_ids[0] == "portway"
