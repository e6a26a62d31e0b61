"""The text of a message as the network is to see it, and the way back to the places of the original.

Control and format characters (zero-width, bidirectional marks, line breaks) carry no words: the first become spaces,
the second vanish. Letters whose accents stand apart are composed (NFC), as those of the corpus are. Everything else is
left to the tokenizer, which normalises.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Joins the parts of emoji and letters of some scripts.
_JOINER = "\u200d"
# No language writes more marks on a letter (UAX 15, "Stream-Safe Text Format"); composing takes their number squared.
_MOST_IN_A_PIECE = 31


@dataclass(frozen=True, slots=True)
class MessageText:
    """`shown` to the network; `places` are those of its code points in the original, None where nothing changed.

    A place is that of a letter with all of its marks.
    """

    shown: str
    places: Sequence[tuple[int, int]] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of `shown[start:end]`, which is not empty."""
        if self.places is None:
            return start, end
        return self.places[start][0], self.places[end - 1][1]


def message_text(original: str) -> MessageText:
    """What the network is to see of `original`."""
    if original.isprintable() and unicodedata.is_normalized("NFC", original):
        return MessageText(original, None)
    shown: list[str] = []
    places: list[tuple[int, int]] = []
    for letter, start, end in _letters(original):
        composed = unicodedata.normalize("NFC", letter)
        shown.append(composed)
        places += [(start, end)] * len(composed)
    return MessageText("".join(shown), places)


def _letters(original: str) -> Iterator[tuple[str, int, int]]:
    """What is seen of the original, piece by piece with its place: letters, each with what composes with it."""
    piece, start, end = "", 0, 0
    for place, letter in enumerate(original):
        category = unicodedata.category(letter)
        if category == "Cf" and letter != _JOINER:
            continue
        seen = " " if category in ("Cc", "Zl", "Zp") else letter
        if piece and (len(piece) == _MOST_IN_A_PIECE or not _composes(piece, seen)):
            yield piece, start, end
            piece = ""
        if not piece:
            start = place
        piece, end = piece + seen, place + 1
    if piece:
        yield piece, start, end


def _composes(piece: str, letter: str) -> bool:
    """Whether a letter is one with the piece before it: a mark, or a part of a Korean syllable."""
    if unicodedata.category(letter).startswith("M"):
        return True
    if letter.isascii():
        return False
    both = unicodedata.normalize("NFC", piece + letter)
    return both != unicodedata.normalize("NFC", piece) + unicodedata.normalize("NFC", letter)
