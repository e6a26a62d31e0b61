"""Keeps an empty catalogue from being seen while a load of several parts fills it, then lets all of it serve at once.

Whether the catalogue serves is one point of the metadata, that of the encoder, so the end of a load is the write of
one point: it is atomic, survives a crash, and takes effect in the next request of every replica. A catalogue that
serves already is never hidden again: who asks it must not get less than before.
"""

from __future__ import annotations

from dataclasses import dataclass

from services.common.errors import FailedPrecondition, InvalidArgument
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.engines.vector_store import HasId, Point, VectorStore, Where
from services.recommender.storing.schema import LOAD_POINT, METADATA, metadata_point

_PARTS = "parts"


@dataclass(frozen=True, slots=True)
class LoadState:
    """How many parts of a load are stored, and whether the catalogue serves."""

    stored_parts: int
    serves: bool


class HiddenLoad:
    """The load that is under way, if one is."""

    def __init__(self, store: VectorStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    async def begin(self, parts: int, part: int) -> bool:
        """Hides what is stored from now on until all `parts` are; `part` of them is under way again.

        Whether it is hidden: not in a catalogue that serves. `parts` 0 leaves their number to others, and `part` 0 is
        none of them. Raises InvalidArgument for a part that is beyond them.
        """
        _require_within(parts, part)
        if (await self._catalogue.state()).encoder is not None:
            return False
        begun = await self._begun()
        if begun is None or parts not in (0, begun):
            await self._store.upsert(METADATA, [Point(LOAD_POINT, {_PARTS: parts})])
        if part:
            await self._store.delete(METADATA, Where(must=(HasId([_marker(parts, part)]),)))
        return True

    async def end(self, parts: int, part: int) -> LoadState:
        """Marks `part` of `parts` as stored; after the last of them the catalogue serves.

        Raises InvalidArgument as `begin` does, FailedPrecondition if another number of parts was begun since.
        """
        _require_within(parts, part)
        if (await self._catalogue.state()).encoder is not None:
            return LoadState(parts, serves=True)
        begun = await self._begun()
        if begun != parts:
            raise FailedPrecondition(
                f"a load of {begun} parts was begun since; store all parts of that one"
                if begun
                else f"no load of {parts} parts was begun; begin it",
                reason="LOAD_NOT_BEGUN",
            )
        await self._store.upsert(METADATA, [Point(_marker(parts, part), {})])
        # Of parts that end at once, the one that looks last sees the markers of all.
        markers = [_marker(parts, each) for each in range(1, parts + 1)]
        stored = len(await self._store.retrieve(METADATA, markers, payload=False))
        if stored < parts:
            return LoadState(stored, serves=False)
        serves = await self._catalogue.reveal()
        # A crash before this leaves points that nobody reads: the catalogue serves.
        await self._store.delete(METADATA, Where(must=(HasId([LOAD_POINT, *markers]),)))
        return LoadState(stored, serves)

    async def _begun(self) -> int | None:
        """How many parts the load under way has, 0 if that is still to be told; None without a load."""
        found = (await self._store.retrieve(METADATA, [LOAD_POINT])).get(LOAD_POINT)
        return None if found is None else int(found.payload[_PARTS])


def _marker(parts: int, part: int) -> str:
    """Point of the metadata that is there once the part is stored; of another number of parts it is another one."""
    return metadata_point(f"load {part}/{parts}")


def _require_within(parts: int, part: int) -> None:
    if part > parts:
        raise InvalidArgument.of_field("part", f"must be one of the {parts} parts")
