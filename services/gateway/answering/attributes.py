"""Reads from the words of a question which attribute of a game it asks about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import cache

from services.common.games.titles import fold
from services.gateway.answering.attribute_words import AGE_IN_YEARS, OF_ROOM_OR_TIME, WORDS
from services.gateway.answering.unknown_words import asks_for_the_unknown
from services.gateway.understanding.plain_text import plain


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
# Beside letters of Chinese and Japanese, which no spaces part, other words begin and end, too: "CelesteはDLCある".
_BEGINS, _ENDS = r"(?<!(?-i:[^\W\u3040-\u30ff\u3400-\u9fff]))", r"(?!(?-i:[^\W\u3040-\u30ff\u3400-\u9fff]))"
# Two games are compared by these only.
_OF_TWO = frozenset({Attribute.FIRST, Attribute.ALIKE})


def attributes_in(text: str, *, games: int) -> list[Attribute]:
    """The attributes that `text` asks about, the likeliest first; `games` is how many games it is about.

    `text` is a question without the titles in it, as those hold any words.
    """
    said = _bare(text)
    if _pattern(Attribute.LENGTH).search(said):
        said = " ".join(word for word in said.split() if word not in OF_ROOM_OR_TIME)
    found = [each for each in Attribute if _pattern(each).search(said)]
    if Attribute.UNKNOWN not in found and asks_for_the_unknown(text):
        found.insert(0, Attribute.UNKNOWN)
    if _AGES.search(said):
        found = [Attribute.AGE, *(each for each in found if each not in (Attribute.AGE, Attribute.YEAR))]
    if games < 2:
        found = [each for each in found if each not in _OF_TWO]
    elif Attribute.UNKNOWN not in found:
        found = sorted(found, key=lambda each: each not in _OF_TWO)
    return found


def without_titles(text: str, titles: list[str]) -> str:
    """The text without the first place of each title, longest first, whatever the case."""
    for title in sorted((plain(each) for each in titles), key=len, reverse=True):
        at = text.lower().find(title.lower()) if title else -1
        if at >= 0:
            text = f"{text[:at]} {text[at + len(title) :]}"
    return text


@cache
def _pattern(attribute: Attribute) -> re.Pattern[str]:
    return _any_of(WORDS[attribute.value])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Whole words, or beginnings of words; anything of a script without spaces anywhere."""
    parts = []
    for phrase in phrases:
        bare = _bare(phrase)
        if unicodedata.name(bare[0], "").startswith(("CJK", "HIRAGANA", "KATAKANA")):
            parts.append(re.escape(bare))
        else:
            parts.append(rf"{_BEGINS}{re.escape(bare)}" + ("" if phrase.endswith("*") else _ENDS))
    return re.compile("|".join(parts))


def _bare(text: str) -> str:
    """The words, folded as titles are and without the strokes that Turkish and Polish letters keep then."""
    return " ".join(_WORD.findall(fold(plain(text)))).translate(str.maketrans("ıł", "il"))


_AGES = _any_of(AGE_IN_YEARS)
