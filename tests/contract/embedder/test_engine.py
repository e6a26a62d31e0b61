"""What every engine promises."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from services.embedder.engine import Engine
from services.embedder.fakes import FakeEngine
from services.embedder.model_profile import read_profile
from services.embedder.settings import EmbedderSettings
from services.embedder.torch_engine import TorchEngine

TEXTS = [[0, 5, 6, 7, 2], [0, 9, 2], [0, *range(5, 27), 2], [0, 2]]


def _fake(_: Path) -> Engine:
    return FakeEngine()


def _torch_with(pooling: str) -> object:
    def build(model: Path) -> Engine:
        settings = EmbedderSettings(pooling=pooling)  # type: ignore[arg-type]
        return TorchEngine(model, read_profile(model, settings), threads=1)

    return build


@pytest.fixture(
    params=[_fake, _torch_with("mean"), _torch_with("cls"), _torch_with("last")],
    ids=["fake", "torch-mean", "torch-cls", "torch-last"],
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
    together = engine.encode(TEXTS)

    alone = np.concatenate([engine.encode([text]) for text in TEXTS])

    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_different_texts_have_different_vectors(engine: Engine) -> None:
    vectors = engine.encode(TEXTS)

    cosines = vectors @ vectors.T
    assert (cosines[~np.eye(len(TEXTS), dtype=bool)] < 0.9999).all()


def test_the_name_says_what_computes(engine: Engine) -> None:
    assert engine.name.strip()
