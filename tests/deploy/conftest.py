"""The overlay dev with the HTTP door, run on this machine in a network of its own; README.md says what that is."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import grpc
import pytest
import pytest_asyncio

from services.common.channels import open_channel
from services.ingest.demo_dataset import demo_dataset
from services.ingest.records import Dataset
from services.ingest.storing.clients import GrpcCatalogue, GrpcEncoder
from services.ingest.storing.loader import Loader
from tests.deploy.__main__ import FLAG
from tests.deploy.cluster import Cluster
from tests.deploy.node import Node
from tests.fakes.ingest import SilentProgress
from tests.support.fast_directory import fast_directory
from tests.support.manifests import Manifests, Renderer

HERE = Path(__file__).parent
_GAMES, _PLAYS = 60, 1000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and not os.environ.get(FLAG):
            item.add_marker(pytest.mark.skip("containers need a network of their own: make test-deploy, as root"))


@pytest.fixture(scope="session")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    return Renderer(tmp_path_factory.mktemp("rendered"))


@pytest.fixture(scope="session")
def manifests(renderer: Renderer) -> Manifests:
    return renderer.render("dev", ["web"])


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Node:
    node = Node()
    node.keep_names_in(tmp_path_factory.mktemp("names"))
    return node


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def cluster(manifests: Manifests, node: Node) -> AsyncIterator[Cluster]:
    """All of the overlay, ready, with the demo data; tests leave it ready."""
    with fast_directory() as folder:
        folder.chmod(0o755)
        async for running in _running(manifests, node, folder):
            yield running


async def _running(manifests: Manifests, node: Node, folder: Path) -> AsyncIterator[Cluster]:
    cluster = Cluster(manifests, node, folder)
    node.ask_for_names_at(cluster.name_server)
    await cluster.start()
    try:
        await cluster.ready()
        (embedder,), (recommender,) = cluster.of("embedder"), cluster.of("recommender")
        async with open_channel(f"{embedder.address}:50051") as to_embedder:
            async with open_channel(f"{recommender.address}:50053") as to_recommender:
                await load_data(to_embedder, to_recommender)
        yield cluster
    finally:
        await cluster.stop()


async def load_data(to_embedder: grpc.aio.Channel, to_recommender: grpc.aio.Channel) -> None:
    """A part of the demo data: enough to recommend, and soon embedded on a small machine."""
    whole = demo_dataset()
    games = whole.games[:_GAMES]
    known = {game.game_id for game in games}
    part = Dataset(games=games, interactions=[each for each in whole.interactions if each.game_id in known][:_PLAYS])
    await Loader(GrpcEncoder(to_embedder), GrpcCatalogue(to_recommender)).load(part, SilentProgress())
