"""Tells a name by the case that Slavic languages put it into: "террарию", "дума", "cyberpunka", "обезьяньего острова".

It works on names by sound (`transliteration.py`), as dictionaries of strings, which the collector of garbage passes
over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# What Slavic languages add to names, by sound.
_CASE = re.compile(r"(?<=\w{3})(?:[aeiou]+|[aeiou]*ev|om|em|oi|ami|am|ov|iu|ah)$")
_SHORTEST_STEM = 4
# Of a shorter name one ending of a noun alone: "дума" is "Doom", but "думаю" is a verb.
_SHORT_NAME = re.compile(r"(\w{3})(?:[aeiu]|om)")
# A short name that ends in a vowel, and changes that alone.
_SHORT_FEMININE = re.compile(r"\w{2,3}[aeiu]")
# What Polish adds to a name in Latin letters, of at least five: "cyberpunka".
_POLISH_ENDING = re.compile(r"(?<=\w{4}[^\Waeiouy])(?:a|u|i?em|owi|y|ow|ami)$")
_POLISH_FEMININE = ("ę", "ą")
# So many letters tell a word apart whatever its ending is; by them names in another order are alike, and those with an
# adjective in place of a noun: "обезьяньего острова", "Остров обезьян".
_LETTERS_OF_A_WORD = 5


def stem(sound: str) -> str:
    """A name by sound without what Slavic languages add to its words: "terraria" and "террарию" have the same."""
    return " ".join(_CASE.sub("", word) for word in sound.split())


def without_polish_ending(name: str) -> str:
    """A name in Latin letters without what Polish adds to it; the same if it adds nothing."""
    return _POLISH_ENDING.sub("", name)


def nominative(name: str) -> str:
    """A name in the accusative or instrumental that only Polish spells so, as it is called: "somę" is "soma"."""
    return f"{name[:-1]}a" if name.casefold().endswith(_POLISH_FEMININE) and len(name) >= _SHORTEST_STEM else name


class InflectedNames:
    """The names of games by what no case changes of them."""

    def __init__(
        self,
        sounds: Mapping[str, tuple[str, ...]],
        whole: Iterable[tuple[str, tuple[str, ...]]],
        cyrillic: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`sounds` has all names by sound and the ids of their games, `whole` those that are no part of a title, and
        `cyrillic` those that are spelled so: short ones of these change their last vowel, "Дота" to "доту".
        """
        self._sounds = sounds
        self.stems: dict[str, tuple[str, ...]] = {}
        for name, ids in sounds.items():
            if len(of := stem(name)) >= _SHORTEST_STEM:
                self.stems[of] = tuple(dict.fromkeys((*self.stems.get(of, ()), *ids)))
        self._short = {name[:-1]: ids for name, ids in cyrillic.items() if _SHORT_FEMININE.fullmatch(name)}
        self._beginnings: dict[str, tuple[str, ...]] = {}
        for name, ids in whole:
            if of := _beginnings(name):
                self._beginnings[of] = tuple(dict.fromkeys((*self._beginnings.get(of, ()), *ids)))

    def find(self, sound: str) -> tuple[str, ...]:
        """The games that a name in a case surely means."""
        if _SHORT_FEMININE.fullmatch(sound) and (ids := self._short.get(sound[:-1])):
            return ids
        return self.stems.get(stem(sound), ())

    def guess(self, sound: str) -> tuple[str, ...]:
        """The games that a name in a case may mean, where other words may be spelled so."""
        if (short := _SHORT_NAME.fullmatch(sound)) is not None:
            return self._sounds.get(short[1], ())
        return self._beginnings.get(_beginnings(sound), ())


def _beginnings(sound: str) -> str:
    """The beginnings of the words of a name of several long words, in the order of the alphabet; empty for another."""
    said = sound.split()
    is_telling = len(said) > 1 and all(len(word) >= _LETTERS_OF_A_WORD for word in said)
    return " ".join(sorted(word[:_LETTERS_OF_A_WORD] for word in said)) if is_telling else ""
