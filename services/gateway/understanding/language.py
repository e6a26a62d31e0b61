"""Tells which language a text is in: by py3langid (97 languages, a few hundred kilobytes, under a millisecond), with
the script deciding where the text is too short to tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Latin letters say little about a language; of a text this short only the script is believed.
_LEAST_LETTERS = 8
# In nats. No English text of the intent corpus looks this much like another language; short questions in ten others
# do, by 14 to 49.
_LEAST_MARGIN = 13.0
# fmt: off
_LANGUAGES = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "kk", "ko", "lt", "lv", "ms", "no", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "ta",
    "te", "th", "tr", "uk", "ur", "vi", "zh",
)
# fmt: on
_SCRIPTS = {
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
_CYRILLIC = frozenset(["ru", "uk", "bg", "sr", "kk", "mk", "be"])
DEFAULT = "en"


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES)
    return identifier


def load() -> None:
    """Reads the model, so that the first request need not."""
    _identifier()


def detect(text: str) -> str:
    """The language of `text` as an ISO 639-1 code; "en" when there are no letters."""
    counts = script_counts(text)
    if not counts:
        return DEFAULT
    script = max(counts, key=lambda name: counts[name])
    by_script = _SCRIPTS.get(script, DEFAULT)
    if sum(counts.values()) < _LEAST_LETTERS:
        return by_script
    if script == "LATIN" and counts.get("CYRILLIC", 0) * 3 >= counts["LATIN"]:
        # A title in Latin letters inside a Cyrillic sentence.
        text, script, by_script = re.sub(r"[A-Za-z]+", " ", text), "CYRILLIC", "ru"
    if script == "CYRILLIC" and counts["CYRILLIC"] < _LEAST_LETTERS:
        return by_script
    if script == "LATIN":
        return _likeliest(text, DEFAULT, set(_LANGUAGES) - _CYRILLIC - set(_SCRIPTS.values()))
    if script == "CYRILLIC":
        return _likeliest(text, by_script, _CYRILLIC)
    code: str = _identifier().classify(text)[0]
    return code if script in ("ARABIC", "DEVANAGARI") else by_script


def _likeliest(text: str, usual: str, others: Set[str]) -> str:
    """The usual language of a script unless another is far likelier: genre words and titles look like any of them."""
    scores = {code: float(score) for code, score in _identifier().rank(text)}
    code = max(others & scores.keys(), key=lambda each: scores[each])
    return code if scores[code] - scores[usual] > _LEAST_MARGIN else usual


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
    expected = next((script for script, code in _SCRIPTS.items() if code == language), None)
    if language in _CYRILLIC:
        expected = "CYRILLIC"
    if expected is None or expected == "LATIN":
        return counts.get("LATIN", 0) >= 0.8 * total
    return total == 0 or total - counts.get("LATIN", 0) >= 0.3 * total
