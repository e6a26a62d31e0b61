"""The use case: export from a running recommender, fit, write the next version, serve it.

It may be killed at any moment and run again: then it fits anew, or writes on if it had fitted the same data.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from services.common.channels import open_channel
from services.common.errors import ServiceError
from services.common.model_version import ModelVersion
from services.fit.checkpoint import Checkpoint, Place, digest_of
from services.fit.clients import GrpcItemModels
from services.fit.errors import FitError, NothingToFit
from services.fit.fitting import fit
from services.fit.ports import ItemModels
from services.fit.progress import Progress, peak_memory
from services.fit.records import Choices, Exported, Fitted, Interactions, Trial

_BATCH = 200


@dataclass(frozen=True, slots=True)
class FitReport:
    """What was fitted. `changed` is false when the model that serves was fitted from the same data already.

    `seconds` is the whole job, `memory` the most memory of this process, in bytes.
    """

    version: str
    changed: bool
    games: int
    players: int
    interactions: int
    choices: Choices
    trials: Sequence[Trial]
    seconds: float
    memory: int


async def fit_recommender(target: str, work_dir: Path, progress: Progress) -> FitReport:
    """Fits and serves a model from what the recommender at `target` holds. Raises FitError that says what to do.

    Whatever happens, the version before it serves until the new one is complete.
    """
    async with open_channel(target) as channel:
        try:
            return await run(GrpcItemModels(channel), Checkpoint(work_dir / re.sub(r"[^\w.-]", "_", target)), progress)
        except ServiceError as error:
            raise FitError(
                f"the recommender at {target} refused a step of the fit ({error.message}); it serves on as before; "
                "run the same command again to go on"
            ) from error


async def run(models: ItemModels, checkpoint: Checkpoint, progress: Progress) -> FitReport:
    """The same over any recommender."""
    began = time.monotonic()
    exported = await _export(models, progress)
    digest = await asyncio.to_thread(digest_of, exported)
    serving = await models.serving()
    changed = not serving.version.endswith(digest)
    kept = await asyncio.to_thread(checkpoint.load, digest)
    version, choices, trials = serving.version, serving.choices or Choices(), tuple[Trial, ...]()
    if changed:
        if kept is None:
            fitted = await asyncio.to_thread(fit, exported, progress, serving.choices)
            place = Place(digest, f"{time.time_ns() // 1_000_000:x}{digest}")
            await asyncio.to_thread(checkpoint.keep, place, fitted)
        else:
            place, fitted = kept
        await _write(models, checkpoint, place, fitted, exported, progress)
        version, choices, trials = place.version, fitted.choices, fitted.trials
    checkpoint.forget()
    return FitReport(
        version=version,
        changed=changed,
        games=len(exported.game_ids),
        players=exported.interactions.players,
        interactions=len(exported.interactions.game),
        choices=choices,
        trials=trials,
        seconds=time.monotonic() - began,
        memory=peak_memory(),
    )


async def _write(
    models: ItemModels,
    checkpoint: Checkpoint,
    place: Place,
    fitted: Fitted,
    exported: Exported,
    progress: Progress,
) -> None:
    games = len(exported.game_ids)
    there = await models.begin(place.version, fitted, exported.encoder)
    written = place.written if there >= place.written else 0
    progress.start("writing", games)
    progress.advance(written)
    for start in range(written, games, _BATCH):
        batch = range(start, min(start + _BATCH, games))
        await models.write(place.version, fitted, exported.game_ids, batch)
        checkpoint.advance(Place(place.digest, place.version, batch.stop))
        progress.advance(len(batch))
    await models.serve(place.version)


async def _export(models: ItemModels, progress: Progress) -> Exported:
    games, interactions = await models.counts()
    if not games or not interactions:
        missing = "interactions" if games else "games"
        raise NothingToFit(f"the recommender has no {missing} yet, so there is nothing to fit; ingest some first")
    progress.start("exporting", games + interactions)
    ids: list[str] = []
    contents: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = []
    encoder: ModelVersion | None = None
    async for part in models.games():
        ids += part.ids
        contents.append(np.asarray(part.content, dtype=np.float32))
        encoder = part.encoder
        progress.advance(len(part.ids))
    if encoder is None:
        raise NothingToFit("the recommender has no games yet, so there is nothing to fit; ingest some first")
    order = sorted(range(len(ids)), key=ids.__getitem__)
    ids = [ids[index] for index in order]
    found = await _interactions(models, {game_id: number for number, game_id in enumerate(ids)}, progress)
    return Exported(ids, np.concatenate(contents)[order], encoder, found)


async def _interactions(models: ItemModels, number: dict[str, int], progress: Progress) -> Interactions:
    """All interactions with games that were exported; a game that came in between waits for the next fit."""
    players: dict[str, int] = {}
    columns: tuple[list[int], list[int], list[float], list[float]] = ([], [], [], [])
    parts = []
    async for found in models.interactions():
        for player, game, rating, moment in zip(found.players, found.games, found.ratings, found.times, strict=True):
            if game in number:
                columns[0].append(players.setdefault(player, len(players)))
                columns[1].append(number[game])
                columns[2].append(rating)
                columns[3].append(moment)
        parts.append(
            (
                np.array(columns[0], dtype=np.int32),
                np.array(columns[1], dtype=np.int32),
                np.array(columns[2], dtype=np.float32),
                np.array(columns[3], dtype=np.float64),
            )
        )
        for column in columns:
            column.clear()
        progress.advance(len(found.players))
    return Interactions(
        player=np.concatenate([part[0] for part in parts]).astype(np.int64),
        game=np.concatenate([part[1] for part in parts]).astype(np.int64),
        rating=np.concatenate([part[2] for part in parts]),
        time=np.concatenate([part[3] for part in parts]),
        players=len(players),
    )
