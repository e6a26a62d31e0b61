"""The classifier through real grpc."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import grpc
import pytest
from prometheus_client import REGISTRY

from gamesrec.classifier.v1 import classifier_pb2, classifier_pb2_grpc
from services.classifier import prepare
from services.classifier.service import DEFINITION, open_service
from services.classifier.settings import ClassifierSettings
from services.classifier.understanding.model import UnderstandingModel
from services.common.errors import StartupError
from services.common.settings import read_settings
from tests.support.in_process import in_process
from tests.support.models import make_tiny_model
from tests.support.statuses import details_of

Stub = classifier_pb2_grpc.ClassifierServiceStub


@pytest.fixture
def settings(understanding_file: Path, tiny_model: Path, tmp_path: Path) -> ClassifierSettings:
    return ClassifierSettings(
        port=0,
        model=str(understanding_file),
        encoder=str(tiny_model),
        models_dir=tmp_path,
        threads=1,
    )


@pytest.fixture
async def stub(settings: ClassifierSettings) -> AsyncIterator[Any]:
    async with in_process(DEFINITION, settings, open_service) as channel:
        yield Stub(channel)


async def failure(awaitable: Any) -> grpc.aio.AioRpcError:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await awaitable
    return caught.value


async def test_the_model_tells_its_version_its_encoder_and_its_intents(
    stub: Any, tiny_understanding: UnderstandingModel
) -> None:
    response = await stub.GetModel(classifier_pb2.GetModelRequest())
    assert response.encoder.revision == tiny_understanding.encoder.revision
    assert response.model.revision == tiny_understanding.version.revision
    assert sorted(response.intents) == [1, 2, 3, 4, 5]


async def test_verdicts_are_counted_by_topic(stub: Any) -> None:
    response = await stub.Understand(classifier_pb2.UnderstandRequest(texts=["a game"]))
    (verdict,) = response.understandings
    labels = {
        "topic": classifier_pb2.Topic.Name(verdict.topic).removeprefix("TOPIC_"),
        "intent": classifier_pb2.Intent.Name(verdict.intent).removeprefix("INTENT_"),
    }
    before = REGISTRY.get_sample_value("gamesrec_classifier_verdicts_total", labels) or 0
    await stub.Understand(classifier_pb2.UnderstandRequest(texts=["a game"]))
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


async def test_messages_of_one_call_are_understood_as_one_by_one_however_many(stub: Any) -> None:
    texts = [f"{'a game of ' * (place % 7)}{place * place} please" for place in range(100)]
    together = (await stub.Understand(classifier_pb2.UnderstandRequest(texts=texts))).understandings
    assert len({round(each.game_probability, 6) for each in together}) > 50, "so alike that an order does not show"
    for text, understood in zip(texts, together, strict=True):
        (alone,) = (await stub.Understand(classifier_pb2.UnderstandRequest(texts=[text]))).understandings
        assert understood.game_probability == pytest.approx(alone.game_probability, abs=1e-5), text
        assert [(span.start, span.text) for span in understood.spans] == [
            (span.start, span.text) for span in alone.spans
        ]


async def test_a_call_takes_1024_messages_and_no_more(stub: Any) -> None:
    response = await stub.Understand(classifier_pb2.UnderstandRequest(texts=["game"] * 1024))
    assert len(response.understandings) == 1024
    error = await failure(stub.Understand(classifier_pb2.UnderstandRequest(texts=["game"] * 1025)))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert list(details_of(error)[1]) == ["texts"]


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


def test_preparing_takes_a_version_of_a_registry_as_serving_does(
    monkeypatch: pytest.MonkeyPatch, tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLASSIFIER_MODEL", f"models:/understanding/3@sha256:{'0' * 64}")
    monkeypatch.setenv("CLASSIFIER_ENCODER", str(tiny_model))
    assert prepare.main(["--models-dir", str(tmp_path)]) == 2
    assert "set CLASSIFIER_MLFLOW_URI to its MLflow" in capsys.readouterr().err


async def test_a_model_of_another_encoder_ends_the_start_and_names_both(
    settings: ClassifierSettings, tmp_path: Path, tiny_understanding: UnderstandingModel
) -> None:
    other = make_tiny_model(tmp_path / "other", seed=5)
    with pytest.raises(StartupError, match=f"trained on {tiny_understanding.encoder}, the encoder here is test/tiny"):
        async with in_process(DEFINITION, settings.model_copy(update={"encoder": str(other)}), open_service):
            pass


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read_settings(ClassifierSettings, []).port == 50052
    monkeypatch.setenv("CLASSIFIER_MODEL", str(tmp_path / "m"))
    assert read_settings(ClassifierSettings, []).model == str(tmp_path / "m")
