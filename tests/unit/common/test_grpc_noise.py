"""What grpc says by itself about connections stays out of the way of our own lines."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# A server that goes away under a call: grpc then reports the GOAWAY by itself.
_GOAWAY = """
import services  # before grpc, as in every process of ours
import asyncio, grpc
from services.common.channels import open_channel

async def main():
    server = grpc.aio.server()
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    async with open_channel(f"127.0.0.1:{port}") as channel:
        await channel.channel_ready()
        await server.stop(0)
        while channel.get_state() is grpc.ChannelConnectivity.READY:
            await asyncio.sleep(0.01)

asyncio.run(main())
"""


@pytest.mark.parametrize(("verbosity", "heard"), [(None, False), ("info", True)])
def test_grpc_reports_errors_only_unless_more_is_asked_for(verbosity: str | None, heard: bool) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "GRPC_VERBOSITY"}
    if verbosity is not None:
        environment["GRPC_VERBOSITY"] = verbosity
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    process = subprocess.run(
        [sys.executable, "-c", _GOAWAY], capture_output=True, text=True, timeout=60, check=False, env=environment
    )
    assert process.returncode == 0, process.stderr
    assert bool(process.stderr) is heard
