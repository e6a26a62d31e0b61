"""Leaves out afterwards what does not meet a condition, where the engine would check it for nearly every point.

A search of 100,000 dense vectors compares a point in 5 to 15 ns; a condition on a field costs 200 to 400 ns for each
point that meets it. So a condition that many points meet is left out of the search, which finds some more instead, and
only those are checked. `python -m tests.bench.edge_vectors` has both ways.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from services.recommender.storing.engines.vector_store import (
    EVERYTHING,
    AnyOf,
    Between,
    HasId,
    Nearest,
    Payload,
    ScoredPoint,
    Sparse,
    Where,
)

# In the caches of the processor a condition costs a fifth: .4 ms a search of 10,000 games.
LEAST_POINTS = 20_000
# What a search costs for each point that it finds more, and for each point that meets a condition, in microseconds.
_FOUND, _MET, _EXCLUDED = 3.0, 0.25, 0.015
# So many more are found than are expected to do, since conditions and likeness go together.
_SPARE, _SPARE_SHARE = 50, 1.3
_MOST_KEPT = 200_000


class PostFilter:
    """The conditions of one collection's searches."""

    def __init__(
        self,
        read: Callable[[Sequence[str]], Mapping[str, Payload]],
        count: Callable[[Where], int],
    ) -> None:
        """`read` has the indexed fields of points, `count` is about how many points meet conditions."""
        self._read = read
        self._count = count
        # What was read of points that were found; a write forgets them.
        self._kept: dict[str, Payload] = {}
        self._writes = 0
        # How many points there are, as of so many writes.
        self._points = (-1, 0)
        self._lock = threading.Lock()

    def widened(self, query: Nearest) -> Nearest:
        """What to ask instead: the query itself if the engine had better check its conditions."""
        where = query.where
        if (
            isinstance(query.vector, Sparse)
            or where == EVERYTHING
            or any(isinstance(each, HasId) for each in where.must)
        ):
            return query
        points = self._all()
        if points < LEAST_POINTS:
            return query
        excluded = sum(len(each.ids) for each in where.must_not if isinstance(each, HasId))
        checked = Where(where.must, tuple(each for each in where.must_not if not isinstance(each, HasId)))
        meeting = points if checked == EVERYTHING else self._count(checked)
        if not meeting:
            return query
        spare = 0 if checked == EVERYTHING else _SPARE
        limit = excluded + spare + round((_SPARE_SHARE if spare else 1.0) * query.limit * points / meeting)
        by_engine = _MET * (points if checked.must_not else meeting if checked.must else 0) + _EXCLUDED * points
        if by_engine <= _FOUND * (limit - query.limit):
            return query
        return replace(query, limit=min(limit, points), where=EVERYTHING)

    def kept(self, query: Nearest, asked: Nearest, hits: Sequence[ScoredPoint]) -> list[ScoredPoint] | None:
        """The answer to `query`, of the hits for what was asked instead; None if too few of them will do."""
        if asked is query:
            return list(hits)
        must, must_not = query.where.must, query.where.must_not
        excluded = frozenset(point for each in must_not if isinstance(each, HasId) for point in each.ids)
        tests = [(each.field, _test(each), True) for each in must if not isinstance(each, HasId)]
        tests += [(each.field, _test(each), False) for each in must_not if not isinstance(each, HasId)]
        allowed = [hit for hit in hits if hit.id not in excluded]
        if tests:
            facts = self._facts([hit.id for hit in allowed])
            # One that is gone since it was found has no facts.
            allowed = [hit for hit in allowed if hit.id in facts and _meets(facts[hit.id], tests)]
        return allowed[: query.limit] if len(allowed) >= query.limit or len(hits) < asked.limit else None

    def forget(self, points: Iterable[str] | None = None) -> None:
        """Told of points that have just been written; None of any."""
        with self._lock:
            self._writes += 1
            if points is None:
                self._kept.clear()
            else:
                for point in points:
                    self._kept.pop(point, None)

    def _all(self) -> int:
        """About how many points there are."""
        writes = self._writes
        if self._points[0] != writes:
            self._points = (writes, self._count(EVERYTHING))
        return self._points[1]

    def _facts(self, points: Sequence[str]) -> Mapping[str, Payload]:
        """The indexed fields of the points that exist, whatever is written meanwhile."""
        with self._lock:
            facts = {point: self._kept[point] for point in points if point in self._kept}
            writes = self._writes
        missing = [point for point in points if point not in facts]
        if missing:
            read = self._read(missing)
            facts.update(read)
            with self._lock:
                # What was read before a write may be what it replaced.
                if writes == self._writes:
                    if len(self._kept) + len(read) > _MOST_KEPT:
                        self._kept.clear()
                    self._kept.update(read)
        return facts


def _meets(fields: Payload, tests: Sequence[tuple[str, Callable[[Sequence[Any]], bool], bool]]) -> bool:
    """Whether each test of a field has the outcome that is wanted."""
    return all(test(_entries(fields.get(field))) is wanted for field, test, wanted in tests)


def _test(condition: AnyOf | Between) -> Callable[[Sequence[Any]], bool]:
    """Whether the values of its field meet a condition."""
    if isinstance(condition, AnyOf):
        wanted = frozenset(condition.values)
        return lambda values: not wanted.isdisjoint(values)
    least = -math.inf if condition.minimum is None else condition.minimum
    most = math.inf if condition.maximum is None else condition.maximum
    return lambda values: any(least <= value <= most for value in values)


def _entries(value: Any) -> Sequence[Any]:
    """The values of a field, which may be one, several or none."""
    return value if isinstance(value, list) else () if value is None else (value,)
