"""Runs the whole stack as processes of this machine: the services, the local model, a data directory."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from services.cli.running.addresses import (
    HOST,
    LOCAL_LLM,
    NEXT_EMBEDDER,
    SERVICES,
    SPARE_GATEWAY,
    WEB,
    Addresses,
    is_free,
)
from services.cli.running.data_directory import DataDirectory
from services.cli.running.errors import StackError
from services.cli.running.liveness import LivenessRules, until_hung
from services.cli.running.probes import door_answers, listens, serves
from services.cli.running.process import Process
from services.cli.running.stack_key import PEER_KEY_NAME
from services.common.readiness import LIVENESS
from services.common.security.peer_key import PEER_KEY, new_peer_key, write_peer_key

_STOP_SECONDS = 15.0
# Between looks whether a process has ended: each is one system call.
_LOOK_SECONDS = 0.02
# What computes for long leaves the cores to what answers: a refusal waits for nobody's forward pass. On one core, at
# 1.5 times the peak, the slowest hundredth of the gateway's own refusals took 165 ms without priorities, 110 ms with 5
# and 46 ms with 10: `python -m tests.bench.resilience overload`.
_COMPUTING, _NICELY = ("embedder", "classifier", LOCAL_LLM), ("nice", "-n", "10")
_OUTDATED_LOOK_SECONDS = 0.5


class Stack:
    """The processes. Use as `stack.start()`, `await stack.wait_ready()`, `stack.stop()`."""

    def __init__(
        self,
        *,
        data_dir: Path,
        models_dir: Path,
        addresses: Addresses,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`environment` overrides settings of the services by their variables, such as `EMBEDDER_MODEL`.

        What computes for long has the lowest claim on the cores, among all that this process starts.
        With `LLM_GATEWAY_BASE_URL` set, there or in this process's environment, no local model is started.
        """
        self.data_dir = data_dir
        self._directory = DataDirectory(data_dir)
        self.addresses = addresses
        self._models_dir = models_dir
        self._nicely = _NICELY if shutil.which("nice") else ()
        # For the calls of this process, too, and of what else it starts: nobody else may call the services.
        os.environ.setdefault(PEER_KEY, new_peer_key())
        self._environment = {**os.environ, **(environment or {})}
        self._processes: dict[str, Process] = {}

    @property
    def target(self) -> str:
        """The gateway's address."""
        return self.addresses.target("gateway")

    @property
    def is_running(self) -> bool:
        """Whether any process has been started and not been stopped."""
        return bool(self._processes)

    @property
    def names(self) -> Sequence[str]:
        """The processes that belong to this stack; there is a spare gateway where the addresses have ports for it."""
        # The door comes first, so that it is the first to be told to stop.
        spare = (SPARE_GATEWAY,) if SPARE_GATEWAY in self.addresses.own else ()
        local = () if self._environment.get("LLM_GATEWAY_BASE_URL") else (LOCAL_LLM,)
        return (WEB, *spare, *SERVICES, *local)

    def log_of(self, name: str) -> Path:
        """The file that a process logs to."""
        return self._directory.log_of(name)

    def start(self, names: Sequence[str] | None = None) -> None:
        """Starts every process, or those of `names`; none is ready yet when this returns.

        Raises StackError, and leaves everything as it was, if the data directory or a port is in use.
        """
        self._directory.lock()
        try:
            self._check_ports()
        except StackError:
            self._directory.unlock()
            raise
        self._directory.set_logs_aside(self.names)
        self._directory.keep_names(self.names)
        # For jobs that are started elsewhere, such as `gamesrec ingest`.
        write_peer_key(self.data_dir / PEER_KEY_NAME, self._environment[PEER_KEY])
        for name in names or self.names:
            self.start_one(name)

    def _check_ports(self) -> None:
        # The spare gateway shares a port with the gateway, which is the one to name.
        for name in sorted(self.names, key=SPARE_GATEWAY.__eq__):
            addresses = self.addresses
            for port in {addresses.by_name[name], addresses.own.get(name, 0), addresses.metrics.get(name, 0)} - {0}:
                if not is_free(port):
                    raise StackError(
                        f"port {port} of {name} is in use; stop what listens there or use other ports (--first-port)"
                    )

    def start_one(self, name: str) -> None:
        """Starts one process, which must not be running."""
        command = [*(self._nicely if name in _COMPUTING else ()), *self._command(name)]
        self._processes[name] = Process.start(name, command, environment=self._environment, log=self.log_of(name))

    async def wait_outdated(self, name: str) -> None:
        """Waits until a process that runs was started with another model than the stored vectors are of by now."""
        if name != "embedder":
            await asyncio.Event().wait()
        started, model = self._processes[name], self._directory.embedder_model
        while self._processes[name] is not started or self._directory.embedder_model == model:  # noqa: ASYNC110 - a file
            await asyncio.sleep(_OUTDATED_LOOK_SECONDS)

    def end(self, name: str) -> None:
        """Tells one process to finish its calls and end."""
        self._processes[name].popen.terminate()

    async def wait_ended(self, name: str) -> Process:
        """Waits until a process has ended, and returns it."""
        process = self._processes[name]
        while process.status is None:  # noqa: ASYNC110 - the end of a process sets no event
            await asyncio.sleep(_LOOK_SECONDS)
        return process

    async def wait_hung(self, name: str, rules: LivenessRules, *, has_served: bool) -> None:
        """Waits until a process that serves, or has, does not answer. The local model's supervisor finds that out."""
        if name == LOCAL_LLM:
            await asyncio.Event().wait()
        target = self.addresses.probe_target(name)

        async def is_alive(seconds: float) -> bool:
            if name == WEB:
                return await self._door_answers("/healthz", seconds=seconds)
            if self._tells_its_health(name):
                return await serves(target, service=LIVENESS, seconds=seconds)
            return await self._answers_beside(name, "/healthz", seconds=seconds)

        await until_hung(is_alive, self._processes[name].popen.pid, rules, has_answered=has_served)

    async def wait_ready(self, *, seconds: float = 180.0, on_ready: Callable[[str], None] = lambda name: None) -> None:
        """Waits until every process can serve. Raises StackError if one ends or `seconds` pass."""
        waiting = [asyncio.ensure_future(self._wait_one(name, on_ready)) for name in self._processes]
        try:
            async with asyncio.timeout(seconds):
                await asyncio.gather(*waiting)
        except TimeoutError:
            raise StackError(f"the stack was not ready after {seconds:.0f} s; see {self._directory.logs}") from None
        finally:
            for task in waiting:
                task.cancel()

    async def wait_ready_one(self, name: str, *, seconds: float = 60.0) -> None:
        """Waits until one process can serve. Raises StackError if it ends or `seconds` pass."""
        try:
            async with asyncio.timeout(seconds):
                await self._wait_one(name, lambda _: None)
        except TimeoutError:
            raise StackError(f"{name} was not ready after {seconds:.0f} s; see {self.log_of(name)}") from None

    async def _wait_one(self, name: str, on_ready: Callable[[str], None]) -> None:
        process = self._processes[name]
        ready = False
        while not ready:
            if name == WEB:
                ready = await self._door_answers("/readyz", seconds=1.0)
            elif self._tells_its_health(name):
                ready = await serves(self.addresses.probe_target(name))
            else:
                ready = await self._answers_beside(name, "/readyz", seconds=1.0)
            if process.status is not None:
                raise StackError(process.last_line() or f"{name} ended with status {process.status} and wrote nothing")
            await asyncio.sleep(0.05)
        on_ready(name)

    async def _door_answers(self, path: str, *, seconds: float) -> bool:
        if self._environment.get("WEB_TLS_CLIENT_CA") or self._environment.get("WEB_HEALTH") == "known":
            # It answers only those who show a certificate of an authority of the operator's, or nobody.
            return await self._answers_beside(WEB, path, seconds=seconds)
        is_secure = bool(self._environment.get("WEB_TLS_CERTIFICATE"))
        return await door_answers(self.addresses.target(WEB), path=path, seconds=seconds, is_secure=is_secure)

    async def _answers_beside(self, name: str, path: str, *, seconds: float) -> bool:
        """What a process says beside its metrics, where nobody is asked who they are; without metrics, whether it
        listens, which one that hangs does, too."""
        if beside := self.addresses.metrics.get(name, 0):
            return await door_answers(f"{HOST}:{beside}", path=path, seconds=seconds, is_secure=False)
        return await listens(self.addresses.probe_target(name))

    @property
    def page(self) -> str:
        """The URL of the page to chat on."""
        scheme = "https" if self._environment.get("WEB_TLS_CERTIFICATE") else "http"
        return f"{scheme}://{self.addresses.target(WEB)}/"

    def _tells_its_health(self, name: str) -> bool:
        """Whether a process answers the health checks of this one, which has no key and no certificate for it."""
        closed = any(
            self._environment.get(f"{_service_of(name).upper()}_{setting}", "open") != "open"
            for setting in ("TLS_CERTIFICATE", "HEALTH")
        )
        return name != LOCAL_LLM and not closed

    def kill(self, name: str) -> None:
        """Ends a process at once, as a crash would."""
        process = self._processes[name]
        process.popen.kill()
        process.popen.wait()

    def pid_of(self, name: str) -> int:
        """The id of a process that was started."""
        return self._processes[name].popen.pid

    def suspend(self, name: str, *, ends: bool = False) -> None:
        """Makes a process hang, or go on again: for tests and benchmarks of what a hang does."""
        self._processes[name].popen.send_signal(signal.SIGCONT if ends else signal.SIGSTOP)

    def stop(self) -> None:
        """Drains and ends every process, the edge first."""
        running = [process for process in self._processes.values() if process.status is None]
        edge = [process for process in running if process.name == WEB or _service_of(process.name) == "gateway"]
        for process in edge:
            process.popen.send_signal(signal.SIGTERM)
        _wait_until(lambda: all(each.status is not None for each in edge if each.name != WEB), _STOP_SECONDS)
        for process in running:
            if process not in edge:
                process.popen.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + _STOP_SECONDS
        for process in running:
            try:
                process.popen.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.popen.kill()
                process.popen.wait()
        if self._processes:
            (self.data_dir / PEER_KEY_NAME).unlink(missing_ok=True)
        self._processes.clear()
        self._directory.unlock()

    def _command(self, name: str) -> list[str]:
        port = str(self.addresses.by_name[name])
        if name == LOCAL_LLM:
            module, options = "services.local_llm.supervisor", {}
        else:
            module = f"services.{_service_of(name)}"
            options = {"metrics-port": str(self.addresses.metrics.get(name, 0))}
        options |= {"port": port, "host": HOST}
        if name == LOCAL_LLM and not self._environment.get("LLM_GATEWAY_CONFIG"):
            # A configuration of one's own need not know the key.
            options["api-key-env"] = PEER_KEY
        if name in ("embedder", "classifier"):
            options["models-dir"] = str(self._models_dir)
            if name == "embedder" and (model := self._directory.embedder_model):
                options["model"] = model
        elif name == "recommender":
            options["data-dir"] = str(self._directory.path / "qdrant")
        elif name == WEB:
            options["gateway-target"] = self.target
        elif _service_of(name) == "gateway":
            if name in self.addresses.own:
                options["own-port"] = str(self.addresses.own[name])
            options |= {
                f"{backend.replace('_', '-')}-target": self.addresses.target(backend)
                for backend in SERVICES
                if backend != "gateway"
            }
            if NEXT_EMBEDDER in self.addresses.by_name:
                options["next-embedder-target"] = self.addresses.target(NEXT_EMBEDDER)
        elif name == "llm_gateway" and LOCAL_LLM in self.names and not self._environment.get("LLM_GATEWAY_CONFIG"):
            options |= {"base-url": f"http://{self.addresses.target(LOCAL_LLM)}/v1", "api-key-env": PEER_KEY}
        arguments = [part for key, value in options.items() for part in (f"--{key}", value)]
        return [sys.executable, "-m", module, *arguments]


def _service_of(name: str) -> str:
    """The service that a process runs."""
    return "gateway" if name == SPARE_GATEWAY else name


def _wait_until(condition: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
