"""Keeps games apart to which two tables, or a table and the store, gave the same number.

No heading such as "appid" says then that both take it from one place (see related_titles.py). The games of one of them
get ids that begin with its file's name; those that have the same title in both stay one. Tables are lists of games, and
plays that have titles of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from services.common.games.titles import folded_title
from services.ingest.columns.cells.game_fields import field_columns, year_in
from services.ingest.columns.headings import names
from services.ingest.columns.roles import TableKind
from services.ingest.interpretation.entities import EntityDescriptions
from services.ingest.interpretation.related_titles import Met, are_met_by_chance, is_counted, says_whose, unrelated
from services.ingest.interpretation.understanding import UnderstoodTable

_MOST_PREFIX = 40


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Games by numbers, how that column is called, and where they are from, for messages."""

    games: EntityDescriptions
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class _Collision:
    """Ids that are not the games of a table that they are elsewhere, and a sentence about them with {prefix} in it."""

    same: frozenset[str]
    doubt: str


def numbered_apart(tables: Sequence[UnderstoodTable], catalogue: Mapping[str, str]) -> list[UnderstoodTable]:
    """The tables, with other ids for the games of those whose numbers are others' in tables before or in `catalogue`.

    `catalogue` has titles by id. Of two lists the one keeps its ids whose ids plays have, or that is given first; lists
    keep theirs before plays. A table of plays without titles is of the list that has most of its ids, of equals of the
    one whose key is called alike.
    """
    tables = list(tables)
    lists = [place for place, table in enumerate(tables) if _is_list(table)]
    plays = [place for place, table in enumerate(tables) if table.interactions is not None]
    # Where nothing is known of a stored game but its id, its title says nothing.
    titles = {game_id: title for game_id, title in catalogue.items() if title != game_id}
    kept = [_Numbered(_of_titles(titles), "", "what is stored")]
    renamed: dict[int, dict[str, str]] = {}
    of_plays = [tables[place] for place in plays]
    for place in sorted(lists, key=lambda each: [_is_of(table, tables[each]) for table in of_plays], reverse=True):
        _kept_apart(tables, place, kept, renamed)
    of_lists = {place: renamed.get(place, {}) for place in lists}
    for place in plays if any(of_lists.values()) else []:
        if of := _list_of(tables[place], [tables[each] for each in lists], list(of_lists.values())):
            tables[place] = _with_ids(tables[place], of)
    for place in plays:
        if tables[place].games.titles:
            _kept_apart(tables, place, kept, renamed)
    return tables


def _kept_apart(
    tables: list[UnderstoodTable], place: int, kept: list[_Numbered], renamed: dict[int, dict[str, str]]
) -> None:
    """Gives the table at `place` other ids where its numbers are others' in `kept`; else it joins these."""
    table = tables[place]
    listed = _Numbered(table.games, table.mapping.game_column or "", table.table.name)
    found = next((met for other in kept if (met := _collision(listed, other))), None)
    if found is None:
        kept.append(listed)
        return
    prefix = _prefix(tables, place, renamed)
    renamed[place] = {
        game_id: f"{prefix}:{game_id}"
        for game_id in table.games.cells
        if is_counted(game_id) and game_id not in found.same
    }
    tables[place] = _with_ids(table, renamed[place], found.doubt.format(prefix=prefix))


def _is_list(table: UnderstoodTable) -> bool:
    return table.interactions is None and table.mapping.kind is TableKind.GAMES


def _of_titles(titles: Mapping[str, str]) -> EntityDescriptions:
    found = EntityDescriptions()
    found.titles.update(titles)
    return found


def _is_of(plays: UnderstoodTable, listed: UnderstoodTable, ids: Mapping[str, str] | None = None) -> tuple[float, bool]:
    """Which share of the plays' ids the list has, and whether both call them alike."""
    ids = ids or {}
    there = set(ids) | (set(listed.games.cells) - set(ids.values()))
    played = plays.games.cells.keys()
    alike = names.words(plays.mapping.game_column or "") == names.words(listed.mapping.game_column or "")
    return len(played & there) / max(1, len(played)), alike


def _list_of(
    plays: UnderstoodTable, lists: Sequence[UnderstoodTable], renamed: Sequence[Mapping[str, str]]
) -> Mapping[str, str]:
    """The other ids of the list that the plays are of; of equals those of a list that keeps its ids."""
    fits = [(*_is_of(plays, listed, ids), not ids) for listed, ids in zip(lists, renamed, strict=True)]
    return renamed[max(range(len(lists)), key=lambda each: fits[each])]


def _collision(listed: _Numbered, other: _Numbered) -> _Collision | None:
    """What both number alike although it is different games; None if it is not."""
    if says_whose(listed.key) and names.words(listed.key) == names.words(other.key):
        return None
    met = [
        Met(game, (title, other.games.titles[game]), (_year(listed.games, game), _year(other.games, game)))
        for game, title in listed.games.titles.items()
        if game in other.games.titles and is_counted(game)
    ]
    found = unrelated(met)
    if not found or not are_met_by_chance(listed.games.titles.keys(), other.games.titles.keys()):
        return None
    first = found[0]
    one, two, name = (each.replace("{", "(").replace("}", ")") for each in (*first.titles, other.name))
    which = "its only id" if len(met) == 1 else f"{len(found):,} of its {len(met):,} ids"
    are = "is of another game" if len(found) == 1 else "are of other games"
    return _Collision(
        frozenset(each.game_id for each in met if len(set(map(folded_title, each.titles))) == 1),
        f"{which} that {name} has too {are} there, such as "
        f"{first.game_id}: {one!r} here and {two!r} there; its games got ids such as '{{prefix}}:{first.game_id}', and "
        "so did plays that are of them; if an id is one game in both, say --same-games by-id",
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
