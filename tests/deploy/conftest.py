"""The overlay dev with the HTTP door, run on this machine in a network of its own; README.md says what that is."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import grpc
import pytest
import pytest_asyncio

from services.common.channels import open_channel
from services.ingest.demo_dataset import demo_dataset
from services.ingest.records import Dataset
from services.ingest.storing.clients import GrpcCatalogue, GrpcEncoder
from services.ingest.storing.loader import Loader
from services.ingest.storing.ports import Encoder
from tests.deploy.__main__ import FLAG
from tests.deploy.cluster import Cluster
from tests.deploy.limits import remove_abandoned
from tests.deploy.node import Node
from tests.fakes.ingest import FakeEncoder, SilentProgress
from tests.support.fast_directory import fast_directory
from tests.support.manifests import Manifests
from tests.support.rendering import Renderer

HERE = Path(__file__).parent
_GAMES, _PLAYS = 60, 1000
# Workloads to run, parted by commas, where not all: tests of the others are skipped. Without the embedder and the
# classifier, which take most of the time, it is of use on a busy machine.
RUN = [name for name in os.environ.get("GAMESREC_RUN", "").split(",") if name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what cannot run here. Tests of one cluster stand together, as names lead to the one that was started last,
    and those first that want it as it started."""
    if all(HERE in item.path.parents for item in items):
        items.sort(key=lambda item: (item.path.name != "test_rollout.py", "cluster" not in _fixtures(item)))
    for item in items:
        if HERE in item.path.parents and not os.environ.get(FLAG):
            item.add_marker(pytest.mark.skip("containers need a network of their own: make test-deploy, as root"))
        name = getattr(item, "callspec", None) and item.callspec.params.get("name")  # type: ignore[attr-defined]
        if HERE in item.path.parents and RUN and isinstance(name, str) and name not in RUN:
            item.add_marker(pytest.mark.skip(f"GAMESREC_RUN leaves {name} out"))


def _fixtures(item: pytest.Item) -> Sequence[str]:
    return getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture(scope="session")
def manifests(renderer: Renderer) -> Manifests:
    return renderer.render("dev", ["web"])


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Node:
    remove_abandoned()
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
    run = RUN or cluster.long_running()
    await cluster.start(run)
    try:
        await cluster.ready(run)
        (recommender,) = cluster.of("recommender")
        async with open_channel(f"{recommender.address}:50053") as to_recommender:
            if "embedder" not in run:
                await load_data(FakeEncoder(), to_recommender)
            for embedder in cluster.of("embedder"):
                async with open_channel(f"{embedder.address}:50051") as to_embedder:
                    await load_data(GrpcEncoder(to_embedder), to_recommender)
        yield cluster
    finally:
        await cluster.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def alone(manifests: Manifests, node: Node) -> AsyncIterator[Cluster]:
    """A cluster that runs nothing yet, without names."""
    with fast_directory() as folder:
        folder.chmod(0o755)
        cluster = Cluster(manifests, node, folder)
        yield cluster
        await cluster.stop()


async def load_data(encoder: Encoder, to_recommender: grpc.aio.Channel) -> None:
    """A part of the demo data: enough to recommend, and soon embedded on a small machine."""
    whole = demo_dataset()
    games = whole.games[:_GAMES]
    known = {game.game_id for game in games}
    part = Dataset(games=games, interactions=[each for each in whole.interactions if each.game_id in known][:_PLAYS])
    await Loader(encoder, GrpcCatalogue(to_recommender)).load(part, SilentProgress())
