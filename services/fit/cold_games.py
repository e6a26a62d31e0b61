"""Factors for games that nobody has played: ridge regression from content to the factors of played games."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.fit.records import Floats

# Content vectors have length 1 and are alike, so their centred parts are small: less ridge than 1 for each liking.
_RIDGE = 1.0


def cold_map(content: Floats, factors: Floats, likings: Floats) -> Floats:
    """A map [1 + dimension, factors]; the first row is added. Games weigh by the root of their likings [games]."""
    weight = np.sqrt(likings.astype(np.float64))
    total = weight.sum()
    if total <= 0:
        return np.zeros((1 + content.shape[1], factors.shape[1]), dtype=np.float32)
    mean_content = weight @ content / total
    mean_factors = weight @ factors / total
    centred = content - mean_content
    left: NDArray[np.float64] = (centred.T * weight) @ centred
    left[np.diag_indices_from(left)] += _RIDGE
    slope = np.linalg.solve(left, (centred.T * weight) @ (factors - mean_factors))
    return np.vstack([mean_factors - mean_content @ slope, slope]).astype(np.float32)


def by_content(content: Floats, mapping: Floats) -> Floats:
    """Factors of games by their contents [games, dimension]."""
    factors: Floats = (mapping[0] + content @ mapping[1:]).astype(np.float32)
    return factors
