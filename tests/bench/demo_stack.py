"""Starts a stack of its own with the demo data and an item model fitted to it, for benchmarks that ask the gateway."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceStub
from services.cli.modelling.fitting import fit_after_ingest
from services.cli.progress_bars import shown_progress
from services.cli.running.addresses import Addresses
from services.cli.running.stack import Stack
from services.common.channels import open_channel
from services.ingest.demo_dataset import demo_dataset
from services.ingest.ingestion import load_into
from services.ingest.records import Dataset

if TYPE_CHECKING:
    from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceAsyncStub


@asynccontextmanager
async def demo_processes(
    models_dir: Path, environment: Mapping[str, str] | None = None, dataset: Dataset | None = None
) -> AsyncIterator[Stack]:
    """Yields the stack; `environment` overrides settings of the services by their variables, `dataset` is loaded in
    place of the demo data."""
    quiet = Console(quiet=True)
    with tempfile.TemporaryDirectory(prefix="gamesrec-bench-") as directory:
        stack = Stack(
            data_dir=Path(directory), models_dir=models_dir, addresses=Addresses.free(), environment=environment
        )
        try:
            stack.start()
            await stack.wait_ready()
            with shown_progress(lambda: Progress(console=quiet, disable=True)) as progress:
                await load_into(stack.addresses.ingest_targets, dataset or demo_dataset(), progress)
            await fit_after_ingest(
                quiet,
                recommender_target=stack.addresses.target("recommender"),
                work_dir=Path(directory) / "fit",
                progress=lambda: Progress(console=quiet, disable=True),
            )
            yield stack
        finally:
            await asyncio.to_thread(stack.stop)


@asynccontextmanager
async def demo_stack(
    models_dir: Path, environment: Mapping[str, str] | None = None, dataset: Dataset | None = None
) -> AsyncIterator[GatewayServiceAsyncStub]:
    """Yields a stub of the stack's gateway; `environment` and `dataset` as above."""
    async with demo_processes(models_dir, environment, dataset) as stack, open_channel(stack.target) as channel:
        yield GatewayServiceStub(channel)
