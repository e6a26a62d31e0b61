"""Turns columns of 0 and 1 that each stand for one genre, tag or platform into one column with a list of those.

"Cat:War" and "Cat:Strategy", "genre_action" and "genre_rpg", "is_puzzle" and "is_racing" are such columns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from services.ingest.columns.cells.game_fields import platform_flags
from services.ingest.columns.headings import names
from services.ingest.columns.headings.fact_columns import fact_columns
from services.ingest.columns.headings.vocabulary import FIELDS, GENRES_AS_FLAGS, PREFIXES_OF_FLAGS
from services.ingest.engine import text
from services.ingest.files.table import LIST_SEPARATOR, Table

NOTE = "columns of 0 and 1 such as '{}' as a list of {}"
_PREFIXED = re.compile(r"\s*([^\W\d_]+)\s*[:_.\-/ ]\s*(.+)")
_LISTS = ("genres", "tags", "platforms")
_TRUE, _FALSE = ("1", "1.0", "true", "yes", "y", "t"), ("0", "0.0", "false", "no", "n", "f")
# Fewer may be anything; words that nothing introduces as genres are sure only together.
_LEAST_PREFIXED, _LEAST_WORDS, _LEAST_UNKNOWN = 2, 3, 6
# As people write words, with a capital and no underscore.
_WORDS = re.compile(r"[^\W\d_a-z][^\W_]*(?:[ '’/&-]+[^\W_]+){0,3}")


def with_listed_flags(table: Table) -> Table:
    """The table with a list for each group of such columns, instead of them, where no column says that field."""
    groups: dict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
    for column in table.columns:
        found = _flag(column)
        if found is not None:
            field, label, is_prefixed = found
            groups[field, is_prefixed][column] = label
    unknown = _unknown_flags(table, groups)
    if unknown:
        is_genres = len(groups["genres", False]) >= _LEAST_WORDS
        field = "genres" if is_genres else "tags"
        # Beside "Action" and "Puzzle", "Metroidvania" is a genre; among words of which hardly one is known, a tag.
        groups[field, False] = {
            column: column for column in table.columns if column in {*unknown, *groups["genres", False]}
        }
        if not is_genres:
            groups.pop(("genres", False), None)
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


def _unknown_flags(table: Table, groups: Mapping[tuple[str, bool], Mapping[str, str]]) -> list[str]:
    """Columns of 0 and 1 of a list of games, whose headings are words without a meaning of their own.

    Such are kinds of games. None where there are few of them, or programs named them: "early_access", "is_free".
    """
    columns = table.columns
    if any(map(names.player_rank, columns)) or not any(map(names.title_rank, columns)):
        return []
    known = {column for labels in groups.values() for column in labels}
    found = [column for column in columns if column not in known and _is_word(column)]
    found = [column for column in found if _are_flags(table, {column: column})]
    return found if len(found) + len(groups.get(("genres", False), ())) >= _LEAST_UNKNOWN else []


def _is_word(column: str) -> bool:
    if not _WORDS.fullmatch(column) or fact_columns([column]) or platform_flags([column]) or names.field_rank(column):
        return False
    ranks = [names.game_rank, names.title_rank, names.time_rank]
    # "Souls-like" is no rating, and "City Builder" no city.
    if len(names.words(column)) == 1:
        ranks += [names.rating_rank, lambda name: int(names.owner(name) is not None)]
    return not any(rank(column) for rank in ranks)


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
