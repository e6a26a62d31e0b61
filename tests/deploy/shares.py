"""Tells how the calls of a moment were shared among the pods of a workload, by their metrics."""

from __future__ import annotations

import asyncio
import re
import urllib.request
from collections.abc import Iterable

from tests.deploy.cluster import Cluster
from tests.deploy.pod import Pod

# What a new pod has of the calls of its workload, and how soon after it was ready.
SHARE, SECONDS = 0.15, 60.0
_MEASURED_SECONDS = 15.0


async def shares_of_new_pods(cluster: Cluster, wanted: dict[str, int]) -> dict[str, list[float]]:
    """Adds pods until there are as many of each workload as wanted; returns what part of the calls each new one has
    at the end of the first minute.
    """
    new = {name: cluster.scale(name, replicas) for name, replicas in wanted.items()}
    await cluster.ready(wanted)
    await asyncio.sleep(SECONDS - _MEASURED_SECONDS)
    before = {pod: calls_of(pod) for name in wanted for pod in cluster.of(name)}
    await asyncio.sleep(_MEASURED_SECONDS)
    served = {pod: calls_of(pod) - calls for pod, calls in before.items()}
    found = {}
    for name, pods in new.items():
        everything = sum(served[pod] for pod in cluster.of(name))
        found[name] = _parts(everything, (served[pod] for pod in pods))
        print(f"\nof {everything} calls the new pods of {name} have {', '.join(f'{each:.0%}' for each in found[name])}")
    return found


def _parts(everything: int, some: Iterable[int]) -> list[float]:
    return [each / everything if everything else 0.0 for each in some]


def calls_of(pod: Pod) -> int:
    """The calls of its own methods that a pod has served."""
    with urllib.request.urlopen(f"http://{pod.address}:{pod.workload.ports['metrics']}/metrics", timeout=5) as answer:
        text = answer.read().decode()
    found = re.findall(r'^gamesrec_calls_total\{code="OK",method="/gamesrec[^"]*"\} (\S+)', text, re.MULTILINE)
    return int(sum(map(float, found)))
