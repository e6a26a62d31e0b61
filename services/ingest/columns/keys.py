"""Decides by the cells which column is the key of a list of games: the one whose values the plays beside it have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.ingest.columns.headings import names
from services.ingest.columns.roles import ColumnRoles, TableKind
from services.ingest.engine import one
from services.ingest.files.table import Table

_SAMPLED_IDS = 2000
# Of a key's values so many must be known to the plays, and of that which the name suggested so few.
_LEAST_JOINING, _MOST_JOINING = 0.3, 0.05
# So many more of the plays' games must be listed under the key's name for another column to be theirs.
_LEAST_BETTER = 0.2


def joined_key(table: Table, roles: ColumnRoles, plays: Sequence[tuple[Table, str]]) -> ColumnRoles:
    """The roles of a list of games with the key that joins the games of `plays` (tables and their columns of games).

    The names' choice stays unless hardly any of the plays' games are among its values, and many among another's.
    """
    if roles.kind is not TableKind.GAMES or roles.game is None or not plays:
        return roles
    shares = {column: max(_share(table, column, *each) for each in plays) for column in table.columns}
    if shares[roles.game] > _MOST_JOINING:
        return roles
    candidates = [column for column in table.columns if column not in (roles.game, roles.title)]
    best = max(candidates, key=lambda column: shares[column], default=None)
    if best is None or shares[best] < _LEAST_JOINING or table.distinct(best) < 0.5 * table.present(best):
        return roles
    title = roles.title or (roles.game if names.title_rank(roles.game) or names.game_rank(roles.game) == 1 else None)
    return replace(roles, game=best, title=title)


def joining_game(table: Table, roles: ColumnRoles, lists: Sequence[tuple[Table, str]]) -> ColumnRoles:
    """The roles of a table of plays whose games are those of another column, which is called as the key of a list is.

    `lists` are lists of games and their keys. Amazon's reviews have "asin" and "parent_asin", and its list the latter.
    """
    if roles.kind is not TableKind.INTERACTIONS or roles.game is None or not lists:
        return roles
    keys = {names.words(key) for _, key in lists}
    others = [
        column
        for column in table.columns
        if column not in roles.taken()
        and names.words(column) in keys
        # What no two rows share is the row's own: "id" beside the games of a list that is keyed by its "id".
        and table.distinct(column) < table.present(column)
    ]
    shares = {
        column: max(_share(listed, key, table, column) for listed, key in lists) for column in (roles.game, *others)
    }
    best = max(shares, key=lambda column: shares[column])
    return replace(roles, game=best) if shares[best] > shares[roles.game] + _LEAST_BETTER else roles


def _share(table: Table, column: str, plays: Table, game: str) -> float:
    """Which share of the plays' games are values of the column."""
    sampled = (
        f"SELECT DISTINCT {plays.cell(game)} AS id FROM ({plays.spread([game])}) "
        f"WHERE {plays.cell(game)} IS NOT NULL LIMIT {_SAMPLED_IDS}"
    )
    engine = table.workspace.engine
    count = one(engine, f"SELECT count(*) FROM ({sampled})")
    cell = table.cell(column)
    met = one(engine, f"SELECT count(*) FROM ({sampled}) WHERE id IN (SELECT {cell} FROM {table.view})")
    return met / count if count else 0.0
