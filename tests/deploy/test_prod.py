"""The overlay prod within its limits of memory and CPU: its data comes and is served by its own jobs.

As many pods as the autoscalers have at least, and three nodes of Qdrant, of which the stand-in's second and third pass
everything on to the first.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from gamesrec.gateway.v1 import gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.channels import open_channel
from services.common.request import outgoing
from tests.deploy.cluster import Cluster
from tests.deploy.conftest import RUN, load_data
from tests.deploy.load import OF_TEMPLATES, Outcome, ask, chatting, client_channel, recommending
from tests.deploy.node import Node
from tests.deploy.pod import Pod
from tests.deploy.shares import SHARE, calls_of, shares_of_new_pods
from tests.deploy.tables import write_tables
from tests.deploy.volumes import CLAIMS
from tests.fakes.ingest import FakeEncoder
from tests.support.fast_directory import fast_directory
from tests.support.rendering import Renderer

pytestmark = pytest.mark.asyncio(loop_scope="session")

_JOBS = ("ingest", "ingest-shards", "fit", "evaluate", "snapshots", "reembed")
_NEXT = "next-embedder"
_needs_embedder = pytest.mark.skipif(bool(RUN) and "embedder" not in RUN, reason="GAMESREC_RUN leaves the embedder out")
_MIB = 2**20
# Of the plays, what the job `ingest` is given.
_FIRST = slice(0, 500)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def prod(renderer: Renderer, node: Node) -> AsyncIterator[Cluster]:
    """All of it, ready, with what the job `ingest` found in the volume of tables."""
    manifests = renderer.render("prod", ["web", "ingest", "ingest-shards", "evaluate", "next-embedder"])
    with fast_directory() as folder:
        folder.chmod(0o755)
        cluster = Cluster(manifests, node, folder)
        node.ask_for_names_at(cluster.name_server)
        run = [name for name in cluster.long_running() if name != _NEXT and (not RUN or name in RUN)]
        await cluster.start(run)
        try:
            # An empty catalogue keeps the gateway from being ready; whoever loads it is to find the other two.
            await cluster.ready([name for name in run if name not in ("gateway", "web")])
            if "embedder" in run:
                write_tables(folder / CLAIMS / "tables" / "tables", plays=_FIRST)
                await _succeeds(cluster, "ingest")
            else:
                async with open_channel(_recommender(cluster)) as to_recommender:
                    await load_data(FakeEncoder(), to_recommender)
            await cluster.ready(run)
            yield cluster
        finally:
            await cluster.stop()


async def test_each_workload_has_the_pods_of_its_autoscaler_or_its_replicas(prod: Cluster) -> None:
    counts = {name: len(prod.of(name)) for name in prod.long_running() if prod.of(name)}
    wanted = {"gateway": 3, "qdrant": 3, "recommender": 2, "embedder": 2, "classifier": 2, "llm-gateway": 2}
    wanted |= {"local-llm": 2, "web": 2}
    assert counts == {name: wanted[name] for name in counts}
    assert [pod.name for pod in prod.of("qdrant")] == ["qdrant-0", "qdrant-1", "qdrant-2"]


@_needs_embedder
async def test_what_the_job_has_loaded_is_recommended(prod: Cluster, tmp_path: Path) -> None:
    outcome = Outcome()
    async with client_channel() as channel:
        await ask(gateway_pb2_grpc.GatewayServiceStub(channel), OF_TEMPLATES, outcome)
    assert outcome.whole(), outcome
    assert not outcome.unreachable([pod.workload.name for pod in prod.pods]), outcome
    assert await _stored(prod) == write_tables(tmp_path, plays=_FIRST)


@_needs_embedder
async def test_eight_shards_load_the_rest_once(prod: Cluster) -> None:
    written = write_tables(prod.folder / CLAIMS / "shard-tables" / "tables", files=3)
    pods = await prod.run_job("ingest-shards")
    assert [pod.exit_statuses for pod in pods] == [[0]] * 8, [pod.written[-1000:] for pod in pods]
    assert await _stored(prod) == written


async def test_a_fit_without_room_says_so_and_changes_nothing(prod: Cluster) -> None:
    before = await _model(prod)
    full = prod.manifests.workloads["fit"].changed()
    full.pod["restartPolicy"] = "Never"
    for volume in full.pod["volumes"]:
        volume["emptyDir"]["sizeLimit"] = "4Ki"
    (pod,) = prod.run("fit", full)
    assert await pod.completed(120) == 1, pod.written
    lines = [line for line in pod.written.splitlines() if "gamesrec:" in line]
    assert len(lines) == 1, pod.written
    assert "No space left" in lines[0]
    assert "Traceback" not in pod.written
    assert await _model(prod) == before


async def test_a_fit_serves_a_model(prod: Cluster) -> None:
    await _succeeds(prod, "fit")
    assert await _model(prod)


@_needs_embedder
async def test_an_evaluation_goes_into_the_store_of_its_volume(prod: Cluster) -> None:
    pod = await _succeeds(prod, "evaluate")
    assert (prod.folder / CLAIMS / "evaluations" / "mlflow.db").stat().st_size > 0
    assert "ndcg" in pod.written.lower()


async def test_snapshots_are_written_by_the_nodes_and_old_ones_go(prod: Cluster) -> None:
    for _ in range(4):
        pod = await _succeeds(prod, "snapshots")
    (first, *_) = prod.of("qdrant")
    kept = list((prod.folder / first.name / "storage" / "snapshots").glob("games*/*.snapshot"))
    assert len(kept) == 3
    assert "bytes" in pod.written


@_needs_embedder
async def test_a_backup_of_it_is_restored_into_an_empty_cluster(prod: Cluster, alone: Cluster, tmp_path: Path) -> None:
    """As an operator does by a port-forward to one pod."""
    file = tmp_path / "backup.zip"
    said = await _gamesrec("backup", str(file), f"--recommender-target={_recommender(prod)}")
    await alone.start(["qdrant", "recommender"])
    await alone.ready(["qdrant", "recommender"])
    (embedder, *_) = prod.of("embedder")
    said += await _gamesrec(
        "restore",
        str(file),
        f"--recommender-target={_recommender(alone)}",
        f"--embedder-target={embedder.address}:50051",
    )
    print(f"\n{said}")
    assert await _stored(alone) == await _stored(prod)


@pytest.mark.parametrize("name", _JOBS)
async def test_a_job_reaches_what_its_policy_allows_alone(prod: Cluster, name: str) -> None:
    idle = prod.manifests.workloads[name].changed()
    idle.container["command"] = ["sleep", "60"]
    (pod,) = prod.run(name, idle)
    async with asyncio.timeout(30):
        while not pod.is_running:
            await asyncio.sleep(0.05)
    others = [each for each in prod.pods if not each.ending and each is not pod]
    places = [(each.address, port) for each in others for port in each.workload.ports.values()]
    allowed = {(address, port) for caller, address, port in prod.edges() if caller == pod.address}
    assert await pod.reachable(places) == allowed
    assert allowed
    await prod.shrink(name, 0)


async def test_no_pod_asked_for_a_name_that_is_not_configured(prod: Cluster) -> None:
    """No service, and no job of those before: MLflow, for one, would tell its makers that it is used."""
    ours = {*prod.manifests.of_kind("Service"), *(pod.name for pod in prod.pods)}
    assert prod.names.asked
    assert {name.split(".")[0] for name in prod.names.asked} <= ours


async def test_nobody_was_killed_or_came_near_the_limit_of_its_memory(prod: Cluster) -> None:
    """With the load of these tests, which is small: it is what a pod takes at least."""
    for pod in prod.pods:
        pod.limits.look()
        if pod.workload.kind not in ("Deployment", "StatefulSet"):
            continue
        print(f"\n{pod.name}: {pod.limits.most_memory // _MIB} MiB", end="")
        assert (pod.limits.kills, pod.restarts) == (0, 0), pod.written[-2000:]
        assert pod.limits.joined, "no limits: this machine lets nobody make cgroups"


@pytest.mark.parametrize("name", ["local-llm", "web", "qdrant"])
async def test_an_eviction_loses_no_chat(prod: Cluster, name: str) -> None:
    """Of what the overlay dev has one of, or what the tests of that do not double."""
    if not prod.of(name):
        pytest.skip(f"GAMESREC_RUN leaves {name} out")
    prod.names.cached_seconds = 30
    pod = prod.of(name)[-1]
    async with chatting(1, by_http=name == "web") as outcome:
        seconds = await prod.evict(pod)
    print(f"\neviction of one of {name}: {outcome}, it took {seconds:.1f} s to end")
    assert outcome.whole(), outcome
    assert not outcome.unreachable([each.workload.name for each in prod.pods]), outcome
    await prod.ready([name])


async def test_from_two_to_four_pods_each_new_one_has_its_share_within_a_minute(prod: Cluster) -> None:
    """As an autoscaler would make them, which may have that many."""
    wanted = {name: 4 for name in ("recommender", "embedder", "gateway") if prod.of(name)}
    most = prod.manifests.of_kind("HorizontalPodAutoscaler")
    assert all(most[name]["spec"]["maxReplicas"] >= replicas for name, replicas in wanted.items())
    prod.names.cached_seconds = 30
    async with recommending(5, search="embedder" in wanted):
        shares = await shares_of_new_pods(prod, wanted)
    assert all(min(each) >= SHARE for each in shares.values()), shares


@_needs_embedder
async def test_another_encoder_takes_over_without_a_chat_that_is_poorer(prod: Cluster) -> None:
    """By the steps of docs/operations.md; the weights in eight bits are another model to everything else."""
    prod.names.cached_seconds = 30
    prod.run(_NEXT, prod.manifests.workloads[_NEXT].changed(EMBEDDER_ENGINE="onnx-int8"))
    await prod.ready([_NEXT])
    async with chatting(1) as outcome:
        await _succeeds(prod, "reembed")
        async with asyncio.timeout(60):
            while not any(calls_of(pod) for pod in prod.of(_NEXT)):
                await asyncio.sleep(0.5)
        await asyncio.sleep(5)
    print(f"\nanother encoder: {outcome}")
    assert outcome.whole(), outcome
    assert not [each for each in outcome.degradations if "MODEL_MISMATCH" in each or "EMBEDDER" in each], outcome


async def _succeeds(cluster: Cluster, job: str) -> Pod:
    """Runs a job of one pod, and holds it to success at the first try."""
    (pod,) = await cluster.run_job(job)
    assert pod.exit_statuses == [0], pod.written[-3000:]
    assert "Read-only file system" not in pod.written
    return pod


async def _model(cluster: Cluster) -> str:
    async with open_channel(_recommender(cluster)) as channel:
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        found = await stub.GetItemModel(recommender_pb2.GetItemModelRequest(), **outgoing(10))
    return found.serving


async def _gamesrec(*arguments: str) -> str:
    """What the command line of an operator writes."""
    code = "from services.cli.app import main; main()"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, *arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    written, _ = await process.communicate()
    assert process.returncode == 0, written.decode()
    return written.decode()


async def _stored(cluster: Cluster) -> tuple[int, int]:
    async with open_channel(_recommender(cluster)) as channel:
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        found = await stub.GetStatistics(recommender_pb2.GetStatisticsRequest(), **outgoing(10))
    return found.games, found.interactions


def _recommender(cluster: Cluster) -> str:
    return f"{cluster.of('recommender')[0].address}:50053"
