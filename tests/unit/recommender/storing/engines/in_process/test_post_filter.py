"""Conditions that are checked after a search give what the engine gives that checks them itself."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from services.recommender.storing.engines.in_process import post_filter
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.in_process.post_filter import LEAST_POINTS, PostFilter
from services.recommender.storing.engines.vector_store import (
    EVERYTHING,
    AnyOf,
    Between,
    Collection,
    Condition,
    HasId,
    Nearest,
    Payload,
    Point,
    ScoredPoint,
    Sparse,
    Where,
)

_POINTS = 3000
_COLLECTION = Collection("games", {"content": 8}, keyword_fields=("genres",), integer_fields=("year",))
_VECTORS = np.random.default_rng(5).standard_normal((_POINTS, 8)).tolist()
_FIRST = [str(uuid.UUID(int=number)) for number in range(40)]


@pytest.fixture
async def store(directory: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[EdgeStore]:
    monkeypatch.setattr(post_filter, "LEAST_POINTS", 0)
    opened = EdgeStore.open(directory)
    await opened.ensure(_COLLECTION)
    await opened.upsert("games", [_point(number) for number in range(_POINTS)])
    yield opened
    await opened.close()


def _point(number: int, **fields: object) -> Point:
    """Every seventh has no year, every fifth no genre; genres are lists."""
    payload: dict[str, object] = {} if number % 7 == 0 else {"year": 1980 + number % 45}
    if number % 5:
        payload["genres"] = [f"genre-{number % 4}", f"genre-{number % 3}"]
    return Point(str(uuid.UUID(int=number)), payload | fields, {"content": _VECTORS[number]})


@pytest.mark.parametrize(
    ("must", "must_not"),
    [
        ((), (HasId(_FIRST),)),
        ((Between("year", 1985, None),), ()),
        ((Between("year", 1985, 2015),), (HasId(_FIRST),)),
        ((AnyOf("genres", ["genre-1", "genre-2"]),), (HasId(_FIRST),)),
        ((AnyOf("genres", ["genre-1", "genre-2"]), Between("year", 1985, None)), ()),
        ((), (AnyOf("genres", ["genre-3"]), HasId(_FIRST))),
        ((AnyOf("genres", ["no such genre"]),), ()),
    ],
)
async def test_the_answer_is_that_of_the_engine(
    store: EdgeStore, must: tuple[Condition, ...], must_not: tuple[Condition, ...]
) -> None:
    queries = [Nearest("content", vector, 5, Where(must, must_not)) for vector in _VECTORS[100:110]]
    assert await store.query("games", queries) == store.hits("games", queries)


async def test_what_a_write_changes_counts_in_the_next_search(store: EdgeStore) -> None:
    query = Nearest("content", _VECTORS[1], 5, Where(must=(Between("year", 1981, None),)))
    before = (await store.query("games", [query]))[0]
    assert before[0].id == _point(1).id
    await store.upsert("games", [_point(1, year=1970)])
    assert _point(1).id not in [hit.id for hit in (await store.query("games", [query]))[0]]
    await store.delete("games", Where(must=(HasId([before[1].id]),)))
    assert before[1].id not in [hit.id for hit in (await store.query("games", [query]))[0]]


async def test_the_engine_is_asked_again_when_too_few_of_what_was_found_will_do(store: EdgeStore) -> None:
    """The nearest games are all older than what is wanted."""
    near = [replace(_point(number, year=1970), vectors={"content": [1.0] + [0.01] * 7}) for number in range(1500)]
    await store.upsert("games", near)
    query = Nearest("content", [1.0] + [0.01] * 7, 5, Where(must=(Between("year", 1971, None),)))
    found = (await store.query("games", [query]))[0]
    assert len(found) == 5
    assert found == store.hits("games", [query])[0]


@pytest.mark.parametrize(
    ("query", "meeting"),
    [
        (Nearest("content", [1.0], 10), 100_000),
        (Nearest("words", Sparse([1], [1.0]), 10, Where(must=(Between("year", 1990, None),))), 90_000),
        (Nearest("content", [1.0], 10, Where(must=(HasId(_FIRST),))), 100_000),
        (Nearest("content", [1.0], 200, Where(must=(Between("year", 1990, None),))), 500),
    ],
)
def test_the_engine_checks_what_is_cheap_for_it(query: Nearest, meeting: int) -> None:
    search = PostFilter(lambda points: {}, lambda where: 100_000 if where == EVERYTHING else meeting)
    assert search.widened(query) is query


def test_a_condition_that_many_points_meet_is_left_out_of_the_search() -> None:
    search = PostFilter(lambda points: {}, lambda where: 100_000 if where == EVERYTHING else 66_000)
    widened = search.widened(Nearest("content", [1.0], 200, Where(must=(Between("year", 1990, None),))))
    assert widened.where == EVERYTHING
    assert 300 < widened.limit < 600


def test_a_write_while_a_search_is_checked_lets_nothing_through() -> None:
    """What is forgotten between two reads of one search was known to be refused."""
    facts: dict[str, Payload] = {"refused": {"genres": ["horror"]}, "other": {"genres": ["puzzle"]}, "gone": {}}

    def read(points: Sequence[str]) -> Mapping[str, Payload]:
        if "refused" not in points:
            filtering.forget()
        return {point: facts[point] for point in points if point != "gone"}

    filtering = PostFilter(read, lambda _: LEAST_POINTS)
    query = Nearest("content", [1.0], 2, Where(must_not=(AnyOf("genres", ["horror"]),)))
    asked = replace(query, limit=10, where=EVERYTHING)
    hits = [ScoredPoint(name, 1.0) for name in ("refused", "other", "gone")]
    assert filtering.kept(query, asked, hits[:1]) == []
    assert filtering.kept(query, asked, hits) == hits[1:2]


def test_points_are_counted_once_between_writes() -> None:
    counted = []

    def count(where: Where) -> int:
        counted.append(where)
        return 10

    search = PostFilter(lambda points: {}, count)
    query = Nearest("content", [1.0], 10, Where(must=(Between("year", 2000),)))
    for _ in range(2):
        assert search.widened(query) is query
    assert counted == [EVERYTHING]
    search.forget(["a"])
    search.widened(query)
    assert counted == [EVERYTHING, EVERYTHING]
