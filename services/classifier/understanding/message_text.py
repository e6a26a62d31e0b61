"""The text of a message as the network is to see it, and the way back to the places of the original.

Control and format characters (zero-width, bidirectional marks, line breaks) carry no words: the first become spaces,
the second vanish. Everything else is left to the tokenizer, which composes and normalises.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Joins the parts of emoji and letters of some scripts.
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class MessageText:
    """`shown` to the network; `places` are those of its code points in the original, None where nothing changed."""

    shown: str
    places: Sequence[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of `shown[start:end]`, which is not empty."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def message_text(original: str) -> MessageText:
    """What the network is to see of `original`."""
    if original.isprintable():
        return MessageText(original, None)
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(original):
        category = unicodedata.category(letter)
        if category == "Cf" and letter != _JOINER:
            continue
        letters.append(" " if category in ("Cc", "Zl", "Zp") else letter)
        places.append(place)
    return MessageText("".join(letters), places)
