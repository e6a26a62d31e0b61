"""Tables into the rows that can be used, each table by itself: the first half of an interpretation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.ingest.columns.rating_scales import RatingScale
from services.ingest.columns.roles import NO_COLUMN, ColumnOverrides, Roles, TableKind, check_overrides, roles_of
from services.ingest.files.table import Table, concatenated
from services.ingest.interpretation.interactions import ReadInteractions, read_interactions
from services.ingest.interpretation.lists import ReadList, read_list


@dataclass(frozen=True, slots=True)
class ReadTables:
    """Tables with the roles of their columns, and the rows of each by its index: it is in one of the two mappings.

    `unrated` says that the operator wants no ratings.
    """

    tables: Sequence[Table]
    roles: Sequence[Roles]
    interactions: Mapping[int, ReadInteractions]
    lists: Mapping[int, ReadList]
    unrated: bool


def read_rows(
    tables: Sequence[Table], overrides: ColumnOverrides, now: datetime, rating_scale: RatingScale | None = None
) -> ReadTables:
    """Reads all tables. IngestError when columns cannot be found or ratings are on no known scale."""
    check_overrides(tables, overrides)
    tables, roles = _joined(tables, overrides)
    interactions: dict[int, ReadInteractions] = {}
    lists: dict[int, ReadList] = {}
    rows_before = 0
    for index, (table, role) in enumerate(zip(tables, roles, strict=True)):
        if role.kind is TableKind.INTERACTIONS:
            interactions[index] = read_interactions(table, role, now, rows_before, rating_scale)
            rows_before += len(table.frame)
        else:
            lists[index] = read_list(table, role)
    return ReadTables(tables, roles, interactions, lists, overrides.rating == NO_COLUMN)


def _joined(tables: Sequence[Table], overrides: ColumnOverrides) -> tuple[list[Table], list[Roles]]:
    """Shards of one table as one, with the columns that have a role: what a scale is, all of them tell together.

    Equal columns do not make shards: users.csv and games.csv may both be "id, name".
    """
    groups: dict[tuple[object, ...], list[tuple[Table, Roles]]] = {}
    for table in tables:
        roles = roles_of(table, overrides)
        groups.setdefault((frozenset(table.columns), roles.kind, roles.player, roles.game), []).append((table, roles))
    whole = [concatenated([table for table, _ in group]) for group in groups.values()]
    found = [
        roles_of(table, overrides) if group[0][1].kind is TableKind.INTERACTIONS else group[0][1]
        for table, group in zip(whole, groups.values(), strict=True)
    ]
    return whole, found
