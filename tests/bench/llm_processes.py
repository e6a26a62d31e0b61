"""The processes that the bench of the LLM gateway compares: a stub upstream, the gateway, a bare relay."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from services.local_llm.hang_watch import cpu_seconds
from tests.support.free_port import free_port

HOST = "127.0.0.1"
CLIENT_CORE, GATEWAY_CORE = 0, 1
OVERLOAD_SLOTS, OVERLOAD_QUEUE = 16, 16
_CONFIGURATION = """
aliases:
  default: {{pool: instant}}
  instant: {{pool: instant}}
  paced: {{pool: paced}}
  quick: {{pool: quick}}
  chaos: {{pool: chaos}}
  overload: {{pool: overload}}
pools:
  instant:
    targets: [{{name: instant, base_url: "{stub}/instant/v1", model: stub, max_concurrency: 128}}]
  paced:
    targets: [{{name: paced, base_url: "{stub}/paced/v1", model: stub, max_concurrency: 128}}]
  quick:
    targets: [{{name: quick, base_url: "{stub}/quick/v1", model: stub, max_concurrency: 128}}]
  chaos:
    targets: [{{name: chaos, base_url: "{stub}/chaos/v1", model: stub, max_concurrency: 48}}]
    timeouts: {{first_token: 1, between_tokens: 1, queue: 1}}
    breaker: {{failures: 1.0, window: 1000, minimum: 1000}}
  overload:
    targets:
      - {{name: overload, base_url: "{stub}/paced/v1", model: stub, max_concurrency: {slots}, queue: {queue}}}
"""


class Process:
    """A process of ours, on its core, that prints its port."""

    def __init__(self, core: int, *argv: str, port: int | None = None, metrics_port: int = 0) -> None:
        self._metrics_port = metrics_port
        environment = {key: value for key, value in os.environ.items() if not key.startswith("LLM_GATEWAY_")}
        self._popen = subprocess.Popen(
            [sys.executable, "-m", *argv],
            stdout=subprocess.PIPE if port is None else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        # Long before it has any threads; a `preexec_fn` would copy this process with the threads of grpc.
        os.sched_setaffinity(self._popen.pid, {core})
        self.port = int(self._popen.stdout.readline()) if port is None and self._popen.stdout else port or 0

    def cpu_seconds(self) -> float:
        """Processor time used so far, of all threads."""
        return cpu_seconds(self._popen.pid)

    def memory_mb(self) -> float:
        """Resident memory."""
        pages = int(Path(f"/proc/{self._popen.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def tasks(self) -> int:
        """Tasks of the gateway's event loop, by its metrics."""
        with urlopen(f"http://{HOST}:{self._metrics_port}/metrics", timeout=5) as response:
            lines = response.read().decode().splitlines()
        return int(float(next(line for line in lines if line.startswith("gamesrec_llm_gateway_tasks ")).split()[1]))

    def stop(self) -> None:
        """Ends it."""
        self._popen.kill()
        self._popen.wait()
        if self._popen.stdout:
            self._popen.stdout.close()


@contextmanager
def processes() -> Iterator[tuple[Process, Process, Process]]:
    """The stub, the gateway and the relay, each on its core."""
    started: list[Process] = []
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "llm.yaml"
        try:
            started.append(Process(CLIENT_CORE, "tests.bench.llm_stub"))
            stub = started[0].port
            path.write_text(
                _CONFIGURATION.format(stub=f"http://{HOST}:{stub}", slots=OVERLOAD_SLOTS, queue=OVERLOAD_QUEUE)
            )
            port, metrics_port = free_port(), free_port()
            ports = ("--port", str(port), "--metrics-port", str(metrics_port))
            argv = ("services.llm_gateway", *ports, "--config", str(path), "--log-level", "error")
            started.append(Process(GATEWAY_CORE, *argv, port=port, metrics_port=metrics_port))
            started.append(Process(GATEWAY_CORE, "tests.bench.llm_relay", str(stub)))
            yield started[0], started[1], started[2]
        finally:
            for process in started:
                process.stop()
