"""All languages that there are texts in, by ISO 639-1 code."""

from __future__ import annotations

from collections.abc import Mapping

from services.gateway.writing.texts.de import GERMAN
from services.gateway.writing.texts.en import ENGLISH
from services.gateway.writing.texts.es import SPANISH
from services.gateway.writing.texts.fr import FRENCH
from services.gateway.writing.texts.ja import JAPANESE
from services.gateway.writing.texts.phrases import Phrases
from services.gateway.writing.texts.pl import POLISH
from services.gateway.writing.texts.pt import PORTUGUESE
from services.gateway.writing.texts.ru import RUSSIAN
from services.gateway.writing.texts.tr import TURKISH
from services.gateway.writing.texts.uk import UKRAINIAN
from services.gateway.writing.texts.zh import CHINESE

PHRASES: Mapping[str, Phrases] = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "pt": PORTUGUESE,
    "tr": TURKISH,
    "uk": UKRAINIAN,
    "pl": POLISH,
    "zh": CHINESE,
    "ja": JAPANESE,
}
# For players whose language has no phrases.
FALLBACK_LANGUAGE = "en"


def phrases_in(language: str) -> Phrases:
    """The phrases of a language; those in English if there are none in it."""
    return PHRASES.get(language, PHRASES[FALLBACK_LANGUAGE])
