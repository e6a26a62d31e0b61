"""Fills a catalogue beside the one that serves with all games of a dataset, and swaps the two when all else is stored.

Games that are stored just so already are taken over with their vectors. One that was cut short goes on: what tells
catalogues apart is a hash of their games.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from hashlib import blake2b
from typing import TypeVar

from services.common.model_version import ModelVersion
from services.ingest.progress import Progress
from services.ingest.records import Game
from services.ingest.storing.batching import Described, batches
from services.ingest.storing.ports import Catalogue, Embedding, Replacement

T = TypeVar("T")

# So many ids are a call of well under a megabyte.
_KEPT_AT_ONCE = 500
Retried = Callable[[Callable[[], Awaitable[T]]], Awaitable[T]]
# Embeds games and hands them on with their vectors, batch by batch; the last argument is told of each.
Load = Callable[
    [
        Sequence[Described[Game]],
        Callable[[Sequence[tuple[Game, Embedding]], ModelVersion], Awaitable[None]],
        Callable[[int], None],
    ],
    Awaitable[None],
]


async def begun_replacement(
    catalogue: Catalogue, games: Sequence[Game], encoder: ModelVersion, retried: Retried[Replacement | None]
) -> Replacement | None:
    """Begins a catalogue of these games, or goes on with it; None where there is nothing to replace."""
    told = blake2b(digest_size=16)
    for game in sorted(games, key=lambda game: game.game_id):
        told.update(catalogue.digest(game))
    return await retried(partial(catalogue.begin_replacement, encoder, told.hexdigest(), len(games)))


async def fill(
    replacement: Replacement,
    catalogue: Catalogue,
    described: Sequence[Described[Game]],
    load: Load,
    retried: Retried[None],
    progress: Progress,
) -> None:
    """Writes all games that the catalogue lacks; those that serve just so already need no embedding."""
    missing = [item for item in described if item.record.game_id not in replacement.game_ids]
    progress.advance(len(described) - len(missing))
    kept = [item.record.game_id for item in missing if catalogue.holds(item.record)]
    for game_ids in batches(kept, _KEPT_AT_ONCE):
        await retried(partial(catalogue.keep_in_replacement, replacement.version, game_ids))
        progress.advance(len(game_ids))

    async def write(games: Sequence[tuple[Game, Embedding]], _: ModelVersion) -> None:
        await catalogue.write_replacement(replacement.version, games)

    there = set(kept)
    await load([item for item in missing if item.record.game_id not in there], write, progress.advance)
