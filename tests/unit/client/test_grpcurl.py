"""grpcurl, as the pages show it, at an edge that asks for keys: reflection and calls with a key, neither without."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

from services.gateway.service import DEFINITION
from tests.support.access import AccessFile
from tests.unit.gateway.world import World, serving

GRPCURL = shutil.which("grpcurl") or str(Path(sys.executable).parent / "grpcurl")
METHOD = "gamesrec.gateway.v1.GatewayService/GetGame"


async def run(*arguments: str) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        GRPCURL, "-plaintext", *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode or 0, output.decode()


async def test_with_a_key_it_lists_and_calls_and_without_neither(tmp_path: Path) -> None:
    file = AccessFile(tmp_path / "access.yaml")
    header = f"authorization: Bearer {file.add_key('shop', 'recommend')}"
    async with serving(World(), access_file=file.path) as target:
        status, listed = await run("-H", header, target, "list")
        assert status == 0, listed
        assert DEFINITION.grpc_name in listed
        status, found = await run("-H", header, "-d", '{"game_id": "doom"}', target, METHOD)
        assert status == 0, found
        assert '"title": "Doom"' in found
        status, refused = await run(target, "list")
        assert status != 0
        assert "a key is needed" in refused


async def test_reflection_can_be_off() -> None:
    async with serving(World(), reflection="off") as target:
        status, refused = await run(target, "list")
    assert status != 0
    assert "does not support the reflection API" in refused
