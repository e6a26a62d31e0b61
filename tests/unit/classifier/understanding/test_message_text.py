"""What the network sees of a message, and the way back."""

from __future__ import annotations

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


@given(st.text(min_size=1))
def test_every_place_is_inside_the_original(original: str) -> None:
    text = message_text(original)
    for place in range(len(text.shown)):
        first, last = text.original(place, place + 1)
        assert 0 <= first < last <= len(original)
