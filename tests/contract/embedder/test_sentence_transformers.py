"""The vectors are those of sentence-transformers for the same weights.

Loading that library takes ten seconds, so that its vectors are kept in `sentence_transformers.npz`. A slow test
compares them with what it computes; with `GAMESREC_WRITE_EXPECTED=1` it writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceStub
from services.embedder.service import DEFINITION, open_service
from services.embedder.settings import EmbedderSettings
from tests.support.in_process import in_process

TEXTS = [
    "a cozy farming game",
    "мрачная ролевая игра про космос, где каждый выбор важен",
    "🎮🔥 best co-op?!",
    "e\u0301 ﬁ ＡＢＣ ½ \u200b zero width",
    "  spaces   around\tand\nbetween  ",
    "日本のゲーム、面白い物語",
    "لعبة مغامرات",
    "x",
    "a" * 10_000,
    "An open world with dragons, crafting and a long story. " * 180,
    "Длинный рассказ о городе, в котором живут роботы. " * 200,
]


_KEPT = Path(__file__).with_name("sentence_transformers.npz")
_PROMPTS = ("query", "passage")
# What rounding to 16 bits takes from a cosine is a hundredth of this.
_LEAST_COSINE = 0.9999

Vectors = Mapping[str, NDArray[np.float32]]


@pytest.mark.slow
def test_the_kept_vectors_are_what_the_library_computes(prepared_e5: Path) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - ten seconds, which collecting must not take

    library = SentenceTransformer(str(prepared_e5), device="cpu", local_files_only=True)
    computed = {
        name: library.encode(TEXTS, prompt_name=name, normalize_embeddings=True, show_progress_bar=False)
        for name in _PROMPTS
    }
    if "GAMESREC_WRITE_EXPECTED" in os.environ:
        halved = {name: vectors.astype(np.float16) for name, vectors in computed.items()}
        np.savez_compressed(_KEPT, allow_pickle=False, **halved)
    _assert_alike(computed, _kept())


@pytest.mark.parametrize("engine", ["onnx", pytest.param("torch", marks=pytest.mark.slow)])
async def test_the_vectors_are_those_of_sentence_transformers(prepared_e5: Path, engine: str) -> None:
    settings = EmbedderSettings(port=0, model=str(prepared_e5), models_dir=prepared_e5.parent, engine=engine)  # type: ignore[arg-type]
    async with in_process(DEFINITION, settings, open_service) as channel:
        embedder = EmbedderServiceStub(channel)
        responses = {
            name: await embedder.Embed(embedder_pb2.EmbedRequest(texts=TEXTS, prompt_name=name)) for name in _PROMPTS
        }
    found = {
        name: np.asarray([list(embedding.values) for embedding in response.embeddings], dtype=np.float32)
        for name, response in responses.items()
    }
    _assert_alike(found, _kept())
    assert responses["query"].embeddings[8].truncated


def _kept() -> Vectors:
    with np.load(_KEPT) as kept:
        return {name: kept[name].astype(np.float32) for name in _PROMPTS}


def _assert_alike(found: Vectors, expected: Vectors) -> None:
    """Rows of length one, texts x dimension, for each prompt."""
    for name in _PROMPTS:
        lengths = np.linalg.norm(expected[name], axis=1)
        assert ((found[name] * expected[name]).sum(axis=1) / lengths).min() > _LEAST_COSINE
