"""Prompts that do not fit are cut by priority, and say so."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.llm_gateway.completion import Message
from services.llm_gateway.prompt_budget import (
    PromptTooLongError,
    estimated_tokens_of,
    fitted,
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
    assert prompt.cut.tokens_before == estimated_tokens_of(messages)
    assert prompt.cut.tokens_after == estimated_tokens_of(prompt.messages) <= 65


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
    assert estimated_tokens_of(prompt.messages) <= window - max_tokens
    remaining = iter(messages)
    assert all(message in remaining for message in prompt.messages)
    systems = [message for message in messages if message.role == "system"]
    assert [message for message in prompt.messages if message.role == "system"] == systems
    users = [message for message in messages if message.role == "user"]
    assert not users or users[-1] in prompt.messages


# 77 tokens by the tokenizer of SmolLM2.
CHINESE = "请推荐一款适合周末和朋友一起玩的游戏，最好是合作类的，不要太难，画面要漂亮，剧情要感人。"


def test_turns_in_chinese_that_overflow_the_window_are_cut() -> None:
    """By the tokenizer they take 2011 tokens."""
    pair = (Message("user", CHINESE), Message("assistant", CHINESE))
    prompt = fitted(pair * 12 + (Message("user", "hi"),), window=2048, max_tokens=100)
    assert prompt.cut
    assert 12 <= len(prompt.messages) < 25
