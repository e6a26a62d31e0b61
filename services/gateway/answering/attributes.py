"""Reads from the words of a question which attribute of a game it asks about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import cache
from itertools import groupby

from services.common.games.titles import fold
from services.gateway.answering.attribute_words import AGE_IN_YEARS, OF_ROOM_OR_TIME, WORDS, WORTH
from services.gateway.understanding.plain_text import UNSPACED_LETTERS, plain


class Attribute(Enum):
    """What can be asked about games; UNKNOWN and MONEY are what no catalogue says, such as sales and sums."""

    UNKNOWN = "UNKNOWN"
    FIRST = "FIRST"
    ALIKE = "ALIKE"
    YEAR = "YEAR"
    DEVELOPER = "DEVELOPER"
    PLATFORMS = "PLATFORMS"
    LENGTH = "LENGTH"
    PLAYERS = "PLAYERS"
    NAME = "NAME"
    MONEY = "MONEY"
    PRICE = "PRICE"
    AGE = "AGE"
    GENRE = "GENRE"
    WHY = "WHY"
    DIFFICULTY = "DIFFICULTY"
    ABOUT = "ABOUT"


_WORD = re.compile(r"[^\W_]+")
# As they are said, and so typed.
_CLIPPED = {"скок": "сколько", "скока": "сколько", "скоко": "сколько", "скіко": "скільки"}
# Beside letters of Chinese and Japanese, which no spaces part, other words begin and end, too: "CelesteはDLCある".
_BEGINS, _ENDS = rf"(?<![^\W{UNSPACED_LETTERS}])", rf"(?![^\W{UNSPACED_LETTERS}])"
_GOES_ON = rf"(?:(?![{UNSPACED_LETTERS}])[^\W_])*"
# What "~" stands for, with the space behind.
_GAP = r"(?:\S+ ){0,2}"
_UNSPACED, _BEGINNING, _WHOLE = range(3)
_OF_MAKING = frozenset({Attribute.MONEY, Attribute.LENGTH})
# Two games are compared by these only.
_OF_TWO = frozenset({Attribute.FIRST, Attribute.ALIKE})
_MEASURED = frozenset({Attribute.LENGTH, Attribute.PLAYERS, Attribute.MONEY, Attribute.PRICE, Attribute.AGE})


def attributes_in(text: str, *, games: int) -> list[Attribute]:
    """The attributes that `text` asks about, the likeliest first; `games` is how many games it is about.

    `text` is a question without the titles in it, as those hold any words.
    """
    said = folded(text)
    if _pattern(Attribute.LENGTH).search(said):
        said = " ".join(word for word in said.split() if word not in OF_ROOM_OR_TIME)
    said = _WORTH.sub(" ", said)
    found = [each for each in Attribute if _pattern(each).search(said)]
    if _AGES.search(said):
        found = [Attribute.AGE, *(each for each in found if each not in (Attribute.AGE, Attribute.YEAR))]
    if Attribute.WHY in found and Attribute.NAME in found:
        # "How come you gave me that" does not ask what it is called.
        found.remove(Attribute.NAME)
    if not _OF_MAKING.isdisjoint(found) and not asks_who(said):
        # What it cost to make, how long that took.
        found = sorted(found, key=lambda each: each is Attribute.DEVELOPER)
    if games < 2:
        found = [each for each in found if each not in _OF_TWO]
    elif Attribute.UNKNOWN not in found:
        # "Wie lange" holds a word for likeness, and asks for none.
        first = _OF_TWO if _MEASURED.isdisjoint(found) else {Attribute.FIRST}
        found = sorted(found, key=lambda each: each not in first)
        found = sorted(found, key=lambda each: each is Attribute.ALIKE and each not in first)
    return found


def asks_who(said: str) -> bool:
    """Whether folded words ask who somebody is, or which company."""
    return _WHO.search(said) is not None


def without_titles(text: str, titles: list[str]) -> str:
    """The text without the first place of each title, longest first, whatever the case."""
    for title in sorted((plain(each) for each in titles), key=len, reverse=True):
        at = text.lower().find(title.lower()) if title else -1
        if at >= 0:
            text = f"{text[:at]} {text[at + len(title) :]}"
    return text


# Folded: a Cyrillic short i has lost its mark.
_WHO = re.compile(
    r"\b(?:who\w*|which|what studio|whose|кто|кого|кем|чья|чье|чеи|чьи|wer|wem|wen|wessen|quien\w*|qui|quel|"
    r"quem|kim\w*|"
    r"хто|кого|ким|чия|чиє|чии|kto|kogo|kim|czyja|czyje|czyj)\b|谁|哪家|誰|どこの"
)


@cache
def _pattern(attribute: Attribute) -> re.Pattern[str]:
    return any_of(WORDS[attribute.value])


def any_of(phrases: Iterable[str], *, longest_first: bool = False) -> re.Pattern[str]:
    """Whole words, or beginnings of words; anything of a script without spaces anywhere.

    With `longest_first` the longest of those that begin at one place is found. What surrounds phrases stands in the
    pattern once for many, as each costs a millisecond to compile.
    """
    parts = []
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase) if longest_first else 0, _form(phrase)))
    for form, alike in groupby(ordered, _form):
        spelled = "|".join(map(_spelled, alike))
        if form == _UNSPACED:
            parts.append(spelled)
        else:
            parts.append(rf"{_BEGINS}(?:{spelled})" + (_GOES_ON if form == _BEGINNING else _ENDS))
    return re.compile("|".join(parts))


def _spelled(phrase: str) -> str:
    """A phrase as a pattern, its last "*" left to its form."""
    words = phrase.removesuffix("*").split()
    parts = [
        _GAP if word == "~" else re.escape(folded(word)) + (r"\w*" if word.endswith("*") else "") for word in words
    ]
    return " ".join(parts).replace(f"{_GAP} ", _GAP)


def _form(phrase: str) -> int:
    if unicodedata.name(folded(phrase)[0], "").startswith(("CJK", "HIRAGANA", "KATAKANA")):
        return _UNSPACED
    return _BEGINNING if phrase.endswith("*") else _WHOLE


def folded(text: str) -> str:
    """The words, folded as titles are and without the strokes that Turkish and Polish letters keep then."""
    said = " ".join(_WORD.findall(fold(plain(text)))).translate(str.maketrans("ıł", "il"))
    return " ".join(_CLIPPED.get(word, word) for word in said.split()) if not said.isascii() else said


# Ages that are asked for in words for years.
_AGES = any_of(AGE_IN_YEARS)
_WORTH = any_of(WORTH, longest_first=True)
