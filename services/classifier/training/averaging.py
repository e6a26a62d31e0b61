"""Averages the weights of several trainings into one model, which costs no more to serve than one of them.

Trainings that begin with the same weights and differ in the order of their messages end near each other, and the mean
of their weights does better than any of them (Wortsman et al. 2022, "Model Soups"; measured in docs/classifier.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Tensors = Mapping[str, NDArray[np.float32]]


def averaged(members: Sequence[Tensors]) -> dict[str, NDArray[np.float32]]:
    """The mean of several trainings' tensors, named as in `UnderstandingModel.tensors`.

    The mean of products `up @ down` is the product of all `down` [rank, inputs], one below the other, and all `up`
    [outputs, rank], side by side, divided by their number: the rank is the sum of their ranks. Members are rounded to
    float16 first, as a file keeps them.
    """
    rounded = [
        {name: tensor.astype(np.float16).astype(np.float32) for name, tensor in each.items()} for each in members
    ]
    return {name: _joined(name, [each[name] for each in rounded]) for name in rounded[0]}


def _joined(name: str, tensors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    if name.endswith(".down"):
        return np.concatenate(tensors, axis=0)
    if name.endswith(".up"):
        return np.concatenate([tensor / np.float32(len(tensors)) for tensor in tensors], axis=1)
    mean: NDArray[np.float32] = np.mean(tensors, axis=0, dtype=np.float32)
    return mean
