"""Cleans untrusted text (of the catalogue, players, language models), to show, to compare and to put into a prompt."""

from __future__ import annotations

import unicodedata

from services.common.games.titles import WORD, fold

__all__ = ["WORD", "fold", "mixes_scripts", "plain", "words"]


def plain(text: str) -> str:
    """One line in NFKC without control, format and private characters; line breaks become spaces."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFKC", text)
    return "".join(
        " " if letter in "\n\r\t\u2028\u2029" else letter
        for letter in composed
        if letter in "\n\r\t" or unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )


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
