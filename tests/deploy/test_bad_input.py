"""What an operator gets wrong is one line that says what and what to do, and readiness says that it cannot serve."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from tests.deploy.cluster import Cluster
from tests.deploy.pod import Pod
from tests.support.manifests import Manifests
from tests.support.rendering import Renderer

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_secret_that_there_is_not_keeps_the_container_from_starting_and_is_named(
    alone: Cluster, renderer: Renderer
) -> None:
    """A cluster says so in the events of the pod."""
    workload = renderer.render("prod", ["external-llm"]).workloads["llm-gateway"]
    (pod,) = alone.run("llm-gateway", workload)[:1]
    with pytest.raises(AssertionError, match='secret "llm-upstream"'):
        await alone.ready(["llm-gateway"], 5)
    assert not pod.exit_statuses


@pytest.mark.parametrize("key", ["that-of-yesterday", ""])
async def test_a_wrong_key_of_qdrant_ends_the_recommender_at_once_with_one_line(
    alone: Cluster, manifests: Manifests, key: str
) -> None:
    """And not after the quarter of an hour that it waits for a Qdrant that is not up."""
    await alone.start(["qdrant"])
    await alone.ready(["qdrant"])
    (pod,) = alone.run("recommender", manifests.workloads["recommender"].changed(QDRANT_API_KEY=key))
    line = await _only_line(pod)
    assert "check the API key" in line
    assert not pod.ready


async def test_a_qdrant_that_never_comes_ends_the_recommender_with_one_line(
    alone: Cluster, manifests: Manifests
) -> None:
    await alone.start([])
    workload = manifests.workloads["recommender"].changed(RECOMMENDER_QDRANT_WAIT_SECONDS="3")
    (pod,) = alone.run("recommender", workload)
    line = await _only_line(pod)
    assert "http://qdrant:6333" in line
    assert "start it" in line


@pytest.mark.parametrize("name", ["embedder", "classifier"])
async def test_a_limit_below_the_weights_of_the_model_is_one_line(
    alone: Cluster, manifests: Manifests, name: str
) -> None:
    workload = manifests.workloads[name].changed()
    workload.container["resources"]["limits"]["memory"] = "200Mi"
    (pod,) = alone.run(name, workload)
    line = await _only_line(pod)
    assert "200 MiB of memory are too little for the model" in line
    assert "raise the container's limit" in line
    assert pod.limits.kills == 0


async def test_whoever_needs_more_than_its_limit_is_killed_and_never_ready(
    alone: Cluster, manifests: Manifests
) -> None:
    """So that the overlays' limits, which nobody is killed by, mean something."""
    workload = manifests.workloads["local-llm"].changed()
    workload.container["resources"]["limits"]["memory"] = "120Mi"
    (pod,) = alone.run("local-llm", workload)
    if not pod.limits.joined:
        pytest.skip("this machine lets nobody make cgroups")
    await _until_ended(pod)
    pod.limits.look()
    assert pod.exit_statuses[0] == -9
    assert pod.limits.kills > 0
    assert not pod.ready


async def test_a_setting_that_there_is_not_is_a_line_with_the_one_that_was_meant(
    alone: Cluster, manifests: Manifests
) -> None:
    (pod,) = alone.run("llm-gateway", manifests.workloads["llm-gateway"].changed(LLM_GATEWAY_RETRY_ROUND="3"))
    await alone.ready(["llm-gateway"], 120)
    (line,) = [each for each in _lines(pod) if "LLM_GATEWAY_RETRY_ROUND " in each["message"]]
    assert line["level"] == "WARNING"
    assert "did you mean LLM_GATEWAY_RETRY_ROUNDS?" in line["message"]


def _lines(pod: Pod) -> list[dict[str, Any]]:
    return [json.loads(line) for line in pod.written.splitlines() if line.startswith("{")]


async def _only_line(pod: Pod) -> str:
    """The line on standard error with which the process ended, and its successors if it was started again."""
    await _until_ended(pod)
    pod.ending = True
    assert set(pod.exit_statuses) == {2}, pod.written
    assert {line["level"] for line in _lines(pod)} <= {"INFO", "WARNING"}
    last = {line for line in pod.written.splitlines() if not line.startswith("{")}
    assert len(last) == 1, pod.written
    return last.pop()


async def _until_ended(pod: Pod) -> None:
    async with asyncio.timeout(60):
        while not pod.exit_statuses:
            await asyncio.sleep(0.01)
