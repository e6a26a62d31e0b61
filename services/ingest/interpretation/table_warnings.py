"""Warns the operator of guesses about a table that may be wrong, and says which option puts them right."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from services.ingest.columns.cells.timestamps import parsable_share as parsable_times
from services.ingest.columns.game_lists import BEGIN
from services.ingest.columns.headings import names
from services.ingest.columns.rating_matrix import NOTE, NOTE_OF_PLAYERS
from services.ingest.columns.roles import ColumnRoles
from services.ingest.files.findings import BUT_MAYBE, READ_AS
from services.ingest.files.json_shapes import PASSED_OVER
from services.ingest.files.table import Table, is_missing
from services.ingest.interpretation.interactions import InteractionRows

# Numbers below this, years apart, are neither days of a spreadsheet nor seconds of a time when anybody played.
_LEAST_TIME = 30_000
# What a heading ranks that is a rating's and nothing besides.
_PLAIN_RATING = 100
# Some tables have words among numbers for ids; more are no errors.
_MOST_OUTLIERS = 0.1
_YEAR = r"(19[789]|20\d)\d(\.0)?"


def table_warnings(
    roles: ColumnRoles, rows: InteractionRows, *, unused: Sequence[str], attributes: Sequence[str], is_unrated: bool
) -> tuple[str, ...]:
    """Sentences about a table of interactions, each with what to do about it.

    `unused` and `attributes` are its columns without a role; `is_unrated` says that the operator wants no ratings.
    """
    warnings = []
    if roles.guessed is not None:
        column = roles.game if roles.guessed == "game" else roles.player
        warnings.append(
            f"'{column}' was taken for the {roles.guessed}s, since it has ids that rows repeat; if that is wrong, say "
            f"--{roles.guessed}-column"
        )
    if roles.rating is None and roles.hours is None and not is_unrated and (unused or attributes):
        columns = f"not used: {', '.join(unused)}" if unused else f"taken for attributes: {', '.join(attributes)}"
        warnings.append(
            f"no column of ratings was recognised ({columns}); if there is one, name it with --rating-column"
        )
    rivals = [column for column in (*unused, *attributes) if roles.rating and _is_rival(column, roles.rating)]
    if rivals:
        warnings.append(
            f"'{roles.rating}' was taken for the ratings, and {', '.join(map(repr, rivals))} might be, too; if that is "
            "wrong, say --rating-column"
        )
    if rows.scale is not None and rows.scale.unrated and rows.scale.low < 1:
        warnings.append(
            f"in '{roles.rating}' {' and '.join(f'{mark:g}' for mark in rows.scale.unrated)} were read as not rated; "
            "if they are ratings, name the scale with --rating-scale, such as 0-10"
        )
    if rows.scale is not None and rows.scale.is_improbable_for(rows.rating_values()):
        warnings.append(
            f"hardly any rating is in the upper half of the scale, {rows.scale.name}; "
            "if it is another one, name it with --rating-scale"
        )
    if rows.order is not None and rows.order.guessed:
        warnings.append(
            f"the days in '{roles.timestamp}' could all be read either way and were read {rows.order.name}; "
            "if that is wrong, write them as year-month-day"
        )
    return tuple(warnings)


def _is_rival(column: str, rating: str) -> bool:
    """Whether a column is called a rating as the one that was taken is: both are of a part, or both of the whole."""
    ranks = [names.rating_rank(each) for each in (column, rating)]
    return ranks[0] > 0 and ranks[1] < _PLAIN_RATING


def time_warnings(table: Table, roles: ColumnRoles, others: Sequence[str]) -> tuple[str, ...]:
    """Names the columns that look like times, where none is used, and the one whose numbers are none."""
    if roles.timestamp is not None:
        cells = table.sample(roles.timestamp)
        numbers = pd.to_numeric(cells, errors="coerce")
        if len(cells) and (numbers < _LEAST_TIME).all() and not cells.str.fullmatch(_YEAR).all():
            return (
                f"the numbers in '{roles.timestamp}' are read as seconds since 1970, all of them of that year; if they "
                "count something else, say --timestamp-column none",
            )
        return ()
    found = [column for column in others if not names.is_release(column) and looks_like_times(table, column)]
    if not found:
        named = [column for column in others if names.time_rank(column) and len(table.sample(column))]
        return tuple(
            f"'{column}' should be a time by its name, but its cells are in no form that is known, such as "
            f"{table.sample(column).iloc[0][:40]!r}; write them as year-month-day"
            for column in named[:1]
        )
    return (f"'{found[0]}' looks like a time and is not used as one; if it is, say --timestamp-column '{found[0]}'",)


def id_warnings(table: Table, columns: Sequence[str | None]) -> tuple[str, ...]:
    """Names ids that differ from the others, or are written as decimal numbers larger than such numbers are exact."""
    outliers = [warning for column in columns for warning in id_outliers(table, column)]
    return (*outliers, *_rounded(table, columns))


def _rounded(table: Table, columns: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(
        f"'{column}' has ids such as 76561198000000016.0, which a program rounded: they tell players or games apart "
        "but may not be those of other tables; export the column as text"
        for column in columns
        if column is not None and table.sample(column).str.fullmatch(r"\d{17,}\.0+").any()
    )


def unnamed_warnings(table: Table) -> tuple[str, ...]:
    """Says that the columns of a table without headings were named by their cells."""
    if not any("not as headings" in note for note in table.notes):
        return ()
    return (
        f"the file has no headings; its columns were taken for {', '.join(table.columns)}: if that is wrong, "
        "write headings into its first line",
    )


def encoding_warnings(table: Table) -> tuple[str, ...]:
    """Says that a text may have another encoding than the one that its letters told, or that only a part is read."""
    return tuple(
        f"{note}; if titles look wrong, say --encoding"
        for note in table.notes
        if note.startswith(READ_AS) and BUT_MAYBE in note
    ) + tuple(
        f"{note}; if they are wanted, give them as a file of their own"
        for note in table.notes
        if note.startswith(PASSED_OVER)
    )


def shape_warnings(table: Table) -> tuple[str, ...]:
    """Says that columns, or entries of lists, were taken for games."""
    listed = [note for note in table.notes if note.startswith(BEGIN)]
    if listed:
        return (f"it was read as {listed[0]}; if these are attributes of players, say --rating-column none",)
    if any(note.startswith(NOTE_OF_PLAYERS) for note in table.notes):
        return (
            "each column but the first was read as a player, and each number as a rating; if they are attributes of "
            "the games, say --rating-column none",
        )
    if not any(note.startswith(NOTE) for note in table.notes):
        return ()
    return (
        "each column but the first was read as a game, and each number as its rating; if they are attributes of "
        "players, say --rating-column none",
    )


def id_outliers(table: Table, column: str | None) -> tuple[str, ...]:
    """Tells ids unlike the others, as those of a row whose cells stand under other headings."""
    if column is None:
        return ()
    cells = table.sample(column)
    odd = cells[~cells.str.fullmatch(r"\d+(?:\.0+)?")]
    if len(odd) == 0 or len(odd) > _MOST_OUTLIERS * len(cells):
        return ()
    return (
        f"ids in '{column}' are numbers, but for {len(odd):,} of {len(cells):,} such as {odd.iloc[0][:30]!r}; "
        "if the cells of these rows stand under wrong headings, mend or remove them",
    )


def looks_like_times(table: Table, column: str) -> bool:
    """Whether nearly all cells of a column are times, and no ids or other numbers."""
    cells = table.sample(column)
    cells = cells[~is_missing(cells)]
    if len(cells) == 0 or parsable_times(cells) < 0.95:
        return False
    numbers = pd.to_numeric(cells, errors="coerce")
    if names.is_id(column) or names.player_rank(column):
        return bool(numbers.isna().mean() > 0.95)
    return bool(numbers.isna().mean() > 0.95 or (numbers.min() >= 100_000_000 and numbers.max() < 1e19))
