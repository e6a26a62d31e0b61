"""Tells the scripts of a text, and which languages are written in them."""

from __future__ import annotations

import unicodedata

# The usual language of each script, by the first word of the Unicode names of its letters.
SCRIPTS = {
    "CYRILLIC": "ru",
    "LATIN": "en",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "ARABIC": "ar",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "DEVANAGARI": "hi",
}
CYRILLIC = frozenset(["ru", "uk", "bg", "sr", "kk", "mk", "be"])


def script_counts(text: str) -> dict[str, int]:
    """How many letters of each script the text has, by the first word of their Unicode names."""
    counts: dict[str, int] = {}
    for letter in text:
        if letter.isalpha():
            script = unicodedata.name(letter, "OTHER").split(" ", 1)[0]
            counts[script] = counts.get(script, 0) + 1
    return counts


def is_written_in(text: str, language: str) -> bool:
    """Whether the letters of `text` could be of `language`, by script alone: titles may be in Latin letters."""
    counts = script_counts(text)
    total = sum(counts.values())
    expected = next((script for script, code in SCRIPTS.items() if code == language), None)
    if language in CYRILLIC:
        expected = "CYRILLIC"
    if expected is None or expected == "LATIN":
        return counts.get("LATIN", 0) >= 0.8 * total
    return total == 0 or total - counts.get("LATIN", 0) >= 0.3 * total
