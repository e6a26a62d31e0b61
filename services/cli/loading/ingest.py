"""Runs `gamesrec ingest`: loads the operator's tables or the demo data with progress bars, then says what was done."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from rich.console import Console
from rich.prompt import Confirm
from rich.table import Table

from services.cli.loading.ingest_report import show_hidden, show_plan, show_report
from services.cli.progress_bars import NewBars, shown_progress
from services.ingest.demo_dataset import demo_dataset
from services.ingest.errors import IngestError
from services.ingest.ingestion import IngestReport, end_shard, files_of, load_into, planned
from services.ingest.on_ray import ingest_on_ray
from services.ingest.options import IngestOptions
from services.ingest.report_file import write_report
from services.ingest.service_targets import ServiceTargets
from services.ingest.storing.loader import LoadReport


async def load_demo_data(console: Console, targets: ServiceTargets, new_bars: NewBars) -> LoadReport:
    """Loads the demo catalogue and its simulated players. Raises IngestError with a line for the operator."""
    dataset = await asyncio.to_thread(demo_dataset)
    with shown_progress(new_bars) as progress:
        report = await load_into(targets, dataset, progress)
    console.print(
        f"Loaded {report.games:,} real games and {report.interactions:,} interactions of {report.players:,} "
        "simulated players.",
        highlight=False,
    )
    return report


async def load_tables(
    console: Console, paths: Sequence[Path], options: IngestOptions, new_bars: NewBars, *, ask: bool = False
) -> IngestReport | None:
    """Shows how the operator's tables are understood, then loads them. Raises IngestError with a line for the operator.

    With `ask` it goes on only if the operator says so, where something is doubtful. None when nothing was stored.
    """
    if options.shard is not None and not files_of(paths, options):
        console.print("All tables of this shard are stored already.", highlight=False)
        show_hidden(console, None if options.dry_run else await end_shard(options))
        return None
    async with AsyncExitStack() as stack:
        with shown_progress(new_bars) as progress:
            plan = await stack.enter_async_context(planned(paths, options, progress))
        show_plan(console, plan)
        if options.dry_run:
            path = write_report(plan.mappings, None, options.output_dir, plan.files[0])
            console.print(f"Nothing was stored (--dry-run); {path} has all of this.", highlight=False, soft_wrap=True)
            return None
        if ask and plan.doubts and not Confirm.ask("Store them so?", console=console, default=True):
            console.print("Nothing was stored.")
            return None
        with shown_progress(new_bars) as progress:
            report = await plan.store(progress)
    show_report(console, report)
    return report


def load_on_ray(
    console: Console, paths: Sequence[Path], options: IngestOptions, new_bars: NewBars, *, address: str, shards: int
) -> None:
    """Loads many tables as tasks of a Ray cluster, then says what became of each. IngestError if any failed."""
    with shown_progress(new_bars) as progress:
        reports = ingest_on_ray(paths, options, progress, address=address, shards=shards)
    table = Table("shard", "files", "interactions", "rejected rows", "failure")
    for each in reports:
        counts = (f"{each.files:,}", f"{each.interactions:,}", f"{each.rejected:,}") if each.files else ("0", "", "")
        table.add_row(f"{each.shard.index}/{each.shard.count}", *counts, each.failure)
    console.print(table)
    failed = [each for each in reports if each.failure]
    if failed:
        raise IngestError(
            f"{len(failed)} of {len(reports)} shards failed; run the same command again, which goes on with their files"
        )
