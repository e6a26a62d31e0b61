"""Makes generated messages look typed by people: case, punctuation, typos, missing accents, transliteration."""

from __future__ import annotations

import random
import unicodedata

from services.classifier.training.grammar.tagged import Character, Tagged, plain

_ACCENTED = frozenset({"es", "fr", "pt", "pl", "tr", "de"})
UNSPACED = frozenset({"zh", "ja"})
_END = {"zh": ("。", "！", "～"), "ja": ("。", "！", "〜")}
_EMOJI = (" 🙂", " 😅", " 🎮", " 🙏", " 😂", " ❤️", " 👾", " :)", " ))", "!!", "...")
_LATIN = "a,b,v,g,d,e,e,zh,z,i,y,k,l,m,n,o,p,r,s,t,u,f,h,c,ch,sh,sch,,y,,e,yu,ya"
_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _LATIN.split(","), strict=True))


def make_human(message: Tagged, language: str, draw: random.Random) -> Tagged:
    """The message as somebody may type it. Labels stay with their characters."""
    message = _begin(message, draw)
    message = _finish(message, language, draw)
    if draw.random() < 0.22:
        message = [_mapped(character, character.value.lower()) for character in message]
    if draw.random() < 0.10:
        message = [character for character in message if character.mark or character.value not in ",.!?¿¡"]
    if language == "ru" and draw.random() < 0.5:
        message = [_mapped(c, {"ё": "е", "Ё": "Е"}.get(c.value, c.value)) for c in message]
    if language == "ru" and draw.random() < 0.04:
        message = _transliterated(message)
    elif language in _ACCENTED and draw.random() < 0.15:
        message = [_mapped(character, _unaccented(character.value)) for character in message]
    if language not in UNSPACED and draw.random() < 0.12:
        for _ in range(draw.choice((1, 1, 2))):
            message = _misspelt(message, draw)
    return message


def _begin(message: Tagged, draw: random.Random) -> Tagged:
    if message and draw.random() < 0.55:
        return [_mapped(message[0], message[0].value.upper()), *message[1:]]
    return message


def _finish(message: Tagged, language: str, draw: random.Random) -> Tagged:
    if message and message[-1].value.isalnum():
        chance = draw.random()
        if chance < 0.25:
            message = [*message, *plain(draw.choice(_END.get(language, (".", ".", "!"))))]
        elif chance < 0.32:
            message = [*message, *plain(draw.choice(_EMOJI))]
    return message


def _mapped(character: Character, value: str) -> Character:
    """The character with another value, unless the other is longer than one code point."""
    return Character(value, character.mark) if len(value) == 1 else character


def _unaccented(value: str) -> str:
    letters = {"ı": "i", "ł": "l", "Ł": "L", "ß": "s", "ñ": "n"}
    return letters.get(value) or unicodedata.normalize("NFD", value)[0]


def _transliterated(message: Tagged) -> Tagged:
    result: Tagged = []
    for character in message:
        latin = _CYRILLIC.get(character.value.lower(), character.value)
        result.extend(Character(letter, character.mark) for letter in latin)
    return result


def _misspelt(message: Tagged, draw: random.Random) -> Tagged:
    """One slip inside a word: two letters swapped, one lost, or one doubled."""
    inner = [
        place
        for place in range(1, len(message) - 2)
        if all(message[near].value.isalpha() for near in (place - 1, place, place + 1, place + 2))
        and message[place - 1].mark == message[place].mark == message[place + 1].mark
    ]
    if not inner:
        return message
    place = draw.choice(inner)
    kind = draw.random()
    if kind < 0.4:
        return [*message[:place], message[place + 1], message[place], *message[place + 2 :]]
    if kind < 0.8:
        return [*message[:place], *message[place + 1 :]]
    return [*message[:place], message[place], *message[place:]]
