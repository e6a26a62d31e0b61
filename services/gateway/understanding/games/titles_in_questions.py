"""Finds the game that a question names where the classifier marked no title in it.

A question about a game is about some game, so what is spelled like one is more likely meant than in a wish. Ordinary
words stay ordinary: one word alone must be written as a name, or in a script that has no capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.common.games.titles import is_sequel
from services.gateway.understanding.games.title_lookup import Found, TitleLookup
from services.gateway.understanding.games.transliteration import has_cyrillic
from services.gateway.understanding.languages.language_words import WORDS
from services.gateway.understanding.plain_text import UNSPACED, UNSPACED_LETTERS, WORD, fold

_MOST_WORDS = 7
_BESIDE_UNSPACED = re.compile(rf"[^\W_{UNSPACED_LETTERS}]+")
_SHORTEST_WORD = 4
_SHORTEST_GUESSED_WORD = 6
_OF_QUESTIONS = frozenset(fold(word) for said in WORDS.values() for word in said)
_BEFORE_A_WORD = re.compile(
    r"(?<!similar )(?<!close )(?<!compared )(?<!prequel )(?<!sequel )"
    r"\b(?:to|the|an?|my|your|his|her|their|our|its|of|in|into|some|any|no|this|that) $"
)
_SURE = frozenset((Found.TITLE, Found.ALIAS, Found.SOUND))


@dataclass(frozen=True, slots=True)
class TitleInText:
    """The games that `text[start:end]` may name."""

    game_ids: tuple[str, ...]
    start: int
    end: int


def titles_in_question(text: str, titles: TitleLookup, *, in_lower_case: bool = False) -> list[TitleInText]:
    """The titles in a question, from left to right, none inside another, the longest at each place.

    With `in_lower_case` one word may be a title however it is written, if it is no word that questions are made of.
    """
    found = [TitleInText(game_ids, start, end) for game_ids, start, end in titles.find_unspaced(text)]
    taken = [range(each.start, each.end) for each in found]
    found += [
        each
        for each in _spaced(text, titles, in_lower_case=in_lower_case)
        if not any(each.start in other or other.start in range(each.start, each.end) for other in taken)
    ]
    return sorted(found, key=lambda each: each.start)


def is_a_mere_word(text: str, start: int, end: int, titles: TitleLookup) -> bool:
    """Whether what may name a game at `text[start:end]` is an ordinary word: "to learn" is no "while True: learn()".

    It is one word that ends a title, not written as a name, behind an article and the like, which names have not.
    """
    said = text[start:end]
    before = text[: end - len(said.split()[-1])] if said.split() else ""
    return titles.may_be_a_mere_word(said) and _BEFORE_A_WORD.search(before.lower()) is not None


def _spaced(text: str, titles: TitleLookup, *, in_lower_case: bool) -> Iterator[TitleInText]:
    # Beside letters without spaces a word ends where they begin, and whatever stands first is a name: "Hadesの声優".
    is_unspaced = UNSPACED.search(text) is not None
    words = list((_BESIDE_UNSPACED if is_unspaced else WORD).finditer(text))
    position = 0
    while position < len(words):
        length = min(_MOST_WORDS, len(words) - position)
        while length:
            start, end = words[position].start(), words[position + length - 1].end()
            another = is_sequel(text, end)
            game_ids = (
                ()
                if another
                else _named(text[start:end], titles, is_first=position == 0 and not is_unspaced, any_case=in_lower_case)
                or _series(text[start:end], titles)
            )
            if game_ids and not is_a_mere_word(text, start, end, titles):
                yield TitleInText(game_ids, start, end)
                break
            length -= 1
        position += max(1, length)


def _series(said: str, titles: TitleLookup) -> tuple[str, ...]:
    """The games of the series that several words name: "Mario Kart" is no Mario of another series."""
    if any(fold(word) in _OF_QUESTIONS for word in WORD.findall(said)):
        return ()
    return titles.beginning_with(said)


def _named(said: str, titles: TitleLookup, *, is_first: bool, any_case: bool) -> tuple[str, ...]:
    """The games that these words name; none if they may as well be ordinary words."""
    is_one_word = len(WORD.findall(said)) == 1
    # The first word of a sentence has its capital anyway.
    is_name = said[:1].isupper() and not (is_first and is_one_word)
    if any_case and is_one_word:
        is_name = fold(said) not in _OF_QUESTIONS and not any(map(str.isdigit, said))
    if UNSPACED.search(said) or len(said) < _SHORTEST_WORD or (is_one_word and not is_name):
        return ()
    found = titles.find(said)
    if found is None:
        return ()
    is_spelled_out = said[:1].isupper() or (any_case and has_cyrillic(said))
    guessed = found.how is Found.TYPO and len(said) >= _SHORTEST_GUESSED_WORD and is_spelled_out
    part = found.how is Found.PART and len(found.game_ids) == 1
    return found.game_ids if found.how in _SURE or guessed or part else ()
