"""What is recommended, with all services and when some of them fail."""

from __future__ import annotations

import asyncio

import grpc
import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import DeadlineExceeded, FailedPrecondition, ServiceError
from services.gateway.backends.ports import EncodedText, LateVector
from services.gateway.writing.texts.languages import PHRASES
from tests.fakes.gateway import FakeClassifier, FakeEmbedder, FakeRecommender
from tests.support.answers import chat
from tests.support.statuses import details_of
from tests.unit.gateway.world import CATALOGUE, GONE, World, answer


async def test_without_the_classifier_the_message_is_treated_kindly() -> None:
    got = await answer(World(classifier=FakeClassifier(failure=GONE)))
    assert got.recommendations.intent.topic == classifier_pb2.TOPIC_UNCERTAIN
    assert len(got.recommendations.games) == 2
    assert got.degradations == [("classifier", "GONE", "UNCERTAIN_INTENT")]


async def test_without_the_embedder_history_alone_decides() -> None:
    world = World(embedder=FakeEmbedder(failure=GONE))
    got = await answer(world)
    assert got.degradations == [("embedder", "GONE", "HISTORY_ONLY")]
    assert not world.asked[0].HasField("query")
    assert len(got.recommendations.games) == 2


async def test_without_the_recommender_popular_games_seen_before_are_given() -> None:
    world = World()
    async with world.gateway() as stub:
        await chat(stub, "a puzzle", limit=2)
        world.recommender.failure = GONE
        got = await chat(stub, "a puzzle", filter=common_pb2.GameFilter(genres=["puzzle"]))
    assert [each.game.game_id for each in got.recommendations.games] == ["portal"]
    assert got.degradations == [("recommender", "GONE", "CACHED_POPULAR_GAMES")]
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_LLM


class OneIsPopular(FakeRecommender):
    """Only its first game is popular."""

    patience = 0

    async def recommend(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        found = await super().recommend(request, query)
        return found if request.player_id else recommender_pb2.RecommendResponse(games=found.games[:1])

    async def recommend_patiently(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        self.patience += 1
        return await self.recommend(request, query)


@pytest.mark.parametrize("failure", [GONE, DeadlineExceeded("late")])
@pytest.mark.parametrize(("genre", "expected"), [("shooter", ["doom"]), ("platformer", ["celeste"])])
async def test_without_the_recommender_games_that_meet_the_conditions_are_given_though_none_is_popular(
    failure: ServiceError, genre: str, expected: list[str]
) -> None:
    recommender = OneIsPopular(CATALOGUE)
    async with World(recommender=recommender).gateway() as stub:
        await chat(stub, "a puzzle", limit=2)
        recommender.failure = failure
        got = await chat(stub, "a game", filter=common_pb2.GameFilter(genres=[genre]))
    assert [each.game.game_id for each in got.recommendations.games] == expected
    assert [(part, fallback) for part, _, fallback in got.degradations] == [("recommender", "CACHED_POPULAR_GAMES")]
    assert recommender.patience == 0


@pytest.mark.parametrize("failure", [GONE, DeadlineExceeded("late")])
async def test_without_the_recommender_it_is_no_failure_that_no_game_meets_the_conditions(
    failure: ServiceError,
) -> None:
    recommender = OneIsPopular(CATALOGUE)
    async with World(recommender=recommender).gateway() as stub:
        await chat(stub, "a puzzle", limit=2)
        recommender.failure = failure
        got = await chat(stub, "a game", filter=common_pb2.GameFilter(genres=["shooter"], min_year=2020))
    assert not got.recommendations.games
    assert got.text
    assert recommender.patience == 0


async def test_vectors_of_another_encoder_leave_history_alone() -> None:
    world = World()
    recommend = world.recommender.recommend

    async def mismatch(
        request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        if query is not None and await query() is not None:
            raise FailedPrecondition("other encoder", reason="MODEL_MISMATCH")
        return await recommend(request)

    world.recommender.recommend = mismatch  # type: ignore[method-assign]
    got = await answer(world)
    assert got.degradations == [("embedder", "MODEL_MISMATCH", "HISTORY_ONLY")]
    assert len(got.recommendations.games) == 2


async def test_the_recommender_begins_while_the_message_is_being_encoded() -> None:
    world = World()
    encode = world.embedder.encode_query

    async def late(text: str) -> EncodedText:
        async with asyncio.timeout(5):
            while not world.asked:
                await asyncio.sleep(0)
        assert not world.asked[0].HasField("query")
        return await encode(text)

    world.embedder.encode_query = late  # type: ignore[method-assign]
    got = await answer(world)
    assert got.degradations == []
    assert world.asked[0].HasField("query")


async def test_a_refusal_needs_no_recommender() -> None:
    world = World(
        classifier=FakeClassifier(classifier_pb2.INTENT_OFF_TOPIC, classifier_pb2.TOPIC_NOT_GAME),
        recommender=FakeRecommender(CATALOGUE, failure=GONE),
    )
    got = await answer(world, "how do I fix my Wi-Fi?")
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_REFUSAL


async def test_without_the_recommender_and_without_a_cache_the_call_is_unavailable() -> None:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await answer(World(recommender=FakeRecommender(CATALOGUE, failure=GONE)))
    assert caught.value.code() is grpc.StatusCode.UNAVAILABLE
    assert details_of(caught.value)[0].reason == "GONE"


async def test_a_message_about_something_else_is_politely_refused() -> None:
    world = World(
        classifier=FakeClassifier(classifier_pb2.INTENT_OFF_TOPIC, classifier_pb2.TOPIC_NOT_GAME),
    )
    got = await answer(world, "how do I fix my Wi-Fi?")
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_REFUSAL
    assert not got.recommendations.games
    assert not world.language_model.conversations


async def test_small_talk_and_distress_get_no_games() -> None:
    for intent in (classifier_pb2.INTENT_SMALL_TALK, classifier_pb2.INTENT_DISTRESS):
        world = World(classifier=FakeClassifier(intent, classifier_pb2.TOPIC_NOT_GAME))
        got = await answer(world, "hi there!")
        assert not got.recommendations.games
        assert not world.asked
        assert not world.language_model.conversations


async def test_the_recommender_is_told_which_games_the_message_names_and_what_it_refuses() -> None:
    spans = {
        "Portal": (classifier_pb2.SPAN_TYPE_TITLE, classifier_pb2.POLARITY_LIKED),
        "shooter": (classifier_pb2.SPAN_TYPE_KIND, classifier_pb2.POLARITY_REFUSED),
    }
    world = World(classifier=FakeClassifier(spans=spans))
    await answer(world, "something like Portal, but no shooter")
    wish = world.asked[0].wish
    assert list(wish.game_ids) == ["portal"]
    assert list(wish.refused.genres) == ["Shooter"]


async def test_without_the_classifier_rules_tell_what_is_named_and_refused() -> None:
    world = World(classifier=FakeClassifier(failure=GONE))
    await answer(world, "something like Portal, but no shooter")
    wish = world.asked[0].wish
    assert list(wish.game_ids) == ["portal"]
    assert list(wish.refused.genres) == ["Shooter"]


@pytest.mark.parametrize(
    "text", ["who composed the music of Portal?", "кто писал музыку к Portal?", "Portalの作曲者は誰？"]
)
async def test_without_the_classifier_a_question_about_a_game_is_answered_and_not_with_games(text: str) -> None:
    world = World(classifier=FakeClassifier(failure=GONE))
    got = await answer(world, text)
    assert [each.game_id for each in got.recommendations.games_in_question] == ["portal"]
    assert not got.game_ids
    assert not world.asked
    assert (await answer(world, "something like Portal?")).game_ids


@pytest.mark.parametrize("text", ["I'm depressed and want to die", "дай гонки, пока я не покончил с собой", "自杀"])
async def test_without_the_classifier_distress_gets_care(text: str) -> None:
    world = World(classifier=FakeClassifier(failure=GONE))
    got = await answer(world, text)
    assert got.recommendations.intent.label == classifier_pb2.INTENT_DISTRESS
    assert not got.game_ids
    assert not world.asked
    assert got.text in {phrases.talk.distress for phrases in PHRASES.values()}


async def test_distress_beside_a_wish_that_the_classifier_hears_alone_gets_care() -> None:
    spans = {"platformer": (classifier_pb2.SPAN_TYPE_KIND, classifier_pb2.POLARITY_WANTED)}
    for intent in (classifier_pb2.INTENT_RECOMMEND, classifier_pb2.INTENT_GAME_QUESTION):
        world = World(classifier=FakeClassifier(intent, spans=spans))
        got = await answer(world, "give me a platformer before I kill myself")
        assert got.recommendations.intent.label == classifier_pb2.INTENT_DISTRESS
        assert not got.game_ids
        assert got.text == PHRASES["en"].talk.distress
    world = World(classifier=FakeClassifier(spans=spans))
    assert (await answer(world, "this boss makes me want to die lol, an easier platformer")).game_ids


@pytest.mark.parametrize(
    "text",
    ["a platformer, nothing violent", "платформер без насилия", "ein Jump'n'Run ohne Gewalt", "nada de violencia",
     "rien de violent", "sem violência", "şiddet olmasın", "без насильства", "bez przemocy", "不要暴力", "暴力なしで"],
)  # fmt: skip
async def test_without_the_classifier_what_is_refused_is_not_shown(text: str) -> None:
    world = World(classifier=FakeClassifier(failure=GONE))
    await answer(world, text)
    assert common_pb2.CONTENT_DESCRIPTOR_VIOLENCE in world.asked[0].filter.exclude_content
