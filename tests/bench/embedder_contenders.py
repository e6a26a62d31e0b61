"""What the embedder's bench measures: server processes, and texts of mixed length in two languages."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceStub
from services.common.channels import open_channel
from tests.support.free_port import free_port

if TYPE_CHECKING:
    from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceAsyncStub

ROOT = Path(__file__).resolve().parents[2]
THREADS = 2
TIMEOUT = 120.0
PER_MESSAGE = 64
RUSSIAN = (
    "игра про космос и выживание на далёкой планете где надо строить базу искать еду воду друзей чтобы вернуться домой",
    "мрачная история любовь предательство выбор каждый день новый город роботы магия драконы гонки загадки",
)


@dataclass(frozen=True)
class Server:
    """A running embedder."""

    name: str
    stub: EmbedderServiceAsyncStub
    pid: int
    seconds_to_serving: float

    async def embed(self, texts: Sequence[str]) -> None:
        request = embedder_pb2.EmbedRequest(texts=texts, prompt_name="query")
        await self.stub.Embed(request, timeout=TIMEOUT)

    async def stream(self, texts: Sequence[str]) -> None:
        async def requests() -> AsyncIterator[embedder_pb2.EmbedRequest]:
            for start in range(0, len(texts), PER_MESSAGE):
                yield embedder_pb2.EmbedRequest(texts=texts[start : start + PER_MESSAGE], prompt_name="passage")

        call = self.stub.EmbedStream(requests(), timeout=3600)
        try:
            async for _ in call:
                pass
        finally:
            call.cancel()  # no effect when it has ended

    def memory_mb(self) -> tuple[float, float]:
        """Resident, and of that what is not a mapped file."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        found = {
            line.split(":")[0]: float(line.split()[1]) / 1000 for line in lines if line.startswith(("VmRSS", "RssA"))
        }
        return found["VmRSS"], found["RssAnon"]


@asynccontextmanager
async def serving(name: str, *arguments: str) -> AsyncIterator[Server]:
    """A server process; `arguments` are those of `python`."""
    port = free_port()
    command = [*arguments, "--port", str(port), "--cache-mb", "0", "--threads", str(THREADS), "--log-level", "error"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "protos")])}
    started = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, "--drain-delay-seconds", "0", cwd=ROOT, env=environment
    )
    try:
        async with open_channel(f"127.0.0.1:{port}") as channel:
            await _until_serving(channel)
            yield Server(name, EmbedderServiceStub(channel), process.pid, time.monotonic() - started)
    finally:
        process.terminate()
        await process.wait()


async def _until_serving(channel: grpc.aio.Channel) -> None:
    health: Any = health_pb2_grpc.HealthStub(channel)  # typed without its methods
    async with asyncio.timeout(TIMEOUT):
        while True:
            try:
                response = await health.Check(health_pb2.HealthCheckRequest(), timeout=1)
                if response.status == health_pb2.HealthCheckResponse.SERVING:
                    return
            except grpc.aio.AioRpcError:
                pass
            await asyncio.sleep(0.02)


def mixed_texts(count: int, *, seed: int, longest: int = 160) -> list[str]:
    """Different texts of 2 words and more, half of them around 14 or less, every third one in Russian."""
    catalogue = (ROOT / "services/demo/catalogue.jsonl").read_text(encoding="utf-8").splitlines()
    english = " ".join(str(value) for line in catalogue for value in json.loads(line).values()).split()
    russian = " ".join(RUSSIAN).split()
    choose = random.Random(seed)
    texts = []
    for number in range(count):
        words = min(longest, max(2, round(choose.lognormvariate(2.6, 0.8))))
        texts.append(" ".join(choose.choices(russian if number % 3 == 0 else english, k=words)))
    return texts
