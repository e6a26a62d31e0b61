"""Collects what tables say of games or players, by id: cells by column, and titles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import pandas as pd

from services.ingest.columns.attributes import attributes_by_key


class EntityDescriptions:
    """What has been said so far of the games or of the players. Later words replace earlier ones, cell by cell."""

    def __init__(self) -> None:
        self.cells: dict[str, dict[str, str]] = {}
        self.titles: dict[str, str] = {}

    @classmethod
    def of_rows(cls, frame: pd.DataFrame, key: str, columns: Sequence[str], title: str | None) -> EntityDescriptions:
        """What rows say of the ids in the column `key`: their cells in `columns`, and in `title` if there is one."""
        found = cls()
        found.mention(pd.unique(frame[key]).tolist())
        for entity, cells in attributes_by_key(frame, key, columns).items():
            found.cells[entity].update(cells)
        if title is not None:
            titles = attributes_by_key(frame, key, [title])
            found.titles.update({entity: cells[title] for entity, cells in titles.items()})
        return found

    def add(self, others: EntityDescriptions, leaving_out: Collection[str] = ()) -> None:
        """Adds what another table says, except of the ids in `leaving_out`."""
        for entity, cells in others.cells.items():
            if entity not in leaving_out:
                self.cells.setdefault(entity, {}).update(cells)
        self.titles.update({entity: title for entity, title in others.titles.items() if entity not in leaving_out})

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
