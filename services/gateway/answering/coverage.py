"""Finds the words of a question about a game that no fact of any catalogue answers: its soundtrack, its sequel, cheats.

What catalogues say of games is little and known, and so are the words that any question is made of; what is left beside
both is what the question is about. So nothing has to be listed that is not known of games.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from services.gateway.answering.attribute_words import AGE_IN_YEARS, WORDS, WORTH
from services.gateway.answering.attributes import Attribute, any_of, asks_who, attributes_in, folded
from services.gateway.answering.function_words import OF_MAKERS, OF_MAKING, SPACED, UNSPACED
from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind

# Hiragana is what Japanese sentences are made of.
_HIRAGANA = re.compile(r"[\u3040-\u309f]+")
_LEAST_LETTERS = 2
# How long it took to make, and how many made it, are other questions.
_MEASURED = (Attribute.LENGTH, Attribute.PLAYERS)
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
# In these a question asks for a number or a name of its own: the things that it counts are no content that is shown.
_COUNTS = re.compile(
    r"\b(?:how many|сколько|wie ?viele?|cuant[oa]s|combien|quant[oa]s|kac|скільки|ile|ilu)\b|多少|几|"
    r"何(?:人|個|本|種|曲|つ)|いくつ"
)
_WHEN = re.compile(
    r"\b(?:when|year\w*|old|date|когда|год\w*|лет|wann|jahr\w*|alt|cuando|anos?|quand|annee|an|quando|zaman|yil\w*|коли|"
    r"рок\w*|рік|році|kiedy|rok\w*|lat)\b|年|什么时候|何时|いつ"
)
# Neither yes nor no answers these, nor what kind of game it is.
_WHICH = (
    r"which|what|какие|какая|какои|каком|welche\w*|quelles?|quels?|quais|qual|hangi|які|яка|який|jakie|jaki|jaka|"
    r"ktor\w+"
)
_HOW_OR_WHERE = re.compile(
    rf"\b(?:how|where|{_WHICH}|как|где|wie|wo|como|donde|comment|ou|que|onde|nasil|nerede|як|де|jak|gdzie)\b|"
    r"哪些|什么|怎么|如何|哪里|哪儿|どうやって|どこで|どこに"
)
_WHICH_OF_SOME = re.compile(rf"\b(?:{_WHICH})\b|哪些|哪[个種种]|どの")
# How many play it these days is no number of those who can.
_NOW = re.compile(
    r"\b(?:right now|now|nowadays|currently|at the moment|every day|daily|a day|active|these days|сеичас|каждыи день|"
    r"ежедневно|в день|активн\w+|gerade|derzeit|aktuell|momentan|taglich|jeden tag|am tag|ahora|actualmente|a diario|"
    r"cada dia|al dia|en ce moment|actuellement|par jour|chaque jour|agora|atualmente|por dia|todo dia|su an|simdi|"
    r"gunluk|her gun|зараз|щодня|на день|teraz|obecnie|aktualnie|codziennie|dziennie)\b|"
    r"现在|目前|每天|今(?![作回])|毎日|現在"
)


def uncovered(text: str, named: Iterable[str], asked: Attribute | None) -> list[str]:
    """The words of the question `text`, without titles, that neither any question nor one about a known fact has.

    `named` are words of it that name a platform, a kind or whatever else the catalogue has, and `asked` is the fact
    that it seems to ask for.
    """
    said, is_measured = folded(text), asked in _MEASURED
    names, covering = [*filter(None, map(folded, named))], _covering(is_measured)
    ordinary = SPACED if is_measured else SPACED | OF_MAKING
    if asked is Attribute.DEVELOPER:
        ordinary |= OF_MAKERS
    # What is named may be a part of a word for a fact, or the other way round, where no spaces part them: 血 of 血腥.
    orders = (covering.sub(" ", _without(said, names)), _without(covering.sub(" ", said), names))
    return min((_left(each, ordinary) for each in orders), key=len)


def asks_who_released(text: str) -> bool:
    """Whether a question asks who brought a game out, which is not who made it, and not when."""
    asked = attributes_in(text, games=1)
    said = folded(text)
    return asked[:1] == [Attribute.YEAR] and Attribute.DEVELOPER in asked and asks_who(said) and not _WHEN.search(said)


def _without(said: str, names: Iterable[str]) -> str:
    """The words without these names, the longest first."""
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, " ")
    return said


def _left(said: str, ordinary: frozenset[str]) -> list[str]:
    """The words that no question has anyway."""
    said = _HIRAGANA.sub(" ", UNSPACED.sub(" ", said))
    return [word for word in said.split() if word not in ordinary and not word.isdigit() and _may_be_asked_for(word)]


def _may_be_asked_for(word: str) -> bool:
    """Whether a word may name anything: praise and the like does not."""
    return _IDEOGRAPH.match(word) is not None or (len(word) >= _LEAST_LETTERS and may_name_a_kind(word))


@cache
def _covering(is_measured: bool) -> re.Pattern[str]:
    """The words for all that catalogues say, the longest phrases first; who made a game is no part of its length, or of
    how many play it."""
    others = (Attribute.UNKNOWN, Attribute.DEVELOPER) if is_measured else (Attribute.UNKNOWN,)
    phrases = [phrase for each in Attribute if each not in others for phrase in WORDS[each.value]]
    return any_of([*phrases, *AGE_IN_YEARS, *WORTH], longest_first=True)


def counts_things(text: str) -> bool:
    """Whether a question asks how many of something there are."""
    return _COUNTS.search(folded(text)) is not None


def asks_how_or_where(text: str) -> bool:
    """Whether a question asks how something is done, or where."""
    return _HOW_OR_WHERE.search(folded(text)) is not None


def asks_which(text: str) -> bool:
    """Whether a question asks which of several things is meant, and so takes for granted that there are any."""
    return _WHICH_OF_SOME.search(folded(text)) is not None


def asks_about_now(text: str) -> bool:
    """Whether a question is about the present time or any day: how many play a game now, and not how many can."""
    return _NOW.search(folded(text)) is not None
