"""Reads messages that want some of the games just shown: "only two of those", "лучшую из них".

In eleven languages, and only where a clause says nothing else: "one of those days" picks nothing. "Just two" asks for
two games that were not shown.
"""

from __future__ import annotations

import re

from services.gateway.understanding.amounts.counting.numbers import with_digits
from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.understanding.refusing.refusals import has_refusing_words

_MOST_LETTERS = 120
_CLAUSES = re.compile(r"[.,;:!?…。，、！？\n]+")
# fmt: off
_BESIDES = pattern(
    r"\b(?:ok|okay|fine|no|nah|well|then|please|pls|actually|lol|haha|but|and|give me|show me|i want|i need|pick|"
    r"choose|the|for now|ну|ладно|хорошо|окей|тогда|давай(?:те)?|пожалуйста|плиз|мне|дай(?:те)?|покажи|выбери|"
    r"нет|а|и|na|gut|also|bitte|dann|gib|zeig|mir|ich will|nein|und|vale|bueno|pues|entonces|por favor|porfa|"
    r"dame|quiero|bon|d['’]accord|alors|svp|stp|donne[- ]moi|je veux|tá|bom|então|me dá|quero|"
    r"tamam|peki|o zaman|lütfen|bana|ver|добре|гаразд|тоді|будь ласка|мені|ні|dobra|to|wtedy|proszę|daj|pokaż|"
    r"mi|nie)\b|"
    r"(?:那|就|吧|请|請|给我|给|我要|じゃあ|では|お願いします|ください)"
)
_MOST = pattern(
    r"\b(?:(?!\d)\w{2,}est|best)(?: ones?)?\b|\bсам\w+ \w+|\bлучш(?:ую|ая|ие|их|ий|ее|ей|ой)\b|"
    r"\bam \w+sten|\b(?:der|die|das|den) \w+ste[ns]?\b|"
    r"\b(?:el|la|lo|los|las) (?:más \w+|mejor(?:es)?)|\b(?:le|la|les) (?:plus \w+|meilleure?s?)|"
    r"\b(?:o|a|os|as) (?:mais \w+|melhor(?:es)?)|\ben \w+(?:si|sı|su|sü)?\b|\bнай\w+|\bnaj\w+|"
    r"最[^\s\d的]{1,3}的?|(?:一番|いちばん)[^\s\d]{1,6}"
)
_ONLY = (
    r"(?:only|just|только|всего|лишь|nur|bloß|solo|sólo|solamente|juste|seulement|só|apenas|sadece|yalnızca|тільки|лише|"
    r"tylko|rather|лучше|lieber|mejor|plutôt|melhor|краще|lepiej)"
)
_OF_THEM = (
    r"(?:of|from|out of) (?:these|those|them|the list)|из (?:них|этих|списка)|davon|von (?:denen|diesen)|"
    r"de (?:es[oa]s|est[oa]s|ellos|ellas|la lista)|(?:de|parmi) (?:ceux|celles|eux)(?:[- ](?:ci|là))?|"
    r"d(?:esses|essas|estes|estas|eles|elas)|з (?:них|цих|списку)|z (?:nich|tych|listy)"
)
_NUMBERED = pattern(
    rf"(?:{_ONLY} ){{0,2}}(\d{{1,2}})(?: games?| игр[уы]?| tane)? (?:{_OF_THEM})|"
    rf"(?:{_ONLY} ){{0,2}}bunlardan (\d|biri)|"
    r"(?:这些|那些|其中)里?面?(?:选|挑|的)?(\d)[个款]|(?:その|この)中から(\d)[つ本](?:だけ)?"
)
# Who names the worst of them wants none of these.
_WORST = pattern(
    r"\b(?:worst|плох\w+|худш\w+|schlimm\w+|schlecht\w+|peor\w*|pires?|piores|kötü\w*|гірш\w*|поган\w*|"
    r"najgorsz\w*)\b|最差|最糟"
)
_UNNUMBERED = pattern(rf"(?:{_ONLY} )?(?:{_OF_THEM})")
# fmt: on


def wanted_of_these(text: str) -> int | None:
    """How many of the games just shown a message wants; None if it wants nothing of them."""
    if len(text) > _MOST_LETTERS:
        return None
    clauses = _CLAUSES.split(bare(with_digits(plain(text))).casefold())
    found = [number for clause in clauses if (number := _in_clause(clause)) is not None]
    return max(found, default=None)


def most_places(text: str) -> list[tuple[int, int]]:
    """Where a message says by what the games are chosen: "the easiest", beginnings and ends in code points."""
    return [match.span() for match in _MOST.finditer(bare(text))]


def _in_clause(clause: str) -> int | None:
    if has_refusing_words(clause) or _WORST.search(clause) is not None:
        return None
    chooses = _MOST.search(clause) is not None
    said = " ".join(_BESIDES.sub(" ", _MOST.sub(" ", clause)).split())
    if match := _NUMBERED.fullmatch(said):
        number = next(filter(None, match.groups()))
        return int(number) if number.isdigit() else 1
    return 1 if chooses and _UNNUMBERED.fullmatch(said) else None
