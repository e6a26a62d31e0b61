"""Children end with the process that started them, and start whole while it uses grpc."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

from services.common.processes.child_process import signalled_with_parent

_PARENT = """
import signal, subprocess, sys, time
from services.common.processes.child_process import signalled_with_parent
child = subprocess.Popen(signalled_with_parent(["sleep", "60"], signal.SIGTERM))
print(child.pid, flush=True)
time.sleep(60)
"""


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can do that")
def test_a_child_ends_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    deadline = time.monotonic() + 20
    while not Path(f"/proc/{child}/cmdline").read_text().startswith("sleep"):
        assert time.monotonic() < deadline
    parent.kill()
    parent.communicate()
    while is_there(child):
        assert time.monotonic() < deadline


def test_a_command_whose_parent_has_gone_meanwhile_is_not_begun() -> None:
    bound = signalled_with_parent(["false"], signal.SIGTERM)
    bound[bound.index(str(os.getpid()))] = "1"
    assert subprocess.run(bound, check=False).returncode == 0


async def test_no_child_crashes_at_its_start_while_the_process_that_starts_it_uses_grpc() -> None:
    server = grpc.aio.server()
    health_pb2_grpc.add_HealthServicer_to_server(health.aio.HealthServicer(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()

    async def ask() -> None:
        while True:
            async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
                stub: Any = health_pb2_grpc.HealthStub(channel)  # typed without its methods
                await stub.Check(health_pb2.HealthCheckRequest(), timeout=20)

    asking = [asyncio.create_task(ask()) for _ in range(4)]
    try:
        statuses = set()
        for _ in range(25):
            statuses.add(await asyncio.to_thread(subprocess.call, signalled_with_parent(["true"], signal.SIGTERM)))
    finally:
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
        await server.stop(0)
    assert statuses == {0}
