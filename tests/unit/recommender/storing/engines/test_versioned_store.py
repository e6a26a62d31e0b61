"""What is a version of a collection, and what only has a similar name."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.vector_store import Collection, HasId, Point, Where
from services.recommender.storing.engines.versioned_store import VersionedStore, version_name

_VERSION = "e0123456789ab"
_ID = "00000000-0000-0000-0000-000000000001"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("games", True),
        (version_name("games", _VERSION), True),
        ("games_words", False),
        (f"games_{_VERSION}_old", False),
        (f"games_{_VERSION}\n", False),
        ("gamesx", False),
        ("players", False),
    ],
)
async def test_only_names_that_reembedding_gives_are_versions(directory: Path, name: str, is_one: bool) -> None:
    store = VersionedStore(EdgeStore.open(directory), ["games"])
    assert store.is_version(name, "games") is is_one
    assert not store.is_version(name, "words")
    await store.close()


async def test_what_is_deleted_stays_in_a_collection_that_only_begins_with_the_same_name(directory: Path) -> None:
    store = VersionedStore(EdgeStore.open(directory), ["games"])
    names = ["games", f"games_{_VERSION}", "games_words"]
    for name in names:
        await store.plain.ensure(Collection(name, {"content": 2}))
        await store.plain.upsert(name, [Point(_ID, {}, {"content": [1.0, 0.0]})])
    await store.delete("games", Where(must=(HasId([_ID]),)))
    assert [await store.plain.count(name) for name in names] == [0, 0, 1]
    await store.close()
