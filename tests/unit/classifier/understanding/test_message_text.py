"""What the network sees of a message, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.classifier.understanding.message_text import message_text


def test_format_characters_vanish_and_line_breaks_become_spaces() -> None:
    assert message_text("no\u200b\nhorror\u202e").shown == "no horror"


def test_a_place_leads_back_to_the_same_words() -> None:
    original = "\u200bno\n\u2060horror please"
    text = message_text(original)
    start = text.shown.index("horror")
    first, last = text.original(start, start + len("horror"))
    assert original[first:last] == "horror"


@pytest.mark.parametrize("text", ["спокойный симулятор", "ゾンビなしで", "여자 게임", "за\u0301мок", "\u200bação\n"])
def test_letters_and_their_marks_are_shown_composed_and_a_place_has_both(text: str) -> None:
    composed, apart = message_text(text), message_text(unicodedata.normalize("NFD", text))
    assert apart.shown == composed.shown
    for place in range(len(apart.shown)):
        first, last = apart.original(place, place + 1)
        assert message_text(unicodedata.normalize("NFD", text)[first:last]).shown.startswith(apart.shown[place][0])


def test_more_marks_than_any_language_writes_are_taken_apart() -> None:
    text = "a" + "\u0301\u0323" * 5_000
    shown = message_text(text)
    first, last = shown.original(len(shown.shown) - 1, len(shown.shown))
    assert (first > 9_900, last) == (True, len(text))


@given(st.text(min_size=1))
def test_every_place_is_inside_the_original(original: str) -> None:
    text = message_text(original)
    for place in range(len(text.shown)):
        first, last = text.original(place, place + 1)
        assert 0 <= first < last <= len(original)
