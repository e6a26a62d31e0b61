"""Implicit ALS: factors of games such that a player's plays are close to the product with the player's factors.

Hu, Koren and Volinsky, "Collaborative Filtering for Implicit Feedback Datasets" (2008); how it is tuned follows
Rendle et al., "Revisiting the Performance of iALS on Item Recommendation Benchmarks" (2021). Fitted by the library
`implicit`.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import numpy as np
import scipy.sparse as sp
from implicit.cpu.als import AlternatingLeastSquares
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from services.fit.records import Floats

FACTORS = 128
# The confidence of a weight of 1, to which folding in adds that of 1 (the library does not: no difference was measured,
# docs/evaluation.md); its ratio to the regularisation, which a fit chooses, is what counts.
CONFIDENCE = 10.0
ITERATIONS = 15
_SEED = 20261


def game_factors(
    plays: sp.csr_matrix, *, regularisation: float, advance: Callable[[int], None] = lambda steps: None
) -> Floats:
    """Factors [games, at most 128]; `plays` is players x games, of weights above 0. Told of each iteration."""
    # The library runs threads of its own, which those of the matrix products would only disturb.
    with threadpool_limits(1, "blas"):
        model = AlternatingLeastSquares(
            factors=min(FACTORS, plays.shape[1]),
            regularization=regularisation,
            alpha=1.0,
            iterations=ITERATIONS,
            random_state=_SEED,
            num_threads=_threads(),
        )
        model.fit(plays * CONFIDENCE, show_progress=False, callback=lambda *_: advance(1))
    factors: Floats = np.asarray(model.item_factors, dtype=np.float32)
    return factors


def _threads() -> int:
    """Half the cores: the library's threads spin while they wait for each other, and the services need cores, too."""
    return max(1, len(os.sched_getaffinity(0)) // 2)


def gram(factors: Floats) -> Floats:
    """Sum of the outer products of all factors [n, n]: what every game says of a player who has played none."""
    product: NDArray[np.float32] = factors.T @ factors
    return product


def player_factors(weights: sp.csr_matrix, factors: Floats, regularisation: float) -> Floats:
    """Factors of players by their weights, below 0 for what they dislike: what the recommender does at a request."""
    shared = gram(factors) + regularisation * np.eye(factors.shape[1], dtype=np.float32)
    found = np.zeros((weights.shape[0], factors.shape[1]), dtype=np.float32)
    # More threads than one only wait for each other in matrices as small as these.
    with threadpool_limits(1, "blas"):
        for player in range(weights.shape[0]):
            row = slice(weights.indptr[player], weights.indptr[player + 1])
            played, weight = factors[weights.indices[row]], weights.data[row]
            extra = CONFIDENCE * np.abs(weight)
            found[player] = np.linalg.solve(
                shared + (played.T * extra) @ played, ((1.0 + extra) * (weight > 0)) @ played
            )
    return found
