"""A part that hangs is asked by a few calls only, and again when its health answers; the edge says what it can do."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2
from services.common.readiness import READINESS
from services.gateway.service import DEFINITION, open_service
from tests.fakes.gateway import FakeLanguageModel, FakeRecommender
from tests.fakes.parts import PARTS, Parts
from tests.support.in_process import in_process
from tests.support.slow_network import SlowNetwork
from tests.unit.gateway.world import CATALOGUE

QUICK = {"embed_seconds": 0.9, "understand_seconds": 0.9, "recommend_seconds": 0.9, "first_text_seconds": 0.9}


@dataclass
class Edge:
    """A gateway in front of real servers."""

    parts: Parts
    stub: gateway_pb2_grpc.GatewayServiceAsyncStub
    health: Any

    @classmethod
    def of(cls, parts: Parts, channel: grpc.aio.Channel) -> Edge:
        """The gateway at the other end of a channel."""
        return cls(parts, gateway_pb2_grpc.GatewayServiceStub(channel), health_pb2_grpc.HealthStub(channel))

    async def chat(self) -> float:
        """Seconds that a whole chat took."""
        began = time.monotonic()
        request = gateway_pb2.ChatRequest(player_id="ann", text="a puzzle", limit=2)
        events = [event async for event in self.stub.Chat(request, timeout=20)]
        assert events[0].recommendations.games
        assert events[-1].HasField("summary")
        return time.monotonic() - began

    async def says(self, name: str) -> bool:
        try:
            answer = await self.health.Check(health_pb2.HealthCheckRequest(service=name))
        except grpc.aio.AioRpcError:  # not told yet
            return False
        return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


@asynccontextmanager
async def edge() -> AsyncIterator[Edge]:
    parts = Parts(FakeRecommender(CATALOGUE), language_model=FakeLanguageModel(["Play [[1]] first. Then [[2]]."]))
    async with parts.open():
        settings = parts.settings(text_style="whole", **QUICK)
        async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
            made = Edge.of(parts, channel)
            await until(lambda: made.says(READINESS))
            await made.chat()
            yield made


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        while not await condition():
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("part", PARTS)
async def test_from_the_fifth_call_on_nothing_waits_for_a_part_that_hangs(part: str) -> None:
    async with edge() as made:
        made.parts.networks[part].hangs = True
        for _ in range(4):
            await made.chat()
        # The middle one: this machine may be busy for a moment.
        assert sorted([await made.chat() for _ in range(5)])[2] < 0.5
        made.parts.networks[part].hangs = False
        made.parts.networks[part].drop()

        async def is_whole() -> bool:
            request = gateway_pb2.ChatRequest(player_id="ann", text="a puzzle", limit=2)
            return not [event async for event in made.stub.Chat(request, timeout=20)][-1].summary.degradations

        await until(is_whole)


async def test_a_method_that_hangs_while_others_answer_is_left_alone_by_itself() -> None:
    async with edge() as made:

        async def never(*_: Any) -> recommender_pb2.RecommendResponse:
            await asyncio.Event().wait()
            raise AssertionError

        made.parts.recommender.recommend = never  # type: ignore[method-assign, assignment]
        for _ in range(4):
            await made.stub.ListGames(gateway_pb2.ListGamesRequest(page_size=1), timeout=20)
            await made.chat()
        # In between one of them may be the probe.
        assert sorted([await made.chat() for _ in range(5)])[2] < 0.5
        await made.stub.ListGames(gateway_pb2.ListGamesRequest(page_size=1), timeout=20)

        async def told() -> bool:
            return not await made.says("part.recommender")

        await until(told)


async def test_health_names_the_part_that_is_gone_while_the_edge_stays_ready() -> None:
    async with edge() as made:
        made.parts.networks["embedder"].gone = True
        made.parts.networks["embedder"].drop()

        async def told() -> bool:
            return not await made.says("part.embedder")

        await until(told)
        assert await made.says("part.classifier")
        assert await made.says(READINESS)


async def test_an_edge_that_can_recommend_nothing_is_not_ready_until_it_can() -> None:
    parts = Parts(FakeRecommender(CATALOGUE))
    async with parts.open():
        parts.networks["recommender"].gone = True
        async with in_process(DEFINITION, parts.settings(), open_service) as channel:
            made = Edge.of(parts, channel)
            await until(lambda: made.says("part.embedder"))
            assert not await made.says(READINESS)
            parts.networks["recommender"].gone = False
            await until(lambda: made.says(READINESS))


async def test_an_error_names_the_part_and_one_line_of_the_log_tells_it(caplog: pytest.LogCaptureFixture) -> None:
    async with edge() as made:
        made.parts.networks["recommender"].gone = True
        made.parts.networks["recommender"].drop()
        with caplog.at_level(logging.WARNING), pytest.raises(grpc.aio.AioRpcError) as failed:
            await made.stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id="ann"), timeout=1)
    assert failed.value.code() is grpc.StatusCode.UNAVAILABLE
    assert (failed.value.details() or "").startswith("the recommender cannot be reached")
    told = [(vars(each)["part"], vars(each)["code"]) for each in caplog.records if each.message == "part failed"]
    # What is read of the catalogue in the background may fail in the same second, and says so too.
    assert set(told) == {("recommender", "UNAVAILABLE")}
    assert len(told) <= 2


@pytest.mark.parametrize("part", PARTS)
async def test_one_line_of_the_log_tells_a_part_that_an_answer_waited_for_in_vain(
    part: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with edge() as made:
        made.parts.networks[part].hangs = True
        with caplog.at_level(logging.WARNING):
            request = gateway_pb2.ChatRequest(player_id="ann", text="a puzzle", limit=2)
            events = [event async for event in made.stub.Chat(request, timeout=1.5)]
        assert len(events[-1].summary.degradations) == 1
    told = [(vars(each)["part"], vars(each)["code"]) for each in caplog.records if each.message == "part failed"]
    assert told[0] == (part, "DEADLINE_EXCEEDED")
    # What is read of the catalogue in the background may fail in the same second.
    assert len(told) == 1 or part == "recommender"


async def test_a_wish_that_no_game_meets_is_answered_so_while_the_recommender_is_being_started_again() -> None:
    async with edge() as made:
        network = made.parts.networks["recommender"]
        network.gone = True
        network.drop()
        none = common_pb2.GameFilter(exclude_game_ids=[game.game_id for game in CATALOGUE])
        request = gateway_pb2.RecommendRequest(player_id="ann", text="a puzzle", filter=none)
        answer = await made.stub.Recommend(request, timeout=20)
        assert not answer.recommendations.games
        assert [each.component for each in answer.degradations] == [gateway_pb2.Degradation.COMPONENT_RECOMMENDER]


@pytest.mark.parametrize(
    ("method", "request_"),
    [
        ("GetPlayer", gateway_pb2.GetPlayerRequest(player_id="ann")),
        ("ListGames", gateway_pb2.ListGamesRequest(page_size=1)),
    ],
)
async def test_what_nothing_stands_in_for_waits_for_a_part_that_is_being_started_again(
    method: str, request_: object
) -> None:
    async with edge() as made:
        network = made.parts.networks["recommender"]
        network.gone = True
        network.drop()
        asked = [asyncio.ensure_future(getattr(made.stub, method)(request_, timeout=10)) for _ in range(5)]

        async def found_gone() -> bool:
            return not await made.says("part.recommender")

        await until(found_gone)
        network.gone = False
        assert all(await asyncio.gather(*asked))


async def test_the_next_embedder_is_watched_too_and_may_be_missing(caplog: pytest.LogCaptureFixture) -> None:
    parts = Parts(FakeRecommender(CATALOGUE))
    async with parts.open(), SlowNetwork(parts.networks["embedder"].target).open() as following:
        following.gone = True
        settings = parts.settings(next_embedder_target=following.target)
        async with in_process(DEFINITION, settings, open_service) as channel:
            made = Edge.of(parts, channel)
            await until(lambda: made.says(READINESS))
            assert not await made.says("part.next_embedder")
            following.gone = False
            await until(lambda: made.says("part.next_embedder"))
    assert not [each for each in caplog.records if vars(each).get("part") == "next_embedder" and each.levelno > 20]


async def test_another_service_at_an_address_is_told_as_that(caplog: pytest.LogCaptureFixture) -> None:
    parts = Parts(FakeRecommender(CATALOGUE))
    async with parts.open(), SlowNetwork(parts.networks["embedder"].target).open() as wrong:
        settings = parts.settings(recommender_target=wrong.target)
        async with in_process(DEFINITION, settings, open_service) as channel:
            made = Edge.of(parts, channel)
            with pytest.raises(grpc.aio.AioRpcError) as failed:
                await made.stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id="ann"), timeout=5)
            await until(lambda: made.says("part.embedder"))
            # It is healthy, but not what is to be there, and nothing can be recommended.
            assert not await made.says("part.recommender")
            assert not await made.says(READINESS)
    assert failed.value.code() is grpc.StatusCode.FAILED_PRECONDITION
    assert "address of the recommender" in (failed.value.details() or "")
    told = {vars(each)["reason"] for each in caplog.records if each.message == "part failed"}
    assert "WRONG_SERVICE" in told
