"""Finds words that compare games with others by length, age or price: "shorter", "новее второй", "比第一个短".

Said after an answer they ask for other games than those shown, and "than the second" names the one to compare with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.plain_text import bare, pattern

_LENGTH, _YEARS, _PRICE = pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_PRICE
_MORE, _LESS = pb.POLARITY_MORE, pb.POLARITY_LESS
# fmt: off
_MORE_IN_ROMANCE = r"(?:más|mas|plus|mais)"
_LESS_IN_ROMANCE = r"(?:menos|moins)"
_COMPARATIVES: tuple[tuple[pb.SpanType.ValueType, pb.Polarity.ValueType, re.Pattern[str]], ...] = (
    (_LENGTH, _LESS, pattern(
        r"\b(?:shorter|quicker|(?:по)?короче|kürzer\w*|" + _MORE_IN_ROMANCE + r" (?:cort[oa]s?|cortit[oa]s?|"
        r"courte?s?|curt[oa]s?|curtinh[oa]s?|"
        r"breves?|rápid[oa]s?)|" + _LESS_IN_ROMANCE + r" (?:larg[oa]s?|longu?e?s?|long[oa]s?)|(?:daha )kısa\w*|"
        r"(?:по)?коротш\w*|krótsz\w*|krócej|mniej długi\w*|менее длинн\w+|менш довг\w+|weniger lang\w*)\b|"
        r"(?<=比)[^，。]{1,24}?短|より(?:も)?短\w*|もっと短\w*|短[一点]{1,2}的?"
    )),
    (_LENGTH, _MORE, pattern(
        r"\b(?:longer|(?:по)?длиннее|(?:по)?дольше|подлиннее|länger\w*|" + _MORE_IN_ROMANCE + r" (?:larg[oa]s?|"
        r"longu?e?s?|long[oa]s?)|(?:dure[mn]?|durent|dur[ae]r?) (?:plus|más|mas|mais)|longer lasting|lasts? longer|"
        r"(?:daha )uzun\w*|(?:по)?довш\w*|dłuższ\w*|dłużej)\b|"
        r"(?<=比)[^，。]{1,24}?长|より(?:も)?長\w*|もっと長\w*"
    )),
    (_YEARS, _MORE, pattern(
        r"\b(?:newer|more recent|more modern|(?:по)?новее|(?:по)?свежее|neuer\w*|aktueller\w*|" + _MORE_IN_ROMANCE +
        r" (?:nuev[oa]s?|nov[oa]s?|recientes?|recentes?|récente?s?|modern[oae]s?|actual(?:es)?)|"
        + _LESS_IN_ROMANCE + r" (?:viej[oa]s?|antigu[oa]s?|vieux|vieilles?|anciens?|velh[oa]s?|antig[oa]s?)|"
        r"(?:daha )yeni\w*|(?:по)?новіш\w*|свіжіш\w*|nowsz\w*|(?:mniej|nie tak) star[aeyi]\w*|"
        r"(?:не так\w*|менее) стар\w+|(?:не так\w*|менш) стар\w+|(?:less|not (?:so|as|that)) old|"
        r"(?:weniger|nicht so) alt\w*|no tan (?:viej|antigu)[oa]s?|pas (?:si|aussi) vieux|não tão (?:velh|antig)[oa]s?|"
        r"посвежее|поновее|посвіжіш\w*)\b|"
        r"(?<=比)[^，。]{1,24}?新|新[一点點些]{1,2}|より(?:も)?新し\w*|もっと新し\w*"
    )),
    (_YEARS, _LESS, pattern(
        r"\b(?:older|(?:по)?старее|(?:по)?старше|(?:по)?древнее|älter\w*|" + _MORE_IN_ROMANCE +
        r" (?:viej[oa]s?|antigu[oa]s?|vieux|vieille?s?|anciens?|anciennes?|velh[oa]s?|antig[oa]s?)|"
        r"(?:daha )eski\w*|старіш\w*|давніш\w*|starsz\w*)\b|(?<=比)[^，。]{1,24}?[老旧早]|"
        r"[老旧早][一点點些]{1,2}|より(?:も)?古\w*|もっと古\w*"
    )),
    (_PRICE, _LESS, pattern(
        r"\b(?:cheaper|(?:по)?дешевле|billiger\w*|günstiger\w*|" + _MORE_IN_ROMANCE + r" barat[oa]s?|"
        r"moins ch(?:er|ère)s?|menos car[oa]s?|(?:daha )ucuz\w*|(?:по)?дешевш\w*|tańsz\w*|taniej)\b|"
        r"(?<=比)[^，。]{1,24}?便宜|便宜[一点點些]{1,2}|より(?:も)?安\w*|もっと安\w*"
    )),
)
_OF_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d")
# The words for "than", and the endings that Turkish has for it.
THAN = r"(?:than|чем|als|que|qu['’]|do que|ніж|за|від|niż|od)"
ABLATIVE = r"['’]?(?:[dt][ae]n|n[dt]en)"
_THAN = pattern(rf"^(?:,)? ?(?:\w+ )?{THAN}\b")
_SHOWN = pattern(
    r"\b(?:th(?:ese|ose|is|at|em)|it|эт\w{1,2}|те(?:х|ми)?|та|той|них|не[её]|него|die|dem|den|das|dies\w*|jene\w*|"
    r"est[oae]s?|es[oae]s?|aquell?[oa]s?|ceux|celles?|celui|ça|cela|ess[ea]s?|isso|isto|dess[ea]s?|bun\w+|"
    r"on(?:dan|lar\w*)|"
    r"ц\w{1,2}|них|neї|te|ta|tego|tej|tych|nich|to)\b|这|那|これ|それ|あれ"
)
# Behind what is compared with, and before the comparing word: Japanese より, the Turkish ablative.
_OBJECT_BEFORE = re.compile(r"より|[dt][ae]n daha ")
# "Nicht länger" wants nothing longer; "why not longer?" does.
_NEGATED = pattern(r"(?<!why )(?<!warum )(?<!pourquoi )\b(?:not|nicht|pas|no|não|nie|не) $")
# fmt: on
_FAR = 30


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, in which direction, where the comparing word stands, and whether "than" follows it or what it
    is compared with stands beside it."""

    type: pb.SpanType.ValueType
    polarity: pb.Polarity.ValueType
    start: int
    end: int
    has_object: bool


def comparisons(text: str) -> Iterator[Comparison]:
    """The comparisons with games that were shown; none with a year or a number ("newer than 2015"), and none of what
    they are not to be ("nicht länger")."""
    readable = bare(text)
    for span_type, polarity, form in _COMPARATIVES:
        for match in form.finditer(readable):
            behind = readable[match.end() : match.end() + _FAR]
            if _OF_A_YEAR.search(readable[max(0, match.start() - _FAR) : match.end() + _FAR]):
                continue
            if _THAN.match(behind) and _NUMBER.match(_THAN.sub("", behind).lstrip()):
                continue  # "no longer than 5 hours"
            if _NEGATED.search(readable, max(0, match.start() - _FAR), match.start()):
                continue
            yield Comparison(span_type, polarity, match.start(), match.end(), _compares(readable, match))


def _compares(text: str, match: re.Match[str]) -> bool:
    """Whether what is compared with stands behind the comparing word or, as in Turkish or Japanese, before."""
    behind = text[match.end() : match.end() + _FAR]
    if _THAN.match(behind) is not None or _SHOWN.search(behind) is not None:
        return True
    before = text[max(0, match.start() - _FAR) : match.start()]
    return before.endswith("比") or _OBJECT_BEFORE.search(before + match[0]) is not None
