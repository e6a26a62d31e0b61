"""Runs a rendered overlay: pods of its workloads, names of its Services, the ways that its policies allow."""

from __future__ import annotations

import asyncio
import itertools
import random
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.deploy.names import Answer, NameServer
from tests.deploy.node import Edge, Node
from tests.deploy.pod import Pod
from tests.support.manifests import Manifests, Workload


class Cluster:
    """The workloads that run for ever from `start` on; jobs run when they are told to."""

    def __init__(self, manifests: Manifests, node: Node, folder: Path) -> None:
        self.manifests = manifests
        self.pods: list[Pod] = []
        self._node = node
        self.folder = folder
        self._numbers = 0
        self.name_server = node.name_server_address()
        self._beginning: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        (namespace,) = manifests.of_kind("Namespace")
        self.names = NameServer(namespace, self._lookup)

    async def start(self, names: Iterable[str] | None = None) -> None:
        """Begins to run workloads, all by default; nothing is ready yet."""
        await self.names.start(self.name_server)
        for name in self.long_running() if names is None else names:
            self.run(name)

    def long_running(self) -> list[str]:
        """The names of Deployments and StatefulSets."""
        return [name for name, each in self.manifests.workloads.items() if each.kind in ("Deployment", "StatefulSet")]

    def run(self, name: str, workload: Workload | None = None) -> list[Pod]:
        """Starts as many pods of a workload as it wants, those of a StatefulSet one after the other; returns those
        that have begun.
        """
        workload = workload or self.manifests.workloads[name]
        if workload.kind == "StatefulSet" and workload.replicas > 1:
            task = asyncio.ensure_future(self._run_in_order(workload))
            self._beginning.add(task)
            task.add_done_callback(self._begun)
            return []
        return [self._new_pod(workload) for _ in range(self._wanted(workload))]

    async def run_job(self, name: str, *, seconds: float = 300) -> list[Pod]:
        """Runs a Job, or what a CronJob would start, to its end; returns its pods, by their indexes if it has some."""
        workload = self.manifests.workloads[name]
        spec = workload.document["spec"]
        if spec.get("completionMode") != "Indexed":
            pod = self._new_pod(workload)
            await pod.completed(seconds)
            return [pod]
        at_once = asyncio.Semaphore(spec["parallelism"])

        async def run(index: int) -> Pod:
            async with at_once:
                own = Workload(workload.document, {**workload.environment, "JOB_COMPLETION_INDEX": str(index)})
                pod = self._new_pod(own)
                await pod.completed(seconds)
                return pod

        return await asyncio.gather(*map(run, range(spec["completions"])))

    def of(self, name: str) -> list[Pod]:
        """The pods of a workload that are not ending."""
        return [pod for pod in self.pods if pod.workload.name == name and not pod.ending]

    async def ready(self, names: Iterable[str] | None = None, seconds: float = 300) -> None:
        """Waits until every pod of these workloads is ready. AssertionError after `seconds`, with what they wrote."""
        wanted = list(self.long_running() if names is None else names)

        def all_ready() -> bool:
            return not self._beginning and all(pods and all(pod.ready for pod in pods) for pods in map(self.of, wanted))

        await self._until(all_ready, seconds, wanted)

    async def restart(self, name: str) -> list[float]:
        """A rolling restart by the Deployment's own rules; returns how long each old pod took to end.

        A pod more at a time and none less: that is what the manifests say, and what a test of theirs holds them to.
        """
        took = []
        for old in self.of(name):
            new = self._new_pod(old.workload)
            await self._until(lambda new=new: new.ready, 300, [name])  # type: ignore[misc]
            took.append(asyncio.ensure_future(old.delete()))
        return await asyncio.gather(*took)

    async def evict(self, pod: Pod) -> float:
        """Takes a pod away as the drain of a node does: another begins to start at once, and nobody waits for it; that
        of a StatefulSet when the old one, whose name it gets, has ended.

        Returns how long the old one took to end.
        """
        if pod.workload.kind == "StatefulSet":
            seconds = await pod.delete()
            self._new_pod(pod.workload)
            return seconds
        ending = asyncio.ensure_future(pod.delete())
        await asyncio.sleep(0)
        self._new_pod(pod.workload)
        return await ending

    async def lose(self, pod: Pod) -> None:
        """Lets a pod vanish without a word; another begins to start in its place."""
        await pod.vanish()
        self._new_pod(pod.workload)

    async def shrink(self, name: str, replicas: int) -> None:
        """Kills pods, the newest first, until `replicas` are left: no way that a cluster has, but a quick one."""
        for pod in self.of(name)[replicas:]:
            pod.ending = True
            pod.signal(signal.SIGKILL)
            await asyncio.gather(pod._keeping, return_exceptions=True)
        self._change()

    def scale(self, name: str, replicas: int) -> list[Pod]:
        """Adds pods until there are `replicas`."""
        workload = self.manifests.workloads[name]
        return [self._new_pod(workload) for _ in range(replicas - len(self.of(name)))]

    async def stop(self) -> None:
        """Kills what is left."""
        self.names.stop()
        for task in self._beginning:
            task.cancel()
        for pod in self.pods:
            pod.ending = True
        # One that is just being started has no process yet that could be killed.
        while left := [pod._keeping for pod in self.pods if not pod._keeping.done()]:
            for pod in self.pods:
                pod.signal(signal.SIGKILL)
            await asyncio.wait(left, timeout=0.2)
        await asyncio.gather(*(pod._keeping for pod in self.pods), return_exceptions=True)

    def _wanted(self, workload: Workload) -> int:
        """The replicas, by the autoscaler where there is one."""
        for scaler in self.manifests.of_kind("HorizontalPodAutoscaler").values():
            if scaler["spec"]["scaleTargetRef"]["name"] == workload.name:
                return int(scaler["spec"]["minReplicas"])
        return workload.replicas

    async def _run_in_order(self, workload: Workload) -> None:
        for _ in range(workload.replicas):
            pod = self._new_pod(workload)
            await self._until(lambda pod=pod: pod.ready, 300, [workload.name])  # type: ignore[misc]

    def _begun(self, task: asyncio.Task[None]) -> None:
        self._beginning.discard(task)
        self._changed.set()

    def _new_pod(self, workload: Workload) -> Pod:
        if workload.kind == "StatefulSet":
            taken = {pod.name for pod in self.of(workload.name)}
            name = next(each for n in itertools.count() if (each := f"{workload.name}-{n}") not in taken)
        else:
            self._numbers += 1
            name = f"{workload.name}-{self._numbers:05d}"
        pod = Pod(workload, self.manifests, self._node, self.folder, name, self.name_server, self._change)
        self.pods.append(pod)
        self._change()
        return pod

    def _change(self) -> None:
        self._node.allow(self, self._edges())
        self._changed.set()

    async def _until(self, condition: Callable[[], bool], seconds: float, names: list[str]) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    for pod in self.pods:
                        pod.check()
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            unready = [pod for name in names for pod in self.of(name) if not pod.ready]
            wrote = "\n".join(f"{pod.name}: {pod.waits_for or pod.written[-2000:]}" for pod in unready)
            raise AssertionError(f"not ready after {seconds:.0f} s:\n{wrote}") from None

    def _lookup(self, name: str) -> Answer | None:
        services = self.manifests.of_kind("Service")
        pod_name, _, service_name = name.partition(".")
        service = services.get(name) or services.get(service_name)
        if service is None:
            return None
        unready = service["spec"].get("publishNotReadyAddresses", False)
        found = [
            pod
            for pod in self.pods
            if (pod.ready or (unready and not pod.ending))
            and service["spec"]["selector"].items() <= pod.workload.labels.items()
        ]
        if service["spec"].get("clusterIP") != "None":
            # Its one address leads each new connection to one of the pods that are ready then.
            return Answer([random.choice(found).address] if found else [], may_be_cached=False)
        return Answer([pod.address for pod in found if name in services or pod.name == pod_name])

    def edges(self) -> set[Edge]:
        """The calls between pods that the policies of both ends allow, from address to address and port."""
        return set(self._edges())

    def _edges(self) -> Iterator[Edge]:
        leaving = set(self._rules("egress", "to"))
        entering = {(other, own, port) for own, other, port in self._rules("ingress", "from")}
        return iter(leaving & entering)

    def _rules(self, direction: str, peers: str) -> Iterator[Edge]:
        for policy in self.manifests.of_kind("NetworkPolicy").values():
            for own in self._chosen(policy["spec"]["podSelector"]):
                for rule in policy["spec"].get(direction, ()):
                    for peer in rule[peers]:
                        others = self._chosen(peer["podSelector"]) if peer.keys() == {"podSelector"} else []
                        for other in others:
                            for port in rule["ports"]:
                                yield own, other, port["port"]

    def _chosen(self, selector: dict[str, dict[str, str]]) -> list[str]:
        wanted = selector.get("matchLabels", {}).items()
        return [pod.address for pod in self.pods if wanted <= pod.workload.labels.items()]
