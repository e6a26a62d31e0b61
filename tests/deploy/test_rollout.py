"""The rendered overlay comes up, answers, and loses no chat while its pods are replaced.

Names are cached for 5 s and for 30 s, as CoreDNS lets them be: whatever is replaced must serve on for that long.
"""

from __future__ import annotations

import asyncio

import pytest

from gamesrec.gateway.v1 import gateway_pb2_grpc
from tests.deploy.cluster import Cluster
from tests.deploy.load import Outcome, ask, chatting, client_channel

pytestmark = pytest.mark.asyncio(loop_scope="session")

DNS_SECONDS = 30.0
_CALLS_PER_SECOND = 1.0


async def test_a_chat_is_answered_whole(cluster: Cluster) -> None:
    outcome = Outcome()
    async with client_channel() as channel:
        await ask(gateway_pb2_grpc.GatewayServiceStub(channel), "something cozy for tonight", outcome)
    assert outcome.whole(), outcome
    assert not [name for name in outcome.degradations if "UNAVAILABLE" in name]


async def test_nobody_needed_a_second_start_or_a_file_that_it_may_not_write(cluster: Cluster) -> None:
    for pod in cluster.pods:
        assert pod.restarts == 0, pod.written
        assert "Read-only file system" not in pod.written


async def test_no_process_asked_for_a_name_that_is_not_configured(cluster: Cluster) -> None:
    """Such as that of a vendor who would like to know how its library is used."""
    ours = set(cluster.manifests.of_kind("Service"))
    assert cluster.names.asked
    assert {name.split(".")[0] for name in cluster.names.asked} <= ours


@pytest.mark.parametrize("cached_seconds", [5.0, DNS_SECONDS])
@pytest.mark.parametrize(
    "name", ["gateway", "llm-gateway", "recommender", "embedder", "classifier", "local-llm", "web"]
)
async def test_a_rolling_restart_loses_no_chat(cluster: Cluster, name: str, cached_seconds: float) -> None:
    cluster.names.cached_seconds = cached_seconds
    async with chatting(_CALLS_PER_SECOND, by_http=name == "web") as outcome:
        seconds = max(await cluster.restart(name))
    print(
        f"\nrolling restart of {name}, names cached {cached_seconds:.0f} s: {outcome}, the old pod took {seconds:.1f} s"
    )
    assert outcome.whole(), outcome
    # That a part is late says that the machine is busy; that it cannot be reached would be the rollout's fault.
    assert not outcome.unreachable([pod.workload.name for pod in cluster.pods]), outcome
    old = [pod for pod in cluster.pods if pod.workload.name == name and pod.ending][-1]
    assert old.exit_statuses == [0], old.written[-2000:]


async def test_a_drain_that_is_shorter_than_the_cache_loses_chats(cluster: Cluster) -> None:
    """What the drain of 35 s is for: this test shows that the one above can fail."""
    cluster.names.cached_seconds = DNS_SECONDS
    workload = cluster.manifests.workloads["gateway"]
    hasty = workload.changed(GATEWAY_DRAIN_DELAY_SECONDS="1")
    (old,) = cluster.of("gateway")
    (short_lived,) = cluster.run("gateway", hasty)
    await cluster.ready(["gateway"])
    await old.delete()
    async with chatting(_CALLS_PER_SECOND) as outcome:
        await asyncio.sleep(1)
        cluster.run("gateway")
        await cluster.ready(["gateway"])
        await short_lived.delete()
        await asyncio.sleep(5)
    assert outcome.failures
