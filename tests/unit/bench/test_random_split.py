"""A split at random holds out what it is told, and parts what belongs together."""

from __future__ import annotations

from tests.bench.random_split import random_split


def test_a_random_split_parts_groups() -> None:
    taught, held = random_split(300, 0.2, 1)
    assert (sorted([*taught, *held]), len(held)) == (list(range(300)), 60)
    assert {place // 3 for place in taught} & {place // 3 for place in held}
