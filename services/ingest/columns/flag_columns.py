"""Turns columns of 0 and 1 that each stand for one genre, tag or platform into one column with a list of those.

"Cat:War" and "Cat:Strategy", "genre_action" and "genre_rpg", "is_puzzle" and "is_racing" are such columns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from services.ingest.columns.headings import names
from services.ingest.columns.headings.vocabulary import FIELDS, GENRES_AS_FLAGS, PREFIXES_OF_FLAGS
from services.ingest.engine import text
from services.ingest.files.table import LIST_SEPARATOR, Table

NOTE = "columns of 0 and 1 such as '{}' as a list of {}"
_PREFIXED = re.compile(r"\s*([^\W\d_]+)\s*[:_.\-/ ]\s*(.+)")
_LISTS = ("genres", "tags", "platforms")
_TRUE, _FALSE = ("1", "1.0", "true", "yes", "y", "t"), ("0", "0.0", "false", "no", "n", "f")
# Fewer may be anything; words that nothing introduces as genres are sure only together.
_LEAST_PREFIXED, _LEAST_WORDS = 2, 3


def with_listed_flags(table: Table) -> Table:
    """The table with a list for each group of such columns, instead of them, where no column says that field."""
    groups: dict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
    for column in table.columns:
        found = _flag(column)
        if found is not None:
            field, label, is_prefixed = found
            groups[field, is_prefixed][column] = label
    for (field, is_prefixed), labels in groups.items():
        others = [column for column in table.columns if column not in labels]
        says = any((names.field_rank(column) or ("",))[0] == field and not _flag(column) for column in others)
        if not says and len(labels) >= (_LEAST_PREFIXED if is_prefixed else _LEAST_WORDS) and _are_flags(table, labels):
            table = _listed(table, field, labels)
    return table


def _flag(column: str) -> tuple[str, str, bool] | None:
    """The field that a column may be a value of, that value, and whether a prefix says so."""
    prefixed = _PREFIXED.fullmatch(column)
    if prefixed is not None:
        prefix, label = prefixed[1].casefold(), prefixed[2].strip()
        field = PREFIXES_OF_FLAGS.get(prefix) or next((each for each in _LISTS if prefix in FIELDS[each]), None)
        if field is not None and not label.isdecimal():
            return field, label.replace("_", " "), True
    label = column[3:] if column[:3].casefold() in {"is_", "is "} else column
    if " ".join(names.words(label)) in GENRES_AS_FLAGS:
        return "genres", label.replace("_", " ").strip(), False
    return None


def _are_flags(table: Table, columns: dict[str, str]) -> bool:
    """Whether all cells say yes or no, and each column says yes somewhere or no everywhere."""
    known = ", ".join(text(word) for word in (*_TRUE, *_FALSE))
    odd = " OR ".join(f"lower({table.cell(column)}) NOT IN ({known})" for column in columns)
    filled = " + ".join(f"count({table.cell(column)})" for column in columns)
    engine = table.workspace.engine
    told = engine.execute(f"SELECT count(*) FILTER ({odd}), {filled} FROM {table.view}").fetchone()
    return told is not None and told[0] == 0 and told[1] > 0


def _listed(table: Table, field: str, labels: dict[str, str]) -> Table:
    kept = [column for column in table.columns if column not in labels]
    true = ", ".join(text(word) for word in _TRUE)
    cells = [f"{table.cell(column)} AS c{number}" for number, column in enumerate(kept)]
    entries = " || ".join(
        f"CASE WHEN lower({table.cell(column)}) IN ({true}) THEN {text(label + LIST_SEPARATOR)} ELSE '' END"
        for column, label in labels.items()
    )
    cells.append(f"nullif({entries}, '') AS c{len(kept)}")
    view = table.workspace.new_name("flags")
    table.workspace.engine.execute(f"CREATE VIEW {view} AS SELECT {', '.join(cells)}, position FROM {table.view}")
    note = NOTE.format(next(iter(labels)), field)
    parts = tuple(replace(part, notes=(*part.notes, note)) for part in table.parts)
    return replace(table, columns=(*kept, field), view=view, parts=parts)
