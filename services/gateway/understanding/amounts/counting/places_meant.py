"""Reads which games of a list words for places mean that no single number tells, in eleven languages.

Several ("both", "the last two", "all of them"), those that are counted from the end, and the one in the middle, which
only the length of the list tells. What is one place from the beginning `numbers.py` reads.
"""

from __future__ import annotations

import re

from services.gateway.understanding.amounts.counting.number_words import LAST
from services.gateway.understanding.amounts.counting.numbers import numbers, ordinals
from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_BEFORE_THE_LAST = pattern(
    r"\b(?:(?:second|next) (?:to|from) (?:the )?last|last but one|penultimate|предпоследн\w+|vorletzte\w*|"
    r"zweitletzte\w*|penúltim\w+|avant[ -]?derni(?:er|ère)s?|sondan (?:bir önceki\w*|ikinci\w*)|передостанн\w+|"
    r"przedostatni\w*)\b|最後の(?:一つ|ひとつ)前|ラスト前"
)
_FROM_THE_END = pattern(
    r"\bfrom (?:the )?(?:bottom|end|last)\b|\bto last\b|\bс конца\b|\bснизу\b|\bз кінця\b|\bзнизу\b|\bod końca\b|"
    r"\bod dołu\b|\bsondan\b|\balttan\b|\bvon (?:unten|hinten)\b|\bdesde (?:abajo|el final)\b|"
    r"\b(?:empezando|contando) por (?:abajo|el final)\b|\ben partant (?:de la fin|du bas)\b|\bde baixo (?:pra|"
    r"para) cima\b|"
    r"\ba contar do (?:fim|final)\b|倒数|倒數|下から|後ろから"
)
_AMONG = re.compile(r"其中(?:的|之一|一个)?|这里面|(?:その|この)中(?:で|の)?")
_TOP = pattern(
    r"\b(?:top(?:most)?|upper|highest|верхн\w+|сверху|oberste\w*|ganz oben|de arriba|d['’]en haut|du haut|tout en haut|"
    r"de cima|do topo|(?:en )?(?:baştaki|üstteki)\w*|зверху|górn\w+|najwyższ\w+|na górze|verkhn\w+)\b|"
    r"一番上|いちばん上|最上面|最上边"
)
_BOTTOM = pattern(
    r"\b(?:bott?om(?:most)?|lowest|нижн\w+|внизу|unterste\w*|ganz unten|de abajo|d['’]en bas|du bas|tout en bas|"
    r"de baixo|"
    r"(?:en )?(?:alttaki|sondaki)\w*|унизу|doln\w+|najniższ\w+|na dole|nizhn\w+)\b|一番下|いちばん下|最下面|最下边"
)
_MIDDLE = pattern(
    r"\b(?:middle|средн(?:яя|ее|ий|юю|ей|его|ему|им|ем)|посередине|в середине|mittler\w+|in der mitte|(?:del|"
    r"de en) medio|"
    r"medio|(?:du|au) milieu|milieu|(?:do|no) meio|ortada\w*|ortanca\w*|середн(?:я|є|ій|ю|ьої|ього|ьому|ьою)|"
    r"посередині|"
    r"środkow\w+|(?:po|w) środku)\b|中间|中間|真ん中|まんなか"
)
_ALL = pattern(
    r"\b(?:al{1,2} (?:of )?(?:them|these|those|dem|em)|all|every one|все|всех|всем|alle|allen|todos|todas|tous|toutes|"
    r"hepsi\w*|tümü\w*|всі|усі|всіх|усіх|wszystki(?:e|ch|m|mi))\b|全部|全て|ぜんぶ|どれも"
)
_FIRST = pattern(
    r"\b(?:first|top|перв\w+|верхн\w+|erste\w*|oberen|primer\w*|premi\w+|primeir\w+|ilk|перш\w+|верхн\w+|pierwsz\w+|"
    r"pervy\w*)\b|前|上の|上面|最初"
)
_LAST = pattern(
    r"\b(?:last|bottom|последн\w+|нижн\w+|letzte\w*|unteren|últim\w+|derni\w+|son|останн\w+|ostatni\w*|posledn\w*)\b|"
    r"后面|後面|最后|最後|下の|下面"
)
_BOTH = pattern(
    r"\b(?:both|оба|обе|обеих|обоих|обеим|beiden?|beides|ambos|ambas|(?:tou(?:te)?s )?les deux|os dois|as duas|los dos|"
    r"las dos|(?:her )?ikisi\w*|обидв\w+|обох|oba|obie|obydwie|obydwa|obu|dve|dvuh)\b|両方|どっちも|どちらも|两个|兩個|"
    r"俩|二つ|ふたつ|2つ"
)
# Cardinals that in their case count those that are there, and are no place: "из трёх", "den dreien".
_SO_MANY = (
    (2, pattern(r"\b(?:две|двух|двум|двумя|дві|двох|двом|двома|dwie|dwóch|dwoma|zweien)\b")),
    (3, pattern(r"\b(?:трёх|трём|тремя|трьох|трьом|трьома|trzech|trzem|trzema|dreien|all three|alle drei|les trois|"
                r"los tres|las tres|os três|as três|üçü(?!nc)\w*|tri)\b|三个|三個|三つ|みっつ|3つ|三款")),
    (4, pattern(r"\b(?:четырёх|четырём|чотирьох|czterech|vieren|all four|alle vier|les quatre|los cuatro|las cuatro|"
                r"os quatro|as quatro|dördü(?!nc)\w*)\b|四个|四個|四つ|4つ|四款")),
    (5, pattern(r"\b(?:пяти|п['’ʼ]яти|п['’ʼ]ятьох|pięciu|fünfen|all five|alle fünf|les cinq|los cinco|las cinco|"
                r"os cinco|as cinco|beşi(?!nc)\w*)\b|五个|五個|五つ|5つ|五款")),
)
_A_PLACE = re.compile(r"第|目|番")
# fmt: on


def place_meant(text: str) -> int:
    """The one place that `text` means, 1 being the first and LAST the last; 0 if it means none, or several, or one that
    only the length of the list tells."""
    readable = bare(plain(text))
    if _BEFORE_THE_LAST.search(readable):
        return LAST - 1
    if is_told_by_the_list(text):
        return 0
    for form, place in ((_TOP, 1), (_BOTTOM, LAST)):
        if form.search(readable) and not ordinals(_without(form, readable)):
            return place
    place = next(iter(ordinals(text)), 0)
    return -place if place > 0 and _FROM_THE_END.search(readable) else place


def is_of_the_list(text: str) -> bool:
    """Whether words point at the whole list and at no place in it: "among these"."""
    return _AMONG.fullmatch(plain(text).strip()) is not None


def is_told_by_the_list(text: str) -> bool:
    """Whether words mean several places, or the one in the middle: `places_meant` reads them beside a list."""
    readable = bare(plain(text))
    if _MIDDLE.search(readable) or len(_listed(text)) > 1:
        return True
    return _A_PLACE.search(readable) is None and (_many(readable) > 1 or _ALL.search(readable) is not None)


def places_meant(text: str, shown: int) -> list[int]:
    """The places in a list of `shown` games, 0 being the first, that such words mean; empty if it has none."""
    readable = bare(plain(text))
    many = _many(readable)
    listed = _listed(text)
    if _MIDDLE.search(readable):
        return [shown // 2] if shown % 2 else []
    if len(listed) > 1:
        return [place - 1 if place > 0 else shown - 1 for place in listed if place <= shown]
    if many > 1:
        return _first_or_last(readable, many, shown)
    return list(range(shown)) if _ALL.search(readable) else []


def _first_or_last(text: str, many: int, shown: int) -> list[int]:
    """So many games from the beginning or from the end of a list, or all of it if it has just so many."""
    if many <= shown and _FIRST.search(text):
        return list(range(many))
    if many <= shown and _LAST.search(text):
        return list(range(shown - many, shown))
    return list(range(shown)) if many == shown else []


def _listed(text: str) -> list[int]:
    """The places of words that list several: "ikinci ve beşinciyi"; those counted from the end are one."""
    readable = bare(plain(text))
    if _FROM_THE_END.search(readable) or _BEFORE_THE_LAST.search(readable) or _BOTTOM.search(readable):
        return []
    return list(dict.fromkeys(ordinals(text)))


def _many(text: str) -> int:
    """How many games words for several name; 0 if they name no number."""
    if _BOTH.search(text):
        return 2
    for many, form in _SO_MANY:
        if form.search(text):
            return many
    if _FIRST.search(text) or _LAST.search(text):
        # "The first three", but "the last of 2020" has one.
        rest = _without(_LAST, _without(_FIRST, text))
        return next((number for number in numbers(rest) if 1 < number <= 10), 0)
    return 0


def _without(form: re.Pattern[str], text: str) -> str:
    return form.sub(" ", text)
