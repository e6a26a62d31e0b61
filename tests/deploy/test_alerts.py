"""Each fault fires its own alert, by the rules of the component `monitoring` in a real Prometheus that reads real pods.

The rules look over seconds here instead of minutes. The classifier is left out, the embedder starts for its own alert
alone: answers are poorer for it from the beginning, which is a fault of its own.
"""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import grpc
import pytest
import pytest_asyncio

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common.channels import open_channel
from services.recommender.storing.engines.server.connection import QdrantConnection
from services.recommender.storing.engines.server.server_store import ServerStore
from services.recommender.storing.engines.vector_store import Point
from services.recommender.storing.schema import INTERACTIONS
from tests.deploy.cluster import Cluster
from tests.deploy.conftest import load_data
from tests.deploy.load import OF_THE_MODEL, chatting, recommending
from tests.deploy.node import Node
from tests.deploy.pod import Pod
from tests.deploy.prometheus import OLD_SECONDS, PROGRAM, Prometheus, prometheus
from tests.fakes.ingest import FakeEncoder
from tests.support.fast_directory import fast_directory
from tests.support.half_sent import HalfSentCalls
from tests.support.monitoring import DASHBOARD, expressions, named_metrics
from tests.support.rendering import Renderer

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(PROGRAM is None, reason="Prometheus is not installed (Debian: prometheus): no alert was fired"),
]

_RUN = ("qdrant", "recommender", "llm-gateway", "gateway")
_SECONDS = 60.0


class Watched:
    """The pods, and the Prometheus that watches them."""

    def __init__(self, cluster: Cluster, watching: Prometheus, folder: Path) -> None:
        self.cluster = cluster
        self.prometheus = watching
        self.folder = folder
        self.watch()

    def watch(self) -> None:
        """Has Prometheus look at the pods that there are."""
        self.prometheus.watch(pod for pod in self.cluster.pods if not pod.ending)

    def one(self, name: str) -> Pod:
        """The oldest pod of a workload."""
        return self.cluster.of(name)[0]

    async def fires(self, alert: str) -> None:
        """Waits until an alert fires."""
        fired: set[str] = set()
        try:
            async with asyncio.timeout(_SECONDS):
                while alert not in (fired := await self.prometheus.firing()):
                    await asyncio.sleep(0.5)
        except TimeoutError:
            raise AssertionError(f"{alert} does not fire, but {sorted(fired)}") from None
        print(f"\n{alert} fires; so do: {', '.join(sorted(fired - {alert})) or 'no others'}")

    async def rests(self, alert: str) -> None:
        """Waits until an alert does not fire any more."""
        async with asyncio.timeout(_SECONDS):
            while alert in await self.prometheus.firing():
                await asyncio.sleep(0.5)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def watched(renderer: Renderer, node: Node) -> AsyncIterator[Watched]:
    """An empty catalogue, no language model, no encoders."""
    with fast_directory() as folder:
        folder.chmod(0o755)
        cluster = Cluster(renderer.render("dev"), node, folder)
        node.ask_for_names_at(cluster.name_server)
        await cluster.start(_RUN)
        try:
            await cluster.ready([name for name in _RUN if name != "gateway"])
            place = folder / "prometheus"
            place.mkdir()
            async with prometheus(renderer.render("prod", ["monitoring"]), place) as watching:
                yield Watched(cluster, watching, place)
        finally:
            await cluster.stop()


async def test_no_games(watched: Watched) -> None:
    await watched.fires("CatalogueIsEmpty")
    recommender = watched.one("recommender")
    async with open_channel(f"{recommender.address}:50053") as channel:
        await load_data(FakeEncoder(), channel)
    await _fit(recommender, watched.folder)
    await watched.rests("CatalogueIsEmpty")
    await watched.cluster.ready(_RUN)


async def test_while_nothing_else_is_wrong_nothing_else_fires(watched: Watched) -> None:
    """There are no encoders, and what is old after days is so here after seconds."""
    async with recommending(2, search=False):
        await asyncio.sleep(15)
        fired = await watched.prometheus.firing()
        failing = await watched.prometheus.failing_dependencies()
    assert fired <= {"CatalogueIsOld", "ItemModelIsOld", "DependencyFails"}
    assert failing <= {"/grpc.health.v1.Health/Check"}, "the gateway asks parts that are not there how they are"


async def test_games_and_a_model_that_rest(watched: Watched) -> None:
    await asyncio.sleep(OLD_SECONDS - 15)
    await watched.fires("CatalogueIsOld")
    await watched.fires("ItemModelIsOld")


async def test_no_classifier(watched: Watched) -> None:
    async with chatting(2):
        await watched.fires("AnswersArePoorer")
        async with asyncio.timeout(_SECONDS):
            while not any("Classifier" in each for each in await watched.prometheus.failing_dependencies()):
                await asyncio.sleep(0.5)


async def test_no_language_model(watched: Watched) -> None:
    async with chatting(1, (OF_THE_MODEL,)):
        await watched.fires("UpstreamIsBroken")


async def test_the_panels_of_the_dashboard_show_something(watched: Watched) -> None:
    """All but those of parts that are not there, and of what has not happened."""
    async with chatting(2):
        await asyncio.sleep(10)
        shown = {each: await watched.prometheus.answers(each) for each in expressions(DASHBOARD)}
    empty = [each for each, series in shown.items() if not series]
    print(f"\n{len(shown)} expressions, without an answer: {empty}")
    assert len(shown) > 25
    assert not [
        each
        for each in empty
        if not re.search(r"_embedder_|_model_info|_withheld_|_repeated_|_shed_|_attempts_|_refused_", each)
    ]


async def test_an_event_loop_that_stands_still(watched: Watched) -> None:
    async with _halting(watched.one("llm-gateway"), stopped=0.5, going=0.05):
        await watched.fires("EventLoopIsHeldUp")


async def test_a_recommender_that_dawdles(watched: Watched) -> None:
    async with _halting(watched.one("recommender"), stopped=1.2, going=0.1), chatting(2):
        await watched.fires("AnswersAreSlow")


async def test_more_calls_than_a_pod_takes(watched: Watched) -> None:
    workload = watched.cluster.manifests.workloads["gateway"]
    narrow = workload.changed(GATEWAY_MAX_CONCURRENT_CALLS="1")
    (pod,) = watched.cluster.run("gateway", narrow)
    await watched.cluster.ready(["gateway"])
    watched.watch()
    async with chatting(10):
        await watched.fires("CallsAreShed")
    await _halves(watched, pod)
    await pod.vanish()
    watched.watch()


async def _halves(watched: Watched, pod: Pod) -> None:
    """Calls that begin and go no further."""

    async def begin() -> None:
        method = "/gamesrec.gateway.v1.GatewayService/Recommend"
        while True:
            async with HalfSentCalls(pod.address, 50050, method) as calls:
                for _ in range(5):
                    await calls.begin(1000, 10)
                await asyncio.sleep(1)

    async with _meanwhile(begin):
        await watched.fires("RequestsComeByHalves")


async def test_a_record_that_became_another(watched: Watched) -> None:
    """What is stored is checked after a start, so a recommender that starts finds it."""
    await _change_a_play(watched)
    watched.cluster.scale("recommender", 2)
    watched.watch()
    await watched.fires("RecordsAreDamaged")
    await watched.cluster.shrink("recommender", 1)
    watched.watch()
    await watched.rests("RecordsAreDamaged")


async def _change_a_play(watched: Watched) -> None:
    key = watched.one("recommender").workload.environment["QDRANT_API_KEY"]
    address = f"http://{watched.one('qdrant').address}:6333"
    store = ServerStore(await QdrantConnection.open(address, grpc_port=6334, api_key=key, timeout=5))
    try:
        (play,) = await store.scan(INTERACTIONS, limit=1)
        await store.upsert(INTERACTIONS, [Point(play.id, {**play.payload, "changed": True})])
    finally:
        await store.close()


async def test_a_vector_store_that_is_gone_and_then_callers_without_answers(watched: Watched) -> None:
    """Games that were popular are shown for a while; a gateway that starts then knows none."""
    await watched.one("qdrant").vanish()
    async with recommending(4, search=False):
        await watched.fires("VectorStoreFails")
    watched.one("gateway").signal(signal.SIGKILL)
    async with _meanwhile(lambda: _recommend_for_ever(watched)):
        await watched.fires("CallsFail")


async def test_a_pod_that_is_gone(watched: Watched) -> None:
    await watched.one("llm-gateway").vanish()
    await watched.fires("PartIsSilent")


async def test_an_embedder_without_memory(watched: Watched) -> None:
    (pod,) = watched.cluster.run("embedder")
    await watched.cluster.ready(["embedder"])
    watched.watch()
    pod.limit_memory()

    async def embed() -> None:
        async with open_channel(f"{pod.address}:50051", retries=False) as channel:
            stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
            number = 0
            while True:
                number += 1
                texts = [f"{number} {each} " + "game of words " * 300 for each in range(16)]
                try:
                    await stub.Embed(embedder_pb2.EmbedRequest(texts=texts), timeout=20)
                except grpc.aio.AioRpcError:
                    await asyncio.sleep(0.2)

    async with _meanwhile(embed):
        await watched.fires("EncoderIsUnhealthy")


async def test_all_metrics_of_the_alerts_and_the_dashboard_were_read(watched: Watched) -> None:
    named = named_metrics()
    if not watched.cluster.of("embedder"):
        named = {each for each in named if not each.startswith("gamesrec_embedder_")}
    assert len(named) > 25
    assert named - await watched.prometheus.metrics() == set()


async def _fit(recommender: Pod, folder: Path) -> None:
    code = "from services.cli.app import main; main()"
    arguments = ["fit", f"--recommender-target={recommender.address}:50053", f"--work-dir={folder / 'fit'}"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, *arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    written, _ = await process.communicate()
    assert process.returncode == 0, written.decode()


async def _recommend_for_ever(watched: Watched) -> None:
    pod = watched.one("gateway")
    while True:
        async with recommending(5, search=False, target=f"{pod.address}:50050", retries=False):
            await asyncio.sleep(2)


@asynccontextmanager
async def _meanwhile(work: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    task = asyncio.ensure_future(work())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def _halting(pod: Pod, *, stopped: float, going: float) -> AsyncIterator[None]:
    """A process that stands still again and again."""

    async def halt() -> None:
        while True:
            pod.signal(signal.SIGSTOP)
            await asyncio.sleep(stopped)
            pod.signal(signal.SIGCONT)
            await asyncio.sleep(going)

    async with _meanwhile(halt):
        yield
    pod.signal(signal.SIGCONT)
