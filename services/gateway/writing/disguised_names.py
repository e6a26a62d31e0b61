"""Reads names that are written so that no filter finds them: letter by letter, or with digits for letters."""

from __future__ import annotations

import re

_LETTER_BY_LETTER = re.compile(r"(?<!\w)[^\W\d_](?:[ .·-][^\W_]){2,}(?!\w)")
_WITH_DIGITS = re.compile(r"(?<!\w)[^\W\d_](?=\w*\d)\w{3,}")
_LETTERS_MEANT = tuple(str.maketrans("013457", letters) for letters in ("oieast", "oleast"))


def undisguised(text: str) -> list[str]:
    """The words of a text that are spelled with digits for letters or letter by letter, as they are meant: "d00m",
    "D o o m". Each is given in capitals, as whoever writes so means a name.
    """
    spelled = [re.sub(r"\W", "", match.group()) for match in _LETTER_BY_LETTER.finditer(text)]
    digits = [match.group().translate(letters) for match in _WITH_DIGITS.finditer(text) for letters in _LETTERS_MEANT]
    return [word.capitalize() for word in (*spelled, *digits)]
