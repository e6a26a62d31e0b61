"""Content-EASE: how much a game of a history says for every other one, from plays and from contents together.

EASE (Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", 2019) has B = I - P diag(1 / diag P) with
P = (X'X + ridge I)^-1. Here centred contents F (games x dimension) count as further players: X'X + weight^2 FF'.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp
from scipy.linalg import lapack

from services.fit.errors import FitError
from services.fit.records import Columns, Floats

# Entries kept of a column, 6 KB a game. NDCG@10 on validation splits of the training parts of MovieLens 100K, three
# seeds: 200, 400, 800 and all entries .2837, .2852, .2857 and .2857; of players of whom 8 plays are known 400, 800 and
# all .5056, .5073 and .5076. `make bench-recommender` measures the service with them.
KEPT = 800
# An entry b for a game that a share p of players plays adds b^2 p (1 - p) to the variance of scores: |b| times the root
# of p is how much of the scores would be lost without it, for games that few play.
_PLAYS_EXPONENT = 0.5
_BLOCK = 512


def item_matrix(plays: sp.csr_matrix, content: Floats, *, ridge: float, content_weight: float) -> Floats:
    """B [games, games], zero on the diagonal: row i has what game i says for each other one.

    `plays` is players x games, `content` games x dimension. Memory: one array of games^2 float32, and blocks.
    """
    games = plays.shape[1]
    centred = content - content.mean(axis=0)
    gram = np.empty((games, games), dtype=np.float32, order="F")
    by_column = plays.tocsc()
    for start in range(0, games, _BLOCK):
        block = slice(start, min(start + _BLOCK, games))
        together = (plays.T @ by_column[:, block]).toarray()
        gram[:, block] = together + content_weight**2 * (centred @ centred[block].T)
    gram[np.diag_indices(games)] += ridge
    factor, failed = lapack.spotrf(gram, lower=1, overwrite_a=1)
    if not failed:
        gram, failed = lapack.spotri(factor, lower=1, overwrite_c=1)
    if failed:
        raise FitError("content-EASE has no solution for these plays; fit with a larger ridge")
    diagonal = gram.diagonal().copy()
    for start in range(0, games, _BLOCK):
        # The inverse is symmetric, and only its lower half is there.
        end = min(start + _BLOCK, games)
        square = np.tril(gram[start:end, start:end])
        gram[start:end, start:end] = square + np.tril(square, -1).T
        gram[start:end, end:] = gram[end:, start:end].T
    gram /= -diagonal
    gram[np.diag_indices(games)] = 0.0
    return gram


def pruned(item_matrix: Floats, plays: Floats, kept: int, advance: Callable[[int], None]) -> Columns:
    """The strongest `kept` entries of each column; `plays` [games] is how much each game is played."""
    games = len(item_matrix)
    kept = min(kept, games)
    # An unplayed game is in nobody's history.
    strength = (plays**_PLAYS_EXPONENT).astype(np.float32)
    numbers = np.full((games, kept), -1, dtype=np.int32)
    values = np.zeros((games, kept), dtype=np.float32)
    for start in range(0, games, _BLOCK):
        block = np.ascontiguousarray(item_matrix[:, start : start + _BLOCK].T)
        rank = np.abs(block) * strength
        chosen = np.argpartition(-rank, kept - 1, axis=1)[:, :kept]
        present = np.take_along_axis(rank, chosen, axis=1) > 0
        end = start + len(block)
        numbers[start:end] = np.where(present, chosen, -1)
        values[start:end] = np.where(present, np.take_along_axis(block, chosen, axis=1), 0.0)
        advance(len(block))
    return Columns(numbers, values)


def liked_together(likings: sp.csr_matrix, kept: int) -> Columns:
    """For each game the `kept` games that most players like together with it, and how many do."""
    games = likings.shape[1]
    kept = min(kept, games)
    numbers = np.full((games, kept), -1, dtype=np.int32)
    counts = np.zeros((games, kept), dtype=np.float32)
    by_column = likings.tocsc()
    for start in range(0, games, _BLOCK):
        block = (by_column[:, start : start + _BLOCK].T @ likings).toarray()
        block[np.arange(len(block)), np.arange(start, start + len(block))] = 0
        chosen = np.argpartition(-block, kept - 1, axis=1)[:, :kept]
        found = np.take_along_axis(block, chosen, axis=1)
        end = start + len(block)
        numbers[start:end] = np.where(found > 0, chosen, -1)
        counts[start:end] = found
    return Columns(numbers, counts)
