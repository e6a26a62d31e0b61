"""What docs/operations.md says of restoring the collections of a Qdrant whose volumes are lost."""

from __future__ import annotations

import asyncio

import pytest
from qdrant_client import models

from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.channels import open_channel
from services.common.request import outgoing
from services.recommender.storing.engines.server.connection import QdrantConnection
from tests.deploy.cluster import Cluster
from tests.deploy.conftest import load_data
from tests.deploy.pod import Pod
from tests.fakes.ingest import FakeEncoder

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_collections_without_their_aliases_are_served_after_a_restart(alone: Cluster) -> None:
    """A snapshot holds a collection and not the alias that leads to it."""
    await alone.start(["qdrant", "recommender"])
    await alone.ready(["qdrant", "recommender"])
    (qdrant,), (recommender,) = alone.of("qdrant"), alone.of("recommender")
    async with open_channel(f"{recommender.address}:50053") as channel:
        await load_data(FakeEncoder(), channel)
    before = await _stored(recommender)
    assert min(before) > 0
    key = recommender.workload.environment["QDRANT_API_KEY"]
    address = f"http://{qdrant.address}:6333"
    connection = await QdrantConnection.open(address, grpc_port=6334, api_key=key, timeout=5)
    try:
        aliases = [models.DeleteAlias(alias_name=each) for each in await connection.aliases()]
        deletions = [models.DeleteAliasOperation(delete_alias=each) for each in aliases]
        await connection.client.update_collection_aliases(deletions)
        assert not await connection.aliases()
        await alone.restart("recommender")
        (recommender,) = alone.of("recommender")
        async with asyncio.timeout(30):
            while await _stored(recommender) != before:
                await asyncio.sleep(0.2)
        assert {each.alias_name for each in aliases} <= await connection.aliases()
    finally:
        await connection.close()


async def _stored(recommender: Pod) -> tuple[int, int]:
    async with open_channel(f"{recommender.address}:50053") as channel:
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        found = await stub.GetStatistics(recommender_pb2.GetStatisticsRequest(), **outgoing(10))
    return found.games, found.interactions
