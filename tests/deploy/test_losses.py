"""Of two pods of everything one is killed, evicted, or vanishes without a word; and new ones get their share.

The clients repeat what may be repeated, by docs/retry-policy.json.
"""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.deploy.cluster import Cluster
from tests.deploy.load import OF_TEMPLATES, OF_THE_MODEL, chatting, recommending
from tests.deploy.pod import Pod
from tests.deploy.shares import SHARE, calls_of, shares_of_new_pods

pytestmark = pytest.mark.asyncio(loop_scope="session")

_BEHIND = ("llm-gateway", "recommender", "embedder", "classifier")
_RECOVERY_SECONDS = 10.0


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def doubled(cluster: Cluster) -> AsyncIterator[Cluster]:
    """Two pods of everything that calls are balanced over, which callers have found."""
    names = [name for name in ("gateway", *_BEHIND) if cluster.of(name)]
    cluster.names.cached_seconds = 5
    for name in names:
        cluster.scale(name, 2)
    await cluster.ready(names)
    async with recommending(2, search=_searches(cluster)):
        # Connections end after 15 s, and names are looked up again.
        await asyncio.sleep(40)
    yield cluster
    for name in names:
        await cluster.shrink(name, 1)
    await cluster.ready(names)


@pytest.mark.parametrize("name", ["gateway", *_BEHIND])
async def test_a_kill_loses_no_call_that_may_be_repeated(doubled: Cluster, name: str) -> None:
    (pod, _) = doubled.of(name)
    restarts = pod.restarts
    async with recommending(4, search=_searches(doubled)) as outcome:
        if name in ("gateway", "recommender", "embedder"):
            await _is_called(pod)
        pod.signal(signal.SIGKILL)
        async with asyncio.timeout(120):
            while pod.restarts == restarts or not pod.ready:
                await asyncio.sleep(0.1)
        await asyncio.sleep(2)
    print(f"\nSIGKILL of one of two {name}: {outcome}")
    assert pod.exit_statuses[-1] == -9
    assert outcome.whole(), outcome


@pytest.mark.parametrize("name", ["qdrant", "local-llm"])
async def test_a_kill_of_what_there_is_one_of_loses_no_call_that_may_be_repeated(doubled: Cluster, name: str) -> None:
    """Meanwhile answers are poorer: popular games, texts of templates."""
    (pod,) = doubled.of(name)
    restarts = pod.restarts
    async with recommending(4, search=_searches(doubled)) as outcome:
        await asyncio.sleep(2)
        pod.signal(signal.SIGKILL)
        async with asyncio.timeout(120):
            while pod.restarts == restarts or not pod.ready:
                await asyncio.sleep(0.1)
        await asyncio.sleep(2)
    print(f"\nSIGKILL of {name}: {outcome}")
    assert outcome.whole(), outcome


@pytest.mark.parametrize("name", ["gateway", *_BEHIND])
async def test_a_pod_that_vanishes_is_done_without_after_ten_seconds(doubled: Cluster, name: str) -> None:
    """No packet says that it is gone, as when its machine loses its power."""
    if name == "llm-gateway" and not doubled.of("local-llm"):
        pytest.skip("without a language model its answers are poorer all the time")
    (pod, _) = doubled.of(name)
    messages = (OF_THE_MODEL,) if name == "llm-gateway" else (OF_TEMPLATES,)
    async with chatting(1, messages) as outcome:
        await _is_called(pod)
        vanished = time.monotonic()
        await doubled.lose(pod)
        await asyncio.sleep(_RECOVERY_SECONDS + 8)
    last = max((each - vanished for each, part in outcome.poorer_at if part in ("gateway", name)), default=0.0)
    print(f"\none of two {name} vanished: the last poorer answer after {last:.1f} s; {outcome}")
    assert last <= _RECOVERY_SECONDS, outcome
    await doubled.ready([name])


async def test_a_vector_store_that_was_away_is_used_again_after_ten_seconds(doubled: Cluster) -> None:
    """For a minute, in which grpc asks for its name ever more seldom; it comes back at another address."""
    doubled.names.cached_seconds = 5
    async with chatting(1, (OF_TEMPLATES,)) as outcome:
        await doubled.of("qdrant")[0].vanish()
        await asyncio.sleep(60)
        doubled.run("qdrant")
        await doubled.ready(["qdrant"])
        back = time.monotonic()
        await asyncio.sleep(_RECOVERY_SECONDS + 10)
    poorer = [each - back for each, part in outcome.poorer_at if part == "recommender"]
    print(f"\nQdrant was away for a minute: the last poorer answer {max(poorer):.1f} s after it was back")
    assert not outcome.failures
    assert min(poorer) < 0, "it was missed"
    assert max(poorer) <= _RECOVERY_SECONDS


@pytest.mark.parametrize("name", ["gateway", *_BEHIND])
async def test_an_eviction_loses_no_chat(doubled: Cluster, name: str) -> None:
    """Which the budget allows for one pod at a time: the other carries on."""
    (pod, _) = doubled.of(name)
    doubled.names.cached_seconds = 30
    async with chatting(1) as outcome:
        seconds = await doubled.evict(pod)
    print(f"\neviction of one of two {name}: {outcome}, it took {seconds:.1f} s to end")
    assert outcome.whole(), outcome
    assert not outcome.unreachable([each.workload.name for each in doubled.pods]), outcome
    assert pod.exit_statuses[-1] == 0
    await doubled.ready([name])


async def test_new_pods_have_their_share_of_the_calls_within_a_minute(doubled: Cluster) -> None:
    names = [name for name in ("gateway", "recommender", "embedder") if doubled.of(name)]
    doubled.names.cached_seconds = 30
    async with recommending(5, search=_searches(doubled)):
        shares = await shares_of_new_pods(doubled, dict.fromkeys(names, 4))
    assert all(min(each) >= SHARE for each in shares.values()), shares
    for name in names:
        await doubled.shrink(name, 2)


async def _is_called(pod: Pod) -> None:
    """Waits until calls come to a pod: one that was not ready for a while is found again after half a minute."""
    before = calls_of(pod)
    async with asyncio.timeout(90):
        while calls_of(pod) < before + 3:
            await asyncio.sleep(0.2)


def _searches(cluster: Cluster) -> bool:
    return bool(cluster.of("embedder"))
