"""Runs `gamesrec demo`: the whole product on free ports and in a directory of its own, from start to stop."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from gamesrec.client import AsyncClient
from services.cli.asking.ask import ask
from services.cli.invocation import command
from services.cli.loading.ingest import load_demo_data
from services.cli.modelling.fitting import fit_after_ingest
from services.cli.running.addresses import Addresses
from services.cli.running.stack import Stack

# Two simulated players, in English and in Russian; a new player; a question that is not about games.
_QUESTIONS = (
    ("player-001", "I want a story-rich RPG with a big open world"),
    ("player-042", "Посоветуй что-нибудь уютное, чтобы поиграть вдвоём на выходных"),
    ("a-new-player", "something short and scary"),
    ("player-001", "How do I fix my Wi-Fi?"),
)


async def run_demo(console: Console, *, models_dir: Path, progress: Callable[[], Progress]) -> None:
    """Starts a stack, loads the demo data, fits, asks, stops. Raises GamesrecError with a line for the operator."""
    with tempfile.TemporaryDirectory(prefix="gamesrec-demo-") as directory:
        stack = Stack(data_dir=Path(directory), models_dir=models_dir, addresses=Addresses.free())
        try:
            stack.start()
            with progress() as bars:
                task = bars.add_task("starting the stack", total=len(stack.names))
                await stack.wait_ready(on_ready=lambda name: bars.advance(task))
            await load_demo_data(console, stack.addresses.ingest_targets, progress)
            await fit_after_ingest(
                console,
                recommender_target=stack.addresses.target("recommender"),
                work_dir=Path(directory) / "fit",
                progress=progress,
            )
            async with AsyncClient(stack.target) as client:
                for player_id, text in _QUESTIONS:
                    console.rule(style="dim")
                    console.print(f"[bold]{player_id}[/bold] asks: {text}\n", highlight=False)
                    await ask(console, client, player_id=player_id, text=text, limit=5)
        finally:
            await asyncio.to_thread(stack.stop)
    console.print(
        f"That was the demo. To keep the stack running, and chat in a browser at {Addresses.fixed().page}: "
        f"{command()} up --open, then in another terminal {command()} ingest --demo",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
