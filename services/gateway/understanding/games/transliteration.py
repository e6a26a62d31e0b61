"""One spelling for a title in Cyrillic and in Latin letters, near enough to compare: "Стардью Валли", "Stardew Valley".

Cyrillic is written in Latin by sound, and both are then reduced to what their sounds have in common. Not a standard
(ISO 9 keeps what a comparison must drop), and not to be shown to anybody.
"""

from __future__ import annotations

from functools import lru_cache

from services.gateway.understanding.plain_text import words

# fmt: off
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "u", "я": "ya",
}
# Spellings of one sound, in the order in which they are replaced.
_SOUNDS = (
    ("tch", "ch"), ("sch", "sh"), ("ck", "k"), ("ph", "f"), ("qu", "kv"), ("q", "k"), ("x", "ks"), ("th", "t"),
    ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("zh", "j"), ("ew", "u"), ("ow", "ou"), ("ee", "i"), ("oo", "u"),
    ("ea", "i"), ("ey", "i"), ("ay", "ei"), ("ya", "ia"), ("yu", "u"), ("ye", "e"), ("y", "i"), ("w", "v"),
    ("ce", "se"), ("ci", "si"), ("c", "k"), ("kh", "ch"), ("ie", "i"), ("iu", "u"), ("ii", "i"),
)
# What is typed for a Cyrillic letter, in the order in which it is replaced.
_TYPED_IN_LATIN = (
    ("semi", "семьи"),
    ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"),
    ("ju", "ю"), ("ya", "я"), ("ja", "я"), ("yo", "ё"), ("iy", "ий"), ("yj", "ый"), ("ay", "ай"), ("ey", "ей"),
    ("oy", "ой"), ("aj", "ай"), ("oj", "ой"), ("ij", "ий"), ("a", "а"), ("b", "б"), ("v", "в"), ("w", "в"),
    ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"),
    ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"),
    ("c", "ц"), ("y", "ы"), ("x", "кс"), ("q", "к"), ("'", "ь"),
)
# fmt: on


def sound_key(text: str) -> str:
    """The words of a text by sound, parted by spaces."""
    return " ".join(_sound(word) for word in words(text))


def has_cyrillic(text: str) -> bool:
    """Whether any letter is Cyrillic."""
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


def in_cyrillic(text: str) -> str:
    """A text in Latin letters as it may be meant in Cyrillic, "krovi" as "крови"; empty for one in other letters."""
    if not text.isascii() or not any(map(str.isalpha, text)):
        return ""
    written = text.lower()
    for latin, cyrillic in _TYPED_IN_LATIN:
        written = written.replace(latin, cyrillic)
    return written


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in word)
    for spelling, sound in _SOUNDS:
        latin = latin.replace(spelling, sound)
    # A doubled letter sounds as one.
    kept = [letter for place, letter in enumerate(latin) if place == 0 or letter != latin[place - 1]]
    return "".join(kept)
