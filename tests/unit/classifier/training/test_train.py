"""A whole training run on a tiny encoder and a small corpus."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from services.classifier.labels import GAME_INTENTS, Act, Intent, Polarity, SpanType, Topic
from services.classifier.training import replacing
from services.classifier.training import train as training
from services.classifier.training.command import TrainingChoices, run
from services.classifier.training.corpus import Corpus, is_game, own_corpus
from services.classifier.training.fitting import Recipe
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grouping import groups_of
from services.classifier.training.network import Shape
from services.classifier.training.replacing import BetterModelThere
from services.classifier.training.taught import Taught
from services.classifier.training.train import TrainingOptions, split, train
from services.classifier.understanding.decoding import Span
from services.classifier.understanding.model import UnderstandingModel
from services.classifier.understanding.model_file import load_model, save_model, training_notes
from services.classifier.understanding.opening import EncoderFiles
from services.classifier.understanding.understander import Understanding
from services.common.errors import StartupError
from tests.fakes.classifier import BrokenLog, CountingProgress, RecordingLog

WORDS = {"RECOMMEND": "game", "SMALL_TALK": "hi", "OFF_TOPIC": "ok", "GAME_QUESTION": "boss"}
ACTS = {"RECOMMEND": "NEW_WISH", "SMALL_TALK": "CHAT", "OFF_TOPIC": "OTHER", "GAME_QUESTION": "ABOUT_GAME"}


def written_corpus(path: Path, messages: int) -> Corpus:
    """So many messages of each intent."""
    rows = [
        {
            "text": f"{word} {chr(97 + number % 26)}{chr(99 + number // 2 % 20)}{'x' * (number // 26)}",
            "language": "en",
            "intent": intent,
            "act": ACTS[intent],
            "spans": [{"start": 0, "end": 4, "type": "KIND", "polarity": "WANTED"}] if intent == "RECOMMEND" else [],
            "group": f"{word}-{number}",
            "source": "hand",
        }
        for intent, word in WORDS.items()
        for number in range(messages)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return own_corpus(path)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return written_corpus(tmp_path_factory.mktemp("corpus") / "own.jsonl", 12)


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
    many: Corpus, tiny_files: EncoderFiles, options: TrainingOptions, tmp_path: Path
) -> None:
    options = replace(options, held_out=0.5, recipe=replace(options.recipe, epochs=1))
    train(many, tiny_files, options, CountingProgress(), RecordingLog())
    recipe = replace(options.recipe, seed=5)
    further = replace(options, start=options.output, recipe=recipe, output=tmp_path / "further")
    train(many, tiny_files, further, CountingProgress(), RecordingLog())
    first, second = (
        {message.text for message in many.messages if message not in taught_by(path)}
        for path in (options.output, further.output)
    )
    assert second < first < {message.text for message in many.messages}


def taught_by(path: Path) -> Taught:
    found = Taught.by(training_notes(path))
    assert found is not None
    return found


def test_a_group_of_which_a_model_was_taught_one_message_is_held_out_by_no_training_that_goes_on_from_it(
    many: Corpus, options: TrainingOptions
) -> None:
    messages = [replace(message, group=message.group[:-1]) for message in many.messages]
    groups = dict(zip((message.text for message in messages), groups_of(messages), strict=True))
    _, held = split(messages, options, None)
    known = next(each for each in held if list(groups.values()).count(groups[each.text]) > 1)
    taught, left = split(messages, options, Taught.of([known]))
    still = {groups[message.text] for message in left}
    assert {groups[message.text] for message in held} - still == {groups[known.text]}
    assert len(taught) + len(left) == len(messages)


def test_a_model_of_another_encoder_is_no_start(
    corpus: Corpus, tiny_files: EncoderFiles, options: TrainingOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(corpus, tiny_files, options, CountingProgress(), RecordingLog())
    there = load_model(options.output)
    other = replace(there, encoder=replace(there.encoder, revision="another"))
    monkeypatch.setattr(training, "load_model", lambda path: other)
    with pytest.raises(StartupError, match="is of another encoder"):
        train(corpus, tiny_files, replace(options, start=options.output), CountingProgress(), RecordingLog())


def understanding(message: LabelledMessage, is_right: bool) -> Understanding:
    wrong = Intent.RECOMMEND if message.intent == "SMALL_TALK" else Intent.SMALL_TALK
    said = Intent(message.intent) if is_right else wrong
    probabilities = tuple((each, float(each is said)) for each in sorted(Intent, key=lambda each: each is not said))
    game = float(said in GAME_INTENTS)
    spans = tuple(
        Span(each.start, each.end, SpanType(each.type), Polarity(each.polarity), 1.0)
        for each in message.spans or ()
        if is_right
    )
    return Understanding(probabilities, game, Topic.UNCERTAIN, Act.CHAT, 1.0, spans, False)


def knowing(corpus: Corpus, knows: Callable[[str], bool]) -> Callable[..., list[Understanding]]:
    """Stands for a model that is right about some texts and wrong about all others."""
    labelled = {message.text: message for message in corpus.messages}
    return lambda model, files, texts: [understanding(labelled[text], knows(text)) for text in texts]


def held_out(corpus: Corpus, options: TrainingOptions) -> list[LabelledMessage]:
    return split(corpus.messages, options, None)[1]


def note_of(corpus: Corpus, new: Sequence[LabelledMessage]) -> dict[str, str]:
    """The note of a model that was taught all but these."""
    texts = {message.text for message in new}
    return Taught.of(message for message in corpus.messages if message.text not in texts).notes()


@pytest.fixture
def many(tmp_path: Path) -> Corpus:
    """Enough messages for two models to be compared."""
    return written_corpus(tmp_path / "many.jsonl", 80)


@pytest.mark.parametrize("there_knows_what_it_was_taught", [True, False])
def test_a_model_is_compared_with_the_one_there_on_what_neither_was_taught(
    there_knows_what_it_was_taught: bool,
    many: Corpus,
    tiny_files: EncoderFiles,
    tiny_understanding: UnderstandingModel,
    options: TrainingOptions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = replace(options, held_out=0.8, recipe=replace(options.recipe, epochs=1))
    held = held_out(many, options)
    save_model(tiny_understanding, options.output, note_of(many, held[::2]))
    before = options.output.read_bytes()
    places = {message.text: place for place, message in enumerate(held)}
    # On all that is held out the model there knows one half, the one just trained less than that, or more.
    there = knowing(many, lambda text: (places[text] % 2 > 0) == there_knows_what_it_was_taught)
    fresh = knowing(many, lambda text: (places[text] % 8 < 2) == there_knows_what_it_was_taught)
    monkeypatch.setattr(replacing, "understand_all", there)
    monkeypatch.setattr(training, "understand_all", fresh)
    if there_knows_what_it_was_taught:
        train(many, tiny_files, options, CountingProgress(), RecordingLog())
        assert options.output.read_bytes() != before
        return
    told = rf"on the {len(held[::2])} messages that neither was taught it reaches 1\.0000, .*--replace"
    with pytest.raises(BetterModelThere, match=told):
        train(many, tiny_files, options, CountingProgress(), RecordingLog())
    assert options.output.read_bytes() == before
    train(many, tiny_files, replace(options, replace=True), CountingProgress(), RecordingLog())
    assert options.output.read_bytes() != before


@pytest.mark.parametrize("unknown", [99, 0])
def test_a_model_that_nothing_can_be_compared_by_stays_and_nobody_trains_for_it(
    unknown: int,
    many: Corpus,
    tiny_files: EncoderFiles,
    tiny_understanding: UnderstandingModel,
    options: TrainingOptions,
) -> None:
    options = replace(options, held_out=0.8)
    held = held_out(many, options)
    save_model(tiny_understanding, options.output, note_of(many, held[:unknown]))
    before, progress = options.output.read_bytes(), CountingProgress()
    with pytest.raises(BetterModelThere, match=f"held out {unknown} are new to it by its file.*--replace"):
        train(many, tiny_files, options, progress, RecordingLog())
    assert options.output.read_bytes() == before
    assert not progress.stages


def test_a_model_is_not_compared_by_messages_of_one_side(
    many: Corpus, tiny_files: EncoderFiles, tiny_understanding: UnderstandingModel, options: TrainingOptions
) -> None:
    wishes = [message for message in many.messages if is_game(message)]
    save_model(tiny_understanding, options.output, note_of(many, wishes))
    with pytest.raises(BetterModelThere, match="about games and not"):
        replacing.model_there(options.output, many.messages, tiny_files)


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
