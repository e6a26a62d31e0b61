"""A pod of one container: its start, its probes, its restarts and its end, as the kubelet sees to them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.deploy import reaching
from tests.deploy.container import ContainerSpec
from tests.deploy.images import image_named
from tests.deploy.limits import Limits
from tests.deploy.node import GATEWAY, Node
from tests.deploy.probes import probe
from tests.deploy.reaching import Place
from tests.deploy.volumes import Volumes
from tests.support.manifests import Manifests, Workload

# Kubernetes waits from 10 s to 5 min before it starts a container that has ended.
_RESTART_SECONDS = 1.0


class Pod:
    """`ready` says whether Services may lead to it."""

    def __init__(
        self,
        workload: Workload,
        manifests: Manifests,
        node: Node,
        folder: Path,
        name: str,
        name_server: str,
        on_change: Callable[[], None],
    ) -> None:
        """`folder` is one that the pod may keep: a volume that is claimed outlives it there."""
        self.workload = workload
        self.name = name
        self.address = node.address()
        self.ready = False
        self.ending = False
        self.restarts = 0
        self.exit_statuses: list[int] = []
        self.log = folder / f"{name}.log"
        self.waits_for: str | None = None
        self.limits = Limits(
            f"{name}-{self.address}", workload.container.get("resources", {}), folder / name / "limits"
        )
        self._volumes = Volumes(workload, manifests, folder, name)
        self._node = node
        self._folder = folder
        self._name_server = name_server
        self._on_change = on_change
        self._pid: int | None = None
        self._ended = asyncio.Event()
        self._keeping = asyncio.ensure_future(self._keep())

    @property
    def written(self) -> str:
        """All that its container has written."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    @property
    def is_running(self) -> bool:
        """Whether its container has a process now."""
        return self._pid is not None

    async def reachable(self, places: Iterable[Place]) -> set[Place]:
        """The addresses and ports of `places` where a connection from within its container finds a way."""
        assert self._pid is not None
        return await reaching.reachable(self._pid, places)

    async def end_of_connection(self, place: Place, seconds: float) -> bool:
        """Connects from within its container, and tells whether the other end ends the connection within this time."""
        assert self._pid is not None
        return await reaching.end_of_connection(self._pid, place, seconds)

    def check(self) -> None:
        """Raises what went wrong in running it at all."""
        if self._keeping.done():
            self._keeping.result()

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the first process of the container."""
        if self._pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, number)

    def limit_memory(self) -> None:
        """Lets its process have no more memory than it has."""
        assert self._pid is not None
        pages = int(Path(f"/proc/{self._pid}/statm").read_text(encoding="ascii").split()[0])
        size = pages * resource.getpagesize()
        # As the user of the process: root may not everywhere. A program of its own changes the user, as a process that
        # is to do so before it starts one must be copied, which one that uses grpc does not survive each time.
        security = self.workload.pod["securityContext"]
        user = [f"--reuid={security['runAsUser']}", f"--regid={security['runAsGroup']}", "--clear-groups"]
        subprocess.run(["setpriv", *user, "prlimit", "--pid", str(self._pid), f"--as={size}"], check=True)

    async def completed(self, seconds: float) -> int:
        """Waits until a pod of a job is done; returns the status of its last process. TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            await self._ended.wait()
        self.check()
        return self.exit_statuses[-1]

    async def delete(self) -> float:
        """Ends it as a deletion does: out of Services, preStop, SIGTERM, the grace, SIGKILL. Returns the seconds."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        self.ending, self.ready = True, False
        self._on_change()
        grace = float(self.workload.pod["terminationGracePeriodSeconds"])
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(grace):
                await self._stop()
        self.signal(signal.SIGKILL)
        await self._ended.wait()
        await asyncio.gather(self._keeping, return_exceptions=True)
        return loop.time() - began

    async def vanish(self) -> None:
        """Ends it as a machine that breaks down does: no packet tells anybody, nothing starts it again."""
        self.ending, self.ready = True, False
        self._node.sever(self.address)
        self.signal(signal.SIGKILL)
        self._on_change()
        await asyncio.gather(self._keeping, return_exceptions=True)

    async def _stop(self) -> None:
        hook = self.workload.container.get("lifecycle", {}).get("preStop")
        if hook and self._pid is not None:
            enter = ["nsenter", "--target", str(self._pid), "--mount", "--net", "--pid", "--root", "--wd"]
            process = await asyncio.create_subprocess_exec(*enter, *hook["exec"]["command"])
            assert await process.wait() == 0, "the preStop hook has failed"
        self.signal(signal.SIGTERM)
        await self._ended.wait()

    async def _keep(self) -> None:
        try:
            while not self.ending:
                if (missing := self._volumes.missing()) is not None:
                    self.waits_for = missing
                    await asyncio.sleep(_RESTART_SECONDS)
                    continue
                self.waits_for = None
                await self._run_once()
                if self.ending or self._is_done():
                    break
                self.restarts += 1
                await asyncio.sleep(_RESTART_SECONDS)
        finally:
            self._volumes.remove()
            self.limits.remove()
            self._ended.set()
            self._on_change()

    def _is_done(self) -> bool:
        policy = self.workload.pod.get("restartPolicy", "Always")
        return policy == "Never" or (policy == "OnFailure" and self.exit_statuses[-1] == 0)

    async def _run_once(self) -> None:
        pipe = asyncio.subprocess.PIPE
        command = [sys.executable, "-m", "tests.deploy.container"]
        launcher = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
        assert launcher.stdin and launcher.stdout  # noqa: PT018
        launcher.stdin.write(json.dumps(asdict(self._spec())).encode() + b"\n")
        assert await launcher.stdout.readline() == b"unshared\n"
        self._node.attach(launcher.pid, self.address)
        launcher.stdin.write(b"go\n")
        word, _, pid = (await launcher.stdout.readline()).decode().partition(" ")
        assert word == "started", f"{self.name} did not start"
        self._pid = int(pid)
        probing = asyncio.ensure_future(
            self._probe() if "startupProbe" in self.workload.container else asyncio.sleep(0)
        )
        try:
            ended = (await launcher.stdout.readline()).decode()
            await launcher.wait()
            self.exit_statuses.append(int(ended.split()[1]) if ended else -9)
        finally:
            probing.cancel()
            self._pid = None
            self._set_ready(False)

    async def _probe(self) -> None:
        container = self.workload.container
        if "startupProbe" not in container:  # as those of jobs
            return
        await self._repeat(container["startupProbe"], until_success=True)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch_readiness(container["readinessProbe"]))
            tasks.create_task(self._repeat(container["livenessProbe"], until_success=False))

    async def _repeat(self, definition: dict[str, Any], *, until_success: bool) -> None:
        """Kills the container when the probe has failed too often."""
        failures = 0
        while True:
            if await self._succeeds(definition):
                failures = 0
                if until_success:
                    return
            else:
                failures += 1
            if failures >= definition.get("failureThreshold", 3):
                self.signal(signal.SIGTERM)
                await asyncio.sleep(float(self.workload.pod["terminationGracePeriodSeconds"]))
                self.signal(signal.SIGKILL)
            await asyncio.sleep(definition.get("periodSeconds", 10))

    async def _watch_readiness(self, definition: dict[str, Any]) -> None:
        failures = 0
        while True:
            failures = 0 if await self._succeeds(definition) else failures + 1
            if failures == 0:
                self._set_ready(True)
            elif failures >= definition.get("failureThreshold", 3):
                self._set_ready(False)
            await asyncio.sleep(definition.get("periodSeconds", 10))

    async def _succeeds(self, definition: dict[str, Any]) -> bool:
        return await probe(self.address, self.workload.ports, definition)

    def _set_ready(self, ready: bool) -> None:
        ready = ready and not self.ending
        if ready != self.ready:
            self.ready = ready
            self._on_change()

    def _spec(self) -> ContainerSpec:
        container, pod = self.workload.container, self.workload.pod
        image = image_named(self.workload.image)
        resolv = self._folder / f"resolv-{self._name_server}.conf"
        namespace = self.workload.document["metadata"]["namespace"]
        search = f"search {namespace}.svc.cluster.local svc.cluster.local cluster.local\noptions ndots:5\n"
        resolv.write_text(f"nameserver {self._name_server}\n{search}", encoding="utf-8")
        root = self._folder / self.name / "root"
        root.mkdir(parents=True, exist_ok=True)
        hosts = self._folder / self.name / "hosts"
        hosts.write_text(f"127.0.0.1 localhost\n{self.address} {self.name}\n", encoding="utf-8")
        command = [*container.get("command", image.entry_point), *container.get("args", ())]
        files = [(source, target, False) for source, target in image.files]
        return ContainerSpec(
            name=self.name,
            address=self.address,
            gateway=GATEWAY,
            root=str(root),
            mounts=[
                *files,
                *self._volumes.mounts(),
                (str(self.limits.shown), "/sys/fs/cgroup", False),
                (str(resolv), "/etc/resolv.conf", False),
                (str(hosts), "/etc/hosts", False),
            ],
            command=command,
            environment={**image.environment, **self.workload.environment, "HOSTNAME": self.name},
            user=pod["securityContext"]["runAsUser"],
            group=pod["securityContext"]["runAsGroup"],
            folder=image.folder,
            log=str(self.log),
            cgroups=self.limits.joined,
        )
