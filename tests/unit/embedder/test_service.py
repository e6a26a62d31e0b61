"""The embedder through real grpc: a tiny model on torch, and a model that misbehaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import grpc
import numpy as np
import pytest

from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceStub
from services.common.errors import StartupError
from services.common.server import Readiness
from services.embedder.encoder import ModelIdentity
from services.embedder.engine import TokenIds, Vectors
from services.embedder.fakes import FakeEngine
from services.embedder.model_profile import read_profile
from services.embedder.service import DEFINITION, open_encoder, open_service
from services.embedder.servicer import EmbedderServicer
from services.embedder.settings import EmbedderSettings
from services.embedder.tokenizer import TextTokenizer
from tests.support.in_process import in_process
from tests.support.statuses import details_of

UNKNOWN_TOKEN = 3


def settings_for(model: Path) -> EmbedderSettings:
    return EmbedderSettings(port=0, model=str(model), threads=1)


@pytest.fixture
async def embedder(tiny_model: Path) -> AsyncIterator[EmbedderServiceStub]:
    async with in_process(DEFINITION, settings_for(tiny_model), open_service) as channel:
        yield EmbedderServiceStub(channel)


async def refusal(call: object) -> tuple[grpc.StatusCode, str, dict[str, str]]:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await call  # type: ignore[misc]
    info, fields, _ = details_of(refused.value)
    return refused.value.code(), info.reason, fields


async def test_one_vector_of_length_one_for_each_text_in_order(embedder: EmbedderServiceStub) -> None:
    texts = ["game", "привет", "a long text of many words"]

    together = await embedder.Embed(embedder_pb2.EmbedRequest(texts=texts, prompt_name="query"))
    alone = [await embedder.Embed(embedder_pb2.EmbedRequest(texts=[text], prompt_name="query")) for text in texts]

    vectors = np.asarray([list(embedding.values) for embedding in together.embeddings])
    assert vectors.shape == (3, together.model.dimension) == (3, 32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(vectors, [list(one.embeddings[0].values) for one in alone], atol=1e-6)


async def test_the_response_says_which_model_made_it_and_where_the_time_went(embedder: EmbedderServiceStub) -> None:
    response = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))
    model = await embedder.GetModel(embedder_pb2.GetModelRequest())

    assert response.model == model.model
    assert response.model.name == "test/tiny"
    assert len(response.model.revision) == 32
    assert (model.max_tokens, model.pooling, model.engine) == (24, "mean", "torch/cpu/float32")
    assert dict(model.prompts) == {"query": "query: ", "passage": "passage: "}
    assert response.timings.inference.nanos > 0
    assert response.timings.tokenize.nanos > 0


async def test_the_prompt_named_is_put_before_the_text_and_counted(embedder: EmbedderServiceStub) -> None:
    named = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"], prompt_name="query"))
    written = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["query: game"]))
    bare = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))

    assert named.embeddings == written.embeddings
    assert named.embeddings[0].token_count > bare.embeddings[0].token_count
    assert named.embeddings[0].values != bare.embeddings[0].values


async def test_white_space_around_a_text_does_not_matter(embedder: EmbedderServiceStub) -> None:
    padded = await embedder.Embed(embedder_pb2.EmbedRequest(texts=[" \n game  "]))
    bare = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))

    assert padded.embeddings == bare.embeddings


async def test_a_long_text_is_cut_and_says_so(embedder: EmbedderServiceStub) -> None:
    response = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game", "a b " * 5000]))

    assert [embedding.truncated for embedding in response.embeddings] == [False, True]
    assert response.embeddings[1].token_count == 24


async def test_a_long_text_without_truncation_is_refused_with_its_tokens_and_the_limit(
    embedder: EmbedderServiceStub,
) -> None:
    request = embedder_pb2.EmbedRequest(texts=["game", "a b " * 20], truncate=False)

    code, reason, fields = await refusal(embedder.Embed(request))

    assert (code, reason) == (grpc.StatusCode.INVALID_ARGUMENT, "TEXT_TOO_LONG")
    assert "42 tokens" in fields["texts[1]"]
    assert "24" in fields["texts[1]"]


async def test_an_unknown_prompt_is_refused_with_the_known_ones(embedder: EmbedderServiceStub) -> None:
    code, reason, fields = await refusal(embedder.Embed(embedder_pb2.EmbedRequest(texts=["a"], prompt_name="summary")))

    assert (code, reason) == (grpc.StatusCode.INVALID_ARGUMENT, "UNKNOWN_PROMPT")
    assert "passage, query" in fields["prompt_name"]


# A no-break space is white space, though not to the pattern of the contract.
@pytest.mark.parametrize("blank", ["", "  \n", "\u00a0\u3000"])
async def test_a_blank_text_is_refused_by_its_place(embedder: EmbedderServiceStub, blank: str) -> None:
    code, _, fields = await refusal(embedder.Embed(embedder_pb2.EmbedRequest(texts=["game", blank])))

    assert code is grpc.StatusCode.INVALID_ARGUMENT
    assert list(fields) == ["texts[1]"]


@pytest.mark.parametrize("count", [0, 1025])
async def test_no_text_and_too_many_are_refused(embedder: EmbedderServiceStub, count: int) -> None:
    code, _, fields = await refusal(embedder.Embed(embedder_pb2.EmbedRequest(texts=["a"] * count)))

    assert code is grpc.StatusCode.INVALID_ARGUMENT
    assert "texts" in fields


async def test_many_callers_at_once_each_get_their_own_vectors(embedder: EmbedderServiceStub) -> None:
    texts = [f"game {number}" for number in range(40)]
    together = await embedder.Embed(embedder_pb2.EmbedRequest(texts=texts))

    apart = await asyncio.gather(*(embedder.Embed(embedder_pb2.EmbedRequest(texts=[text])) for text in texts))

    for one, expected in zip(apart, together.embeddings, strict=True):
        np.testing.assert_allclose(one.embeddings[0].values, expected.values, atol=1e-6)


class SickEngine(FakeEngine):
    """Returns NaN for a text with an unknown token."""

    def encode(self, batch: Sequence[TokenIds]) -> Vectors:
        vectors = super().encode(batch)
        for row, token_ids in enumerate(batch):
            if UNKNOWN_TOKEN in token_ids:
                vectors[row] = np.nan
        return vectors


async def test_a_vector_that_is_no_number_fails_its_call_and_no_other(tiny_model: Path) -> None:
    @asynccontextmanager
    async def open_sick(settings: EmbedderSettings, readiness: Readiness) -> AsyncIterator[EmbedderServicer]:
        profile = read_profile(tiny_model, settings)
        tokenizer = TextTokenizer.load(tiny_model, profile.max_tokens, profile.truncation_side)
        identity = ModelIdentity("test/sick", "0", 8, "fake")
        async with open_encoder(settings, identity, profile, tokenizer, SickEngine()) as encoder:
            yield EmbedderServicer(encoder)

    async with in_process(DEFINITION, settings_for(tiny_model), open_sick) as channel:
        embedder = EmbedderServiceStub(channel)
        sick = embedder.Embed(embedder_pb2.EmbedRequest(texts=["game", "🎮"]))
        sound = embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))

        code, reason, _ = await refusal(sick)
        assert (code, reason) == (grpc.StatusCode.INTERNAL, "NOT_FINITE")
        assert len((await sound).embeddings) == 1


async def test_a_model_that_cannot_be_used_stops_the_start_with_one_line(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="there is no directory"):
        async with in_process(DEFINITION, settings_for(tmp_path / "nowhere"), open_service):
            pass


async def test_weights_that_do_not_fit_the_network_stop_the_start(tiny_model: Path, tmp_path: Path) -> None:
    directory = tmp_path / "unfit"
    directory.mkdir()
    for name in ("model.safetensors", "tokenizer.json", "tokenizer_config.json"):
        (directory / name).write_bytes((tiny_model / name).read_bytes())
    config = (tiny_model / "config.json").read_text().replace('"num_hidden_layers": 2', '"num_hidden_layers": 3')
    (directory / "config.json").write_text(config)

    with pytest.raises(StartupError, match="lacks weights of its own network"):
        async with in_process(DEFINITION, settings_for(directory), open_service):
            pass
