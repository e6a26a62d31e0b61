"""Averages the weights of several trainings into one model, which costs no more to serve than one of them.

Trainings that begin with the same weights and differ in the order of their messages end near each other, and the mean
of their weights does better than any of them (Wortsman et al. 2022, "Model Soups"; measured in docs/classifier.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Tensors = Mapping[str, NDArray[np.float32]]


def averaged(members: Sequence[Tensors], most_rank: int) -> dict[str, NDArray[np.float32]]:
    """The mean of several trainings' tensors, named as in `UnderstandingModel.tensors`.

    The mean of products `up @ down` is the product of all `down` [rank, inputs], one below the other, and all `up`
    [outputs, rank], side by side, divided by their number: the rank is the sum of their ranks. Where that is above
    `most_rank`, the nearest product of that rank stands for it (Eckart and Young 1936). Members are rounded to float16
    first, as a file keeps them.
    """
    rounded = [
        {name: tensor.astype(np.float16).astype(np.float32) for name, tensor in each.items()} for each in members
    ]
    joined = {name: _joined(name, [each[name] for each in rounded]) for name in rounded[0]}
    for name in [name for name in joined if name.endswith(".down")]:
        path = name.removesuffix(".down")
        if len(joined[name]) > most_rank:
            joined[f"{path}.up"], joined[name] = _narrowed(joined[f"{path}.up"], joined[name], most_rank)
    return joined


def _narrowed(
    up: NDArray[np.float32], down: NDArray[np.float32], rank: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The matrices of `rank` whose product is nearest to `up @ down`."""
    left, upper = np.linalg.qr(up.astype(np.float64))
    right, lower = np.linalg.qr(down.T.astype(np.float64))
    turned, sizes, mixed = np.linalg.svd(upper @ lower.T)
    roots = np.sqrt(sizes[:rank])
    return (
        (left @ turned[:, :rank] * roots).astype(np.float32),
        (roots[:, None] * mixed[:rank] @ right.T).astype(np.float32),
    )


def _joined(name: str, tensors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    if name.endswith(".down"):
        return np.concatenate(tensors, axis=0)
    if name.endswith(".up"):
        return np.concatenate([tensor / np.float32(len(tensors)) for tensor in tensors], axis=1)
    mean: NDArray[np.float32] = np.mean(tensors, axis=0, dtype=np.float32)
    return mean
