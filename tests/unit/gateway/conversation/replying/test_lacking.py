"""Behind a game that is not here what is nearest may be wished for; whether one is here may be asked without a mark."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.games.nearest_titles import nearest_titles
from services.gateway.understanding.names import CatalogueNames
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import World, answer

GAMES = [
    common_pb2.Game(game_id="quiet", title="Quiet Pond", year=2020, genres=["Puzzle"]),
    common_pb2.Game(game_id="auto4", title="Grand Theft Auto IV", aliases=["GTA IV"], year=2008, genres=["Action"]),
    common_pb2.Game(game_id="auto5", title="Grand Theft Auto V", aliases=["GTA V"], year=2013, genres=["Action"]),
]


async def say(text: str, act: pb.Act.ValueType, title: str = "", after: Answer | None = None) -> Answer:
    spans = {title: (pb.SPAN_TYPE_TITLE, pb.POLARITY_WANTED)} if title else {}
    asks = act in (pb.ACT_ABOUT_GAME, pb.ACT_ABOUT_SHOWN)
    intent = pb.INTENT_GAME_QUESTION if asks else pb.INTENT_RECOMMEND
    world = World(
        classifier=FakeClassifier(intent=intent, acts={text: act}, spans=spans), recommender=FakeRecommender(GAMES)
    )
    return await answer(world, text, limit=2, state=after.summary.state if after else None)


def test_the_games_of_a_series_are_nearest_to_one_that_is_not_here_the_newest_first() -> None:
    names = CatalogueNames(GAMES)
    assert nearest_titles("gta 6", names) == ["auto5", "auto4"]
    assert nearest_titles("GTA VI", names) == ["auto5", "auto4"]
    assert nearest_titles("starfield 2", names) == []


@pytest.mark.parametrize(
    "text",
    [
        "whats closest then", "something similar then", "тогда что-то похожее", "was kommt am nächsten?",
        "¿qué es lo más parecido?", "le plus proche alors ?", "o mais próximo então", "en yakını ne",
        "тоді найближче", "to coś podobnego", "最接近的是哪个", "似たのは？",
    ],
)  # fmt: skip
async def test_what_is_nearest_to_a_game_that_is_not_here_is_shown(text: str) -> None:
    first = await say("do u have gta 6", pb.ACT_ABOUT_GAME, "gta 6")
    assert "Grand Theft Auto V" in first.text
    got = await say(text, pb.ACT_ABOUT_SHOWN, after=first)
    assert got.game_ids == ["auto5", "auto4"]
    assert got.recommendations.intent.act == pb.ACT_NEW_WISH


async def test_a_name_that_nothing_is_near_to_is_asked_for() -> None:
    first = await say("do u have starfield", pb.ACT_ABOUT_GAME, "starfield")
    assert (await say("whats closest then", pb.ACT_ABOUT_SHOWN, after=first)).game_ids == []


async def test_of_another_game_nothing_of_the_lacking_one_is_told() -> None:
    first = await say("how long is gta 6?", pb.ACT_ABOUT_GAME, "gta 6")
    got = await say("and Quiet Pond?", pb.ACT_ABOUT_GAME, "Quiet Pond", first)
    assert [each.game_id for each in got.recommendations.games_in_question] == ["quiet"]
    assert "gta 6" not in got.text


@pytest.mark.parametrize("text", ["do you have Quiet Pond", "есть Quiet Pond", "hast du Quiet Pond", "tem Quiet Pond"])
async def test_whether_a_game_is_here_is_asked_without_a_mark(text: str) -> None:
    got = await say(text, pb.ACT_CHAT, "Quiet Pond")
    assert got.game_ids == []
    assert [each.game_id for each in got.recommendations.games_in_question] == ["quiet"]
