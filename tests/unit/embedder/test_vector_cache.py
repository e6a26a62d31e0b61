"""Which vectors are remembered."""

from __future__ import annotations

import numpy as np

from services.embedder.vector_cache import KnownText, VectorCache, key_of

ENTRY = 400 + 4 * 100


def text() -> KnownText:
    return KnownText(np.ones(100, dtype=np.float32), 3, 3)


def test_the_text_not_used_for_longest_is_forgotten_first() -> None:
    cache = VectorCache(3 * ENTRY)
    for name in ("a", "b", "c"):
        cache.put(key_of(name), text())
    assert cache.get(key_of("a")) is not None
    cache.put(key_of("d"), text())

    assert [name for name in "abcd" if cache.get(key_of(name))] == ["a", "c", "d"]


def test_a_cache_of_no_size_remembers_nothing() -> None:
    cache = VectorCache(0)
    cache.put(key_of("a"), text())

    assert cache.get(key_of("a")) is None


def test_a_remembered_vector_does_not_keep_the_array_of_its_call() -> None:
    cache = VectorCache(10**6)
    whole = np.ones((1000, 100), dtype=np.float32)
    cache.put(key_of("a"), KnownText(whole[0], 3, 3))

    known = cache.get(key_of("a"))
    assert known is not None
    assert known.vector.base is None
