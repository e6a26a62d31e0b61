"""Runs `gamesrec reembed`: embeds all that is stored anew, with progress, and hands over to the new vectors."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from services.backup.clients import GrpcEncoder, GrpcStore
from services.backup.reembedding import reembed
from services.cli.console import new_progress
from services.cli.running.addresses import HOST, NEXT_EMBEDDER, Addresses
from services.cli.running.data_directory import DataDirectory
from services.cli.running.errors import StackError
from services.cli.running.probes import serves
from services.cli.running.process import Process
from services.cli.running.stack_key import PEER_KEY_NAME, offer_key_of
from services.common.channels import open_channel
from services.common.errors import ServiceError
from services.common.model_version import ModelVersion

_START_SECONDS = 180.0
_HAND_OVER_SECONDS = 120.0
# It works beside a stack that serves.
_NICENESS = 10


@dataclass(frozen=True, slots=True)
class RunningStack:
    """A stack that `gamesrec up` runs on this machine: its directory, its models and its addresses."""

    data_dir: Path
    models_dir: Path
    addresses: Addresses


def reembed_by(console: Console, recommender: str, embedder: str) -> None:
    """Embeds by an embedder that runs already. Raises ServiceError, whose message is for the operator."""
    asyncio.run(_reembed(console, recommender, embedder))
    console.print(
        "Callers that still send vectors of the encoder before it are refused: let the gateway ask this embedder "
        "(GATEWAY_EMBEDDER_TARGET), if it does not by GATEWAY_NEXT_EMBEDDER_TARGET. Then fit again: gamesrec fit",
        highlight=False,
        soft_wrap=True,
    )


def reembed_stack(console: Console, stack: RunningStack, model: str) -> None:
    """Embeds by an embedder of its own, then has that of the stack serve the model. Raises StackError, ServiceError."""
    asyncio.run(reembed_running_stack(console, stack, model))


async def reembed_running_stack(console: Console, stack: RunningStack, model: str) -> None:
    # Channels of this process and the embedder that it starts go by the key of that stack.
    if (stack.data_dir / PEER_KEY_NAME).exists():
        offer_key_of(stack.data_dir)
    async with _embedder(stack, model) as target:
        version = await _reembed(console, stack.addresses.target("recommender"), target)
        DataDirectory(stack.data_dir).keep_embedder_model(model)
        with console.status("the stack's embedder starts with this model"):
            await _wait_serves(stack.addresses.target("embedder"), version)
    console.print("The stack serves these vectors. Fit an item model to them: gamesrec fit", highlight=False)


async def _reembed(console: Console, recommender: str, embedder: str) -> ModelVersion:
    async with open_channel(recommender) as store, open_channel(embedder) as channel:
        encoder = GrpcEncoder(channel)
        version = await encoder.version()
        with new_progress() as bars:
            task = bars.add_task(f"embedding with {version.name}", total=None)
            games, players = await reembed(
                GrpcStore(store), encoder, lambda done, total: bars.update(task, completed=done, total=total)
            )
    done = f"Embedded {games:,} games and {players:,} players" if games else "All that is stored was embedded before"
    console.print(f"{done}, by {version.name}.", highlight=False, soft_wrap=True)
    return version


@asynccontextmanager
async def _embedder(stack: RunningStack, model: str) -> AsyncIterator[str]:
    """The address of an embedder for this model, which ends with the block."""
    port = stack.addresses.by_name[NEXT_EMBEDDER]
    command = [sys.executable, "-m", "services.embedder", "--host", HOST, "--port", str(port)]
    command += ["--model", model, "--models-dir", str(stack.models_dir)]
    log = DataDirectory(stack.data_dir).log_of(NEXT_EMBEDDER)
    log.parent.mkdir(parents=True, exist_ok=True)
    process = Process.start(NEXT_EMBEDDER, ["nice", "-n", str(_NICENESS), *command], environment=os.environ, log=log)
    target = f"{HOST}:{port}"
    try:
        async with asyncio.timeout(_START_SECONDS):
            while not await serves(target):
                if process.status is not None:
                    raise StackError(process.last_line() or f"the embedder ended; see {log}")
                await asyncio.sleep(0.2)
        yield target
    except TimeoutError as error:
        raise StackError(f"the embedder was not ready after {_START_SECONDS:.0f} s; see {log}") from error
    finally:
        process.popen.terminate()
        await asyncio.to_thread(process.popen.wait)


async def _wait_serves(target: str, version: ModelVersion) -> None:
    """Waits until the embedder of the stack serves a model. Raises StackError if it does not."""
    async with open_channel(target) as channel:
        encoder, ends = GrpcEncoder(channel), asyncio.get_running_loop().time() + _HAND_OVER_SECONDS
        while asyncio.get_running_loop().time() < ends:
            try:
                if await encoder.version() == version and await serves(target):
                    return
            except ServiceError:
                pass  # it is being started
            await asyncio.sleep(0.2)
    raise StackError(
        f"the vectors of {version.name} are stored, but the embedder at {target} does not serve that model; stop the "
        "stack and start it again with gamesrec up, or see log/embedder.log in its data directory"
    )
