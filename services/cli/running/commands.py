"""Declares the command that runs the stack, `gamesrec up`."""

from __future__ import annotations

import asyncio
import shlex
import signal
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from services.cli.console import console, errors, new_progress
from services.cli.invocation import command
from services.cli.options import DataDir, ModelsDir
from services.cli.running.addresses import DEFAULT_GATEWAY, HOST, Addresses
from services.cli.running.stack import Stack
from services.cli.running.stack_key import PEER_KEY_NAME
from services.cli.running.supervision import keep_running
from services.common.security.peer_key import DEFAULT_FILE

commands = typer.Typer()


@commands.command()
def up(
    data_dir: DataDir = Path("var/data"),
    models_dir: ModelsDir = Path("var/models"),
    first_port: Annotated[
        int, typer.Option(min=1024, max=64000, help="Port of the gateway; the others follow, up to 1,030 above.")
    ] = 50050,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page to chat on in a browser.")] = False,
) -> None:
    """Starts the whole stack in the foreground; Ctrl-C stops it.

    Examples:

        gamesrec up

        gamesrec up --open

        LLM_GATEWAY_BASE_URL=https://api.openai.com/v1 LLM_GATEWAY_MODEL=gpt-4o-mini \\
        LLM_GATEWAY_API_KEY_ENV=OPENAI_API_KEY GATEWAY_TEXT_STYLE=whole gamesrec up
    """
    stack = Stack(data_dir=data_dir, models_dir=models_dir, addresses=Addresses.fixed(first_port))
    asyncio.run(_up(stack, open_page=open_page))


async def _up(stack: Stack, *, open_page: bool) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    try:
        stack.start()
        if not await _ready_or_stopped(stack, stopping):
            return
        option = "" if stack.target == DEFAULT_GATEWAY else f" --target {stack.target}"
        page = stack.page
        console.print(
            f"\nReady at [bold]{stack.target}[/bold], and to chat in a browser at [bold]{page}[/bold]", soft_wrap=True
        )
        if open_page and not await asyncio.to_thread(webbrowser.open, page):
            console.print("No browser could be opened here.", highlight=False)
        console.print("In another terminal:")
        for line in (
            f"  {command()} ingest --demo{_elsewhere(stack)}{_ingest_options(stack)}",
            f'  {command()} ask --player player-001 "something cozy for tonight"{option}',
            f"  grpcurl -plaintext {stack.target} list",
        ):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        metrics = ", ".join(f"{name} {port}" for name, port in stack.addresses.metrics.items())
        console.print(f"Metrics are at http://{HOST}:PORT/metrics: {metrics}.", highlight=False, soft_wrap=True)
        console.print(f"Logs are in {stack.data_dir / 'log'}. Ctrl-C stops everything.\n", highlight=False)
        async with asyncio.TaskGroup() as tasks:
            keeping = tasks.create_task(keep_running(stack, _say))
            await stopping.wait()
            keeping.cancel()
    finally:
        if stack.is_running:
            console.print("Stopping ...")
            await asyncio.to_thread(stack.stop)
            console.print("Stopped.")


def _say(line: str) -> None:
    errors.print(line, markup=False, highlight=False, soft_wrap=True)


def _elsewhere(stack: Stack) -> str:
    """What a job must be told to find the key of a stack that is not in the usual place."""
    path = stack.data_dir / PEER_KEY_NAME
    return "" if path == DEFAULT_FILE else f" --data-dir {shlex.quote(str(stack.data_dir))}"


def _ingest_options(stack: Stack) -> str:
    if stack.target == DEFAULT_GATEWAY:
        return ""
    targets = stack.addresses.ingest_targets
    return f" --embedder-target {targets.embedder} --recommender-target {targets.recommender}"


async def _ready_or_stopped(stack: Stack, stopping: asyncio.Event) -> bool:
    with new_progress() as progress:
        task = progress.add_task("starting", total=len(stack.names))
        ready = asyncio.ensure_future(stack.wait_ready(on_ready=lambda name: progress.advance(task)))
        stopped = asyncio.ensure_future(stopping.wait())
        await asyncio.wait((ready, stopped), return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not ready.done():
            ready.cancel()
            return False
        await ready
        return True
