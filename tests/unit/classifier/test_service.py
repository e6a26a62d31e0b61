"""The classifier through real grpc."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import grpc
import pytest
from prometheus_client import REGISTRY

from gamesrec.classifier.v1 import classifier_pb2, classifier_pb2_grpc
from gamesrec.common.v1 import common_pb2
from services.classifier.head import IntentHead
from services.classifier.service import DEFINITION, open_service
from services.classifier.settings import ClassifierSettings
from services.classifier.understanding.model import UnderstandingModel
from services.common.errors import StartupError
from services.common.settings import read_settings
from tests.support.in_process import in_process
from tests.support.models import make_tiny_model
from tests.support.statuses import details_of

MODEL = common_pb2.ModelVersion(name="test/encoder", revision="abc", dimension=4)
Stub = classifier_pb2_grpc.ClassifierServiceStub


@pytest.fixture
def settings(head_file: Path, understanding_file: Path, tiny_model: Path, tmp_path: Path) -> ClassifierSettings:
    return ClassifierSettings(
        port=0,
        head=head_file,
        model=str(understanding_file),
        encoder=str(tiny_model),
        models_dir=tmp_path,
        threads=1,
    )


@pytest.fixture
async def stub(settings: ClassifierSettings) -> AsyncIterator[Any]:
    async with in_process(DEFINITION, settings, open_service) as channel:
        yield Stub(channel)


def request(values: Sequence[float], model: common_pb2.ModelVersion = MODEL) -> classifier_pb2.ClassifyRequest:
    return classifier_pb2.ClassifyRequest(vector=common_pb2.Vector(values=values, model=model))


async def failure(awaitable: Any) -> grpc.aio.AioRpcError:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await awaitable
    return caught.value


async def test_a_message_gets_a_verdict(stub: Any, head: IntentHead) -> None:
    response = await stub.Classify(request([0, 1, 0, 0]))
    assert response.intent == classifier_pb2.INTENT_GAME_QUESTION
    assert response.topic == classifier_pb2.TOPIC_GAME
    assert response.probabilities[0].intent == response.intent
    assert response.probabilities[0].probability == response.probability > 0.9
    assert math.fsum(entry.probability for entry in response.probabilities) == pytest.approx(1, abs=1e-12)
    assert (response.model.name, response.model.revision) == (head.version.name, head.version.revision)


async def test_a_message_between_the_thresholds_is_uncertain(stub: Any) -> None:
    response = await stub.Classify(request([0, 1, 1, 0]))
    assert response.topic == classifier_pb2.TOPIC_UNCERTAIN


async def test_a_vector_of_another_encoder_is_a_mismatch_that_names_both(stub: Any) -> None:
    other = common_pb2.ModelVersion(name="test/encoder", revision="zzz", dimension=4)
    error = await failure(stub.Classify(request([1, 0, 0, 0], other)))
    assert error.code() is grpc.StatusCode.FAILED_PRECONDITION
    info, _, _ = details_of(error)
    assert info.reason == "MODEL_MISMATCH"
    assert info.metadata["vector_model"] == "test/encoder@zzz/4"
    assert info.metadata["head_encoder"] == "test/encoder@abc/4"


@pytest.mark.parametrize("values", [[1.0] * 3, [1.0] * 5])
async def test_a_vector_of_another_length_than_it_says_is_refused(stub: Any, values: list[float]) -> None:
    error = await failure(stub.Classify(request(values)))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert list(details_of(error)[1]) == ["vector.values"]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
async def test_a_component_that_is_not_finite_is_refused(stub: Any, value: float) -> None:
    error = await failure(stub.Classify(request([0, value, 0, 0])))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert list(details_of(error)[1]) == ["vector.values[1]"]


async def test_a_request_without_a_vector_is_refused(stub: Any) -> None:
    error = await failure(stub.Classify(classifier_pb2.ClassifyRequest()))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert list(details_of(error)[1]) == ["vector"]


async def test_the_model_is_the_head_and_its_encoder(stub: Any, head: IntentHead) -> None:
    response = await stub.GetModel(classifier_pb2.GetModelRequest())
    assert response.encoder == MODEL
    assert (response.model.revision, response.model.dimension) == (head.version.revision, 4)
    assert sorted(response.intents) == [1, 2, 3, 4]


async def test_verdicts_are_counted_by_topic(stub: Any) -> None:
    labels = {"topic": "NOT_GAME", "intent": "SMALL_TALK"}
    before = REGISTRY.get_sample_value("gamesrec_classifier_verdicts_total", labels) or 0
    await stub.Classify(request([0, 0, 1, 0]))
    assert REGISTRY.get_sample_value("gamesrec_classifier_verdicts_total", labels) == before + 1


async def test_messages_are_understood_in_their_order(stub: Any, tiny_understanding: UnderstandingModel) -> None:
    texts = ["a game", "no shooter please", "привет"]
    together = await stub.Understand(classifier_pb2.UnderstandRequest(texts=texts))
    assert together.model.revision == tiny_understanding.version.revision
    assert together.encoder.revision == tiny_understanding.encoder.revision
    for text, understood in zip(texts, together.understandings, strict=True):
        alone = (await stub.Understand(classifier_pb2.UnderstandRequest(texts=[text]))).understandings[0]
        assert (alone.intent, alone.act, alone.spans) == (understood.intent, understood.act, understood.spans)
        assert math.fsum(entry.probability for entry in understood.probabilities) == pytest.approx(1)
        assert all(text[span.start : span.end] == span.text for span in understood.spans)


@pytest.mark.parametrize(
    ("text", "truncated"),
    [
        ("🙂🙂", False),
        ("a game " * 1500, True),
        ("\x00no\x07 shooter", False),
        ("\u202eمرحبا", False),
        ("game игра ゲーム", False),
    ],
)
async def test_any_text_that_is_not_blank_has_an_answer(stub: Any, text: str, truncated: bool) -> None:
    response = await stub.Understand(classifier_pb2.UnderstandRequest(texts=[text]))
    (understood,) = response.understandings
    assert understood.intent
    assert understood.truncated is truncated
    assert all(text[span.start : span.end] == span.text for span in understood.spans)


async def test_a_text_without_anything_to_see_is_uncertain(stub: Any) -> None:
    response = await stub.Understand(classifier_pb2.UnderstandRequest(texts=["\u200b\u2060"]))
    assert response.understandings[0].topic == classifier_pb2.TOPIC_UNCERTAIN


@pytest.mark.parametrize("texts", [[], ["fine", "  "], [""]])
async def test_no_text_and_blank_texts_are_refused_by_their_place(stub: Any, texts: list[str]) -> None:
    error = await failure(stub.Understand(classifier_pb2.UnderstandRequest(texts=texts)))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert list(details_of(error)[1]) == [f"texts[{len(texts) - 1}]" if texts else "texts"]


async def test_a_missing_head_ends_the_start_in_one_line(settings: ClassifierSettings, tmp_path: Path) -> None:
    missing = settings.model_copy(update={"head": tmp_path / "none.safetensors"})
    with pytest.raises(StartupError, match="no head at"):
        async with in_process(DEFINITION, missing, open_service):
            pass


async def test_a_model_of_another_encoder_ends_the_start_and_names_both(
    settings: ClassifierSettings, tmp_path: Path, tiny_understanding: UnderstandingModel
) -> None:
    other = make_tiny_model(tmp_path / "other", seed=5)
    with pytest.raises(StartupError, match=f"trained on {tiny_understanding.encoder}, the encoder here is test/tiny"):
        async with in_process(DEFINITION, settings.model_copy(update={"encoder": str(other)}), open_service):
            pass


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read_settings(ClassifierSettings, []).port == 50052
    monkeypatch.setenv("CLASSIFIER_HEAD", str(tmp_path / "h"))
    assert read_settings(ClassifierSettings, []).head == tmp_path / "h"
