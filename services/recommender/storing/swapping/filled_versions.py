"""Finds the versions that are filled beside what serves, drops what nobody needs, and sees to room for new ones."""

from __future__ import annotations

from services.common.errors import FailedPrecondition
from services.recommender.storing.engines.versioned_store import VersionedStore, Versions
from services.recommender.storing.schema import GAMES, METADATA, PLAYERS, REEMBEDDING_POINT, REPLACEMENT_POINT, WORDS

# While games are written and indexed the engine keeps their vectors about three times, and some space must be left.
_COPIES, _SPARE_BYTES, _BYTES_PER_RECORD = 3, 256 * 2**20, 4096


async def begun_version(store: VersionedStore, point: str) -> str:
    """The version that was begun last by this point of the metadata; empty for none."""
    found = (await store.retrieve(METADATA, [point])).get(point)
    return "" if found is None else str(found.payload["version"])


async def drop_unused(
    store: VersionedStore, in_force: Versions, *, reembedding: str | None = None, replacement: str | None = None
) -> None:
    """Drops all versions but those in force and those being filled: the ones given, else those that were begun."""
    if reembedding is None:
        reembedding = await begun_version(store, REEMBEDDING_POINT)
    if replacement is None:
        replacement = await begun_version(store, REPLACEMENT_POINT)
    filled: list[Versions] = [{GAMES: reembedding, PLAYERS: reembedding}] if reembedding else []
    filled += [{GAMES: replacement, WORDS: replacement}] if replacement else []
    # A collection that a version says nothing of is, in that version, the one in force.
    await store.drop_all_but(in_force, *({**in_force, **versions} for versions in filled))


def require_room(free: int | None, records: int, dimension: int, what: str) -> None:
    """Raises FailedPrecondition if `free` bytes are too few for so many more games or players.

    `what` is the beginning of why, such as "vectors of another encoder need".
    """
    needed = _COPIES * records * (4 * dimension + _BYTES_PER_RECORD) + _SPARE_BYTES
    if free is not None and free < needed:
        raise FailedPrecondition(
            f"the disk of the recommender has {free >> 20} MiB left and {what} {needed >> 20} MiB; free some space "
            "and begin again; what serves goes on serving",
            reason="DISK_FULL",
        )
