"""What a model thinks never becomes text, however it is marked and wherever the chunks are cut."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.gateway.writing.thinking.thoughts import KnownModels, ThoughtFilter
from tests.fakes.gateway import FakeLanguageModel
from tests.support.answers import Answer, chat
from tests.unit.gateway.world import GONE, World, answer

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
        "&lt;think&gt;Doom is loud.&lt;/think&gt;Play [[1]].",
        "&amp;lt;think&amp;gt;Doom&amp;lt;/think&amp;gt;Play [[1]].",
        r"\u003cthink\u003eDoom\u003c/think\u003ePlay [[1]].",
        "＜think＞Doom＜/think＞Play [[1]].",
        "<|thinking|>Doom is loud.<|/thinking|>Play [[1]].",
        "<|think|>Doom<|end|><|content|>Play [[1]].",
        "<reason>Doom</reason>Play [[1]].",
        "<thought>Doom</thought>Play [[1]].",
        "<thinking_process>Doom</thinking_process>Play [[1]].",
        "<chain-of-thought>Doom</chain-of-thought>Play [[1]].",
        "<antThinking depth='2'>Doom</antThinking>Play [[1]].",
        "<think_fast>Doom</think_fast>Play [[1]].",
        "<reasoning_start>Doom<reasoning_end>Play [[1]].",
        "<|begin_of_thought|>Doom<|end_of_thought|><|begin_of_solution|>Play [[1]].<|end_of_solution|>",
        "<|inner_prefix|>Doom<|inner_suffix|>Play [[1]].",
        "<|im_start|>think\nDoom\n<|im_start|>answer\nPlay [[1]].",
        "<unused94>thought\nDoom is loud.<unused95>Play [[1]].",
        "[THINK]Doom.[/THINK]Play [[1]].",
        "<think>Doom<think/>Play [[1]].",
        "<think>Doom is loud. <answer>Play [[1]].",
        '<details type="reasoning" done="true"><summary>Thought for 3 seconds</summary>Doom</details>Play [[1]].',
        "```thinking\nDoom is loud.\n```\nPlay [[1]].",
        "**Thinking:** Doom is loud.\n\n**Answer:** Play [[1]].",
        "Thought: Doom is loud.\nFinal Answer: Play [[1]].",
        "# Thought process\nDoom is loud.\n# Response:\nPlay [[1]].",
        "thought\nDoom is loud.\nAnswer: Play [[1]].",
        "Here is my thought process: Doom is loud.\nHere is my response: Play [[1]].",
        "Размышление: Doom громкий.\nОтвет: Play [[1]].",
        "思考：Doom 很吵。\n回答：Play [[1]].",
        "【思考】Doom 很吵。【回答】Play [[1]].",
        "analysis<|message|>Doom is loud.<|end|><|start|>assistant<|channel|>final<|message|>Play [[1]].",
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
@pytest.mark.parametrize("mark", ["**Thinking:** ", "Thought: ", "thought\n", "[THINK]", "&lt;think&gt;", "<unused94>"])
def test_an_unclosed_thought_is_none_of_the_text_however_it_is_marked(mark: str, step: int) -> None:
    assert said(f"{mark}Doom is loud. [[1]] is not.", step=step) == ""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "closing", ["</think>", "&lt;/think&gt;", "[/THINK]", "◁/think▷", "<unused95>", "assistantfinal", "<answer>"]
)
def test_a_thought_without_any_sign_is_held_back_until_its_closing_mark(closing: str, step: int) -> None:
    assert said(f"Doom is loud. It is old.{closing}Play [[1]].", step=step) == "Play [[1]]."


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
        "I have to say, [[1]] is a lovely game. Try it tonight!",
        "I must say: [[1]] is lovely. Try it!",
        "We must say, these two are lovely. Try [[1]]!",
        "Let's break the ice with [[1]]! It is fun.",
        "I have to pick [[1]] first. Try it!",
        "I need to answer you honestly. [[1]] is hard.",
        "The player needs to guide a fox in [[1]]. It is short.",
        "The player has a lantern. In [[1]] it is dark.",
        "Игрок хочет выбраться из башни в [[1]]. Попробуйте!",
        "プレイヤーは狐になります。[[1]] をどうぞ。",
        "用户界面很简单。试试 [[1]]。",
        "I think [[1]] is one & only, and 3 < 4. Thoughtful, too!",
        "Think fast: [[1]] is waiting. A thought: try it.",
        "A fine assistant would say [[1]]. So do I",
        "",
    ],
)
def test_a_text_without_thoughts_stays_as_it_is(text: str, step: int, hold: bool) -> None:
    assert said(text, step=step, hold=hold) == text


@pytest.mark.parametrize("step", STEPS)
def test_a_plan_that_names_no_game_is_a_sentence_that_is_left_out(step: int) -> None:
    assert said("Let me think. I need to find two. Play [[1]].", step=step, hold=False) == "Play [[1]]."
    assert said("Let me think. Doom is loud.</think>Play [[1]].", step=step, hold=False) == "Play [[1]]."


@pytest.mark.parametrize(
    "run", [" ", "-", "<", "< ", "[", "[ ", "\n", "&", "ok ", "so, ", "a", "<|channel|>x", "&lt; ", "`", "<think"]
)
@pytest.mark.parametrize("step", [40, 100_000])
def test_a_long_run_of_one_sign_takes_no_longer_than_other_text(run: str, step: int) -> None:
    def seconds() -> float:
        begun = time.process_time()
        said(run * (40_000 // len(run)), step=step, hold=False)
        return time.process_time() - begun

    assert min(seconds() for _ in range(2)) < 1.0


def after(*texts: str, whole: bool = True) -> KnownModels:
    models = KnownModels()
    for text in texts:
        thoughts = models.filter_for("a/model")
        thoughts.feed(text)
        thoughts.finish()
        models.learn("a/model", thoughts, whole=whole)
    return models


def test_a_model_whose_texts_have_shown_no_thoughts_streams_from_then_on() -> None:
    text = "Play [[1]]. "
    assert after(*[text] * 4).filter_for("a/model").feed(text) == ""
    models = after(*[text] * 5)
    assert models.filter_for("a/model").feed(text) == text
    assert models.filter_for("another/model").feed(text) == ""


def test_texts_that_were_cut_do_not_show_that_a_model_has_no_thoughts() -> None:
    assert after(*["Play [[1]]. "] * 9, whole=False).filter_for("a/model").feed("Play [[1]]. ") == ""


def test_a_model_that_begins_inside_a_thought_is_held_back_every_time() -> None:
    models = after("Doom.</think>Play [[1]].", *["Play [[1]]. "] * 9)
    assert models.filter_for("a/model").feed("Play [[1]]. ") == ""


async def told(model: FakeLanguageModel) -> list[Answer]:
    """What a player is told by a model that has shown no thoughts in five texts, and then writes those of `model`."""
    texts = ["Play [[1]] or [[2]] first."] * 5
    world = World(language_model=replace(model, texts=[*texts, *model.texts]))
    async with world.gateway() as stub:
        return [await chat(stub, "something for the evening", limit=2) for _ in [*texts, *model.texts]][5:]


async def test_a_thought_that_begins_the_text_of_a_model_without_thoughts_so_far_reaches_no_player() -> None:
    thought = "A short game would be best for someone so sad. Doom is loud.</think>Try [[1]] or [[2]]."
    (got,) = await told(FakeLanguageModel([thought]))
    assert got.text == "Try Celeste or Portal."
    assert got.degradations == []


async def test_of_such_a_model_the_text_streams_once_it_names_a_game() -> None:
    text = "What an evening. Play [[1]] now. Then play [[2]]."
    (got,) = await told(FakeLanguageModel([text], failure=GONE, fails_after=40))
    assert got.text == "What an evening. Play Celeste now. Then there is Portal (2007): puzzle."
    assert got.degradations == [("llm_gateway", "GONE", "TEMPLATE_SENTENCES")]


@pytest.mark.parametrize("ends", [{"finish_reason": llm_gateway_pb2.FINISH_REASON_LENGTH}, {"failure": GONE}])
async def test_a_thought_without_its_marks_that_is_cut_reaches_no_player(ends: dict[str, Any]) -> None:
    text = "A short game would be best for someone so sad. [[1]] is short. Not too"
    got = await answer(World(language_model=FakeLanguageModel([text], fails_after=len(text) - 1, **ends)))
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert "sad" not in got.text
    assert len(got.degradations) == 1


async def test_a_thought_that_breaks_off_reaches_no_player_either_where_the_model_had_none_so_far() -> None:
    text = "A short game would be best for someone so sad. Not too loud. Not too"
    (got,) = await told(FakeLanguageModel([text], failure=GONE, fails_after=len(text) - 1))
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert "sad" not in got.text


async def test_an_answer_that_sounds_a_little_like_a_thought_reaches_the_player() -> None:
    model = FakeLanguageModel(["I have to say, [[1]] is a lovely game. So is [[2]]!"])
    got = await answer(World(language_model=model), "something for the evening")
    assert got.text == "I have to say, Celeste is a lovely game. So is Portal!"
    assert got.degradations == []


@pytest.mark.parametrize(
    "text",
    [
        "<think>I might name Doom here. </think>Play [[1]] or [[2]].",
        "I might name Doom here. It is fine.</think>Play [[1]] or [[2]].",
        "&lt;think&gt;I might name Doom here. &lt;/think&gt;Play [[1]] or [[2]].",
        "**Thinking:** I might name Doom here.\n**Answer:** Play [[1]] or [[2]].",
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
