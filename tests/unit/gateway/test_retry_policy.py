"""The retry policy that callers are told to use fits the edge and carries calls over a part's absence."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.common.errors import ResourceExhausted
from services.common.server import ServiceServer
from services.gateway.backends.ports import EncodedText
from services.gateway.service import DEFINITION, open_service
from tests.fakes.gateway import FakeEmbedder, FakeRecommender
from tests.fakes.parts import Parts
from tests.unit.gateway.world import CATALOGUE, GONE

POLICY = Path("docs/retry-policy.json").read_text()


def test_it_names_all_methods_of_the_edge_that_may_be_repeated() -> None:
    named = {each["method"] for part in json.loads(POLICY)["methodConfig"] for each in part["name"]}
    methods = {method.name for method in gateway_pb2.DESCRIPTOR.services_by_name["GatewayService"].methods}
    assert named == methods - {"Chat"}


async def test_a_refusal_is_repeated_after_its_delay_and_one_for_long_is_told_at_once() -> None:
    refusals = [ResourceExhausted("too much", retry_after=0.1), ResourceExhausted("a full disk", retry_after=30)]
    recommender = FakeRecommender(CATALOGUE)
    async with Parts(recommender).open() as parts:
        server = ServiceServer(DEFINITION, parts.settings(), open_service)
        target = f"127.0.0.1:{await server.start()}"
        await server.open()
        try:
            async with grpc.aio.insecure_channel(target, options=[("grpc.service_config", POLICY)]) as channel:
                stub = gateway_pb2_grpc.GatewayServiceStub(channel)
                for refusal, code in zip(refusals, ("OK", "RESOURCE_EXHAUSTED"), strict=True):
                    recommender.failure = refusal
                    recommender.requests.clear()
                    asked = stub.Recommend(gateway_pb2.RecommendRequest(player_id="ann"), timeout=20)
                    async with asyncio.timeout(10):
                        while not any(request.player_id for request in recommender.requests):
                            await asyncio.sleep(0.01)
                    if code == "OK":
                        recommender.failure = None
                    async with asyncio.timeout(5):
                        assert (await asked.code()).name == code
        finally:
            await server.close()


class Slow(FakeEmbedder):
    """Serves twenty a second, two at once, as a busy machine does."""

    def __init__(self) -> None:
        super().__init__()
        self._room = asyncio.Semaphore(2)

    async def encode_query(self, text: str) -> EncodedText:
        async with self._room:
            await asyncio.sleep(0.1)
        return await super().encode_query(text)


async def test_all_calls_of_a_burst_after_a_restart_are_answered_whole() -> None:
    async with Parts(FakeRecommender(CATALOGUE), embedder=Slow()).open() as parts:
        server = ServiceServer(DEFINITION, parts.settings(embed_seconds=10), open_service)
        target = f"127.0.0.1:{await server.start()}"
        await server.open()
        try:
            async with grpc.aio.insecure_channel(target, options=[("grpc.service_config", POLICY)]) as channel:
                stub = gateway_pb2_grpc.GatewayServiceStub(channel)
                request = gateway_pb2.RecommendRequest(player_id="ann", text="a puzzle")
                answers = await asyncio.gather(*(stub.Recommend(request, timeout=20) for _ in range(60)))
            assert not any(answer.degradations for answer in answers)
        finally:
            await server.close()


async def test_a_call_that_finds_a_part_gone_is_answered_when_it_is_back() -> None:
    recommender = FakeRecommender(CATALOGUE, failure=GONE)
    async with Parts(recommender).open() as parts:
        server = ServiceServer(DEFINITION, parts.settings(), open_service)
        target = f"127.0.0.1:{await server.start()}"
        await server.open()
        try:
            async with grpc.aio.insecure_channel(target, options=[("grpc.service_config", POLICY)]) as channel:
                stub = gateway_pb2_grpc.GatewayServiceStub(channel)
                asked = asyncio.ensure_future(stub.Recommend(gateway_pb2.RecommendRequest(player_id="ann"), timeout=20))
                async with asyncio.timeout(10):
                    while not any(request.player_id for request in recommender.requests):
                        await asyncio.sleep(0.01)
                recommender.failure = None
                assert (await asked).recommendations.games
        finally:
            await server.close()
