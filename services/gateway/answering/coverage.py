"""Finds the words of a question about a game that no fact of any catalogue answers: its soundtrack, its sequel, cheats.

What catalogues say of games is little and known, and so are the words that any question is made of; what is left beside
both is what the question is about. So nothing has to be listed that is not known of games.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.gateway.answering.attributes import AGES, KNOWN, Attribute, folded, pattern_of
from services.gateway.answering.function_words import OF_MAKING, SPACED, UNSPACED

# Hiragana is what Japanese sentences are made of, and one Chinese letter is seldom a word of its own.
_HIRAGANA = re.compile(r"[\u3040-\u309f]+")
_LEAST_LETTERS = 2
_KANA = re.compile(r"[\u3040-\u30ff]")
# In these a question asks for a number or a name of its own: the things that it counts are no content that is shown.
_COUNTS = re.compile(
    r"\b(?:how many|сколько|wie ?viele?|cuant[oa]s|combien|quant[oa]s|kac|скільки|ile)\b|多少|几|何|いくつ"
)
# Neither yes nor no answers these, nor what kind of game it is.
_HOW_OR_WHERE = re.compile(
    r"\b(?:how|where|как|где|wie|wo|como|donde|comment|ou|onde|nasil|nerede|як|де|jak|gdzie)\b|怎么|如何|哪里|哪儿|"
    r"どうやって|どこで|どこに"
)


def uncovered(text: str, named: Iterable[str], asked: Attribute | None) -> list[str]:
    """The words of the question `text`, without titles, that neither any question nor one about a known fact has.

    `named` are words of it that name a platform, a kind or whatever else the catalogue has, and `asked` is the fact
    that it seems to ask for.
    """
    said = AGES.sub(" ", folded(text))
    is_japanese = _KANA.search(said) is not None
    for words in sorted(map(folded, named), key=len, reverse=True):
        if words:
            said = said.replace(words, " ")
    others = () if asked is not Attribute.LENGTH else (Attribute.DEVELOPER,)
    for attribute in KNOWN:
        if attribute not in others:
            said = pattern_of(attribute).sub(" ", said)
    said = _HIRAGANA.sub(" ", UNSPACED.sub(" ", said))
    ordinary = SPACED if others else SPACED | OF_MAKING
    return [
        word
        for word in said.split()
        if word not in ordinary
        and not word.isdigit()
        and (len(word) >= _LEAST_LETTERS or (is_japanese and not word.isascii()))
    ]


def counts_things(text: str) -> bool:
    """Whether a question asks how many of something there are."""
    return _COUNTS.search(folded(text)) is not None


def asks_how_or_where(text: str) -> bool:
    """Whether a question asks how something is done, or where."""
    return _HOW_OR_WHERE.search(folded(text)) is not None
