"""Makes an `EdgeStore` refuse writes while its disk is nearly full. What it has can still be read and deleted."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from services.common.directory_lock import DirectoryLock
from services.recommender.storing.disk_space import MIB, DiskSpace
from services.recommender.storing.edge_store import EdgeStore
from services.recommender.storing.schema import METADATA
from services.recommender.storing.vector_store import AnyVector, Collection, Point


class CarefulEdgeStore(EdgeStore):
    """Writes raise ResourceExhausted while there is no room; the few points of the metadata are always written."""

    def __init__(self, directory: Path, lock: DirectoryLock) -> None:
        """Use `open`, then set `space` if it is to keep more or less free than 256 MiB."""
        super().__init__(directory, lock)
        self.space = DiskSpace(lambda: shutil.disk_usage(directory).free, 256 * MIB)

    async def ensure(self, collection: Collection) -> None:
        if collection.name not in await self.collections():
            self.space.check()
        await super().ensure(collection)

    async def upsert(self, collection: str, points: Sequence[Point]) -> None:
        if collection != METADATA:
            self.space.check()
        await super().upsert(collection, points)

    async def insert_if_absent(self, collection: str, point: Point) -> None:
        self.space.check()
        await super().insert_if_absent(collection, point)

    async def update_vectors(self, collection: str, vectors: Mapping[str, Mapping[str, AnyVector]]) -> None:
        self.space.check()
        await super().update_vectors(collection, vectors)
