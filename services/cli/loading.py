"""`gamesrec ingest` and the demo data: loading with progress bars, and a report of what was understood."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import TaskID
from rich.table import Table
from rich.text import Text

from services.ingest.demo_tables import demo_dataset
from services.ingest.game_matching import UnknownGames
from services.ingest.ingestion import IngestReport, ingest, load_into
from services.ingest.loading import LoadReport
from services.ingest.mapping import TableMapping
from services.ingest.progress import Progress
from services.ingest.schema import ColumnOverrides

_MOST_NAMED = 5

NewBars = Callable[[], Bars]


class _BarProgress(Progress):
    """A bar for each stage."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def start(self, stage: str, total: int) -> None:
        self._task = self._bars.add_task(stage, total=total)

    def advance(self, steps: int) -> None:
        if self._task is not None:
            self._bars.advance(self._task, steps)


@contextmanager
def bars(progress: NewBars) -> Iterator[Progress]:
    """Progress that is shown as bars."""
    with progress() as shown:
        yield _BarProgress(shown)


async def load_demo_data(
    console: Console, *, embedder_target: str, recommender_target: str, progress: NewBars
) -> LoadReport:
    """Loads the demo catalogue and its simulated players. Raises IngestError with a line for the operator."""
    dataset = await asyncio.to_thread(demo_dataset)
    with bars(progress) as shown:
        report = await load_into(
            dataset, embedder_target=embedder_target, recommender_target=recommender_target, progress=shown
        )
    console.print(
        f"Loaded {report.games:,} real games and {report.interactions:,} interactions of {report.players:,} "
        "simulated players.",
        highlight=False,
    )
    return report


async def load_tables(
    console: Console,
    paths: Sequence[Path],
    *,
    embedder_target: str,
    recommender_target: str,
    overrides: ColumnOverrides,
    rating_scale: str | None,
    unknown_games: UnknownGames,
    reject_dir: Path,
    progress: NewBars,
) -> IngestReport:
    """Loads the operator's tables. Raises IngestError with a line for the operator."""
    with bars(progress) as shown:
        report = await ingest(
            paths,
            embedder_target=embedder_target,
            recommender_target=recommender_target,
            progress=shown,
            mapping_overrides=overrides,
            rating_scale=rating_scale,
            unknown_games=unknown_games,
            reject_dir=reject_dir,
        )
    for mapping in report.mappings:
        console.print(_understood(mapping))
        for doubt in mapping.doubts:
            _warn(console, f"{', '.join(mapping.files)}: {doubt}.")
    console.print(_stored(report), highlight=False)
    if report.matched_games:
        names = [f"{name} is {game_id}" for name, game_id in report.matched_games.items()]
        console.print(
            f"{len(names):,} games go by other names in other tables or the catalogue: {_some(names)}.",
            highlight=False,
            markup=False,
        )
    if report.unknown_games:
        _warn(
            console,
            f"{len(report.unknown_games):,} games that no table describes: {_some(report.unknown_games)}; they were "
            "added with their name only (--unknown-games reject leaves them out).",
        )
    if report.rejected:
        _warn(
            console,
            f"{report.rejected:,} rows could not be used, mostly because: {report.mostly_rejected}; "
            f"{report.reject_file} has them all with the reasons.",
        )
    return report


def _stored(report: IngestReport) -> str:
    """What was stored, in the numbers of the bars; nothing of what there is none of."""
    counts = (
        (report.written_games, "games"),
        (report.written_players, "players with attributes"),
        (
            report.interactions,
            f"interactions of {report.interacting_players:,} players with {report.played_games:,} games",
        ),
    )
    stored = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    replaced = f"; {report.duplicates:,} rows were replaced by later ones of the same key" if report.duplicates else ""
    return f"Stored {stored or 'nothing new'}{replaced}."


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" ..." if len(names) > _MOST_NAMED else "")


def _warn(console: Console, line: str) -> None:
    console.print(line, style="yellow", soft_wrap=True, markup=False, highlight=False)


def _understood(mapping: TableMapping) -> Table:
    """How a table was understood, for the operator to check."""
    title = Text(f"{', '.join(mapping.files)}: {mapping.rows:,} rows")
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    rows = (
        ("player", mapping.player_column),
        ("game", mapping.game_column),
        ("title", mapping.title_column),
        ("rating", mapping.rating_column and _with(mapping.rating_column, mapping.rating_scale)),
        ("time", mapping.timestamp_column and _with(mapping.timestamp_column, mapping.day_order)),
        *((f"game's {name}", column) for name, column in mapping.game_fields.items()),
        ("games' attributes", ", ".join(mapping.game_attributes)),
        ("players' attributes", ", ".join(mapping.player_attributes)),
        ("not used", ", ".join(mapping.ignored)),
    )
    for name, value in rows:
        if value:
            table.add_row(Text(name), Text(value))
    return table


def _with(column: str, reading: str | None) -> str:
    return f"{column} ({reading})" if reading else column
