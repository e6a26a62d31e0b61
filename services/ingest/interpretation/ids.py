"""Reads the ids of games and players: how they are compared, and which cannot be used."""

from __future__ import annotations

from services.ingest.engine import one, text
from services.ingest.files.table import Table
from services.ingest.records import MAX_ID_CHARACTERS

# Programs write the ids of a column with gaps as 12.0, and of one without as 12.
_WHOLE = r"-?\d+\.0+"
# What programs write for no id. Words that people may go by are none of it.
_NO_IDS = ("nan", "NaN", "null", "NULL", "None", "<NA>", "NaT", "N/A", "n/a", "#N/A")
# The last lines of a report of a shop are no rows of their own.
_TOTALS = (
    r"(?:grand |sub|general )?total(?:s|e|es|en|i)?:?|sum(?:me|ma)?:?|gesamt(?:summe)?:?|итого:?|всего:?|toplam:?"
    r"|합계|合計|总计"
)
_LAST_ROWS, _LOOKED_AT = 3, 100
_SCIENTIFIC = r"\d(?:[.,]\d+)?[eE]\+?\d+"
# Doubles are exact up to here.
_EXACT = 9007199254740992


def id_cells(table: Table, column: str, what: str) -> str:
    """A relation (cell, id, problem, first) of the column's distinct cells, `first` the position where each first is.

    `what` the id is of: "game" or "player". Ids that a program turned into numbers are restored where their digits are
    all there; where they are not, different ids have become one, and their rows are refused.
    """
    engine, cell = table.workspace.engine, table.cell(column)
    target = table.workspace.new_name("ids")
    spellings = table.workspace.new_name("spellings")
    engine.execute(
        f"CREATE TABLE {spellings} AS SELECT {cell} AS cell, min(position) AS first FROM {table.view} GROUP BY {cell}"
    )
    present = one(engine, f"SELECT count(cell) FROM {spellings}")
    numeric = one(engine, f"SELECT count(*) FROM {spellings} WHERE try_cast(cell AS DOUBLE) IS NOT NULL")
    whole = one(engine, f"SELECT count(*) FROM {spellings} WHERE regexp_full_match(cell, {text(_WHOLE)})")
    told = "cell"
    if present and whole and numeric == present:
        told = (
            f"CASE WHEN regexp_full_match(cell, {text(_WHOLE)}) THEN regexp_replace(cell, '\\.0+$', '') ELSE cell END"
        )
    lost = "false"
    if present and numeric >= 0.95 * present:
        scientific = f"regexp_full_match(cell, {text(_SCIENTIFIC)})"
        digits = "length(regexp_replace(regexp_extract(cell, '^[^eE]+'), '[^0-9]', '', 'g'))"
        exponent = "try_cast(regexp_extract(cell, '[0-9]+$') AS INTEGER)"
        complete = f"({digits} > {exponent} AND try_cast(cell AS DOUBLE) <= {_EXACT})"
        told = (
            f"CASE WHEN {scientific} AND {complete} "
            f"THEN CAST(CAST(try_cast(replace(cell, ',', '.') AS DOUBLE) AS BIGINT) AS VARCHAR) ELSE {told} END"
        )
        lost = f"{scientific} AND NOT {complete}"
    totals = _totals(table, column)
    nothing = ", ".join(text(word) for word in _NO_IDS)
    reason = (
        f"CASE WHEN cell IS NULL OR cell IN ({nothing}) THEN 'no {what} id' "
        f"WHEN {lost} THEN 'the {what} id has lost digits in a program that took it for a number; "
        "export the column as text' "
        f"WHEN first >= {table.rows - _LAST_ROWS} AND cell IN ({totals}) THEN 'a total of the rows above, and no row' "
        f"WHEN length(cell) > {MAX_ID_CHARACTERS} "
        f"THEN 'the {what} id is longer than {MAX_ID_CHARACTERS} characters' END"
    )
    engine.execute(f"CREATE TABLE {target} AS SELECT cell, {told} AS id, {reason} AS problem, first FROM {spellings}")
    engine.execute(f"DROP TABLE {spellings}")
    return target


def _totals(table: Table, column: str) -> str:
    """The cells, as SQL, of the column's last rows that say "Total" beside cells with nothing in them."""
    cell = table.cell(column)
    empty = " + ".join(f"CAST({table.cell(other)} IS NULL AS INTEGER)" for other in table.columns[:_LOOKED_AT])
    found = table.workspace.engine.execute(
        f"SELECT {cell} FROM {table.view} WHERE position >= {table.rows - _LAST_ROWS} AND {empty} > 0 "
        f"AND regexp_full_match(lower({cell}), {text(_TOTALS)})"
    ).fetchall()
    return ", ".join(text(each) for (each,) in found) or "NULL"
