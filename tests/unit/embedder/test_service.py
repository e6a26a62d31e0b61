"""The embedder through real grpc: a tiny model, and a model that misbehaves."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc
import numpy as np
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from prometheus_client import REGISTRY

from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceStub
from services.common.channels import open_channel
from services.common.errors import StartupError
from services.common.model_version import ModelVersion
from services.common.readiness import Readiness
from services.common.server import OpenService, ServiceServer
from services.embedder.engines.ports import Engine
from services.embedder.service import DEFINITION, open_encoder, open_service
from services.embedder.servicer import EmbedderServicer
from services.embedder.settings import EmbedderSettings
from services.encoders.arrays import TokenIds, Vectors
from services.encoders.models.profile import read_profile
from services.encoders.tokenizer import TextTokenizer
from tests.fakes.embedder import FakeEngine
from tests.support.in_process import in_process
from tests.support.statuses import details_of

if TYPE_CHECKING:
    from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceAsyncStub

UNKNOWN_TOKEN = 3


def settings_for(model: Path) -> EmbedderSettings:
    return EmbedderSettings(port=0, model=str(model), models_dir=model.parent, threads=1)


@pytest.fixture
async def embedder(tiny_model: Path) -> AsyncIterator[EmbedderServiceAsyncStub]:
    async with in_process(DEFINITION, settings_for(tiny_model), open_service) as channel:
        yield EmbedderServiceStub(channel)


def counted(name: str, prefix: str = "gamesrec_embedder", **labels: str) -> float:
    return REGISTRY.get_sample_value(f"{prefix}_{name}", labels) or 0.0


async def until(condition: Callable[[], bool | Awaitable[bool]], wanted: bool = True) -> None:
    """Waits until the condition is as wanted, five seconds at most."""
    async with asyncio.timeout(5):
        while True:
            found = condition()
            if (found if isinstance(found, bool) else await found) is wanted:
                return
            await asyncio.sleep(0.01)


async def refusal(call: object) -> tuple[grpc.StatusCode, str, dict[str, str]]:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await call  # type: ignore[misc]
    info, fields, _ = details_of(refused.value)
    return refused.value.code(), info.reason, fields


async def test_one_vector_of_length_one_for_each_text_in_order(embedder: EmbedderServiceAsyncStub) -> None:
    texts = ["game", "привет", "a long text of many words"]

    together = await embedder.Embed(embedder_pb2.EmbedRequest(texts=texts, prompt_name="query"))
    alone = [await embedder.Embed(embedder_pb2.EmbedRequest(texts=[text], prompt_name="query")) for text in texts]

    vectors = np.asarray([list(embedding.values) for embedding in together.embeddings])
    assert vectors.shape == (3, together.model.dimension) == (3, 32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(vectors, [list(one.embeddings[0].values) for one in alone], atol=1e-6)


async def test_the_response_says_which_model_made_it_and_where_the_time_went(
    embedder: EmbedderServiceAsyncStub,
) -> None:
    response = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))
    model = await embedder.GetModel(embedder_pb2.GetModelRequest())

    assert response.model == model.model
    assert response.model.name == "test/tiny"
    assert len(response.model.revision) == 32
    assert (model.max_tokens, model.pooling, model.engine) == (24, "mean", "onnxruntime/cpu/float32")
    assert dict(model.prompts) == {"query": "query: ", "passage": "passage: "}
    assert response.timings.inference.nanos > 0
    assert response.timings.tokenize.nanos > 0


async def test_the_prompt_named_is_put_before_the_text_and_counted(embedder: EmbedderServiceAsyncStub) -> None:
    named = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"], prompt_name="query"))
    written = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["query: game"]))
    bare = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))

    assert named.embeddings == written.embeddings
    assert named.embeddings[0].token_count > bare.embeddings[0].token_count
    assert named.embeddings[0].values != bare.embeddings[0].values


async def test_a_long_text_is_cut_and_says_so(embedder: EmbedderServiceAsyncStub) -> None:
    response = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game", "a b " * 5000]))

    assert [embedding.truncated for embedding in response.embeddings] == [False, True]
    assert response.embeddings[1].token_count == 24


async def test_a_long_text_without_truncation_is_refused_with_its_tokens_and_the_limit(
    embedder: EmbedderServiceAsyncStub,
) -> None:
    request = embedder_pb2.EmbedRequest(texts=["game", "a b " * 19 + "a b"], truncate=False)

    code, reason, fields = await refusal(embedder.Embed(request))

    assert (code, reason) == (grpc.StatusCode.INVALID_ARGUMENT, "TEXT_TOO_LONG")
    assert "42 tokens" in fields["texts[1]"]
    assert "24" in fields["texts[1]"]


async def test_an_unknown_prompt_is_refused_with_the_known_ones(embedder: EmbedderServiceAsyncStub) -> None:
    code, reason, fields = await refusal(embedder.Embed(embedder_pb2.EmbedRequest(texts=["a"], prompt_name="summary")))

    assert (code, reason) == (grpc.StatusCode.INVALID_ARGUMENT, "UNKNOWN_PROMPT")
    assert "passage, query" in fields["prompt_name"]


# A no-break space is white space, though not to the pattern of the contract.
@pytest.mark.parametrize("blank", ["", "  \n", "\u00a0\u3000"])
async def test_a_blank_text_is_refused_by_its_place(embedder: EmbedderServiceAsyncStub, blank: str) -> None:
    code, _, fields = await refusal(embedder.Embed(embedder_pb2.EmbedRequest(texts=["game", blank])))

    assert code is grpc.StatusCode.INVALID_ARGUMENT
    assert list(fields) == ["texts[1]"]


@pytest.mark.parametrize("count", [0, 1025])
async def test_no_text_and_too_many_are_refused(embedder: EmbedderServiceAsyncStub, count: int) -> None:
    code, _, fields = await refusal(embedder.Embed(embedder_pb2.EmbedRequest(texts=["a"] * count)))

    assert code is grpc.StatusCode.INVALID_ARGUMENT
    assert "texts" in fields


async def test_many_callers_at_once_each_get_their_own_vectors(embedder: EmbedderServiceAsyncStub) -> None:
    texts = [f"game {number}" for number in range(40)]
    together = await embedder.Embed(embedder_pb2.EmbedRequest(texts=texts))

    apart = await asyncio.gather(*(embedder.Embed(embedder_pb2.EmbedRequest(texts=[text])) for text in texts))

    for one, expected in zip(apart, together.embeddings, strict=True):
        np.testing.assert_allclose(one.embeddings[0].values, expected.values, atol=1e-6)


class SickEngine(FakeEngine):
    """Returns NaN for a text with an unknown token."""

    def encode(self, batch: Sequence[TokenIds], *, alone: bool = True) -> Vectors:
        vectors = super().encode(batch)
        for row, token_ids in enumerate(batch):
            if UNKNOWN_TOKEN in token_ids:
                vectors[row] = np.nan
        return vectors


def opening(engine: Engine, model: Path) -> OpenService[EmbedderSettings]:
    """What opens the embedder with an engine of the test's."""

    @asynccontextmanager
    async def open_with(settings: EmbedderSettings, readiness: Readiness) -> AsyncIterator[EmbedderServicer]:
        profile = read_profile(model, settings.profile_overrides())
        tokenizer = TextTokenizer.load(model, profile.max_tokens, profile.truncation_side)
        version = ModelVersion("test/engine", "0", engine.dimension)
        async with open_encoder(settings, readiness, version, profile, tokenizer, engine) as encoder:
            yield EmbedderServicer(encoder, stream_ahead=settings.stream_ahead)

    return open_with


async def test_a_vector_that_is_no_number_fails_its_call_and_no_other_and_is_counted(tiny_model: Path) -> None:
    before = counted("errors_total", kind="not_finite")
    async with in_process(DEFINITION, settings_for(tiny_model), opening(SickEngine(), tiny_model)) as channel:
        embedder = EmbedderServiceStub(channel)
        sick = embedder.Embed(embedder_pb2.EmbedRequest(texts=["game", "🎮"]))
        sound = embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))

        code, reason, _ = await refusal(sick)
        assert (code, reason) == (grpc.StatusCode.INTERNAL, "NOT_FINITE")
        assert len((await sound).embeddings) == 1
    assert counted("errors_total", kind="not_finite") == before + 1


class CountingEngine(FakeEngine):
    """Counts the texts that it computes; holds them back while `gate` is not set; fails while `broken` is."""

    def __init__(self, dimension: int = 8) -> None:
        super().__init__(dimension)
        self.texts = 0
        self.gate = threading.Event()
        self.gate.set()
        self.broken = False

    def encode(self, batch: Sequence[TokenIds], *, alone: bool = True) -> Vectors:
        assert self.gate.wait(5)
        if self.broken:
            raise MemoryError
        self.texts += len(batch)
        return super().encode(batch)


@pytest.fixture
def engine() -> CountingEngine:
    return CountingEngine()


@pytest.fixture
async def counting(engine: CountingEngine, tiny_model: Path) -> AsyncIterator[grpc.aio.Channel]:
    """A channel to an embedder over `engine`, whose counts begin after the warm-up."""
    async with in_process(DEFINITION, settings_for(tiny_model), opening(engine, tiny_model)) as channel:
        engine.texts = 0
        yield channel
        engine.gate.set()


async def test_a_text_seen_before_is_not_computed_again(counting: grpc.aio.Channel, engine: CountingEngine) -> None:
    embedder, hits = EmbedderServiceStub(counting), counted("cache_lookups_total", result="hit")
    first = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game", "other", "game"]))
    again = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["other", "game"]))
    prompted = await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"], prompt_name="query"))

    assert engine.texts == 3
    assert [first.embeddings[1], first.embeddings[2]] == list(again.embeddings)
    assert first.embeddings[0] == first.embeddings[2] != prompted.embeddings[0]
    assert counted("cache_lookups_total", result="hit") == hits + 3


async def test_one_text_of_many_callers_at_once_is_computed_once(
    counting: grpc.aio.Channel, engine: CountingEngine
) -> None:
    embedder, before = EmbedderServiceStub(counting), counted("cache_lookups_total", result="in_flight")
    engine.gate.clear()
    calls = [asyncio.ensure_future(embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))) for _ in range(8)]
    await until(lambda: counted("cache_lookups_total", result="in_flight") == before + 7)
    engine.gate.set()
    responses = await asyncio.gather(*calls)

    assert engine.texts == 1
    assert all(response.embeddings == responses[0].embeddings for response in responses)


async def test_when_the_caller_that_computes_leaves_those_who_wait_still_get_the_vector(
    counting: grpc.aio.Channel, engine: CountingEngine
) -> None:
    embedder, before = EmbedderServiceStub(counting), counted("cache_lookups_total", result="in_flight")
    engine.gate.clear()
    leaving = embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))
    leaving_task = asyncio.ensure_future(leaving)
    await until(lambda: counted("batch_texts_count") > 0 and counted("calls_in_flight", prefix="gamesrec") == 1)
    waiting = asyncio.ensure_future(embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"])))
    await until(lambda: counted("cache_lookups_total", result="in_flight") == before + 1)
    leaving.cancel()
    await until(lambda: counted("calls_in_flight", prefix="gamesrec") == 1)
    engine.gate.set()

    assert len((await waiting).embeddings) == 1
    with pytest.raises(asyncio.CancelledError):
        await leaving_task


async def test_an_engine_that_keeps_failing_turns_readiness_off_until_it_computes_again(
    counting: grpc.aio.Channel, engine: CountingEngine
) -> None:
    embedder = EmbedderServiceStub(counting)
    health: Any = health_pb2_grpc.HealthStub(counting)  # typed without its methods

    async def serving() -> bool:
        response = await health.Check(health_pb2.HealthCheckRequest(service="readiness"))
        return bool(response.status == health_pb2.HealthCheckResponse.SERVING)

    engine.broken = True
    for number in range(2):
        assert await serving()
        code, reason, _ = await refusal(embedder.Embed(embedder_pb2.EmbedRequest(texts=[f"game {number}"])))
        assert (code, reason) == (grpc.StatusCode.INTERNAL, "MODEL_FAILED")
    await until(serving, wanted=False)
    engine.broken = False
    await until(serving)

    assert len((await embedder.Embed(embedder_pb2.EmbedRequest(texts=["game"]))).embeddings) == 1


def requests_of(*batches: Sequence[str]) -> list[embedder_pb2.EmbedRequest]:
    return [embedder_pb2.EmbedRequest(texts=batch, prompt_name="passage") for batch in batches]


async def test_a_stream_gives_one_response_for_each_request_in_order(embedder: EmbedderServiceAsyncStub) -> None:
    batches = [[f"game {number} {place}" for place in range(1 + number % 3)] for number in range(20)]

    responses = [response async for response in embedder.EmbedStream(iter(requests_of(*batches)))]

    alone = await embedder.Embed(
        embedder_pb2.EmbedRequest(texts=[text for batch in batches for text in batch], prompt_name="passage")
    )
    assert [len(response.embeddings) for response in responses] == [len(batch) for batch in batches]
    np.testing.assert_allclose(
        [list(embedding.values) for response in responses for embedding in response.embeddings],
        [list(embedding.values) for embedding in alone.embeddings],
        atol=1e-6,
    )
    assert responses[0].model == alone.model


async def test_a_bad_request_ends_a_stream_after_the_responses_to_those_before_it(
    embedder: EmbedderServiceAsyncStub,
) -> None:
    stream = embedder.EmbedStream(iter(requests_of(["game"], ["game", " "], ["other"])))

    first = await stream.read()
    assert isinstance(first, embedder_pb2.EmbedResponse)
    assert len(first.embeddings) == 1
    code, _, fields = await refusal(stream.read())
    assert code is grpc.StatusCode.INVALID_ARGUMENT
    assert list(fields) == ["texts[1]"]


async def test_a_reader_that_stops_reading_stops_the_work(tiny_model: Path) -> None:
    # Long vectors: what lies between the two ends is full after few texts.
    engine, sent = CountingEngine(dimension=4096), 0

    async def endless() -> AsyncIterator[embedder_pb2.EmbedRequest]:
        nonlocal sent
        while True:
            (request,) = requests_of([f"game {sent} {place}" for place in range(100)])
            sent += 1
            yield request

    async with in_process(DEFINITION, settings_for(tiny_model), opening(engine, tiny_model)) as channel:
        stream = EmbedderServiceStub(channel).EmbedStream(endless())
        await stream.read()
        seen = -1
        async with asyncio.timeout(30):
            while seen != engine.texts:  # until it stands still for a while
                seen = engine.texts
                await asyncio.sleep(0.5)
        assert 0 < engine.texts < 100 * 50

        await stream.read()
        stream.cancel()
        await until(lambda: counted("calls_in_flight", prefix="gamesrec") == 0)


async def test_tokens_are_counted_with_prompt_and_without_any_cut(embedder: EmbedderServiceAsyncStub) -> None:
    request = embedder_pb2.CountTokensRequest(texts=["game", "a b " * 20], prompt_name="query")
    response = await embedder.CountTokens(request)
    encoded = await embedder.Embed(embedder_pb2.EmbedRequest(texts=request.texts, prompt_name="query"))

    assert response.token_counts[0] == encoded.embeddings[0].token_count
    assert response.token_counts[1] > response.max_tokens == encoded.embeddings[1].token_count
    assert response.model == encoded.model


async def test_counting_refuses_what_embedding_refuses(embedder: EmbedderServiceAsyncStub) -> None:
    for request in (
        embedder_pb2.CountTokensRequest(),
        embedder_pb2.CountTokensRequest(texts=[" "]),
        embedder_pb2.CountTokensRequest(texts=["a"], prompt_name="summary"),
    ):
        code, _, _ = await refusal(embedder.CountTokens(request))
        assert code is grpc.StatusCode.INVALID_ARGUMENT


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


async def test_a_full_queue_refuses_with_a_delay_and_serves_what_it_took(
    engine: CountingEngine, tiny_model: Path
) -> None:
    settings = settings_for(tiny_model).model_copy(update={"max_queue_tokens": 20})
    async with in_process(DEFINITION, settings, opening(engine, tiny_model)) as channel:
        embedder = EmbedderServiceStub(channel)
        engine.gate.clear()
        calls = [
            asyncio.ensure_future(embedder.Embed(embedder_pb2.EmbedRequest(texts=[f"game {number}"])))
            for number in range(40)
        ]
        await until(lambda: sum(call.done() for call in calls) > 0)
        engine.gate.set()
        outcomes = await asyncio.gather(*calls, return_exceptions=True)

    refused = [outcome for outcome in outcomes if isinstance(outcome, grpc.aio.AioRpcError)]
    assert 0 < len(refused) < len(calls)
    for error in refused:
        info, _, delay = details_of(error)
        assert (error.code(), info.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "OVERLOADED")
        assert delay
        assert delay > 0


async def test_a_drain_finishes_what_was_accepted(engine: CountingEngine, tiny_model: Path) -> None:
    settings = settings_for(tiny_model).model_copy(update={"drain_delay_seconds": 0.0})
    server = ServiceServer(DEFINITION, settings, opening(engine, tiny_model))
    port = await server.start()
    await server.open()
    async with open_channel(f"127.0.0.1:{port}") as channel:
        health: Any = health_pb2_grpc.HealthStub(channel)  # typed without its methods

        async def refuses_calls() -> bool:
            try:
                await health.Check(health_pb2.HealthCheckRequest())
            except grpc.aio.AioRpcError as error:
                return error.code() is grpc.StatusCode.UNAVAILABLE
            return False

        engine.gate.clear()
        batches = counted("batch_texts_count")
        call = asyncio.ensure_future(EmbedderServiceStub(channel).Embed(embedder_pb2.EmbedRequest(texts=["game"])))
        await until(lambda: counted("batch_texts_count") == batches + 1)
        draining = asyncio.ensure_future(server.drain())
        await until(refuses_calls)
        engine.gate.set()

        assert len((await call).embeddings) == 1
        await draining
        await server.close()


@pytest.mark.parametrize("name", ["onnx", "torch", "onnx-int8"])
async def test_only_int8_vectors_have_a_revision_of_their_own(
    name: str, embedder: EmbedderServiceAsyncStub, tiny_model: Path
) -> None:
    usual = await embedder.GetModel(embedder_pb2.GetModelRequest())
    settings = settings_for(tiny_model).model_copy(update={"engine": name})
    async with in_process(DEFINITION, settings, open_service) as channel:
        model = await EmbedderServiceStub(channel).GetModel(embedder_pb2.GetModelRequest())

    assert (model.model.revision == usual.model.revision) is (name != "onnx-int8")
    assert model.engine == {"onnx": "onnxruntime/cpu/float32", "torch": "torch/cpu/float32"}.get(
        name, "onnxruntime/cpu/int8"
    )
