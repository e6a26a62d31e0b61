"""Fills a recommender with what may be known, and asks it for every player who has something to be found."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from services.evaluation.errors import LeakError
from services.evaluation.interactions import Indices, Interactions
from services.evaluation.measured.ports import LISTS, FitReport, MeasuredRecommender
from services.evaluation.splits import Split
from services.ingest.progress import Progress
from services.ingest.records import Dataset, Interaction
from services.ingest.storing.loader import Loader
from services.ingest.storing.ports import Encoder

# The service is kept busy while an answer travels; more would only measure its queue.
_IN_FLIGHT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The lists of all askers as numbers of games [askers, depth], -1 where a list ends, by name; and how it went.

    `milliseconds` [askers] is the time of each call, of which `_IN_FLIGHT` were under way.
    """

    lists: Mapping[str, Indices]
    milliseconds: np.ndarray[tuple[int], np.dtype[np.float64]]
    fit: FitReport


async def answers_of(
    recommender: MeasuredRecommender,
    dataset: Dataset,
    split: Split,
    askers: Indices,
    *,
    encoder: Encoder,
    depth: int,
    progress: Progress,
) -> Answers:
    """Stores the fitted part, fits, stores what became known later, and asks.

    The recommender must be empty. LeakError when it holds anything but what it was given.
    """
    before = await recommender.counts()
    if before.games or before.interactions:
        raise LeakError(
            f"the recommender already holds {before.games} games and {before.interactions} interactions, which may be "
            "those of the test; give one that is empty"
        )
    await _store(recommender, dataset, split.fitted, encoder, progress, whole=True)
    fitted = await recommender.fit()
    new = split.known.where(~np.isin(split.known.keys(), split.fitted.keys()))
    if len(new):
        await _store(recommender, dataset, new, encoder, progress, whole=False)
    stored = (await recommender.counts()).interactions
    if stored != len(split.known):
        raise LeakError(
            f"the recommender holds {stored} interactions and not the {len(split.known)} that may be known; "
            "see that nobody else writes to it"
        )
    return await _ask(recommender, split.known, askers, depth, fitted, progress)


async def _store(
    recommender: MeasuredRecommender,
    dataset: Dataset,
    rows: Interactions,
    encoder: Encoder,
    progress: Progress,
    *,
    whole: bool,
) -> None:
    part = Dataset(
        games=dataset.games if whole else (),
        players=dataset.players if whole else (),
        interactions=records_of(rows),
    )
    await Loader(encoder, recommender.catalogue).load(part, progress)


def records_of(rows: Interactions) -> tuple[Interaction, ...]:
    """The rows as an ingest stores them."""
    return tuple(
        Interaction(
            rows.players[player],
            rows.games[game],
            None if np.isnan(rating) else float(rating),
            datetime.fromtimestamp(second, UTC),
        )
        for player, game, rating, second in zip(
            rows.player.tolist(), rows.game.tolist(), rows.rating.tolist(), rows.seconds.tolist(), strict=True
        )
    )


async def _ask(
    recommender: MeasuredRecommender,
    known: Interactions,
    askers: Indices,
    depth: int,
    fitted: FitReport,
    progress: Progress,
) -> Answers:
    number_of = {game: number for number, game in enumerate(known.games)}
    lists = {name: np.full((len(askers), depth), -1, dtype=np.int64) for name in LISTS}
    milliseconds = np.zeros(len(askers))
    places = iter(range(len(askers)))
    progress.start("asking", len(askers))

    async def worker() -> None:
        for place in places:
            started = time.perf_counter()
            answer = await recommender.recommend(known.players[askers[place]], depth)
            milliseconds[place] = (time.perf_counter() - started) * 1000
            for name, row in lists.items():
                games = _numbers(answer[name], number_of)[:depth]
                row[place, : len(games)] = games
            progress.advance(1)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(_IN_FLIGHT):
            tasks.create_task(worker())
    return Answers(lists, milliseconds, fitted)


def _numbers(games: Sequence[str], number_of: Mapping[str, int]) -> list[int]:
    return [number_of[game] for game in games]
