"""What every engine promises."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from services.embedder.engines.onnx_engine import OnnxEngine
from services.embedder.engines.ports import Engine
from services.embedder.engines.torch_engine import TorchEngine
from services.encoders.models.directory import find_model, verified_digests
from services.encoders.models.profile import ProfileOverrides, read_profile
from services.encoders.network.bert_weights import read_config
from services.encoders.network.onnx_file import exported
from services.encoders.network.onnx_graph import Precision
from tests.fakes.embedder import FakeEngine

TEXTS = [[0, 5, 6, 7, 2], [0, 9, 2], [0, *range(5, 27), 2], [0, 2]]


def _fake(_: Path) -> Engine:
    return FakeEngine()


def _torch_with(pooling: str) -> object:
    def build(model: Path) -> Engine:
        overrides = ProfileOverrides(pooling=pooling)
        return TorchEngine(model, read_profile(model, overrides), threads=1)

    return build


def _onnx_with(pooling: str, precision: Precision = "float32") -> object:
    def build(model: Path) -> Engine:
        profile = read_profile(model, ProfileOverrides(pooling=pooling))
        directory, config = find_model(str(model), model.parent), read_config(model)
        assert config is not None
        file = exported(directory, verified_digests(directory), model.parent, precision)
        return OnnxEngine(file, model, config, profile, precision=precision, threads=2)

    return build


@pytest.fixture(
    params=[
        _fake,
        *(build(pooling) for build in (_torch_with, _onnx_with) for pooling in ("mean", "cls", "last")),
        _onnx_with("mean", "int8"),
    ],
    ids=["fake", *(f"{kind}-{pooling}" for kind in ("torch", "onnx") for pooling in ("mean", "cls", "last")), "int8"],
)
def engine(request: pytest.FixtureRequest, tiny_model: Path) -> Engine:
    built: Engine = request.param(tiny_model)
    return built


def test_there_is_one_float32_row_of_length_one_for_each_text(engine: Engine) -> None:
    vectors = engine.encode(TEXTS)

    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), engine.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_a_texts_vector_does_not_depend_on_what_it_is_batched_with(engine: Engine) -> None:
    together = engine.encode(TEXTS, alone=False)

    alone = np.concatenate([engine.encode([text]) for text in TEXTS])

    # Dynamic quantisation takes its scale from all values of a batch.
    tolerance = 0.05 if engine.name.endswith("int8") else 1e-6
    np.testing.assert_allclose(together, alone, atol=tolerance)


def test_different_texts_have_different_vectors(engine: Engine) -> None:
    vectors = engine.encode(TEXTS)

    cosines = vectors @ vectors.T
    assert (cosines[~np.eye(len(TEXTS), dtype=bool)] < 0.9999).all()


def test_the_name_says_what_computes(engine: Engine) -> None:
    assert engine.name.strip()


@pytest.mark.parametrize("pooling", ["mean", "cls", "last"])
def test_torch_and_onnx_give_the_same_vectors(pooling: str, tiny_model: Path) -> None:
    of_torch = _torch_with(pooling)(tiny_model).encode(TEXTS)  # type: ignore[operator]
    of_onnx = _onnx_with(pooling)(tiny_model).encode(TEXTS)  # type: ignore[operator]

    np.testing.assert_allclose(of_torch, of_onnx, atol=1e-5)


def test_int8_is_near_float32(tiny_model: Path) -> None:
    exact = _onnx_with("mean")(tiny_model).encode(TEXTS)  # type: ignore[operator]
    rounded = _onnx_with("mean", "int8")(tiny_model).encode(TEXTS)  # type: ignore[operator]

    assert ((exact * rounded).sum(axis=1) > 0.98).all()
