"""Joins the interactions of all tables into one of each player and game, and streams them from the engine.

Of several rows of a pair the latest tells the time, and the latest that has a rating tells the rating: a play without
one takes nothing back. Where no row has a rating, the most hours of play stand for one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import overload

import pandas as pd

from services.ingest.engine import one
from services.ingest.interpretation.interactions import InteractionRows
from services.ingest.records import Interaction
from services.ingest.workspace import Workspace

_FETCHED = 10_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# A key that orders rows by whole seconds, then by their place: 32 bits of seconds, 31 of places.
_PLACES = 1 << 31


class StoredInteractions(Sequence[Interaction]):
    """The interactions, in the order of the latest row of each. May be iterated again and again."""

    def __init__(self, workspace: Workspace, tables: Sequence[InteractionRows]) -> None:
        self._workspace = workspace
        self._joined = workspace.new_name("joined")
        engine = workspace.engine
        self._players = _ids(workspace, [table.players for table in tables])
        self._games = _ids(workspace, [table.games for table in tables], tables)
        parts, before, self._bounds = [], 0, []
        for number, table in enumerate(tables):
            place = f"CAST(floor(r.seconds) AS BIGINT) * {_PLACES} + r.position + {before} AS place"
            if len(tables) == 1 and not table.renamed:
                parts.append(
                    f"SELECT player, game, rating, strength, seconds, {place} FROM {table.rows} r WHERE reason IS NULL"
                )
            else:
                parts.append(
                    f"SELECT p.number AS player, g.number AS game, r.rating, r.strength, r.seconds, {place} "
                    f"FROM {table.rows} r JOIN {self._players} p ON p.source = {number} AND p.old = r.player "
                    f"JOIN {self._games} g ON g.source = {number} AND g.old = r.game WHERE r.reason IS NULL"
                )
            last = one(engine, f"SELECT max(position) + 1 FROM {table.rows}")
            before += last
            self._bounds.append(before)
        usable = workspace.new_name("usable")
        engine.execute(f"CREATE VIEW {usable} AS {' UNION ALL '.join(parts)}")
        _join(workspace, usable, self._joined)
        self._count = one(engine, f"SELECT count(*) FROM {self._joined}")

    def kept(self) -> list[int]:
        """How many of the interactions have their latest row in each of the tables."""
        low, found = 0, []
        for high in self._bounds:
            query = f"SELECT count(*) FROM {self._joined} WHERE place >= {low} AND place < {high}"
            found.append(one(self._workspace.engine, query))
            low = high
        return found

    def count_ids(self) -> tuple[int, int]:
        """How many players have interactions, and how many games."""
        return self._count_different("player"), self._count_different("game")

    def count_idle(self, described: Collection[str]) -> int:
        """How many of the `described` players have no interactions."""
        engine = self._workspace.engine
        if not described:
            return 0
        engine.register("described", pd.DataFrame({"id": pd.Series(list(described), dtype="str")}))
        idle = one(
            engine,
            f"SELECT count(DISTINCT id) FROM described WHERE id NOT IN "
            f"(SELECT id FROM {self._players} WHERE number IN (SELECT player FROM {self._joined}))",
        )
        engine.unregister("described")
        return idle

    def _count_different(self, which: str) -> int:
        # A bit for each takes a third of the time that a table of them takes.
        most = one(self._workspace.engine, f"SELECT max({which}) FROM {self._joined}")
        return one(self._workspace.engine, f"SELECT bit_count(bitstring_agg({which}, 0, {most})) FROM {self._joined}")

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Interaction: ...

    @overload
    def __getitem__(self, index: slice) -> list[Interaction]: ...

    def __getitem__(self, index: int | slice) -> Interaction | list[Interaction]:
        """Reads as far as the index; made for a few of them, not for going through all."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(self._count))]
        position = range(self._count)[index]
        return next(islice(self, position, None))

    def __iter__(self) -> Iterator[Interaction]:
        players, games = (f"(SELECT DISTINCT number, id FROM {relation})" for relation in (self._players, self._games))
        found = self._workspace.engine.cursor(
            f"SELECT p.id, g.id, rating, seconds FROM {self._joined} JOIN {players} p ON p.number = player "
            f"JOIN {games} g ON g.number = game ORDER BY place"
        )
        while rows := found.fetchmany(_FETCHED):
            for player, game, rating, seconds in rows:
                yield Interaction(player, game, rating, _EPOCH + timedelta(seconds=seconds))


def _join(workspace: Workspace, usable: str, target: str) -> None:
    """One row of each player and game into `target`, of the rows of the relation `usable`.

    Most pairs come once, and to find those that do not is half the work of grouping all rows with what they hold; as
    one number a pair is found in three quarters of the time.
    """
    repeated = workspace.new_name("repeated")
    workspace.engine.execute(
        f"CREATE TABLE {repeated} AS SELECT CAST(pair // {_PLACES} AS INTEGER) AS player, "
        f"CAST(pair % {_PLACES} AS INTEGER) AS game FROM "
        f"(SELECT CAST(player AS BIGINT) * {_PLACES} + game AS pair FROM {usable}) GROUP BY pair HAVING count(*) > 1"
    )
    workspace.engine.execute(
        f"CREATE TABLE {target} AS "
        f"SELECT player, game, coalesce(rating, strength) AS rating, seconds, place % {_PLACES} AS place "
        f"FROM {usable} ANTI JOIN {repeated} USING (player, game) UNION ALL "
        f"SELECT player, game, coalesce(arg_max(rating, place), max(strength)), max(seconds), max(place) % {_PLACES} "
        f"FROM {usable} SEMI JOIN {repeated} USING (player, game) GROUP BY player, game"
    )
    workspace.engine.execute(f"DROP TABLE {repeated}")


def _ids(workspace: Workspace, relations: Sequence[str], tables: Sequence[InteractionRows] = ()) -> str:
    """A relation (source, old, number, id) that gives the numbers of all tables' ids one meaning.

    With `tables` their games go by the ids that they have elsewhere.
    """
    engine, target = workspace.engine, workspace.new_name("ids_of_all")
    parts = []
    for number, relation in enumerate(relations):
        renamed = "NULL"
        join = ""
        if tables and tables[number].renamed:
            names = workspace.new_name("renamed")
            pairs = pd.DataFrame(list(tables[number].renamed.items()), columns=["old_id", "new_id"], dtype="str")
            engine.register("pairs", pairs)
            engine.execute(f"CREATE TABLE {names} AS SELECT old_id, new_id FROM pairs")
            engine.unregister("pairs")
            renamed, join = "new_id", f" LEFT JOIN {names} ON old_id = id"
        parts.append(f"SELECT {number} AS source, number AS old, coalesce({renamed}, id) AS id FROM {relation}{join}")
    if len(relations) == 1 and not (tables and tables[0].renamed):
        engine.execute(f"CREATE VIEW {target} AS SELECT 0 AS source, number AS old, number, id FROM {relations[0]}")
        return target
    engine.execute(
        f"CREATE TABLE {target} AS SELECT source, old, CAST(dense_rank() OVER (ORDER BY id) AS INTEGER) AS number, id "
        f"FROM ({' UNION ALL '.join(parts)})"
    )
    return target
