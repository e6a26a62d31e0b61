"""Starts a stack of its own with the demo data, for benchmarks that make its processes hang, die or drown."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Mapping, Set
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from services.cli.loading.ingest import load_demo_data
from services.cli.running.addresses import SPARE_GATEWAY, Addresses
from services.cli.running.stack import Stack
from tests.support.free_port import free_port

# Texts come from templates: a model of a real size is not part of what is measured.
WITHOUT_MODEL = {"LLM_GATEWAY_BASE_URL": "http://127.0.0.1:9/v1", "LLM_GATEWAY_MODEL": "none"}
WISHES = (
    "I want a story-rich RPG with a big open world",
    "something short and scary",
    "Посоветуй что-нибудь уютное на двоих",
    "a strategy game about space that I can pause",
    "We are three friends, one has never played a shooter, and we only have one evening: what should we play?",
    "хочу гонки",
    "a puzzle game that makes me think but does not stress me after a long day at work",
    "no violence please, maybe farming or building",
)


@asynccontextmanager
async def running_stack(
    models_dir: Path, environment: Mapping[str, str] | None = None, *, cores: Set[int] | None = None
) -> AsyncIterator[Stack]:
    """A stack that serves. Vectors are not cached: players do not repeat each other's words.

    With `cores` its processes run on these alone; this process keeps those that it has.
    """
    quiet = Console(quiet=True)
    with tempfile.TemporaryDirectory(prefix="gamesrec-resilience-") as directory:
        stack = Stack(
            data_dir=Path(directory),
            models_dir=models_dir,
            addresses=replace(Addresses.free(), metrics={"gateway": free_port(), SPARE_GATEWAY: free_port()}),
            environment={"EMBEDDER_CACHE_MB": "0", **(environment or {})},
        )
        try:
            own = os.sched_getaffinity(0)
            os.sched_setaffinity(0, cores or own)
            stack.start()
            os.sched_setaffinity(0, own)
            await stack.wait_ready()
            await load_demo_data(quiet, stack.addresses.ingest_targets, lambda: Progress(console=quiet, disable=True))
            yield stack
        finally:
            await asyncio.to_thread(stack.stop)


def wish(number: int) -> str:
    """A wish that no other number has."""
    return f"{WISHES[number % len(WISHES)]} {number}"
