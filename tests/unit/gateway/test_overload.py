"""More than can be served is refused at once; what is admitted is whole; who allows it gets a poorer answer instead."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import grpc
import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.enum_names import short_name
from services.common.errors import ResourceExhausted
from services.common.overload.admission import DEGRADED_KEY
from services.gateway.backends.ports import EncodedText
from services.gateway.service import DEFINITION, open_service
from tests.fakes.gateway import FakeClassifier, FakeEmbedder, FakeRecommender
from tests.fakes.parts import Parts
from tests.support.in_process import in_process
from tests.support.statuses import details_of
from tests.unit.gateway.test_breakers import Edge
from tests.unit.gateway.world import CATALOGUE, World


class Held(FakeEmbedder):
    """Encodes nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = asyncio.Event()
        self.let_go.set()

    async def encode_query(self, text: str) -> EncodedText:
        await self.let_go.wait()
        return await super().encode_query(text)


REQUEST = gateway_pb2.RecommendRequest(player_id="ann", text="a puzzle", limit=2)


async def test_calls_beyond_the_limit_are_refused_at_once_or_answered_with_less_behind_them() -> None:
    embedder = Held()
    parts = Parts(FakeRecommender(CATALOGUE), embedder=embedder)
    async with parts.open():
        settings = parts.settings(embed_seconds=20)
        async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
            edge = Edge.of(parts, channel)
            await edge.stub.Recommend(REQUEST, timeout=20)
            embedder.let_go.clear()
            admitted = [asyncio.ensure_future(edge.stub.Recommend(REQUEST, timeout=30)) for _ in range(16)]
            while len(parts.recommender.requests) < 18:  # one for the popular games, one before
                await asyncio.sleep(0.01)
            began = time.monotonic()
            with pytest.raises(grpc.aio.AioRpcError) as refused:
                await edge.stub.Recommend(REQUEST, timeout=5)
            assert time.monotonic() - began < 0.5
            assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
            assert (details_of(refused.value)[2] or 0) >= 0.1
            spared = await edge.stub.Recommend(REQUEST, timeout=5, metadata=((DEGRADED_KEY, "true"),))
            assert len(spared.recommendations.games) == 2
            assert {short_name(each, "fallback") for each in spared.degradations} == {
                "HISTORY_ONLY",
                "UNCERTAIN_INTENT",
                "CACHED_POPULAR_GAMES",
            }
            assert {each.error_reason for each in spared.degradations} == {"OVERLOADED"}
            embedder.let_go.set()
            assert all(not answer.degradations for answer in await asyncio.gather(*admitted))


class Hung(FakeClassifier):
    """Understands nothing, ever."""

    async def understand(self, texts: Sequence[str]) -> classifier_pb2.UnderstandResponse:
        await asyncio.Event().wait()
        raise AssertionError


async def test_an_embedder_without_room_is_told_without_waiting_for_the_classifier() -> None:
    world = World(embedder=FakeEmbedder(failure=ResourceExhausted("full", retry_after=0.3)), classifier=Hung())
    async with world.gateway() as stub:
        began = time.monotonic()
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await stub.Recommend(REQUEST, timeout=20)
    assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("part", ["embedder", "classifier"])
async def test_a_part_without_room_refuses_the_call_rather_than_lose_the_message(part: str) -> None:
    full = ResourceExhausted("full", retry_after=0.3)
    world = World(
        embedder=FakeEmbedder(failure=full if part == "embedder" else None),
        classifier=FakeClassifier(failure=full if part == "classifier" else None),
    )
    async with world.gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await stub.Recommend(REQUEST, timeout=5)
    assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    assert details_of(refused.value)[2] == 0.3
