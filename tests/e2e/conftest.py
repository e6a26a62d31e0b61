"""The real thing: every process of the stack, on free ports, with the demo data loaded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import grpc
import pytest
from rich.console import Console
from rich.progress import Progress

from gamesrec.gateway.v1 import gateway_pb2_grpc
from services.cli.loading.ingest import load_demo_data
from services.cli.running.addresses import SERVICES, WEB, Addresses
from services.cli.running.stack import Stack
from services.common.channels import open_channel
from tests.support.free_port import free_port
from tests.support.otlp_receiver import Received, otlp_receiver

MODELS = Path("var/models")


@contextmanager
def running(stack: Stack, *names: str) -> Iterator[None]:
    """Starts the stack, or the processes of these names; none is ready at once. Stops what it started."""
    stack.start(names or None)
    try:
        yield
    finally:
        stack.stop()


@pytest.fixture(scope="session")
def received() -> Iterator[Received]:
    """What the running stack has traced."""
    with otlp_receiver() as receiver:
        yield receiver


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, received: Received) -> Iterator[Stack]:
    """A running stack with the demo data, which publishes metrics and sends its traces."""
    names = ("WEB", "GATEWAY", "EMBEDDER", "CLASSIFIER", "RECOMMENDER", "LLM_GATEWAY")
    stack = Stack(
        data_dir=tmp_path_factory.mktemp("demo"),
        models_dir=MODELS,
        # One gateway alone, whose log and metrics then tell of every call.
        addresses=replace(Addresses.free(), metrics={name: free_port() for name in (*SERVICES, WEB)}, own={}),
        environment={
            **{f"{name}_LOG_LEVEL": "debug" for name in names},
            "OTEL_EXPORTER_OTLP_ENDPOINT": received.endpoint,
            "OTEL_BSP_SCHEDULE_DELAY": "200",
        },
    )
    with running(stack):
        asyncio.run(_load(stack))
        yield stack


async def _load(stack: Stack) -> None:
    await stack.wait_ready()
    quiet = Console(quiet=True)
    await load_demo_data(quiet, stack.addresses.ingest_targets, lambda: Progress(console=quiet, disable=True))


@pytest.fixture
async def channel(stack: Stack) -> AsyncIterator[grpc.aio.Channel]:
    async with open_channel(stack.target) as opened:
        yield opened


@pytest.fixture
def gateway(channel: grpc.aio.Channel) -> gateway_pb2_grpc.GatewayServiceStub:
    return gateway_pb2_grpc.GatewayServiceStub(channel)
