"""Cleans untrusted text (of the catalogue, players, language models), to show, to compare and to put into a prompt."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from services.common.games.titles import WORD, fold

__all__ = [
    "UNSPACED",
    "UNSPACED_LETTERS",
    "WORD",
    "bare",
    "composed",
    "fold",
    "mixes_scripts",
    "pattern",
    "plain",
    "shown",
    "words",
]
# Letters that Unicode does not take for others with a mark, but hands without a Turkish or a Polish keyboard do.
_STROKES = {"ı": "i", "ł": "l", "Ł": "L"}
# Signs that keyboards and word processors put for those of a typewriter.
_TYPEWRITER = {"’": "'", "‘": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"}
# Those of Chinese and Japanese, which no spaces part, as they stand between the brackets of a pattern.
UNSPACED_LETTERS = r"\u3040-\u30ff\u3400-\u9fff"
UNSPACED = re.compile(rf"[{UNSPACED_LETTERS}]")
_MARKS = range(0x300, 0x370)


def composed(text: str) -> str:
    """The same text with accents in their letters (NFC), as everything here that looks for words takes it."""
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """One line in NFKC without control, format and private characters; line breaks become spaces."""
    return _one_line(text, "NFKC")


def shown(text: str) -> str:
    """One line as `plain`, but in NFC: a title keeps its letters and signs, the ™ and ½ that NFKC writes as others."""
    return _one_line(text, "NFC")


def _one_line(text: str, form: Literal["NFC", "NFKC"]) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if letter in "\n\r\t\u2028\u2029" else letter
        for letter in unicodedata.normalize(form, text)
        if letter in "\n\r\t" or unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )


def bare(text: str) -> str:
    """A text of the same length without accents, as many type it: "violência" is "violencia", ’ is '."""
    return text if text.isascii() else "".join(map(_bare_letter, text))


def pattern(source: str) -> re.Pattern[str]:
    """A pattern for what `bare` gives, whatever the case; `source` may have accents."""
    return re.compile(bare(source), re.IGNORECASE)


@lru_cache(maxsize=16_384)
def _bare_letter(letter: str) -> str:
    if letter in _TYPEWRITER:
        return _TYPEWRITER[letter]
    decomposed = unicodedata.normalize("NFD", letter)
    # The marks of kana tell letters apart and stay.
    kept = unicodedata.normalize("NFC", "".join(each for each in decomposed if ord(each) not in _MARKS))
    return _STROKES.get(kept, kept) if len(kept) == 1 else letter


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return [fold(match.group()) for match in WORD.finditer(text)]


def mixes_scripts(text: str) -> bool:
    """Whether a word is spelled with letters of two scripts, as look-alikes are: a Cyrillic "а" in "Hades"."""
    for match in WORD.finditer(text):
        scripts = {unicodedata.name(each, "").split(" ", 1)[0] for each in match.group() if each.isalpha()}
        if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1:
            return True
    return False
