"""Says how long what is stored in an empty catalogue stays hidden, and which part of the whole an ingest is then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.ingest.sharding import Shard


class HiddenUntil(StrEnum):
    """When what an ingest stores in an empty catalogue is seen."""

    STORED = "stored"
    ALL_SHARDS = "all-shards"


@dataclass(frozen=True, slots=True)
class LoadPart:
    """The part `part`, from 1, of `parts`; 0 of 0 for what is stored before all of them."""

    parts: int
    part: int


@dataclass(frozen=True, slots=True)
class LoadState:
    """How many parts of a load are stored, and whether the catalogue serves."""

    stored_parts: int
    serves: bool


def part_of_load(until: HiddenUntil, shard: Shard | None) -> LoadPart:
    """What an ingest of this shard, or of all files, is of the load that is hidden so long."""
    if until is HiddenUntil.STORED:
        return LoadPart(1, 1)
    return LoadPart(0, 0) if shard is None else LoadPart(shard.count, shard.index)
