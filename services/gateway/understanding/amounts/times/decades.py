"""Reads decades as eleven languages say them: "from the eighties", "90-х", "aus den Neunzigern", "années 80"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.gateway.understanding.plain_text import pattern

# fmt: off
_DECADE_WORDS = {
    50: r"fifties|пятидесят\w*|fünfziger\w*|cincuenta|années cinquante|anos cinquenta|ellili\w*|пʼятдесят\w*",
    60: r"sixties|шестидесят\w*|sechziger\w*|sesenta|années soixante|anos sessenta|altmış(?:lı|lar)\w*|"
        r"lat\w* sześćdziesiąt\w*|шістдесят\w*",
    70: r"seventies|семидесят\w*|siebziger\w*|setenta|soixante-dix|yetmiş(?:li|ler)\w*|siedemdziesiąt\w*|сімдесят\w*",
    80: r"eighties|восьмидесят\w*|achtziger\w*|ochenta|quatre-vingts?(?!-dix)|oitenta|seksen(?:li|ler)\w*|"
        r"osiemdziesiąt\w*|вісімдесят\w*|八十年代|八〇年代",
    90: r"nineties|девяност\w*|neunziger\w*|noventa|quatre-vingt-dix|doksan(?:lı|lar)\w*|dziewięćdziesiąt\w*|"
        r"дев'яност\w*|九十年代|九〇年代",
    100: r"two thousands|noughties|нулев\w*|двухтысячн(?:ые|ых|ыми)|zweitausender\w*|nullerjahre\w*|(?:los|"
         r"años) dos mil|années deux mille|"
         r"anos dois mil|iki binli\w*|dwutysięczn\w*|двотисячн(?:і|их|ими)|нульов\w*",
    110: r"twenty-?tens|десят(?:ых|ые)|zehnerjahre\w*",
    120: r"twenty-?twenties|двадцат(?:ых|ые)",
}
_DECADE_WORD = [(start, pattern(rf"(?<!\w)(?:{words})")) for start, words in _DECADE_WORDS.items()]
DECADE_DIGITS = pattern(
    r"(?<!\d)(?P<century>19|20)?(?P<decade>\d)0(?:['’]?\s?s\b|-?\s?(?:х|е|ых|их|ті|тих|ми)\b|er\w*\b|"
    r"['’]?l[aeıiuü]r\w*|"
    r"\s?年代|['’]li\w*|['’]lı\w*)|(?:\b(?:años|années|anos|lat\w*|роки|годы|годов)\s+(?P<century2>19|"
    r"20)?(?P<decade2>\d)0\b)|"
    # "De los 90", without a word for years.
    r"\b(?:(?:de|en) los|[dn]os)\s+(?P<decade3>[5-9])0\b(?!\s*(?:[%€$]|euro|dolar|reais|min|hora|jugador|jogador|"
    r"person|pesso|mil|nivel|fase))|"
    r"\b(?:(?:de|en) los|aus den|des|dos)\s+(?P<century4>20)(?P<decade4>0)0\b"
)
# Of two decades one may go without what makes it a decade: "des années 80 ou 90", "80-90-х", "八九十年代".
_AND = (
    r"(?:['’.]?s?\s?[-–—~/&,、〜]\s?|['’.]?\w{0,4}\s(?:or|and|или|и|oder|und|o|y|ou|et|e|ve|veya|ya da|або|чи|та|і|й|"
    r"lub|albo|i)\s(?:(?:the|early|late|los|las|les|des|dos|os|der|den|años|années|anos|lat\w?)\s)?['’]?|"
    r"(?:['’]?s|年代)?(?:か|と|や|和|或|到|から))"
)
_DECADE_BEHIND = pattern(
    rf"^{_AND}(?P<century>19|20)?(?P<decade>[05-9])0(?!\d|\s?(?:%|€|\$|час|hour|stund|hora|heure))"
)
_DECADE_BEFORE = pattern(rf"(?<!\d)(?P<century>19|20)?(?P<decade>[05-9])0{_AND}$")
_HAN_DECADES = pattern(r"([六七八九])[、到和至]?([六七八九])十年代")
# Decades that are written out; not the words that are numbers as well, unless years are said.
SURE_DECADE = pattern(
    r"\b(?:eighties|nineties|seventies|noughties|twenty-?tens|девяност\w+|восьмидесят\w+|семидесят\w+|нулевых|"
    r"двухтысячн\w+|нульових|сімдесят\w+|siedemdziesiąt\w+ch|(?:acht|neun|sieb)ziger\w*|"
    r"nullerjahre\w*|(?:los|años) (?:sesenta|setenta|ochenta|noventa|dos mil)|anos (?:sessenta|setenta|oitenta|"
    r"noventa|dois mil)|"
    r"années (?:soixante|soixante-dix|quatre-vingts?|quatre-vingt-dix|deux mille)|(?:seksen|doksan|yetmiş)(?:li|lı|"
    r"ler|lar)\w*|"
    r"osiemdziesiąt\w+ch|dziewięćdziesiąt\w+ch|dwutysięczn\w+|вісімдесят\w+|дев['’ʼ]яност\w+|двотисячн\w+)|"
    r"[七八九]十年代"
)
_THIS_DECADE = pattern(
    r"\b(?:(?:this|the current) decade|эт\w+ десятилети\w+|(?:diese[sm]?|laufenden) jahrzehnt\w*|esta década|"
    r"cette décennie|"
    r"bu on yıl\w*|(?:цього|це) десятиліт\w+|(?:tej|ta) dekad\w+)\b|这个年代|这十年|この10年間?の年代|2020年代"
)
# fmt: on


def read_decade(text: str, this_year: int) -> tuple[int, int] | None:
    """The first and the last year of the decade that `text`, which has no accents, names, or of all between two of
    them; None if it names none."""
    if match := _HAN_DECADES.search(text):
        return 1900 + 10 * "〇一二三四五六七八九".index(match[1]), 1909 + 10 * "〇一二三四五六七八九".index(match[2])
    starts = [_start_of(match, this_year) for match in DECADE_DIGITS.finditer(text)]
    if starts and (match := DECADE_DIGITS.search(text)):
        beside = _DECADE_BEHIND.search(text[match.end() :]), _DECADE_BEFORE.search(text[: match.start()])
        starts += [_start_of(each, this_year) for each in beside if each]
    elif _THIS_DECADE.search(text):
        starts = [this_year // 10 * 10]
    else:
        starts = list(_written_out(text))
    return (min(starts), max(starts) + 9) if starts else None


def _start_of(match: re.Match[str], this_year: int) -> int:
    """The first year of a decade in digits: of this century unless that is still to come."""
    said = match.groupdict()
    century, digit = (
        next((said[name] for name in said if name.startswith(part) and said[name]), "")
        for part in ("century", "decade")
    )
    return (int(century) if century else 19 if 2000 + int(digit) * 10 > this_year else 20) * 100 + int(digit) * 10


def _written_out(text: str) -> Iterator[int]:
    """The first years of the decades that are written out; longest first: quatre-vingt-dix begins with quatre-vingt."""
    for start, words in reversed(_DECADE_WORD):
        text, found = words.subn(" ", text)
        if found:
            yield 1900 + start


def decade_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text`, which has no accents, surely speaks of decades: beginnings and ends."""
    for match in DECADE_DIGITS.finditer(text):
        before = _DECADE_BEFORE.search(text[: match.start()])
        behind = _DECADE_BEHIND.search(text[match.end() :])
        yield before.start() if before else match.start(), match.end() + (behind.end() if behind else 0)
    yield from (match.span() for match in SURE_DECADE.finditer(text))
