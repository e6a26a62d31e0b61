"""Shows the operator how their tables were understood, what was stored, and what to check."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from services.ingest.ingestion import Hidden, IngestReport, Plan
from services.ingest.interpretation.mapping import TableMapping

_MOST_NAMED = 5


def show_plan(console: Console, plan: Plan) -> None:
    """Prints a table for each table that was read: its columns, and what becomes of its rows; then the doubts."""
    for mapping in plan.mappings:
        console.print(_understood(mapping))
    for doubt in plan.doubts:
        _warn(console, f"{doubt}.")


def show_report(console: Console, report: IngestReport) -> None:
    """Prints what was stored, then what to check."""
    console.print(_stored(report), highlight=False)
    if report.matched_games:
        names = [f"{name} is {game_id}" for name, game_id in report.matched_games.items()]
        console.print(
            f"{counted(len(names), 'game goes', 'games go')} by other names in other tables or the catalogue: "
            f"{_some(names)}.",
            highlight=False,
            markup=False,
        )
    if report.unknown_games:
        _warn(
            console,
            f"{counted(len(report.unknown_games), 'game', 'games')} that no table describes: "
            f"{_some(report.unknown_games)}; added with the name only (--unknown-games reject leaves such games out).",
        )
    if report.rejected:
        _warn(
            console,
            f"{counted(report.rejected, 'row', 'rows')} could not be used, mostly because: {report.mostly_rejected}; "
            f"{_some([str(path) for path in report.reject_files])} "
            f"{'has' if len(report.reject_files) == 1 else 'have'} each with its reason.",
        )
    show_hidden(console, report.hidden)


def show_hidden(console: Console, hidden: Hidden | None) -> None:
    """Prints until when nobody sees what is stored, if that is so."""
    if hidden is None:
        return
    if hidden.stored == hidden.shards > 0:
        _warn(console, "All shards are stored, but none of them has games, so nothing can be seen yet.")
    elif hidden.shards:
        _warn(
            console,
            f"{hidden.stored:,} of {hidden.shards:,} shards are stored; nobody sees the catalogue before all are.",
        )
    else:
        _warn(console, "Nobody sees the catalogue before all shards are stored, too (--shard 1/N to N/N).")


def counted(count: int, one: str, several: str) -> str:
    """Such as "1 row" and "1,200 rows"."""
    return f"{count:,} {one if count == 1 else several}"


def _stored(report: IngestReport) -> str:
    """What was stored, in the numbers of the bars; nothing of what there is none of."""
    load = report.load
    counts = (
        (load.written_games, "games"),
        (load.written_players, "players with attributes"),
        (
            load.interactions,
            f"interactions of {load.interacting_players:,} players with {load.played_games:,} games",
        ),
    )
    stored = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    merged = f"; {counted(report.duplicates, 'row was', 'rows were')} merged into others of the same key"
    replaced = merged if report.duplicates else ""
    return f"Stored {stored or 'nothing new'}{replaced}."


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" ..." if len(names) > _MOST_NAMED else "")


def _warn(console: Console, line: str) -> None:
    console.print(line, style="yellow", soft_wrap=True, markup=False, highlight=False)


def _understood(mapping: TableMapping) -> Table:
    """How a table was understood, for the operator to check."""
    title = Text(mapping.name)
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
        ("no column says", ", ".join(mapping.lacking)),
        ("games' attributes", ", ".join(mapping.game_attributes)),
        ("players' attributes", ", ".join(mapping.player_attributes)),
        ("hours played", mapping.hours_column),
        ("what was done", mapping.behaviour_column),
        ("not used", ", ".join(mapping.ignored)),
        ("not understood", "; ".join(mapping.not_understood)),
        ("read so", "; ".join(mapping.notes)),
        ("rows", _rows(mapping)),
        ("rejected", "; ".join(f"{count:,} {reason}" for reason, count in mapping.reasons.items())),
    )
    for name, value in rows:
        if value:
            table.add_row(Text(name), Text(value))
    return table


def _rows(mapping: TableMapping) -> str:
    """What becomes of the rows: every one of them is in exactly one of the counts."""
    counts = ((mapping.used, "stored"), (mapping.duplicates, "merged"), (mapping.rejected, "rejected"))
    return f"{mapping.rows:,} = " + " + ".join(f"{count:,} {what}" for count, what in counts)


def _with(column: str, reading: str | None) -> str:
    return f"{column} ({reading})" if reading else column
