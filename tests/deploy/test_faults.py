"""A mistake in the manifests keeps pods from being ready; a stop is honoured at any time; forbidden ways are shut."""

from __future__ import annotations

import asyncio
import os
import signal
import time

import pytest

from tests.deploy.cluster import Cluster
from tests.deploy.node import Edge
from tests.deploy.pod import Pod
from tests.deploy.reaching import CONNECT_SECONDS
from tests.support.manifests import Manifests

pytestmark = pytest.mark.asyncio(loop_scope="session")

# The quickest to start of all.
_QUICK = "llm-gateway"
_SECONDS = 20.0
_QDRANT_LATE_SECONDS = float(os.environ.get("GAMESREC_QDRANT_LATE_SECONDS", "180"))


async def test_as_it_is_it_becomes_ready(alone: Cluster, manifests: Manifests) -> None:
    """Otherwise the tests below would show nothing."""
    alone.run(_QUICK)
    await alone.ready([_QUICK], 120)


async def test_a_probe_of_the_wrong_port_keeps_it_from_being_ready(alone: Cluster, manifests: Manifests) -> None:
    wrong = manifests.workloads[_QUICK].changed()
    wrong.container["startupProbe"]["grpc"]["port"] += 1
    alone.run(_QUICK, wrong)
    with pytest.raises(AssertionError, match="not ready"):
        await alone.ready([_QUICK], _SECONDS)


async def test_a_probe_of_the_wrong_name_keeps_it_from_being_ready(alone: Cluster, manifests: Manifests) -> None:
    wrong = manifests.workloads[_QUICK].changed()
    wrong.container["readinessProbe"]["grpc"]["service"] = "readyness"
    alone.run(_QUICK, wrong)
    with pytest.raises(AssertionError, match="not ready"):
        await alone.ready([_QUICK], _SECONDS)


async def test_a_service_on_another_port_than_the_manifests_say_is_never_ready(
    alone: Cluster, manifests: Manifests
) -> None:
    alone.run(_QUICK, manifests.workloads[_QUICK].changed(LLM_GATEWAY_PORT="50099"))
    with pytest.raises(AssertionError, match="not ready"):
        await alone.ready([_QUICK], _SECONDS)


async def test_a_wrong_variable_is_one_line_that_names_it(alone: Cluster, manifests: Manifests) -> None:
    (pod,) = alone.run(_QUICK, manifests.workloads[_QUICK].changed(LLM_GATEWAY_RETRY_ROUNDS="many"))
    with pytest.raises(AssertionError, match="LLM_GATEWAY_RETRY_ROUNDS"):
        await alone.ready([_QUICK], _SECONDS)
    assert set(pod.exit_statuses) == {2}


async def test_a_program_that_writes_outside_of_its_volumes_fails(alone: Cluster, manifests: Manifests) -> None:
    """The read-only root is one."""
    wrong = manifests.workloads[_QUICK].changed()
    wrong.container["command"] = ["/bin/sh", "-c", "touch /tmp/may && touch /var-may-not"]
    (pod,) = alone.run(_QUICK, wrong)
    await _until_ended(pod)
    assert "/var-may-not" in pod.written
    assert "/tmp/may" not in pod.written


async def test_a_process_is_the_user_of_the_manifest_and_the_first_of_its_container(
    alone: Cluster, manifests: Manifests
) -> None:
    wrong = manifests.workloads[_QUICK].changed()
    wrong.container["command"] = ["/bin/sh", "-c", "echo user $(id -u) process $$ host $(hostname)"]
    (pod,) = alone.run(_QUICK, wrong)
    await _until_ended(pod)
    assert f"user 10001 process 1 host {pod.name}" in pod.written


@pytest.mark.parametrize(
    "name", ["classifier", "embedder", "gateway", "llm-gateway", "local-llm", "recommender", "web"]
)
async def test_a_stop_while_it_starts_is_honoured_at_once(alone: Cluster, manifests: Manifests, name: str) -> None:
    """A Qdrant that is not there keeps the recommender starting; the others are stopped before they can serve."""
    without_hook = manifests.workloads[name].changed()
    without_hook.container.pop("lifecycle", None)
    without_hook.document["spec"]["replicas"] = 1
    for delay in (1.0, 0.3, 0.1):
        (pod,) = alone.run(name, without_hook)
        async with asyncio.timeout(30):
            while not pod.is_running:
                await asyncio.sleep(0.01)
        await asyncio.sleep(delay)
        seconds = await pod.delete()
        assert pod.exit_statuses[-1] == 0, pod.written
        # What serves already does so for as long as its name may be cached: it was stopped too late.
        if "draining" not in pod.written:
            break
    assert seconds < 15, pod.written


async def test_a_recommender_waits_for_a_qdrant_that_is_late(alone: Cluster) -> None:
    """Not ready, not started again, and ready soon after."""
    await alone.start(["recommender"])
    (recommender,) = alone.of("recommender")
    async with asyncio.timeout(30):
        while not recommender.is_running:
            await asyncio.sleep(0.01)
    await asyncio.sleep(_QDRANT_LATE_SECONDS)
    assert not recommender.ready
    assert "Qdrant" in recommender.written
    alone.run("qdrant")
    await alone.ready(["qdrant"])
    began = time.monotonic()
    await alone.ready(["recommender"], 20)
    seconds = time.monotonic() - began
    print(f"\nQdrant was {_QDRANT_LATE_SECONDS:.0f} s late: the recommender was ready {seconds:.1f} s after it")
    assert recommender.restarts == 0, recommender.written


async def test_a_pod_that_vanishes_is_silent(alone: Cluster) -> None:
    """Who calls it waits: neither a refusal nor the end of a connection comes back, as does where it is killed."""
    (llm_gateway,), (gateway,) = alone.run(_QUICK), alone.run("gateway")
    await alone.ready([_QUICK])
    place = (llm_gateway.address, 50054)
    assert await gateway.reachable([place]) == {place}
    connected = asyncio.ensure_future(gateway.end_of_connection(place, seconds=8))
    await asyncio.sleep(2)
    await llm_gateway.vanish()
    assert not await connected
    began = time.monotonic()
    assert not await gateway.reachable([place])
    assert time.monotonic() - began > CONNECT_SECONDS


async def test_a_process_that_is_killed_ends_its_connections(alone: Cluster) -> None:
    """So that the test above can fail."""
    (llm_gateway,), (gateway,) = alone.run(_QUICK), alone.run("gateway")
    await alone.ready([_QUICK])
    connected = asyncio.ensure_future(gateway.end_of_connection((llm_gateway.address, 50054), seconds=8))
    await asyncio.sleep(2)
    llm_gateway.signal(signal.SIGKILL)
    assert await connected


async def test_only_the_ways_of_the_policies_are_open(cluster: Cluster) -> None:
    """From every pod to every port of every other: all that is allowed, and nothing else."""
    places = [(pod.address, port) for pod in cluster.pods if not pod.ending for port in pod.workload.ports.values()]
    found = set()
    for pod in cluster.pods:
        if not pod.ending:
            others = [place for place in places if place[0] != pod.address]
            found |= {(pod.address, address, port) for address, port in await pod.reachable(others)}
    names = {pod.address: pod.workload.name for pod in cluster.pods}
    there = {(caller, address, port) for caller, address, port in cluster.edges() if (address, port) in places}
    assert _named(found, names) == _named(there, names)
    assert len(found) >= 4
    print(f"\n{len(found)} ways are open, {sum(len(names) - 1 for _ in places) - len(found)} are shut")


def _named(edges: set[Edge], names: dict[str, str]) -> set[Edge]:
    return {(names[caller], names[called], port) for caller, called, port in edges}


async def _until_ended(pod: Pod) -> None:
    async with asyncio.timeout(30):
        while not pod.exit_statuses:
            await asyncio.sleep(0.01)
