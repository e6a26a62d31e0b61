"""The gateway over real grpc, with fakes for the services behind it: the order of events, and every fallback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import grpc
import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import FailedPrecondition, Unavailable
from services.common.server import Readiness
from services.gateway.advice import Advisor
from services.gateway.backends.ports import EncodedText, LateVector
from services.gateway.chat import Chat
from services.gateway.service import DEFINITION, TEXT_STRATEGIES
from services.gateway.servicer import GatewayServicer
from services.gateway.settings import GatewaySettings, TextStyle
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.writing.writer import Writer
from tests.fakes.gateway import FakeClassifier, FakeEmbedder, FakeLanguageModel, FakeRecommender
from tests.support.answers import Answer, chat
from tests.support.in_process import in_process
from tests.support.statuses import details_of

CATALOGUE = [
    common_pb2.Game(game_id="celeste", title="Celeste", year=2018, genres=["Platformer"], summary="Climb a mountain."),
    common_pb2.Game(game_id="portal", title="Portal", year=2007, genres=["Puzzle"], summary="Think with portals."),
    common_pb2.Game(game_id="doom", title="Doom", year=1993, genres=["Shooter"], summary="Fight demons."),
]
GONE = Unavailable("gone", reason="GONE")


@dataclass
class World:
    """The services behind the gateway."""

    embedder: FakeEmbedder = field(default_factory=FakeEmbedder)
    classifier: FakeClassifier = field(default_factory=FakeClassifier)
    recommender: FakeRecommender = field(default_factory=lambda: FakeRecommender(CATALOGUE))
    language_model: FakeLanguageModel = field(
        default_factory=lambda: FakeLanguageModel(["Play [[1]] first. Then play [[2]]."])
    )
    style: TextStyle = "whole"
    first_text_seconds: float = 5.0

    @property
    def asked(self) -> list[recommender_pb2.RecommendRequest]:
        """What the recommender was asked for players; the catalogue's popular games are nobody's."""
        return [request for request in self.recommender.requests if request.player_id]

    @asynccontextmanager
    async def gateway(self) -> AsyncIterator[gateway_pb2_grpc.GatewayServiceStub]:
        @asynccontextmanager
        async def open_service(settings: GatewaySettings, readiness: Readiness) -> AsyncIterator[GatewayServicer]:
            catalogue = CatalogueCache(self.recommender, refresh_seconds=300)
            advisor = Advisor(self.embedder, self.classifier, self.recommender, catalogue)
            strategy = TEXT_STRATEGIES[self.style](self.language_model, first_text_seconds=self.first_text_seconds)
            writer = Writer(catalogue, strategy)
            yield GatewayServicer(Chat(advisor, writer), advisor, self.embedder, self.recommender)
            await catalogue.close()

        settings = GatewaySettings(port=0, drain_delay_seconds=0)
        async with in_process(DEFINITION, settings, open_service) as channel:
            yield gateway_pb2_grpc.GatewayServiceStub(channel)


async def answer(world: World, text: str = "a hard platformer", **fields: Any) -> Answer:
    async with world.gateway() as stub:
        return await chat(stub, text, **{"limit": 2, **fields})


async def test_recommendations_come_first_then_text_then_the_summary() -> None:
    got = await answer(World())
    assert got.kinds == ["recommendations", "text_delta", "text_delta", "summary"]
    assert [each.game.game_id for each in got.recommendations.games] == ["celeste", "portal"]
    assert got.recommendations.intent.label == classifier_pb2.INTENT_RECOMMEND
    assert got.text == "Play Celeste first. Then play Portal."
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_LLM
    assert list(got.summary.named_game_ids) == ["celeste", "portal"]
    assert got.summary.language_model == "fake/fake-1"
    assert got.summary.usage.prompt_tokens == 10
    assert set(got.summary.models) == {"embedder", "classifier"}
    assert got.degradations == []
    stages = {timing.stage for timing in got.summary.timings}
    assert stages == {"embed", "embed_inference", "classify", "recommend", "recommendations", "first_text", "total"}
    assert len(got.summary.request_id) == 32


async def test_one_sentence_a_game_is_asked_for_where_the_model_is_small() -> None:
    world = World(
        style="per_game",
        language_model=FakeLanguageModel(
            ["Celeste lets you climb a mountain. Ignored as it is.", "Think with portals."]
        ),
    )
    got = await answer(world)
    assert "Celeste lets you climb a mountain. Portal: Think with portals." in got.text
    assert "Ignored" not in got.text
    assert list(got.summary.named_game_ids) == ["celeste", "portal"]
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_LLM
    assert got.degradations == []
    assert world.language_model.closed == 2
    assert got.summary.usage.estimated
    assert got.summary.usage.completion_tokens > 5


async def test_a_game_that_a_small_model_fails_on_gets_the_templates_sentence() -> None:
    world = World(style="per_game", language_model=FakeLanguageModel(["Doom is better.", "Think with portals."]))
    got = await answer(world)
    assert "Celeste (2018) is close to what you asked for. Portal: Think with portals." in got.text
    assert got.degradations == [("llm_gateway", "UNGROUNDED", "TEMPLATE_SENTENCES")]


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        (FakeLanguageModel(["Doom is better."]), "UNGROUNDED"),
        (FakeLanguageModel(failure=GONE), "GONE"),
        (FakeLanguageModel(hangs=True), "FIRST_TEXT_TIMEOUT"),
    ],
)
async def test_a_small_model_that_fails_on_every_game_leaves_a_template(model: FakeLanguageModel, reason: str) -> None:
    got = await answer(World(style="per_game", language_model=model, first_text_seconds=0.1))
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert list(got.summary.named_game_ids) == ["celeste", "portal"]
    assert got.degradations == [("llm_gateway", reason, "TEMPLATE_TEXT")]


async def test_a_small_model_is_not_asked_about_a_game_without_a_summary() -> None:
    game = common_pb2.Game(game_id="game_4", title="game_4", genres=["Shooter"])
    world = World(
        style="per_game",
        recommender=FakeRecommender([game, CATALOGUE[1]]),
        language_model=FakeLanguageModel(["Portal lets you think with portals."]),
    )
    got = await answer(world)
    assert "game_4 is close to what you asked for. Portal lets you think with portals." in got.text
    assert len(world.language_model.conversations) == 1
    assert got.degradations == [("gateway", "NO_SUMMARY", "TEMPLATE_SENTENCES")]


@pytest.mark.parametrize(
    "text",
    [
        "Celeste is about three friends who race through a city of robots to catch the last tram.",
        "Celeste lets you play as a giant squid.",
        "Celeste is a climb, climb, climb up a mountain.",
        "Climb on and Celeste is a mountain.",
    ],
)
async def test_what_a_small_model_invents_or_copies_about_a_game_is_withheld(text: str) -> None:
    got = await answer(World(style="per_game", language_model=FakeLanguageModel([text])), limit=1)
    assert got.degradations == [("llm_gateway", "UNGROUNDED", "TEMPLATE_TEXT")]
    assert "Celeste (2018) is close to what you asked for." in got.text


async def test_of_a_game_without_a_description_a_capable_model_is_told_to_say_no_more_than_its_kind() -> None:
    world = World(recommender=FakeRecommender([common_pb2.Game(game_id="g", title="game_4", genres=["Shooter"])]))
    await answer(world)
    system, message = (each.content for each in world.language_model.conversations[0])
    assert "[[1]] game_4 (Shooter): no description" in message
    assert "without a description no more than its kind" in system


async def test_a_game_that_was_not_recommended_never_reaches_the_player() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["Play [[1]] first. Doom is better."])))
    assert got.text == "Play Celeste first."


async def test_a_text_without_one_grounded_sentence_becomes_a_template() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["Doom is better."])))
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert got.degradations == [("llm_gateway", "UNGROUNDED", "TEMPLATE_TEXT")]
    assert "Celeste" in got.text
    assert "Doom" not in got.text


async def test_a_text_that_names_no_game_is_completed_by_a_template() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["What a fine evening for a game."])))
    assert got.text.startswith("What a fine evening for a game. Celeste (2018) is close to what you asked for.")
    assert got.degradations == [("llm_gateway", "NAMED_NO_GAME", "TEMPLATE_SENTENCES")]


async def test_without_the_language_model_a_template_speaks_the_players_language() -> None:
    world = World(language_model=FakeLanguageModel(failure=GONE))
    english = await answer(world)
    assert english.degradations == [("llm_gateway", "GONE", "TEMPLATE_TEXT")]
    assert "Celeste (2018) is close to what you asked for." in english.text
    russian = await answer(world, "посоветуй сложный платформер")
    assert russian.summary.language == "ru"
    assert "Celeste (2018) — близко к тому, о чём вы просили." in russian.text
    chosen = await answer(world, language="ru-RU")
    assert chosen.summary.language == "ru"


async def test_a_language_without_a_template_falls_back_to_english_and_says_so() -> None:
    got = await answer(World(language_model=FakeLanguageModel(failure=GONE)), language="fi")
    assert got.summary.language == "en"
    assert ("gateway", "LANGUAGE_UNSUPPORTED", "ENGLISH_TEXT") in got.degradations


async def test_a_language_model_that_does_not_begin_in_time_is_given_up() -> None:
    world = World(language_model=FakeLanguageModel(hangs=True), first_text_seconds=0.05)
    got = await answer(world)
    assert got.degradations == [("llm_gateway", "FIRST_TEXT_TIMEOUT", "TEMPLATE_TEXT")]
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert world.language_model.closed == 1


async def test_a_language_model_that_breaks_off_leaves_whole_sentences() -> None:
    world = World(language_model=FakeLanguageModel(["Play [[1]] first. Then play"], failure=GONE, fails_after=24))
    got = await answer(world)
    assert got.text == "Play Celeste first."
    assert got.summary.finish_reason == gateway_pb2.TEXT_FINISH_REASON_INTERRUPTED
    assert got.degradations == [("llm_gateway", "GONE", "SHORTER_TEXT")]


async def test_a_text_cut_by_its_limit_ends_at_a_whole_sentence() -> None:
    world = World(
        language_model=FakeLanguageModel(
            ["Play [[1]] first. Then play the"], finish_reason=llm_gateway_pb2.FINISH_REASON_LENGTH
        )
    )
    got = await answer(world)
    assert got.text == "Play Celeste first."
    assert got.summary.finish_reason == gateway_pb2.TEXT_FINISH_REASON_LENGTH


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
        await chat(stub, "hi", limit=2)
        world.recommender.failure = GONE
        got = await chat(stub, "hi", filter=common_pb2.GameFilter(genres=["puzzle"]))
    assert [each.game.game_id for each in got.recommendations.games] == ["portal"]
    assert got.degradations == [("recommender", "GONE", "CACHED_POPULAR_GAMES")]
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_LLM


async def test_titles_that_cannot_be_read_are_the_recommenders_failure_and_leave_the_template() -> None:
    world = World()

    async def fail(_: Any) -> Any:
        raise GONE

    world.recommender.list_games = fail  # type: ignore[method-assign]
    got = await answer(world)
    assert got.degradations == [("recommender", "GONE", "TEMPLATE_TEXT")]
    assert not world.language_model.conversations


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


async def test_the_catalogue_is_read_once_while_it_keeps_changing() -> None:
    world = World()
    async with world.gateway() as stub:
        for revision in range(5):
            world.recommender.revision = f"changing-{revision}"
            await chat(stub, "hi", limit=2)
    assert world.recommender.pages_read == 1


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


async def test_small_talk_gets_games_by_taste_not_by_the_message() -> None:
    world = World(classifier=FakeClassifier(classifier_pb2.INTENT_SMALL_TALK, classifier_pb2.TOPIC_NOT_GAME))
    got = await answer(world, "hi there!")
    assert len(got.recommendations.games) == 2
    assert not world.asked[1].HasField("query")


@pytest.mark.parametrize("intent", [classifier_pb2.INTENT_SMALL_TALK, classifier_pb2.INTENT_OFF_TOPIC])
async def test_a_message_of_the_catalogues_own_words_is_about_games_whatever_the_classifier_says(
    intent: classifier_pb2.Intent.ValueType,
) -> None:
    world = World(classifier=FakeClassifier(intent, classifier_pb2.TOPIC_NOT_GAME))
    got = await answer(world, "puzzles")
    assert got.recommendations.intent.topic == classifier_pb2.TOPIC_UNCERTAIN
    assert len(got.recommendations.games) == 2
    (request,) = world.asked
    assert request.HasField("query")
    assert list(request.wish.named.genres) == ["Puzzle"]
    assert "mood for" not in got.text


async def test_the_recommender_is_told_which_games_the_message_names_and_what_it_refuses() -> None:
    world = World()
    await answer(world, "something like Portal, but no shooter")
    wish = world.asked[0].wish
    assert list(wish.game_ids) == ["portal"]
    assert list(wish.refused.genres) == ["Shooter"]


async def test_small_talk_of_any_kind_is_answered_by_what_this_is_and_does() -> None:
    world = World(
        classifier=FakeClassifier(classifier_pb2.INTENT_SMALL_TALK, classifier_pb2.TOPIC_NOT_GAME), style="per_game"
    )
    english = await answer(world, "I'm sad, my dog died")
    assert english.text.startswith("I am a game advisor: I suggest what to play")
    russian = await answer(world, "что ты умеешь?")
    assert russian.text.startswith("Я советую игры: подбираю, во что поиграть")


async def test_a_question_about_a_game_is_said_not_to_be_answered() -> None:
    world = World(classifier=FakeClassifier(classifier_pb2.INTENT_GAME_QUESTION), style="per_game")
    english = await answer(world, "is Celeste hard?")
    assert english.text.startswith("I recommend games, but I cannot answer questions about one. Here is what")
    russian = await answer(world, "моя игра вылетает при запуске")
    assert russian.text.startswith("Я советую игры, но не могу отвечать на вопросы о какой-то одной. Вот во что")


async def test_a_capable_model_is_told_not_to_answer_a_question_about_a_game() -> None:
    world = World(classifier=FakeClassifier(classifier_pb2.INTENT_GAME_QUESTION))
    await answer(world, "who made Hades?")
    assert "cannot answer questions about one" in world.language_model.conversations[0][-1].content
    world = World()
    await answer(world)
    assert "cannot answer" not in world.language_model.conversations[0][-1].content


async def test_replays_are_said_to_be_replays() -> None:
    world = World(recommender=FakeRecommender(CATALOGUE, replays=True), language_model=FakeLanguageModel(failure=GONE))
    got = await answer(world)
    assert got.recommendations.replays
    assert "You have played every game that I could offer" in got.text
    assert "everything that fits" not in got.text


async def test_nothing_found_is_said() -> None:
    world = World()

    async def find_nothing(request: Any, query: LateVector | None = None) -> recommender_pb2.RecommendResponse:
        return recommender_pb2.RecommendResponse(catalogue_revision="1")

    world.recommender.recommend = find_nothing  # type: ignore[method-assign]
    got = await answer(world)
    assert "no game that meets these conditions" in got.text
    assert got.degradations == []


async def test_an_empty_catalogue_is_said_to_be_empty_and_how_it_is_filled() -> None:
    world = World(recommender=FakeRecommender([]))
    english = await answer(world)
    assert english.text == (
        "There are no games in my catalogue yet; whoever runs me can load some with `gamesrec ingest --demo`."
    )
    assert english.degradations == [("recommender", "CATALOGUE_EMPTY", "NO_GAMES")]
    russian = await answer(world, "посоветуй сложный платформер")
    assert russian.text.startswith("В моём каталоге пока нет игр")
    assert "`gamesrec ingest --demo`" in russian.text


async def test_a_new_catalogue_is_checked_by_its_new_titles() -> None:
    world = World(language_model=FakeLanguageModel(["Play [[1]] first. Quake is better."]))
    async with world.gateway() as stub:
        first = await chat(stub, "Quake", limit=2)
        world.recommender.catalogue = [*CATALOGUE, common_pb2.Game(game_id="quake", title="Quake")]
        world.recommender.revision = "2"
        second = await when(lambda: chat(stub, "Quake", limit=2), lambda got: "Quake" not in got.text)
    assert "Quake" in first.text
    assert "Quake" not in second.text


async def when(ask: Callable[[], Awaitable[Answer]], fulfilled: Callable[[Answer], bool]) -> Answer:
    """The first answer that fulfils a condition, asked for again until it does."""
    async with asyncio.timeout(10):
        while not fulfilled(got := await ask()):
            await asyncio.sleep(0.2)
    return got


async def test_a_caller_that_leaves_ends_the_language_models_work() -> None:
    world = World(language_model=FakeLanguageModel(hangs=True))
    async with world.gateway() as stub:
        call = stub.Chat(gateway_pb2.ChatRequest(player_id="p", text="hi"))
        await call.read()
        while not world.language_model.conversations:
            await stub.DeletePlayer(gateway_pb2.DeletePlayerRequest(player_id="p"))
        call.cancel()
        while not world.language_model.closed:
            await stub.DeletePlayer(gateway_pb2.DeletePlayerRequest(player_id="p"))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n\t "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"text": "x" * 10_000_000}, "text"),
        ({"player_id": ""}, "player_id"),
        ({"player_id": "x" * 129}, "player_id"),
        ({"limit": 0}, "limit"),
        ({"limit": 51}, "limit"),
        ({"limit": 4_000_000_000}, "limit"),
        ({"filter": common_pb2.GameFilter(genres=[""])}, "filter.genres[0]"),
        ({"history": [gateway_pb2.Turn(text="hi")]}, "history[0].speaker"),
    ],
)
async def test_a_wrong_field_is_named(fields: dict[str, Any], wrong: str) -> None:
    async with World().gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.Chat(gateway_pb2.ChatRequest(**{"player_id": "p", "text": "hi", **fields})).read()
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert wrong in details_of(caught.value)[1]


async def test_years_that_no_game_can_meet_are_refused() -> None:
    years = common_pb2.GameFilter(min_year=2050, max_year=1990)
    async with World().gateway() as stub:
        for call, request in (
            (stub.Recommend, gateway_pb2.RecommendRequest(player_id="p", filter=years)),
            (stub.SearchGames, gateway_pb2.SearchGamesRequest(text="rpg", filter=years)),
        ):
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call(request)
            assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
            assert caught.value.details() == "filter: min_year must not be later than max_year"


@pytest.mark.parametrize("years", [{"min_year": 2000}, {"max_year": 2000}, {"min_year": 2000, "max_year": 2000}])
async def test_years_that_a_game_can_meet_are_accepted(years: dict[str, int]) -> None:
    condition = common_pb2.GameFilter(**years)
    async with World().gateway() as stub:
        await stub.Recommend(gateway_pb2.RecommendRequest(player_id="p", filter=condition))


async def test_what_must_not_be_empty_is_said_to_be_so() -> None:
    async with World().gateway() as stub:
        for call, request, said in (
            (stub.GetPlayer, gateway_pb2.GetPlayerRequest(), "player_id: must not be empty"),
            (stub.RecordInteractions, gateway_pb2.RecordInteractionsRequest(), "interactions: must not be empty"),
        ):
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call(request)
            assert caught.value.details() == said


async def test_an_unknown_field_is_refused_rather_than_ignored() -> None:
    async with World().gateway() as stub:
        request = gateway_pb2.ChatRequest(player_id="p", text="hi")
        request.MergeFromString(b"\x98\x06\x01")
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.Chat(request).read()
    assert details_of(caught.value)[0].reason == "UNKNOWN_FIELD"


async def test_errors_of_the_recommender_reach_the_caller_as_they_are() -> None:
    async with World().gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id="nobody"))
    assert caught.value.code() is grpc.StatusCode.NOT_FOUND
