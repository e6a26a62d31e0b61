"""Puts the commands of `gamesrec` together. Each room declares its own in `commands.py`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import typer

from services.cli.asking.commands import commands as asking
from services.cli.console import console, errors, new_progress
from services.cli.loading.commands import commands as loading
from services.cli.maintenance.commands import commands as maintenance
from services.cli.modelling.commands import commands as modelling
from services.cli.options import ModelsDir
from services.cli.running.commands import commands as running
from services.cli.running.stack_key import how_to_be_let_in
from services.common.errors import GamesrecError

app = typer.Typer(
    help="A conversational game recommender: run it, feed it, ask it.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
for room in (running, loading, asking, modelling, maintenance):
    app.add_typer(room)


@app.command(name="demo")
def show_demo(models_dir: ModelsDir = Path("var/models")) -> None:
    """Shows everything at once: starts a stack of its own, loads the demo data, asks, stops.

    Example:

        gamesrec demo
    """
    from services.cli.demo import run_demo  # noqa: PLC0415  (imports what reads tables and what fits)

    asyncio.run(run_demo(console, models_dir=models_dir, progress=new_progress))


def main() -> None:
    """Entry point; every expected failure is one line and exit status 1."""
    try:
        app(standalone_mode=True)
    except GamesrecError as error:
        remedy = how_to_be_let_in(error)
        line = f"gamesrec: {error}" + (f". From the command line: {remedy}" if remedy else "")
        errors.print(line, style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
