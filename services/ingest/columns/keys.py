"""Decides by the cells which columns join plays to the list of games beside them.

The key of a list is the column whose values the plays have; of a table of plays that no heading says the game of, it is
the column whose values are those of a column that tells the list's rows apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.ingest.columns.headings import names
from services.ingest.columns.headings.vocabulary import ID_WORDS, TRADE_CODES
from services.ingest.columns.numbering import counts_the_rows
from services.ingest.columns.roles import ColumnRoles, TableKind
from services.ingest.engine import one
from services.ingest.files.table import Table

_SAMPLED_IDS = 2000
# Of a key's values so many must be known to the plays, and of that which the name suggested so few.
_LEAST_JOINING, _MOST_JOINING = 0.3, 0.05
# So many more of the plays' games must be listed under the key's name for another column to be theirs.
_LEAST_BETTER = 0.2
# Of the games of plays that no heading tells so many must be listed, by a column that tells nearly all rows apart.
_LEAST_TOLD, _LEAST_UNIQUE = 0.5, 0.9


def joined_key(table: Table, roles: ColumnRoles, plays: Sequence[tuple[Table, ColumnRoles]]) -> ColumnRoles:
    """The roles of a list of games with the key that joins the games of `plays` (tables and their roles).

    Plays may have that key in a column of its own name beside what was taken for their games: "parent_asin" beside
    "asin". The names' choice stays unless many more of the plays' games are among another's values. Where the choice
    has any of them, a column that counts the rows is none: small numbers are among each other's by chance.
    """
    if roles.kind is not TableKind.GAMES or roles.game is None or not plays:
        return roles
    shares = {column: max(_joining_share(table, column, *each) for each in plays) for column in table.columns}
    joins = shares[roles.game] > _MOST_JOINING
    least = max(_LEAST_JOINING, shares[roles.game] + _LEAST_BETTER)
    candidates = [
        column
        for column in table.columns
        if column not in (roles.game, roles.title)
        and shares[column] >= least
        and table.distinct(column) >= (_LEAST_UNIQUE if joins else 0.5) * table.present(column)
        and not (joins and counts_the_rows(table, column))
    ]
    best = max(candidates, key=lambda column: shares[column], default=None)
    if best is None:
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


def game_by_values(table: Table, lists: Sequence[Table]) -> str | None:
    """The column of a table of plays whose values are those of a column that tells the rows of a list apart.

    Of several the one of the most values; None if less than half of any one's are listed, or plays do not repeat them.
    """
    keys = [(listed, column) for listed in lists for column in listed.columns if _tells_rows_apart(listed, column)]
    found = [
        column
        for column in table.columns
        if not any(rank(column) for rank in (names.player_rank, names.rating_rank, names.time_rank))
        and table.distinct(column) < table.present(column)
        and any(_share(listed, key, table, column) >= _LEAST_TOLD for listed, key in keys)
    ]
    return max(found, key=table.distinct, default=None)


def game_by_key(table: Table, lists: Sequence[tuple[Table, str]]) -> str | None:
    """The column of another list of the same games, by the name of the key of one of `lists` and its values."""
    return next(
        (
            column
            for column in table.columns
            for listed, key in lists
            if names.words(column) == names.words(key)
            and table.distinct(column) == table.present(column)
            and _share(listed, key, table, column) > _MOST_JOINING
        ),
        None,
    )


def _tells_rows_apart(table: Table, column: str) -> bool:
    filled = table.present(column) >= _LEAST_UNIQUE * table.rows
    apart = filled and table.distinct(column) >= _LEAST_UNIQUE * table.present(column)
    return apart and (names.is_code(column) or not counts_the_rows(table, column))


def _joining_share(table: Table, column: str, plays: Table, roles: ColumnRoles) -> float:
    """Which share of the plays' games, or of their codes that are called like the column, are values of it."""
    alike = [
        other
        for other in plays.columns
        if other not in roles.taken()
        and names.words(other) == names.words(column)
        and (ID_WORDS | TRADE_CODES) & set(names.words(other))
        and plays.distinct(other) < plays.present(other)
    ]
    return max(_share(table, column, plays, game) for game in (roles.game, *alike) if game is not None)


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
