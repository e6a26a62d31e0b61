"""Recommenders to compare with: popularity, item-kNN, EASE, iALS and content, in numpy or by `implicit`.

Each is fitted on a matrix of plays [players, games] and then scores every game for any histories, so that players who
are new since are folded in. None of them is served.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from services.evaluation.interactions import Indices, Interactions

Scores = NDArray[np.float32]
Scorer = Callable[[csr_matrix], Scores]

# Item-kNN and EASE hold matrices of games squared: some 3 GB for so many, the most played ones.
MOST_GAMES = 10_000
BOUNDED = ("item-knn", "ease")
_DAY = 86_400
RECENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Candidate:
    """One setting of a baseline: what is set, and how it is fitted."""

    settings: Mapping[str, float]
    fit: Callable[[Interactions], Scorer]


def popularity(fitted: Interactions) -> Scorer:
    """The most played games, to everybody."""
    return _same_for_all(fitted.per_game().astype(np.float32))


def recent_popularity(fitted: Interactions, *, days: int = RECENT_DAYS) -> Scorer:
    """The games most played in the last days; those that were not follow by all their plays."""
    counts = fitted.per_game().astype(np.float32)
    if len(fitted) == 0:
        return _same_for_all(counts)
    latest = fitted.where(fitted.seconds >= fitted.seconds.max() - days * _DAY).per_game()
    return _same_for_all((latest + counts / (counts.sum() + 1)).astype(np.float32))


def item_knn(fitted: Interactions, *, neighbours: int, shrinkage: float = 0.0) -> Scorer:
    """Sums the cosines to the games played, each game knowing its nearest neighbours (Sarwar et al. 2001).

    As `ease`, of `solved_games` alone.
    """
    games = solved_games(fitted)
    plays = fitted.matrix()[:, games]
    together = (plays.T @ plays).toarray()
    counts = np.diag(together).copy()
    cosine = together / (np.sqrt(np.outer(counts, counts)) + shrinkage + 1e-9)
    np.fill_diagonal(cosine, 0.0)
    if neighbours < len(cosine):
        least = -np.partition(-cosine, neighbours - 1, axis=0)[neighbours - 1]
        cosine[cosine < least] = 0.0
    return _linear(cosine.astype(np.float32, copy=False), games, len(fitted.games))


def ease(fitted: Interactions, *, regularisation: float) -> Scorer:
    """The best linear map from plays to plays with an empty diagonal (Steck 2019, arXiv:1905.03375).

    Games that are not among `solved_games` score 0, as all do that nobody has played.
    """
    games = solved_games(fitted)
    plays = fitted.matrix()[:, games]
    gram = (plays.T @ plays).toarray().astype(np.float64)
    gram[np.diag_indices_from(gram)] += regularisation
    weights = np.linalg.inv(gram)
    del gram
    weights /= -np.diag(weights).copy()
    np.fill_diagonal(weights, 0.0)
    return _linear(weights.astype(np.float32), games, len(fitted.games))


def solved_games(fitted: Interactions) -> Indices:
    """Numbers of the games that have been played, ascending; of more than `MOST_GAMES` those played most."""
    plays = fitted.per_game()
    return np.sort(np.argsort(-plays, kind="stable")[: min(MOST_GAMES, np.count_nonzero(plays))])


def ials(
    fitted: Interactions, *, factors: int, regularisation: float, alpha: float, iterations: int = 15, seed: int = 0
) -> Scorer:
    """Weighted matrix factorisation by alternating least squares (Hu et al. 2008), by `implicit`.

    New histories are folded in by one least squares solve each.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about threads, which are limited below
        from implicit.cpu.als import AlternatingLeastSquares  # noqa: PLC0415  (slow, and not every run needs it)

        model = AlternatingLeastSquares(
            factors=factors,
            regularization=regularisation,
            alpha=alpha,
            iterations=iterations,
            random_state=seed,
            num_threads=1,
        )
    with threadpool_limits(1, "blas"):
        model.fit(fitted.matrix(), show_progress=False)

    def scores(known: csr_matrix) -> Scores:
        with threadpool_limits(1, "blas"):
            folded = model.recalculate_user(np.arange(known.shape[0]), known)
        found: Scores = np.asarray(folded @ model.item_factors.T, dtype=np.float32)
        return found

    return scores


def content(fitted: Interactions, *, vectors: NDArray[np.float32]) -> Scorer:
    """The cosine to the mean description of the games played; `vectors` [games, dimension] are of length 1."""
    del fitted  # descriptions alone

    def scores(known: csr_matrix) -> Scores:
        found: Scores = np.asarray(known @ vectors, dtype=np.float32) @ vectors.T
        return found

    return scores


def grids(vectors: NDArray[np.float32] | None) -> dict[str, Sequence[Candidate]]:
    """The settings that are tried of each baseline, by its name; `vectors` as in `content`, None if there are none."""
    found: dict[str, Sequence[Candidate]] = {
        "popularity": [Candidate({}, popularity)],
        "popularity-recent": [Candidate({"days": RECENT_DAYS}, recent_popularity)],
        "item-knn": [Candidate({"neighbours": n}, partial(item_knn, neighbours=n)) for n in (20, 50, 100, 200, 400)],
        "ease": [
            Candidate({"regularisation": value}, partial(ease, regularisation=value))
            for value in (50.0, 100.0, 200.0, 300.0, 500.0, 1000.0)
        ],
        "ials": [
            Candidate(
                {"factors": factors, "regularisation": regularisation, "alpha": alpha},
                partial(ials, factors=factors, regularisation=regularisation, alpha=alpha),
            )
            for factors, regularisation, alpha in ((64, 1.0, 1.0), (64, 10.0, 1.0), (64, 10.0, 4.0), (128, 20.0, 2.0))
        ],
    }
    if vectors is not None:
        found["content"] = [Candidate({}, partial(content, vectors=vectors))]
    return found


def _same_for_all(values: Scores) -> Scorer:
    return lambda known: np.broadcast_to(values, (known.shape[0], len(values)))


def _linear(weights: Scores, games: Indices, all_games: int) -> Scorer:
    """Scores of the `games` that `weights` [games, games] are of; of all others 0."""

    def scores(known: csr_matrix) -> Scores:
        found: Scores = np.zeros((known.shape[0], all_games), dtype=np.float32)
        found[:, games] = known[:, games] @ weights
        return found

    return scores
