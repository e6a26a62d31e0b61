"""Starts what an evaluation measures as processes of this machine: an embedder, and an empty recommender each time."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path

from services.cli.running.addresses import HOST, Addresses
from services.cli.running.errors import StackError
from services.cli.running.probes import serves
from services.cli.running.process import Process
from services.common.channels import open_channel
from services.evaluation.measured.clients import GrpcRecommender
from services.evaluation.measured.ports import FitReport
from services.fit.job import fit_recommender
from services.fit.progress import SilentProgress

_READY_SECONDS, _STOP_SECONDS = 180.0, 15.0

# Fits the model of the recommender at an address.
FitAt = Callable[[str], Awaitable[FitReport]]


async def default_fit(target: str) -> FitReport:
    """Fits as `gamesrec fit` does, from what the recommender at `target` exports."""
    with tempfile.TemporaryDirectory(prefix="gamesrec-fit-") as directory:
        fitted = await fit_recommender(target, Path(directory), SilentProgress())
    settings = {name: f"{value:g}" for name, value in asdict(fitted.choices).items()}
    figures = {"seconds": fitted.seconds, "memory_mib": fitted.memory / 2**20}
    figures |= {"validation": max((trial.ndcg for trial in fitted.trials), default=float("nan"))}
    return FitReport(fitted.version, settings, figures)


@asynccontextmanager
async def own_embedder(models_dir: Path) -> AsyncIterator[str]:
    """Yields the address of an embedder that runs as long as the block. StackError when it cannot start."""
    with tempfile.TemporaryDirectory(prefix="gamesrec-embedder-") as directory:
        async with _running("embedder", Path(directory), ["--models-dir", str(models_dir)]) as (target, _):
            yield target


@asynccontextmanager
async def own_recommender(fit: FitAt = default_fit) -> AsyncIterator[GrpcRecommender]:
    """Yields an empty recommender that runs as long as the block. StackError when it cannot start."""
    async with recommender_process() as (target, _):
        async with open_channel(target) as channel:
            yield GrpcRecommender(channel, lambda: fit(target))


@asynccontextmanager
async def recommender_process() -> AsyncIterator[tuple[str, int]]:
    """Yields the address and the process id of an empty recommender in a directory of its own."""
    with tempfile.TemporaryDirectory(prefix="gamesrec-recommender-") as directory:
        options = ["--data-dir", str(Path(directory) / "qdrant")]
        async with _running("recommender", Path(directory), options) as running:
            yield running


@asynccontextmanager
async def _running(service: str, directory: Path, options: list[str]) -> AsyncIterator[tuple[str, int]]:
    addresses = Addresses.free()
    command = [sys.executable, "-m", f"services.{service}", "--host", HOST, "--drain-delay-seconds", "0"]
    command += ["--port", str(addresses.by_name[service]), *options]
    target = addresses.target(service)
    # A Qdrant that the operator has configured holds their data; the evaluation must have a store of its own.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RECOMMENDER_QDRANT")}
    process = Process.start(service, command, environment=environment, log=directory / f"{service}.log")
    try:
        await _wait_ready(process, target)
        yield target, process.popen.pid
    finally:
        await asyncio.to_thread(_stop, process)


async def _wait_ready(process: Process, target: str) -> None:
    try:
        async with asyncio.timeout(_READY_SECONDS):
            while not await serves(target):
                if process.status is not None:
                    raise StackError(process.last_line() or f"{process.name} ended with status {process.status}")
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise StackError(f"{process.name} was not ready after {_READY_SECONDS:.0f} s") from None


def _stop(process: Process) -> None:
    if process.status is not None:
        return
    process.popen.send_signal(signal.SIGTERM)
    try:
        process.popen.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.popen.kill()
        process.popen.wait()
