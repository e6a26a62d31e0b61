"""Prompts that do not fit are cut by priority, and say so."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.llm_gateway.completion import Message
from services.llm_gateway.prompt_budget import (
    PromptTooLongError,
    estimated_prompt_tokens,
    estimated_tokens,
    fitted,
    hundredths_of_tokens,
)

# With what a template adds, 15 tokens.
TEXT = "x" * 35


def talk(*turns: str) -> tuple[Message, ...]:
    roles: dict[str, Literal["system", "user", "assistant"]] = {"s": "system", "u": "user", "a": "assistant"}
    return tuple(Message(roles[turn[0]], turn[1:] + TEXT) for turn in turns)


def test_what_fits_is_left_as_it_is() -> None:
    messages = talk("s", "u", "a", "u")
    prompt = fitted(messages, window=100, max_tokens=40)
    assert prompt.messages is messages
    assert prompt.cut is None


def test_the_oldest_turns_go_first_and_what_was_cut_is_said() -> None:
    messages = talk("s", "u1", "a1", "u2", "a2", "u3")
    prompt = fitted(messages, window=75, max_tokens=10)
    assert prompt.messages == talk("s", "u2", "a2", "u3")
    assert prompt.cut
    assert prompt.cut.removed_messages == 2
    assert prompt.cut.tokens_before == estimated_prompt_tokens(messages)
    assert prompt.cut.tokens_after == estimated_prompt_tokens(prompt.messages) <= 65


def test_a_conversation_never_begins_with_the_models_answer() -> None:
    prompt = fitted(talk("s", "u1", "a1", "u2"), window=55, max_tokens=10)
    assert prompt.messages == talk("s", "u2")


def test_system_messages_stay_wherever_they_are() -> None:
    prompt = fitted(talk("s1", "u1", "s2", "a1", "u2"), window=60, max_tokens=10)
    assert prompt.messages == talk("s1", "s2", "u2")


def test_what_must_stay_whole_and_does_not_fit_is_refused() -> None:
    with pytest.raises(PromptTooLongError):
        fitted(talk("s", "u1", "u2"), window=30, max_tokens=10)


def test_room_is_left_for_an_answer_of_unknown_length() -> None:
    with pytest.raises(PromptTooLongError):
        fitted((Message("user", "x" * 4 * 90),), window=100, max_tokens=None)


@given(
    st.lists(
        st.tuples(st.sampled_from(["system", "user", "assistant"]), st.text(max_size=80)), min_size=1, max_size=12
    ),
    st.integers(16, 200),
    st.integers(1, 60),
)
def test_a_prompt_that_was_fitted_fits_and_keeps_its_order(
    turns: list[tuple[Literal["system", "user", "assistant"], str]], window: int, max_tokens: int
) -> None:
    messages = tuple(Message(role, text) for role, text in turns)
    try:
        prompt = fitted(messages, window=window, max_tokens=max_tokens)
    except PromptTooLongError:
        return
    assert estimated_prompt_tokens(prompt.messages) <= window - max_tokens
    remaining = iter(messages)
    assert all(message in remaining for message in prompt.messages)
    systems = [message for message in messages if message.role == "system"]
    assert [message for message in prompt.messages if message.role == "system"] == systems
    users = [message for message in messages if message.role == "user"]
    assert not users or users[-1] in prompt.messages


# Counted by the tokenizer of SmolLM2.
MEASURED: dict[str, tuple[str, int]] = {
    "english": (
        "The best board games reward careful planning, but they also leave room for luck. If you like ex"
        "ploring open worlds, try this one first; it was released three years ago and people still play "
        "it every evening.",
        42,
    ),
    "english short": ("Which game should I play tonight?", 7),
    "german": (
        "Welches Spiel empfiehlst du für einen verregneten Sonntagnachmittag mit der Familie, wenn nicht"
        " alle gleich gut spielen können?",
        46,
    ),
    "russian": (
        "Посоветуй, пожалуйста, хорошую игру на вечер, в которую можно играть вдвоём, и объясни, почему "
        "она тебе нравится.",
        86,
    ),
    "greek": ("Ποιο παιχνίδι θα μου πρότεινες για ένα βροχερό απόγευμα με τα παιδιά;", 56),
    "chinese": ("请推荐一款适合周末和朋友一起玩的游戏，最好是合作类的，不要太难，画面要漂亮，剧情要感人。", 77),
    "japanese": ("週末に友達と一緒に遊べるゲームをおすすめしてください。難しすぎないものがいいです。", 64),
    "korean": ("주말에 친구들과 함께 할 수 있는 재미있는 게임을 추천해 주세요. 너무 어렵지 않으면 좋겠어요.", 114),
    "arabic": ("هل يمكنك أن تقترح لعبة جيدة للعب مع الأصدقاء في عطلة نهاية الأسبوع؟", 67),
    "hebrew": ("אתה יכול להמליץ לי על משחק טוב לסוף השבוע עם החברים?", 58),
    "hindi": ("क्या आप सप्ताहांत में दोस्तों के साथ खेलने के लिए कोई अच्छा खेल सुझा सकते हैं?", 83),
    "thai": ("ช่วยแนะนำเกมที่เล่นกับเพื่อนในวันหยุดสุดสัปดาห์หน่อย", 103),
    "georgian": ("რომელ თამაშს მირჩევთ წვიმიან კვირა დღეს ბავშვებთან ერთად?", 106),
    "emoji": ("🎮🕹🎲🏰🐉⚔🛡👾🚀🌍❤️👩‍👩‍👧🎉😀😂🥳🎮🕹🎲🏰🐉⚔🛡👾🚀🌍❤️👩‍👩‍👧🎉😀😂🥳", 118),
    "digits": (
        "2914177763170669074391500080636083778353374068124158683449786907366258517812865707049996228303883685",
        100,
    ),
    "date log": ("2024-05-17 13:45:02,123 INFO 192.168.0.17:50051 took 12.75 ms (status=200)", 59),
    "json": (
        '[{"id": 0, "title": "Game 0", "tags": ["rpg", "indie"], "price": 9.99, "ok": true}, {"id": 1, "'
        'title": "Game 1", "tags": ["rpg", "indie"], "price": 10.99, "ok": true}, {"id": 2, "title": "Ga'
        'me 2", "tags": ["rpg", "indie"], "price": 11.99, "ok": true}]',
        120,
    ),
    "url": (
        "https://store.example.com/app/292030/The_Witcher_3_Wild_Hunt/?snr=1_7_7_151_150_1&utm_source=newsletter",
        56,
    ),
    "titles": (
        "The Witcher 3: Wild Hunt, Stardew Valley, Hades, Slay the Spire, Disco Elysium, Terraria, XCOM "
        "2, Dota 2, Factorio",
        45,
    ),
}


@pytest.mark.parametrize("name", MEASURED)
def test_the_estimate_is_near_what_a_tokenizer_counts_and_rather_above(name: str) -> None:
    text, tokens = MEASURED[name]
    least = 0.75 if name in ("german", "titles") else 0.9
    most = 1.8 if name == "hindi" else 1.5
    assert least * tokens <= estimated_tokens(text) <= most * tokens


def test_turns_in_chinese_that_overflow_the_window_are_cut() -> None:
    """By the tokenizer they take 2011 tokens."""
    pair = (Message("user", MEASURED["chinese"][0]), Message("assistant", MEASURED["chinese"][0]))
    prompt = fitted(pair * 12 + (Message("user", "hi"),), window=2048, max_tokens=100)
    assert prompt.cut
    assert 12 <= len(prompt.messages) < 25


@given(st.text(), st.text())
def test_the_estimate_of_a_text_is_that_of_its_pieces(a: str, b: str) -> None:
    assert hundredths_of_tokens(a + b) == hundredths_of_tokens(a) + hundredths_of_tokens(b)
    assert estimated_tokens(a + b) <= estimated_tokens(a) + estimated_tokens(b) <= estimated_tokens(a + b) + 1


def test_half_a_character_is_estimated_too() -> None:
    assert estimated_tokens("\ud800") > 0
    assert estimated_tokens("") == 0
