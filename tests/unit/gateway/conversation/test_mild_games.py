"""Mild games of several genres come first where nobody told what they would like, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.caring import GENTLE
from services.gateway.conversation.mild_games import mild_first
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import GONE, World, answer

HORROR, NOTHING = common_pb2.CONTENT_DESCRIPTOR_HORROR, common_pb2.CONTENT_DESCRIPTOR_NOTHING
GAMES = [
    common_pb2.Game(game_id=name, title=name.title(), genres=[genre], minimum_age=age, content_descriptors=[shown])
    for name, genre, age, shown in (
        ("nightwood", "Horror", 16, HORROR),
        ("warfield", "Shooter", 18, common_pb2.CONTENT_DESCRIPTOR_VIOLENCE),
        ("kartland", "Racing", 3, NOTHING),
        ("speedway", "Racing", 3, NOTHING),
        ("meadow", "Simulation", 3, NOTHING),
    )
]
KIND = pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED


async def say(text: str, *, knows_players: bool = False, limit: int | None = 2, **spans: str) -> tuple[Answer, World]:
    world = World(
        classifier=FakeClassifier(spans=dict.fromkeys(spans.values(), KIND)),
        recommender=FakeRecommender(GAMES, knows_players=knows_players),
        language_model=FakeLanguageModel(failure=GONE),
    )
    return await answer(world, text, limit=limit, language="en"), world


async def test_a_stranger_who_wishes_for_nothing_gets_mild_games_of_several_genres() -> None:
    got, _ = await say("recommend me a game")
    assert got.game_ids == ["kartland", "meadow"]


async def test_a_player_whose_taste_is_known_and_who_wishes_for_horror_get_what_they_like() -> None:
    assert (await say("recommend me a game", knows_players=True))[0].game_ids == ["nightwood", "warfield"]
    assert (await say("some horror", kind="horror"))[0].game_ids[0] == "nightwood"


@pytest.mark.parametrize("text", ["my dog died, what shall i play", "i need cheering up"])
async def test_who_is_sad_gets_mild_games_and_is_searched_gentle_ones(text: str) -> None:
    got, world = await say(text, knows_players=True)
    assert got.game_ids == ["kartland", "meadow"]
    assert world.asked[0].text == " ".join(GENTLE)


@pytest.mark.parametrize(("said", "is_old"), [("avó de 78 anos", True), ("pai de 45 anos", False)])
async def test_somebody_old_of_whom_no_more_is_told_gets_mild_games(said: str, *, is_old: bool) -> None:
    world = World(
        classifier=FakeClassifier(spans={said: (pb.SPAN_TYPE_AGE, pb.POLARITY_WANTED)}),
        recommender=FakeRecommender(GAMES, knows_players=True),
        language_model=FakeLanguageModel(failure=GONE),
    )
    got = await answer(world, f"jogo pra {said}", limit=2, language="en")
    assert (got.game_ids == ["kartland", "meadow"]) == is_old


async def test_a_wish_that_was_not_understood_brings_nothing_dark() -> None:
    got, _ = await say("something gechilltes", knows_players=True, kind="gechilltes")
    assert got.game_ids == ["kartland", "meadow"]


def test_where_no_game_is_mild_they_stay_as_they_are() -> None:
    listed = [common_pb2.RecommendedGame(game=game) for game in GAMES[:2]]
    assert mild_first(listed) == listed
