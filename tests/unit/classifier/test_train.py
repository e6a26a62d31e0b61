"""A whole training run on a small corpus, with stand-ins for the embedder and the experiment log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from services.classifier.head_file import load_head
from services.classifier.intents import Intent
from services.classifier.training.train import TrainingOptions, main, train
from services.common.errors import StartupError
from tests.fakes.classifier import BrokenLog, RecordingLog, WordEncoder

WORDS = {
    Intent.RECOMMEND: ("recommend", "suggest", "play"),
    Intent.GAME_QUESTION: ("boss", "quest", "patch"),
    Intent.SMALL_TALK: ("hello", "thanks", "bye"),
    Intent.OFF_TOPIC: ("weather", "recipe", "history"),
}


@pytest.fixture
def options(tmp_path: Path) -> TrainingOptions:
    path = tmp_path / "corpus.jsonl"
    lines = [
        {
            "text": f"{word} number{number} {intent.lower()}",
            "label": intent,
            "language": "en" if number % 2 else "ru",
            "group": f"{word}-{number // 2}",
        }
        for intent, words in WORDS.items()
        for word in words
        for number in range(6)
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return TrainingOptions(corpus=path, output=tmp_path / "head.safetensors")


async def test_the_same_corpus_gives_the_same_bytes(options: TrainingOptions, tmp_path: Path) -> None:
    await train(options, WordEncoder(), RecordingLog())
    first = options.output.read_bytes()
    options.output.unlink()
    await train(options, WordEncoder(), RecordingLog())
    assert options.output.read_bytes() == first


async def test_a_trained_head_knows_what_it_was_taught(options: TrainingOptions) -> None:
    encoder = WordEncoder()
    await train(options, encoder, RecordingLog())
    head = load_head(options.output)
    assert head.encoder == encoder.version
    for intent, words in WORDS.items():
        encoded = await encoder.encode([f"{words[0]} {intent.lower()} tomorrow"])
        assert head.classify(encoded.vectors[0].tolist(), encoder.version).intent is intent


async def test_another_corpus_is_another_revision(options: TrainingOptions) -> None:
    await train(options, WordEncoder(), RecordingLog())
    before = load_head(options.output).version
    lines = options.corpus.read_text().splitlines()
    options.corpus.write_text("\n".join(lines[:-1]))
    await train(options, WordEncoder(), RecordingLog())
    assert load_head(options.output).version.revision != before.revision


async def test_figures_parameters_and_plots_are_recorded(options: TrainingOptions, tmp_path: Path) -> None:
    (tmp_path / "gaming_questions.txt").write_text("recommend play\nboss quest\n")
    (tmp_path / "non_gaming_questions.txt").write_text("weather recipe\nhello thanks\n")
    log = RecordingLog()
    evaluated = TrainingOptions(options.corpus, options.output, evaluation=tmp_path)
    await train(evaluated, WordEncoder(), log)
    (run,) = log.runs
    assert run.metrics["groups_kept_together.accuracy"] > 0.9
    assert run.metrics["random_split.macro_f1"] > 0.9
    assert run.metrics["topic.evaluation_questions.auc"] == 1.0
    assert run.parameters["revision"] == load_head(options.output).version.revision
    assert set(run.figures) == {"confusion.png", "reliability.png"}
    assert "evaluation questions" in run.summary


async def test_evaluation_questions_are_not_trained_on(options: TrainingOptions, tmp_path: Path) -> None:
    await train(options, WordEncoder(), RecordingLog())
    without = options.output.read_bytes()
    (tmp_path / "gaming_questions.txt").write_text("what is the capital of France\n")
    (tmp_path / "non_gaming_questions.txt").write_text("recommend me a game\n")
    await train(TrainingOptions(options.corpus, options.output, tmp_path), WordEncoder(), RecordingLog())
    assert options.output.read_bytes() == without


async def test_a_log_that_is_down_does_not_lose_the_head(
    options: TrainingOptions, capsys: pytest.CaptureFixture[str]
) -> None:
    await train(options, WordEncoder(), BrokenLog())
    assert load_head(options.output).encoder == WordEncoder().version
    assert "not recorded (ConnectionError: nobody listens)" in capsys.readouterr().err


async def test_a_wrong_input_leaves_the_old_head_alone(options: TrainingOptions, tmp_path: Path) -> None:
    options.output.write_bytes(b"old")
    with pytest.raises(StartupError):
        await train(TrainingOptions(options.corpus, options.output, tmp_path / "none"), WordEncoder(), RecordingLog())
    assert options.output.read_bytes() == b"old"


def test_a_missing_embedder_is_one_line_that_says_what_to_start(
    options: TrainingOptions, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--corpus", str(options.corpus), "--output", str(options.output)]
    assert main([*arguments, "--embedder", "127.0.0.1:1", "--wait-seconds", "0"]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert "start one with python -m services.embedder" in lines[-1]
    assert not options.output.exists()
