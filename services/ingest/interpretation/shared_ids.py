"""Keeps games apart to which two lists, or a list and the store, gave the same number.

No heading such as "appid" says then that both take it from one place (see related_titles.py). The games of one of them
get ids that begin with its file's name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from services.ingest.columns.cells.game_fields import field_columns, year_in
from services.ingest.columns.headings import names
from services.ingest.columns.roles import TableKind
from services.ingest.interpretation.entities import EntityDescriptions
from services.ingest.interpretation.related_titles import Met, says_whose, unrelated
from services.ingest.interpretation.understanding import UnderstoodTable

# A list of corrections gives some games new titles; of the games that are stored more must be met to doubt that.
_LEAST_STORED = 3
_MOST_PREFIX = 40


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Games by numbers, how that column is called, and where they are from, for messages."""

    games: EntityDescriptions
    key: str
    name: str


def numbered_apart(tables: Sequence[UnderstoodTable], catalogue: Mapping[str, str]) -> list[UnderstoodTable]:
    """The tables, with other ids for the games of lists whose numbers are others' in lists before or in `catalogue`.

    `catalogue` has titles by id. Of two lists the one keeps its ids whose ids plays have, or that is given first. A
    table of plays is of the list that has most of its ids, of equals of the one whose key is called alike.
    """
    tables = list(tables)
    lists = [place for place, table in enumerate(tables) if _is_list(table)]
    if not lists:
        return tables
    plays = [table for table in tables if table.interactions is not None]
    # Where nothing is known of a stored game but its id, its title says nothing.
    titles = {game_id: title for game_id, title in catalogue.items() if title != game_id}
    kept = [_Numbered(_of_titles(titles), "", "what is stored")]
    renamed: dict[int, dict[str, str]] = {}
    for place in sorted(lists, key=lambda each: [_is_of(table, tables[each]) for table in plays], reverse=True):
        listed = _Numbered(tables[place].games, tables[place].mapping.game_column or "", tables[place].table.name)
        found = next((met for other in kept if (met := _collision(listed, other))), None)
        if found is None:
            kept.append(listed)
            continue
        prefix = _prefix(tables, place, renamed)
        renamed[place] = {game_id: f"{prefix}:{game_id}" for game_id in listed.games.cells if game_id.isdecimal()}
        tables[place] = _with_ids(tables[place], renamed[place], found.format(prefix=prefix))
    for place, table in enumerate(tables if renamed else []):
        if table.interactions is not None:
            of = _list_of(table, [tables[each] for each in lists], [renamed.get(each, {}) for each in lists])
            tables[place] = _with_ids(table, of) if of else table
    return tables


def _is_list(table: UnderstoodTable) -> bool:
    return table.interactions is None and table.mapping.kind is TableKind.GAMES


def _of_titles(titles: Mapping[str, str]) -> EntityDescriptions:
    found = EntityDescriptions()
    found.titles.update(titles)
    return found


def _is_of(plays: UnderstoodTable, listed: UnderstoodTable, ids: Mapping[str, str] | None = None) -> tuple[float, bool]:
    """Which share of the plays' ids the list has, and whether both call them alike."""
    there = set(ids) if ids else set(listed.games.cells)
    played = plays.games.cells.keys()
    alike = names.words(plays.mapping.game_column or "") == names.words(listed.mapping.game_column or "")
    return len(played & there) / max(1, len(played)), alike


def _list_of(
    plays: UnderstoodTable, lists: Sequence[UnderstoodTable], renamed: Sequence[Mapping[str, str]]
) -> Mapping[str, str]:
    """The other ids of the list that the plays are of; of equals those of a list that keeps its ids."""
    fits = [(*_is_of(plays, listed, ids), not ids) for listed, ids in zip(lists, renamed, strict=True)]
    return renamed[max(range(len(lists)), key=lambda each: fits[each])]


def _collision(listed: _Numbered, other: _Numbered) -> str | None:
    """A sentence, with {prefix} in it, if the numbers that both have are those of different games; else None."""
    if says_whose(listed.key) and names.words(listed.key) == names.words(other.key):
        return None
    met = [
        Met(game, (title, other.games.titles[game]), (_year(listed.games, game), _year(other.games, game)))
        for game, title in listed.games.titles.items()
        if game in other.games.titles and game.isdecimal()
    ]
    found = unrelated(met)
    if len(found) < (1 if other.key else _LEAST_STORED):
        return None
    first = found[0]
    one, two, name = (each.replace("{", "(").replace("}", ")") for each in (*first.titles, other.name))
    return (
        f"{len(found):,} of its {len(met):,} ids that {name} has too are of other games there, such as "
        f"{first.game_id}: {one!r} here and {two!r} there; its games got ids such as '{{prefix}}:{first.game_id}', and "
        "so did plays that are of this list; if an id is one game in both, say --same-games by-id"
    )


def _year(games: EntityDescriptions, game: str) -> int:
    cells = games.cells.get(game, {})
    column = field_columns(cells).get("year")
    return year_in(cells[column]) or 0 if column is not None else 0


def _prefix(tables: Sequence[UnderstoodTable], place: int, renamed: Mapping[int, Mapping[str, str]]) -> str:
    """The name of the file, with a number where the games of another list begin so."""
    stem = Path(tables[place].table.files[0]).name.split(".")[0][:_MOST_PREFIX] or "list"
    others = {next(iter(ids.values()), "").rpartition(":")[0] for ids in renamed.values()}
    return stem if stem not in others else f"{stem} {place + 1}"


def _with_ids(table: UnderstoodTable, ids: Mapping[str, str], doubt: str = "") -> UnderstoodTable:
    warnings = (*table.mapping.warnings, doubt) if doubt else table.mapping.warnings
    told = replace(table, games=table.games.with_ids(ids), mapping=replace(table.mapping, warnings=warnings))
    return told.with_game_ids(ids)
