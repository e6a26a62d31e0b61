"""What a model thinks never becomes text, however it is marked and wherever the chunks are cut."""

from __future__ import annotations

import pytest

from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.writing.thoughts import KnownModels, ThoughtFilter
from tests.fakes.gateway import FakeLanguageModel
from tests.unit.gateway.world import World, answer

STEPS = [1, 2, 3, 7, 1000]


def said(text: str, *, step: int, hold: bool = True) -> str:
    thoughts = ThoughtFilter(hold=hold)
    told = "".join(thoughts.feed(text[start : start + step]) for start in range(0, len(text), step))
    return (told + thoughts.finish()).strip()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("hold", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "<think>Doom is loud.</think>Play [[1]].",
        "<thinking>Doom\n\nis loud.</thinking>\n\nPlay [[1]].",
        "<THINK >Doom</THINK>Play [[1]].",
        "<seed:think>Doom</seed:think>Play [[1]].",
        "<reasoning>Doom</reasoning> Play [[1]].",
        "[THINK]Doom is loud.[/THINK]Play [[1]].",
        "◁think▷Doom◁/think▷Play [[1]].",
        "<|channel|>analysis<|message|>Doom is loud.<|end|><|start|>assistant<|channel|>final<|message|>Play [[1]].",
        "<|channel>thought\nDoom is loud.<channel|>Play [[1]].",
        "analysisDoom is loud, they like it.assistantfinalPlay [[1]].",
        "<|START_THINKING|>Doom<|END_THINKING|>Play [[1]].",
        "<think></think>Play [[1]].",
        "<think>one</think><think>two</think>Play [[1]].",
        "The user wants a hard game. Doom is loud.</think>Play [[1]].",
        "Okay, so the user wants Doom. Let me see.\n</think>\n\nPlay [[1]].",
    ],
)
def test_thoughts_are_taken_out(text: str, step: int, hold: bool) -> None:
    assert said(text, step=step, hold=hold) == "Play [[1]]."


@pytest.mark.parametrize("step", STEPS)
def test_an_unclosed_thought_takes_the_rest_with_it(step: int) -> None:
    assert said("Play [[1]]. <think>Doom is loud. Doom again.", step=step) == "Play [[1]]."
    assert said("<think>Doom is loud.", step=step) == ""
    assert said("The user wants a platformer, so I should write about Doom.", step=step) == ""


@pytest.mark.parametrize("step", STEPS)
def test_a_thought_without_any_sign_is_held_back_until_its_closing_mark(step: int) -> None:
    assert said("Doom is loud. It is old.</think>Play [[1]].", step=step) == "Play [[1]]."


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("hold", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "Play [[1]] <3 and enjoy. 2 < 3, is it not?",
        "The players love [[1]]. I like it.",
        "So, play [[1]] first. Think about [[2]].",
        "First, try [[1]]!",
        "[[1]] is a good start [for you].",
        "Der Spieler freut sich über [[1]].",
        "",
    ],
)
def test_a_text_without_thoughts_stays_as_it_is(text: str, step: int, hold: bool) -> None:
    assert said(text, step=step, hold=hold) == text


def test_a_model_that_has_shown_no_thoughts_streams_from_then_on() -> None:
    models = KnownModels()
    first = models.filter_for("a/model")
    assert first.feed("Play [[1]]. ") == ""
    assert first.finish() == "Play [[1]]. "
    models.learn("a/model", first)
    assert models.filter_for("a/model").feed("Play [[1]]. ") == "Play [[1]]. "
    assert models.filter_for("another/model").feed("Play [[1]]. ") == ""


def test_a_model_that_begins_inside_a_thought_is_held_back_every_time() -> None:
    models = KnownModels()
    for text in ("Doom.</think>Play [[1]].", "Play [[1]]. "):
        thoughts = models.filter_for("a/model")
        thoughts.feed(text)
        thoughts.finish()
        models.learn("a/model", thoughts)
    assert models.filter_for("a/model").feed("Play [[1]]. ") == ""


@pytest.mark.parametrize(
    "text",
    [
        "<think>I might name Doom here. </think>Play [[1]] or [[2]].",
        "I might name Doom here. It is fine.</think>Play [[1]] or [[2]].",
    ],
)
async def test_no_thought_reaches_a_player(text: str) -> None:
    pieces = [text[start : start + 3] for start in range(0, len(text), 3)]
    got = await answer(World(language_model=FakeLanguageModel(["".join(pieces)])), "something for the evening")
    assert got.text == "Play Celeste or Portal."
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_LLM
    assert got.degradations == []


async def test_a_model_that_only_thinks_leaves_the_template_and_was_not_ungrounded() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["<think>Celeste is hard."])))
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert got.degradations == [("llm_gateway", "NAMED_NO_GAME", "TEMPLATE_TEXT")]
