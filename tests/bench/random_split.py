"""Splits a corpus without regard to its groups, to show what near-duplicates on both sides would flatter."""

from __future__ import annotations

import random


def random_split(count: int, share: float, seed: int) -> tuple[list[int], list[int]]:
    """Places of the messages that are taught, and of those that are held out."""
    order = list(range(count))
    random.Random(seed).shuffle(order)
    cut = int(count * share)
    return sorted(order[cut:]), sorted(order[:cut])
