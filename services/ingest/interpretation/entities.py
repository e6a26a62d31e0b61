"""Collects what tables say of games or players, by id: cells by column, and titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from services.common.games.titles import folded_title
from services.ingest.columns.cells.game_fields import field_columns, split_list, year_in
from services.ingest.columns.cells.nested import by_role, flattened
from services.ingest.columns.cells.texts import is_computed_nothing, plain
from services.ingest.columns.headings import names
from services.ingest.files.table import LIST_SEPARATOR, Table, flat

_LIST_FIELDS = frozenset(["genres", "tags", "platforms"])
# Some games share a title, such as those of two machines; of reviews "Great!" is above many.
_LEAST_TITLES = 0.5


class EntityDescriptions:
    """What has been said so far of the games or of the players. Later words replace earlier ones, cell by cell."""

    def __init__(self) -> None:
        self.cells: dict[str, dict[str, str]] = {}
        self.titles: dict[str, str] = {}
        # Two of the titles of an id that has several.
        self.disputed: dict[str, tuple[str, str]] = {}
        # Of an id that has several rows, such as one for each platform, the latest of their years.
        self.last_years: dict[str, int] = {}
        # The columns that no table has: roles of companies that other cells list.
        self.roles: dict[str, None] = {}

    @classmethod
    def of_interactions(
        cls, table: Table, ids: str, key: str, usable: str, columns: Sequence[str], title: str | None
    ) -> EntityDescriptions:
        """What rows of plays say of the games or players in the relation `ids` (number, id), whose number is `key`.

        Of several cells of one id the commonest counts, of equals the first. `usable` is a query for the positions of
        the rows that count, with their `key`.
        """
        found, engine = cls(), table.workspace.engine
        for (entity,) in engine.execute(
            f"SELECT id FROM {ids} WHERE number IN (SELECT {key} FROM ({usable})) ORDER BY number"
        ).fetchall():
            found.cells[entity] = {}
        for column in [*columns, *([title] if title else [])]:
            cell = table.cell(column)
            counted = (
                f"SELECT u.{key} AS entity, t.{cell} AS cell, count(*) AS rows, min(position) AS met "
                f"FROM ({usable}) u JOIN {table.view} t USING (position) WHERE t.{cell} IS NOT NULL GROUP BY ALL"
            )
            best = engine.execute(
                f"SELECT id, arg_max(cell, CAST(rows AS HUGEINT) * 1099511627776 - met) FROM ({counted}) "
                f"JOIN {ids} ON number = entity GROUP BY id"
            ).fetchall()
            for entity, value in best:
                found._say(entity, column, value, is_title=column == title)
        return found

    @classmethod
    def of_list(
        cls, table: Table, ids: str, key: str, columns: Sequence[str], title: str | None
    ) -> tuple[EntityDescriptions, int]:
        """What a list says, and how many of its rows were merged into others of the same id.

        `ids` is a relation (cell, id, problem) of the cells in the column `key`. Of several rows of one id lists are
        united; of years the earliest counts, of numbers the largest, of other cells the commonest, of equals the last.
        """
        found, engine = cls(), table.workspace.engine
        taken = [*columns, *([title] if title else [])]
        cells = ", ".join(["i.id", *(f"t.{table.cell(column)}" for column in taken)])
        rows = engine.cursor(
            f"SELECT {cells} FROM {table.view} t JOIN {ids} i ON t.{table.cell(key)} = i.cell "
            "WHERE i.problem IS NULL ORDER BY t.position"
        )
        several: dict[str, list[tuple[str | None, ...]]] = {}
        first: dict[str, tuple[str | None, ...]] = {}
        count = 0
        while batch := rows.fetchmany(5000):
            for entity, *cells_of_row in batch:
                count += 1
                if entity in first:
                    several.setdefault(entity, [first[entity]]).append(tuple(cells_of_row))
                else:
                    first[entity] = tuple(cells_of_row)
        for entity, row in first.items():
            found.cells[entity] = {}
            merged = _merged(several[entity], taken) if entity in several else list(row)
            if entity in several:
                found._note_last_year(entity, several[entity], taken)
                if title:
                    found._dispute(entity, [cells[-1] for cells in several[entity]])
            for column, cell in zip(taken, merged, strict=True):
                if cell is not None:
                    found._say(entity, column, cell, is_title=column == title)
        return found, count - len(first)

    def _say(self, entity: str, column: str, cell: str, *, is_title: bool) -> None:
        if is_computed_nothing(cell):
            return
        told = plain(flattened(cell))
        if not told:
            return
        for role, companies in by_role(cell).items():
            self.cells[entity].setdefault(role, plain(companies))
            self.roles[role] = None
        if is_title:
            self.titles[entity] = flat(told)
        else:
            self.cells[entity][column] = told

    def _note_last_year(self, entity: str, rows: Sequence[tuple[str | None, ...]], columns: Sequence[str]) -> None:
        places = [place for place, column in enumerate(columns) if (names.field_rank(column) or ("",))[0] == "year"]
        years = [year_in(cell) for row in rows for place in places if (cell := row[place]) is not None]
        if any(years):
            self.last_years[entity] = max(years)

    def _dispute(self, entity: str, cells: Iterable[str | None]) -> None:
        told = {folded_title(cell): plain(flattened(cell)) for cell in cells if cell and not is_computed_nothing(cell)}
        if len(told) > 1:
            first, second, *_ = told.values()
            self.disputed[entity] = (first, second)

    def disputes(self, others: EntityDescriptions) -> dict[str, tuple[str, str]]:
        """The ids that both describe under titles that differ in more than case and punctuation, with these."""
        return {
            entity: (self.titles[entity], title)
            for entity, title in others.titles.items()
            if entity in self.titles and folded_title(self.titles[entity]) != folded_title(title)
        }

    def are_told_apart_by_titles(self) -> bool:
        """Whether most titles are those of one game each, as "Great!" above reviews is not."""
        return len(set(map(folded_title, self.titles.values()))) >= _LEAST_TITLES * len(self.titles)

    def with_ids(self, ids: Mapping[str, str]) -> EntityDescriptions:
        """The same with other ids for those that are keys of `ids`."""
        found = EntityDescriptions()
        found.cells = {ids.get(entity, entity): cells for entity, cells in self.cells.items()}
        found.titles = {ids.get(entity, entity): title for entity, title in self.titles.items()}
        found.disputed = {ids.get(entity, entity): titles for entity, titles in self.disputed.items()}
        found.last_years = {ids.get(entity, entity): year for entity, year in self.last_years.items()}
        found.roles = self.roles
        return found

    def add(self, others: EntityDescriptions, leaving_out: Collection[str] = ()) -> None:
        """Adds what another table says, except of the ids in `leaving_out`."""
        for entity, cells in others.cells.items():
            if entity not in leaving_out:
                self.cells.setdefault(entity, {}).update(cells)
        self.titles.update({entity: title for entity, title in others.titles.items() if entity not in leaving_out})

    def unite(self, kept: str, other: str) -> None:
        """Adds what was said of `other`, which is the same game, to what was said of `kept`, and removes it.

        Lists are united; of other fields and columns what `kept` has stays.
        """
        cells = self.cells.setdefault(kept, {})
        by_field = field_columns(cells)
        for column, cell in self.cells.pop(other, {}).items():
            field = (names.field_rank(column) or ("", 0))[0]
            there = by_field.get(field)
            if field in _LIST_FIELDS and there is not None:
                cells[there] = _merged_cell([cells[there], cell], field) or cell
            elif there is None:
                cells.setdefault(column, cell)
        title = self.titles.pop(other, None)
        if title is not None:
            self.titles.setdefault(kept, title)

    def mention(self, entities: Iterable[str]) -> None:
        """Adds ids of which nothing is said."""
        for entity in entities:
            self.cells.setdefault(entity, {})

    def describes(self, entity: str) -> bool:
        """Whether anything has been said but the id."""
        return bool(self.cells[entity]) or entity in self.titles

    def forget(self, entities: Iterable[str]) -> None:
        """Removes ids and all that was said of them."""
        for entity in entities:
            del self.cells[entity]
            self.titles.pop(entity, None)


def _merged(rows: Sequence[tuple[str | None, ...]], columns: Sequence[str]) -> list[str | None]:
    """One row of several of the same id, see `EntityDescriptions.of_list`."""
    return [
        _merged_cell([row[place] for row in rows], (names.field_rank(column) or ("", 0))[0])
        for place, column in enumerate(columns)
    ]


def _merged_cell(given: Iterable[str | None], field: str) -> str | None:
    cells = [cell for cell in given if cell is not None and not is_computed_nothing(cell)]
    if len(set(cells)) <= 1:
        return cells[0] if cells else None
    if field in _LIST_FIELDS:
        entries = dict.fromkeys(entry for cell in cells for entry in split_list(flattened(cell)))
        return "".join(entry + LIST_SEPARATOR for entry in entries)
    numbers = _numbers(cells)
    if numbers is not None:
        return (
            min(numbers, key=lambda pair: pair[0])[1] if field == "year" else max(numbers, key=lambda pair: pair[0])[1]
        )
    if field == "year":
        return min(cells, key=_sortable)
    counts: Mapping[str, int] = Counter(cells)
    most = max(counts.values())
    return next(cell for cell in reversed(cells) if counts[cell] == most)


def _numbers(cells: Sequence[str]) -> list[tuple[float, str]] | None:
    try:
        return [(float(cell), cell) for cell in cells]
    except ValueError:
        return None


def _sortable(cell: str) -> tuple[str, str]:
    """Orders dates by their year first, wherever it stands."""
    return str(year_in(cell) or 9999), cell
