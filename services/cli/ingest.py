"""Runs `gamesrec ingest`: loads the operator's tables or the demo data with progress bars, then says what was done."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from services.cli.ingest_report import show_report
from services.cli.progress_bars import NewBars, shown_progress
from services.ingest.demo_dataset import demo_dataset
from services.ingest.ingestion import IngestReport, ingest, load_into
from services.ingest.options import IngestOptions, ServiceTargets
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
    console: Console, paths: Sequence[Path], options: IngestOptions, new_bars: NewBars
) -> IngestReport:
    """Loads the operator's tables. Raises IngestError with a line for the operator."""
    with shown_progress(new_bars) as progress:
        report = await ingest(paths, options, progress)
    show_report(console, report)
    return report
