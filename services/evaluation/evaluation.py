"""The use case: measures a recommender, as it serves, and baselines on one split of a dataset."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from services.evaluation.errors import EvaluationError
from services.evaluation.interactions import Indices, Interactions, interactions_of
from services.evaluation.judging.catalogue_metrics import catalogue_metrics
from services.evaluation.judging.cold import cold_figures
from services.evaluation.judging.intervals import Comparison
from services.evaluation.judging.list_metrics import hits, per_player
from services.evaluation.leaks import check_shuffled, check_split, shuffled
from services.evaluation.measured.asking import Answers, answers_of
from services.evaluation.measured.ports import LISTS, MeasuredRecommender
from services.evaluation.measured.remembering import RememberingEncoder
from services.evaluation.options import DEPTH, Options
from services.evaluation.peers.baselines import BOUNDED, MOST_GAMES, grids, popularity
from services.evaluation.peers.ranking import rank
from services.evaluation.peers.tuning import choose, validation_split
from services.evaluation.results import HEADLINE, SERVED, Evaluation, System
from services.evaluation.splits import Split, split_named
from services.ingest.progress import Progress
from services.ingest.records import Dataset
from services.ingest.storing.ports import Encoder

# Enough to tell a leak from chance.
_SHUFFLED_ASKERS = 200

OpenRecommender = Callable[[], AbstractAsyncContextManager[MeasuredRecommender]]


async def evaluate(
    dataset: Dataset, encoder: Encoder, open_recommender: OpenRecommender, options: Options, progress: Progress
) -> Evaluation:
    """Measures the recommender that `open_recommender` opens, empty each time, and all baselines.

    Raises EvaluationError when the data or the options allow no measurement, LeakError when a gate fails, and
    GamesrecError when a service does.
    """
    data = interactions_of(dataset.interactions, [game.game_id for game in dataset.games])
    split = _judged(split_named(options.split, data, options.seed), options.least_rating)
    check_split(split)
    askers = _some(split.askers(), options.most_askers, options.seed)
    remembering = RememberingEncoder(encoder)
    async with open_recommender() as recommender:
        answers = await answers_of(
            recommender, dataset, split, askers, encoder=remembering, depth=DEPTH, progress=progress
        )
    by_id = {game.game_id: game for game in dataset.games}
    vectors = remembering.contents([by_id[game] for game in data.games])
    systems = {
        name: _system(name, answers.lists[name], askers, split, vectors, options, is_served=True) for name in LISTS
    }
    systems |= await asyncio.to_thread(_baselines, split, askers, vectors, options, progress)
    gate = None
    if options.check_shuffled:
        gate = await _shuffled_gate(dataset, split, askers, remembering, open_recommender, options, progress)
    version = await remembering.version()
    return Evaluation(
        split=split.name,
        seed=options.seed,
        digest=data.digest(),
        parameters={
            "players": str(len(data.players)),
            "games": str(len(data.games)),
            "interactions": str(len(data)),
            "fitted": str(len(split.fitted)),
            "known": str(len(split.known)),
            "test": str(len(split.test)),
            "askers": str(len(askers)),
            "least_rating": f"{options.least_rating:g}",
            "encoder": f"{version.name}@{version.revision}",
            "model": answers.fit.version or "neighbours",
            **{f"fit.{name}": value for name, value in answers.fit.settings.items()},
        },
        askers=tuple(data.players[number] for number in askers.tolist()),
        known=split.known.per_player()[askers],
        systems=systems,
        figures=_timings(answers) | {f"fit.{name}": value for name, value in answers.fit.figures.items()},
        shuffled=gate,
    )


def _judged(split: Split, least_rating: float) -> Split:
    """The split with only those plays to be found that were rated well enough."""
    kept = split.test.where(~(split.test.rating < least_rating))
    if len(kept) == 0:
        raise EvaluationError(f"least_rating: no play of the test part is rated {least_rating:g} or more; lower it")
    return replace(split, test=kept)


def _some(askers: Indices, most: int, seed: int) -> Indices:
    if len(askers) <= most:
        return askers
    return np.sort(np.random.default_rng(seed).permutation(askers)[:most])


def _system(
    name: str,
    ranked: Indices,
    askers: Indices,
    split: Split,
    vectors: NDArray[np.float32] | None,
    options: Options,
    *,
    is_served: bool,
) -> System:
    hit = hits(ranked, askers, split.test)
    figures: dict[str, float] = {}
    ks = sorted({*options.ks, 10})
    for k in ks:
        figures |= catalogue_metrics(ranked, split.known, vectors, k)
    return System(
        name=name,
        is_served=is_served,
        by_player=per_player(hit, split.test.per_player()[askers], ks),
        figures=figures | cold_figures(ranked, askers, split),
    )


def _baselines(
    split: Split, askers: Indices, vectors: NDArray[np.float32] | None, options: Options, progress: Progress
) -> dict[str, System]:
    """Each baseline with the settings that did best on a validation part of what is fitted."""
    validation = validation_split(split, options.seed)
    candidates = grids(vectors)
    played = int(np.count_nonzero(split.fitted.per_game()))
    progress.start("baselines", len(candidates))
    found = {}
    for name, grid in candidates.items():
        choice = choose(grid, validation)
        ranked = rank(choice.candidate.fit(split.fitted), split.known, askers, DEPTH)
        system = _system(name, ranked, askers, split, vectors, options, is_served=False)
        of_games = MOST_GAMES if name in BOUNDED and played > MOST_GAMES else None
        found[name] = replace(
            system, settings=choice.candidate.settings, validation=choice.ndcg, most_played_games=of_games
        )
        progress.advance(1)
    return found


async def _shuffled_gate(
    dataset: Dataset,
    split: Split,
    askers: Indices,
    encoder: Encoder,
    open_recommender: OpenRecommender,
    options: Options,
    progress: Progress,
) -> Comparison:
    """Measures the recommender once more with nobody's taste in what it holds."""
    dealt = shuffled(split, options.seed)
    some = _some(askers, _SHUFFLED_ASKERS, options.seed)
    async with open_recommender() as recommender:
        answers = await answers_of(recommender, dataset, dealt, some, encoder=encoder, depth=10, progress=progress)
    popular = rank(popularity(dealt.fitted), dealt.known, some, 10)
    return check_shuffled(_headline(answers.lists[SERVED], some, split.test), _headline(popular, some, split.test))


def _headline(ranked: Indices, askers: Indices, test: Interactions) -> NDArray[np.float64]:
    return per_player(hits(ranked, askers, test), test.per_player()[askers], (10,))[HEADLINE]


def _timings(answers: Answers) -> dict[str, float]:
    p50, p95 = np.percentile(answers.milliseconds, (50, 95))
    return {"recommend.milliseconds.p50": float(p50), "recommend.milliseconds.p95": float(p95)}
