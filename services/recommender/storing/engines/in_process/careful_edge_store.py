"""Makes an `EdgeStore` refuse writes while its disk is nearly full, and everything but reads while it is fuller still.

A deletion or a flush on a full disk ends the process, as any write through a map does.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from services.common.processes.directory_lock import DirectoryLock
from services.recommender.storing.disk.disk_space import DiskSpace
from services.recommender.storing.disk.space_reserve import MIB, SpaceReserve
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.vector_store import AnyVector, Collection, Point, Where
from services.recommender.storing.schema import METADATA


class CarefulEdgeStore(EdgeStore):
    """Writes raise ResourceExhausted while there is no room; what takes little, only when hardly anything is left.

    That are deletions, flushes and the few points of the metadata.
    """

    def __init__(self, directory: Path, lock: DirectoryLock) -> None:
        """Use `open_with`."""
        super().__init__(directory, lock)
        self.space = DiskSpace(self._free, 0)
        self._reserve = SpaceReserve(directory / ".reserve", self._free)

    @classmethod
    def open_with(cls, directory: Path, *, keep_free_mib: int) -> CarefulEdgeStore:
        """As `EdgeStore.open`; writes are refused while less than `keep_free_mib` MiB are left. Raises StartupError
        also for a disk on which the engine could not open its files."""
        store = cls.open(directory)
        store.space = DiskSpace(store._free, keep_free_mib * MIB)
        try:
            if keep_free_mib:
                store._reserve.give_up_for_opening()
        except BaseException:
            store._lock.release()
            raise
        return store

    def hold_back(self) -> None:
        """Holds some space back for the next start, if there is enough."""
        if self.space.keep_bytes:
            self._reserve.take(2 * self.space.keep_bytes)

    async def ensure(self, collection: Collection) -> None:
        # Each request asks for collections that are open, and the disk is slow to tell.
        if collection.name not in self._shards and collection.name not in await self.collections():
            self.space.check()
        await super().ensure(collection)

    async def upsert(self, collection: str, points: Sequence[Point]) -> None:
        self._check(collection)
        await super().upsert(collection, points)

    async def insert_if_absent(self, collection: str, point: Point) -> None:
        self._check(collection)
        await super().insert_if_absent(collection, point)

    async def update_vectors(self, collection: str, vectors: Mapping[str, Mapping[str, AnyVector]]) -> None:
        self.space.check()
        await super().update_vectors(collection, vectors)

    async def delete(self, collection: str, where: Where) -> None:
        self.space.check_little()
        await super().delete(collection, where)

    async def flush(self) -> None:
        self.space.check_little()
        await super().flush()

    async def close(self) -> None:
        """Without a flush if there is no room for one: what was written is in the write-ahead log."""
        if self.space.has_little():
            await super().close()
        else:
            self._let_go()

    def _check(self, collection: str) -> None:
        if collection == METADATA:
            self.space.check_little()
        else:
            self.space.check()

    def _free(self) -> int:
        return shutil.disk_usage(self._directory).free
