"""The vectors are those of sentence-transformers for the same weights."""

from __future__ import annotations

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


@pytest.fixture(scope="module")
def expected(prepared_e5: Path) -> dict[str, NDArray[np.float32]]:
    """The library's vectors of the texts, by prompt; computed once, as loading the library takes most of the time."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - ten seconds, which collecting must not take

    reference = SentenceTransformer(str(prepared_e5), device="cpu", local_files_only=True)
    return {
        name: reference.encode(TEXTS, prompt_name=name, normalize_embeddings=True, show_progress_bar=False)
        for name in ("query", "passage")
    }


@pytest.mark.parametrize("engine", ["onnx", pytest.param("torch", marks=pytest.mark.slow)])
async def test_the_vectors_are_those_of_sentence_transformers(
    prepared_e5: Path, engine: str, expected: dict[str, NDArray[np.float32]]
) -> None:
    settings = EmbedderSettings(port=0, model=str(prepared_e5), models_dir=prepared_e5.parent, engine=engine)  # type: ignore[arg-type]
    async with in_process(DEFINITION, settings, open_service) as channel:
        embedder = EmbedderServiceStub(channel)
        responses = {
            name: await embedder.Embed(embedder_pb2.EmbedRequest(texts=TEXTS, prompt_name=name)) for name in expected
        }
    for name, response in responses.items():
        found = np.asarray([list(embedding.values) for embedding in response.embeddings])
        assert (found * expected[name]).sum(axis=1).min() > 0.9999
    assert responses["query"].embeddings[8].truncated
