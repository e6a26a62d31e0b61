"""Finds the age of a child that a message states outright, in eleven languages, whatever a model made of the message.

A net under the classifier: an age that it overlooks would let games through that are not for the child. It holds only
for what cannot be meant otherwise, a child's age in years or "for kids"; "the kids are asleep" states nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.gateway.understanding.quantities import read_age

# fmt: off
_CHILD = (
    r"(?:kids?|child(?:ren)?|toddlers?|sons?|daughters?|nephews?|nieces?|grand(?:son|daughter|child(?:ren)?)|boys?|girls?|"
    r"дет(?:ям|ей|и|ьми|к\w*|ишек)|реб[её]н\w*|малыш\w*|школьник\w*|дошкол\w*|сын\w*|доч(?:к|ер|ь)\w*|внук\w*|внучк\w*|"
    r"племянни\w*|мальчи\w*|девочк\w*|"
    r"kind(?:er|ern|es)?|sohn\w*|tochter|töchter|neffen?|nichte|enkel\w*|junge\w*|mädchen|"
    r"niñ[oa]s?|hij[oa]s?|sobrin[oa]s?|niet[oa]s?|peques?|"
    r"enfants?|fils|filles?|neveu|nièce|garçons?|petit-fils|petite-fille|"
    r"crianças?|filh[oa]s?|sobrinh[oa]s?|net[oa]s?|menin[oa]s?|"
    r"çocu[kğ]\w*|oğl\w*|kızım\w*|yeğen\w*|torun\w*|"
    r"дит(?:ин|яч)\w*|діт(?:ям|ей|и|лах)|син(?:а|у|ові)|доньк\w*|доньц\w*|онук\w*|хлопчик\w*|дівчинк\w*|"
    r"dziec\w*|syn(?:a|ka|owi|em)?|córk\w*|córce|wnu[kc]\w*|chłopc\w*|dziewczynk\w*)"
)
_YEARS = (
    r"\b(?:1?\d|[^\W\d_]{2,14})[\s-]*(?:years?[\s-]*olds?|yrs?[\s-]*old|y/?o\b|y\.\s?o\.|лет(?:н\w+)?\b|год(?:а|ик\w*)?\b|"
    r"jahren?\b(?:\s+alt)?|jährig\w*|años|ans\b|anos\b|yaş\w*|рок(?:и|ів)\b|річн\w*|lat(?:a|k\w*)?\b|letni\w*)"
)
_IN_LAST_YEARS = re.compile(
    r"(?:last|past|посл\w+|letzt\w*|últim\w*|derni\w*|son\b|останн\w*|ostatni\w*|in the|за|since|ago|назад|vor|hace|"
    r"depuis|há|önce|тому|temu)",
    re.IGNORECASE,
)
_CHILD_WORD = re.compile(
    rf"\b{_CHILD}\b|子供|子ども|こども|息子|娘|甥|姪|孫|孩子|儿童|小孩|儿子|女儿|侄|外甥|孙|宝宝",
    re.IGNORECASE,
)
_AGE = re.compile(_YEARS, re.IGNORECASE)
_UNSPACED_AGE = re.compile(r"(?:1?\d|十?[一二两三四五六七八九十])\s*(?:歳|才|岁)")
_FOR_A_CHILD = re.compile(
    rf"\b(?:for|für|para|pour|pra|dla|для)\s+(?:[^\W\d_]+\s+){{0,2}}?{_CHILD}\b|"
    r"\bçocu[kğ]\w*\s+için|给.{0,3}(?:孩子|儿童|小孩|儿子|女儿|宝宝)|适合.{0,3}(?:孩子|儿童|小孩)|"
    r"(?:子供|子ども|こども|息子|娘)(?:向け|用|でも)",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:\b(?:not|isn't|n't|не|ні|nicht|nichts|no|pas|não|nie)\s*|不|不是)$", re.IGNORECASE)
# fmt: on
_ADULT = 18


@dataclass(frozen=True, slots=True)
class StatedAge:
    """A child's age in years, and the words that state it: code point offsets, the end exclusive."""

    age: int
    start: int
    end: int


def stated_age(text: str) -> StatedAge | None:
    """The lowest age of a child that `text` states in years, or else that "for kids" stands for; None if neither."""
    found = _in_years(text) or _unnamed(text)
    return min(found, key=lambda each: each.age) if found else None


def _in_years(text: str) -> list[StatedAge]:
    if not _CHILD_WORD.search(text):
        return []
    found = []
    for match in (*_AGE.finditer(text), *_UNSPACED_AGE.finditer(text)):
        before = text[max(0, match.start() - 12) : match.start()]
        age = read_age(match.group())
        if age is not None and 1 < age < _ADULT and not _IN_LAST_YEARS.search(before + match.group().split()[0]):
            found.append(StatedAge(age, match.start(), match.end()))
    return found


def _unnamed(text: str) -> list[StatedAge]:
    """Of "for kids", by what such games are taken to suit."""
    found = []
    for match in _FOR_A_CHILD.finditer(text):
        age = read_age(match.group())
        if age is not None and age < _ADULT and not _NOT.search(text[: match.start()]):
            found.append(StatedAge(age, match.start(), match.end()))
    return found
