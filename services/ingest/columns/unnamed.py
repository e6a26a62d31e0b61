"""Names the columns of a table without headings by what their cells look like.

Tables without headings follow the order of old data sets: player, game, rating, time; or id, title, genres.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from services.ingest.columns.cells.timestamps import parse_times
from services.ingest.columns.headings import names
from services.ingest.files.table import Table
from services.ingest.files.texts.dialects import UNNAMED

_BEHAVIOURS = frozenset(["play", "purchase", "buy", "view", "like", "own", "wishlist", "install"])
# So many names may an id have on average, since tables have errors.
_MOST_NAMES = 1.1


@dataclass(frozen=True, slots=True)
class _Look:
    """What the cells of a column look like."""

    column: str
    numeric: float
    least: float
    most: float
    distinct: int
    unique: bool
    letters: float
    lists: float
    deeds: float


def named_by_cells(table: Table, now: datetime) -> Table:
    """The table with names for its columns where it has no headings and their cells tell; else as it is."""
    if not all(column.startswith(UNNAMED) for column in table.columns):
        return table
    looks = [_look(table, column) for column in table.columns]
    found: dict[str, str] = {}

    def first(role: str, of: list[_Look]) -> None:
        left = [look for look in of if look.column not in found]
        if left and role not in found.values():
            found[left[0].column] = role

    first("timestamp", [look for look in looks[1:] if _is_time(table, look, now)])
    first("behavior", [look for look in looks if look.deeds > 0.99])
    ids = [look for look in looks if not look.unique and look.column not in found and look.lists < 0.5]
    rated = [
        look
        for look in ids[1:]
        if look.numeric > 0.95 and look.least >= -1 and look.most <= 100 and look.distinct <= 101
    ]
    has_deeds = "behavior" in found.values()
    numbers = [look for look in looks[1:] if look.numeric > 0.95 and look.column not in found]
    if has_deeds and numbers:
        # A trailing column that says the same everywhere is none of hours.
        varied = [look for look in numbers if look.column not in {each.column for each in looks[:2]}] or numbers
        found[max(varied, key=lambda look: look.distinct).column] = "hours"
    elif len(ids) >= 3 and not looks[0].unique:
        first("rating", list(reversed(rated)))
    left = [look for look in ids if look.column not in found]
    if len(left) >= 2 and not looks[0].unique:
        found[left[0].column], found[left[1].column] = "user_id", "game" if left[1].letters > 0.5 else "game_id"
        first("title", [look for look in left[2:] if look.letters > 0.8 and _is_of(table, look, left[1])])
    elif looks[0].unique:
        titles = [
            look for look in looks[1:] if look.letters > 0.8 and look.lists < 0.5 and look.distinct > 0.5 * table.rows
        ]
        about_players = any(
            names.player_rank(word.removesuffix("s")) for word in names.words(Path(table.files[0]).stem)
        )
        if titles and not about_players:
            found[looks[0].column], found[titles[0].column] = "game_id", "title"
            found.update({column: "release date" for column, role in found.items() if role == "timestamp"})
            first(
                "year",
                [look for look in looks if look.numeric > 0.9 and 1900 <= look.least <= look.most <= 2100],
            )
            first("genres", [look for look in looks if look.lists >= 0.3])
        elif about_players or not titles:
            found[looks[0].column] = "user_id"
    if not found:
        return table
    return replace(table, columns=tuple(found.get(column, column) for column in table.columns))


def _is_of(table: Table, name: _Look, ids: _Look) -> bool:
    """Whether each id goes by one name, and hardly two by the same."""
    pairs = table.distinct_pairs(ids.column, name.column)
    return pairs <= _MOST_NAMES * ids.distinct and name.distinct >= ids.distinct / _MOST_NAMES


def _look(table: Table, column: str) -> _Look:
    cells = table.sample(column)
    number = pd.to_numeric(cells, errors="coerce")
    some = max(1, len(cells))
    return _Look(
        column=column,
        numeric=float(number.notna().sum()) / some,
        least=float(number.min()) if number.notna().any() else 0.0,
        most=float(number.max()) if number.notna().any() else 0.0,
        distinct=(distinct := table.distinct(column)),
        unique=distinct == table.rows,
        letters=float(cells.str.contains(r"[^\W\d_]{2}", regex=True).sum()) / some,
        lists=float(cells.str.contains("|", regex=False).sum()) / some,
        deeds=float(cells.str.lower().isin(list(_BEHAVIOURS)).sum()) / some,
    )


def _is_time(table: Table, look: _Look, now: datetime) -> bool:
    if look.numeric > 0.95 and look.most < 100_000_000:
        return False
    cells = table.sample(look.column)
    times = parse_times(cells, now)
    return len(cells) > 0 and len(times.problems) < 0.05 * len(cells)
