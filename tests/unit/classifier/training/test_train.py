"""A whole training run on a tiny encoder and a small corpus."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from services.classifier.training import train as training
from services.classifier.training.command import TrainingChoices, run
from services.classifier.training.corpus import Corpus, own_corpus
from services.classifier.training.fitting import Recipe
from services.classifier.training.grouping import not_taught
from services.classifier.training.network import Shape
from services.classifier.training.train import BetterModelThere, TrainingOptions, train
from services.classifier.understanding.model_file import load_model, training_notes
from services.classifier.understanding.opening import EncoderFiles
from services.common.errors import StartupError
from tests.fakes.classifier import BrokenLog, CountingProgress, RecordingLog

WORDS = {"RECOMMEND": "game", "SMALL_TALK": "hi", "OFF_TOPIC": "ok", "GAME_QUESTION": "boss"}
ACTS = {"RECOMMEND": "NEW_WISH", "SMALL_TALK": "CHAT", "OFF_TOPIC": "OTHER", "GAME_QUESTION": "ABOUT_GAME"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    path = tmp_path_factory.mktemp("corpus") / "own.jsonl"
    rows = [
        {
            "text": f"{word} {chr(97 + number)}{chr(99 + number // 2)}",
            "language": "en",
            "intent": intent,
            "act": ACTS[intent],
            "spans": [{"start": 0, "end": 4, "type": "KIND", "polarity": "WANTED"}] if intent == "RECOMMEND" else [],
            "group": f"{word}-{number}",
            "source": "hand",
        }
        for intent, word in WORDS.items()
        for number in range(12)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return own_corpus(path)


@pytest.fixture
def options(tmp_path: Path) -> TrainingOptions:
    recipe = Recipe(epochs=2, learning_rate=5e-3, copies=1, batch=8)
    return TrainingOptions(output=tmp_path / "m.safetensors", shape=Shape(2, 4), recipe=recipe, members=1, held_out=0.3)


def test_the_same_corpus_and_seed_give_the_same_bytes(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions, tmp_path: Path
) -> None:
    again = replace(options, output=tmp_path / "again.safetensors")
    train(corpus, tiny_files, options, CountingProgress(), RecordingLog())
    train(corpus, tiny_files, again, CountingProgress(), RecordingLog())
    assert options.output.read_bytes() == again.output.read_bytes()


def test_a_run_is_recorded_with_figures_curves_and_pictures(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions
) -> None:
    log, progress = RecordingLog(), CountingProgress()
    train(corpus, tiny_files, options, progress, log)
    (run,) = log.runs
    assert run.model == options.output
    assert run.parameters["corpus_sha256"] == corpus.digest
    assert run.parameters["revision"] == load_model(options.output).version.revision
    assert {"topic.accuracy", "topic.calibration_error", "spans.f1.all", "spans.f1.KIND", "spans.f1.en"} <= set(
        run.metrics
    )
    assert set(run.figures) == {"confusion.png", "calibration.png"}
    assert len(run.curves["loss"]) == len(run.curves["overall"]) == options.recipe.epochs
    assert run.curves["loss"][-1] < run.curves["loss"][0]
    assert all(done == total for done, total in progress.stages.values())


def test_the_weights_of_several_trainings_are_averaged(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions
) -> None:
    log = RecordingLog()
    train(corpus, tiny_files, options, CountingProgress(), log)
    alone = load_model(options.output)
    train(corpus, tiny_files, replace(options, members=2, replace=True), CountingProgress(), log)
    both = load_model(options.output)
    (adapter,) = {name for name in alone.tensors if name.endswith(".attention.down")} - {"0.attention.down"}
    rank = len(alone.tensors[adapter])
    assert len(both.tensors[adapter]) == 2 * rank
    assert np.array_equal(both.tensors[adapter][:rank], alone.tensors[adapter]), "the first member is trained as alone"
    assert not np.array_equal(both.tensors[adapter][rank:], alone.tensors[adapter]), "the second sees another order"
    assert len(log.runs[1].curves["loss"]) == 2 * options.recipe.epochs
    assert log.runs[1].parameters["members"] == "2"


def test_a_training_goes_on_from_a_model_with_its_shape(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions, tmp_path: Path
) -> None:
    log = RecordingLog()
    train(corpus, tiny_files, options, CountingProgress(), log)
    start = load_model(options.output)
    recipe = replace(options.recipe, epochs=1)
    further = replace(options, start=options.output, shape=Shape(1, 2), recipe=recipe, output=tmp_path / "further")
    train(corpus, tiny_files, further, CountingProgress(), log)
    other = load_model(further.output)
    assert {name: tensor.shape for name, tensor in other.tensors.items()} == {
        name: tensor.shape for name, tensor in start.tensors.items()
    }
    assert log.runs[1].curves["loss"][0] < log.runs[0].curves["loss"][0]
    assert log.runs[1].parameters["start"] == start.version.revision


def test_what_the_model_to_start_from_was_taught_is_held_out_by_no_further_training(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions, tmp_path: Path
) -> None:
    train(corpus, tiny_files, options, CountingProgress(), RecordingLog())
    recipe = replace(options.recipe, epochs=1, seed=5)
    further = replace(options, start=options.output, recipe=recipe, output=tmp_path / "further")
    train(corpus, tiny_files, further, CountingProgress(), RecordingLog())
    first, second = (
        {message.text for message in not_taught(corpus.messages, training_notes(path))}
        for path in (options.output, further.output)
    )
    assert second < first < {message.text for message in corpus.messages}
    assert not_taught(corpus.messages, {}) == list(corpus.messages)


def test_a_model_of_another_encoder_is_no_start(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(corpus, tiny_files, options, CountingProgress(), RecordingLog())
    there = load_model(options.output)
    other = replace(there, encoder=replace(there.encoder, revision="another"))
    monkeypatch.setattr(training, "load_model", lambda path: other)
    with pytest.raises(StartupError, match="is of another encoder"):
        train(corpus, tiny_files, replace(options, start=options.output), CountingProgress(), RecordingLog())


def test_a_worse_model_does_not_replace_a_better_one(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(corpus, tiny_files, options, CountingProgress(), RecordingLog())
    before = options.output.read_bytes()
    other = replace(options, recipe=replace(options.recipe, epochs=1, seed=5))
    # Of its one epoch, of the model just trained, of the model there.
    figures = iter((0.7, 0.7, 0.9))
    monkeypatch.setattr(training, "overall", lambda messages, predictions: next(figures))
    with pytest.raises(BetterModelThere, match=r"reaches 0.9000, the model just trained 0.7000; .*--replace"):
        train(corpus, tiny_files, other, CountingProgress(), RecordingLog())
    assert options.output.read_bytes() == before
    monkeypatch.setattr(training, "overall", lambda messages, predictions: 0.7)
    train(corpus, tiny_files, replace(other, replace=True), CountingProgress(), RecordingLog())
    assert options.output.read_bytes() != before


def test_a_log_that_is_down_does_not_lose_the_model(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions, capsys: pytest.CaptureFixture[str]
) -> None:
    train(corpus, tiny_files, options, CountingProgress(), BrokenLog())
    assert load_model(options.output).encoder == tiny_files.version
    assert "not recorded (ConnectionError: nobody listens)" in capsys.readouterr().err


def test_a_corpus_of_one_group_cannot_be_split_and_leaves_the_old_model_alone(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions
) -> None:
    options.output.write_bytes(b"old")
    one = Corpus(tuple(replace(message, group="all") for message in corpus.messages), "")
    with pytest.raises(StartupError, match="too few groups"):
        train(one, tiny_files, options, CountingProgress(), RecordingLog())
    assert options.output.read_bytes() == b"old"


def test_a_device_that_is_not_here_is_named_before_anything_is_read() -> None:
    with pytest.raises(StartupError, match=r"--device abacus cannot be used here .*leave it out"):
        run(TrainingChoices(device="abacus"))
