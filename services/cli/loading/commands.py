"""Declares the command that loads data into a stack, `gamesrec ingest`."""

from __future__ import annotations

import asyncio
import os
import sys

import typer

from services.cli.console import console, new_progress
from services.cli.dataclass_command import takes
from services.cli.loading.ingest_arguments import IngestArguments
from services.cli.running.stack_key import offer_key_of

commands = typer.Typer()


@commands.command()
@takes(IngestArguments)
def ingest(arguments: IngestArguments) -> None:
    """Loads games, players and interactions into a running stack. Safe to repeat.

    Examples:

        gamesrec ingest --demo

        gamesrec ingest ratings.parquet

        gamesrec ingest games.csv ratings.csv --player-column customer --game-column sku

        gamesrec ingest ratings.csv --rating-scale 0-10 --unknown-games reject

        gamesrec ingest 'shop-*.jsonl.gz' --dry-run --save-mapping shop.yaml

        gamesrec ingest games.csv ratings.csv --replace

        gamesrec ingest 'plays-*.parquet' --ray ray://head:10001 --shards 32
    """
    if arguments.demo == bool(arguments.tables):
        raise typer.BadParameter("name one or more tables, or --demo for the demo data")
    if arguments.replace and (arguments.demo or arguments.shard or arguments.ray or arguments.hidden_until):
        raise typer.BadParameter(
            "--replace takes all tables in one ingest, which nobody sees before it is complete; leave out --demo, "
            "--shard, --ray and --hidden-until"
        )
    offer_key_of(arguments.data_dir)
    # What reads tables and what fits takes a second to import, which no other command is to wait for.
    from services.cli.loading.ingest import load_demo_data, load_on_ray, load_tables  # noqa: PLC0415
    from services.cli.modelling.fit_tracking import fits_in  # noqa: PLC0415
    from services.cli.modelling.fitting import fit_after_ingest  # noqa: PLC0415

    if arguments.demo:
        asyncio.run(load_demo_data(console, arguments.targets, new_progress))
    elif arguments.ray is not None:
        load_on_ray(
            console,
            arguments.tables or [],
            arguments.options(),
            new_progress,
            address=arguments.ray,
            shards=arguments.shards,
        )
    else:
        ask = not arguments.yes and sys.stdin.isatty()
        report = asyncio.run(load_tables(console, arguments.tables or [], arguments.options(), new_progress, ask=ask))
        if report is not None and report.hidden is not None:
            return
    if arguments.fit and not arguments.dry_run:
        target = arguments.targets.recommender
        asyncio.run(
            fit_after_ingest(
                console,
                recommender_target=target,
                work_dir=arguments.work_dir,
                progress=new_progress,
                store=fits_in(os.environ.get("MLFLOW_TRACKING_URI")),
            )
        )
