"""The average of several trainings' weights."""

from __future__ import annotations

import numpy as np

from services.classifier.training.averaging import Tensors, averaged


def member(seed: int) -> Tensors:
    source = np.random.default_rng(seed)
    shapes = {"8.output.down": (3, 5), "8.output.up": (4, 3), "8.output.bias": (4,), "intents.weight": (2, 6)}
    return {name: source.normal(size=shape).astype(np.float16).astype(np.float32) for name, shape in shapes.items()}


def test_the_products_of_adapters_and_all_other_tensors_are_means() -> None:
    members = [member(seed) for seed in range(3)]
    mean = averaged(members, most_rank=9)
    products = [each["8.output.up"] @ each["8.output.down"] for each in members]
    assert np.allclose(mean["8.output.up"] @ mean["8.output.down"], np.mean(products, axis=0), atol=1e-5)
    for name in ("8.output.bias", "intents.weight"):
        assert np.allclose(mean[name], np.mean([each[name] for each in members], axis=0), atol=1e-6)
    assert {name: tensor.dtype for name, tensor in mean.items()} == dict.fromkeys(mean, np.dtype(np.float32))


def test_one_training_is_its_own_average() -> None:
    alone = member(7)
    mean = averaged([alone], most_rank=3)
    assert mean.keys() == alone.keys()
    assert all(np.array_equal(mean[name], alone[name]) for name in alone)


def test_more_ranks_than_a_file_holds_leave_the_nearest_product() -> None:
    members = [member(seed) for seed in range(3)]
    whole, narrow = averaged(members, most_rank=9), averaged(members, most_rank=2)
    assert (narrow["8.output.up"].shape, narrow["8.output.down"].shape) == ((4, 2), (2, 5))
    product = whole["8.output.up"] @ whole["8.output.down"]
    sizes = np.linalg.svd(product, compute_uv=False)
    lost = np.linalg.norm(product - narrow["8.output.up"] @ narrow["8.output.down"])
    assert np.isclose(lost, np.sqrt((sizes[2:] ** 2).sum()), rtol=1e-4)
