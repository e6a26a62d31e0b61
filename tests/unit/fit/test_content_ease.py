"""The item-item matrix against its definition, and what pruning keeps."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from services.fit.content_ease import item_matrix, liked_together, pruned


@pytest.fixture
def plays() -> sp.csr_matrix:
    random = np.random.default_rng(1)
    return sp.csr_matrix((random.random((40, 600)) < 0.1) * random.random((40, 600)), dtype=np.float32)


def test_the_matrix_is_that_of_the_definition(plays: sp.csr_matrix) -> None:
    content = np.random.default_rng(2).normal(size=(600, 5)).astype(np.float32)
    found = item_matrix(plays, content, ridge=3.0, content_weight=0.5)
    centred = content - content.mean(axis=0)
    dense = plays.toarray().astype(np.float64)
    inverse = np.linalg.inv(dense.T @ dense + 0.25 * centred @ centred.T + 3.0 * np.eye(600))
    expected = inverse / -np.diag(inverse)
    np.fill_diagonal(expected, 0.0)
    np.testing.assert_allclose(found, expected, atol=2e-4)


def test_pruning_keeps_the_strongest_of_games_that_anybody_plays() -> None:
    matrix = np.array([[0, 5, 1], [2, 0, -4], [9, 9, 0]], dtype=np.float32)
    found = pruned(matrix, np.array([1, 1, 0], dtype=np.float32), 1, lambda steps: None)
    assert found.games.tolist() == [[1], [0], [1]]
    assert found.values.tolist() == [[2], [5], [-4]]


def test_players_who_like_two_games_are_counted() -> None:
    likings = sp.csr_matrix(np.array([[1, 1, 0], [1, 1, 1], [0, 1, 0]], dtype=np.float32))
    found = liked_together(likings, 2)
    counts = [dict(zip(games, values, strict=True)) for games, values in zip(found.games, found.values, strict=True)]
    assert counts[0] == {1: 2, 2: 1}
    assert counts[2] == {0: 1, 1: 1}
