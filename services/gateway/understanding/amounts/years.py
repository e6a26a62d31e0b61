"""Reads when games came out from the words that say so, in eleven languages: "before 2010", "последние пять лет"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.gateway.understanding.amounts.numbers import numbers
from services.gateway.understanding.plain_text import bare, pattern, plain

# "Recent" and "new" mean the last years, "old" and "retro" what is at least so many years ago.
_RECENT_YEARS = 3
_OLD_YEARS = 15
_FIRST_YEAR = 1950
# Letters before a bound in which words are looked for that refuse it.
_FAR_BEFORE = 24

_YEAR = r"(?:19[5-9]\d|20\d\d)"
# fmt: off
_BEFORE = pattern(
    r"\b(?:before|older than|earlier than|until|up to|pre|till|by|до|раньше|старше|не позже|vor|bis|älter als|antes|"
    r"hasta|anterior\w*|avant|jusqu|até|anterior\w*|przed|do(?= (?:\d|lat|roku))|starsz\w* niż|älter\w* als|"
    r"más (?:viej|antigu)\w* que|"
    r"plus (?:vieux|ancien)\w* que|mais (?:velh|antig)\w* (?:do )?que|раніше|старш\w*)\b|"
    r"önce|(?:den|dan|ten|tan) (?:daha )?eski\w*|以前|之前|"
    r"より前|前の|まで")
_AFTER = pattern(
    r"\b(?:after|newer than|later than|post|past|beyond|после|позже|новее|nach|neuer als|después|posterior\w*|après|"
    r"depois|"
    r"po|nowsz\w* niż|neuer\w* als|más (?:nuev|recient)\w* que|plus récent\w* que|mais (?:nov|recent)\w* (?:do )?que|"
    r"після|пізніше|новіш\w*)\b|sonra|(?:den|dan|ten|tan) (?:daha )?yeni\w*|"
    r"之后|以后|より後|より新しい")
# "Not older than 2018" and "not newer than 2018" have the year itself.
_NOT_BEFORE = pattern(
    r"\b(?:(?:not?|nothing|none|never|\w+n['’]?t) (?:\w+ ){0,3}?(?:older|earlier) than|"
    r"(?:не|ничего) (?:\w+ )?(?:старше|раньше|старее|ранее)|(?:nicht|nichts,?|kein\w*) (?:\w+ ){0,3}?älter als|"
    r"(?:no|nada) (?:\w+ ){0,2}?(?:más (?:antigu|viej)\w+|anterior\w*)|"
    r"(?:pas|rien) (?:\w+ ){0,2}?(?:plus (?:vieux|ancien)\w*|antérieur\w*|avant)|"
    r"(?:não|nada) (?:\w+ ){0,2}?(?:mais (?:antig|velh)\w+|anterior\w*)|"
    r"(?:nie|nic) (?:\w+ ){0,2}?(?:starsz\w+|wcześniej\w*)|(?:не|нічого) (?:\w+ )?(?:старіш\w+|раніше|старш\w+))\b|"
    r"eski olma[sy]|不早于|より古くな"
)
_NOT_AFTER = pattern(
    r"\b(?:(?:not?|nothing|none|never|\w+n['’]?t) (?:\w+ ){0,3}?(?:newer|later) than|"
    r"(?:не|ничего) (?:\w+ )?(?:позже|новее|позднее)|(?:nicht|nichts,?|kein\w*) (?:\w+ ){0,3}?(?:neuer|später) als|"
    r"(?:no|nada) (?:\w+ ){0,2}?(?:más nuev\w+|posterior\w*)|"
    r"(?:pas|rien) (?:\w+ ){0,2}?(?:plus récent\w*|postérieur\w*|après)|"
    r"(?:não|nada) (?:\w+ ){0,2}?(?:mais nov\w+|posterior\w*)|(?:nie|nic) (?:\w+ ){0,2}?(?:nowsz\w+|później\w*)|"
    r"(?:не|нічого) (?:\w+ )?(?:новіш\w+|пізніше))\b|"
    r"yeni olma[sy]|不晚于|より新しくな"
)
_SINCE = pattern(
    r"\b(?:since|onwards?|(?:and|or) (?:up|later|newer)|starting|с|со|начиная|seit|ab|desde|a partir|depuis|à partir|"
    r"od|з|від|починаючи)\b|beri|bu yana|"
    r"itibaren|"
    r"以来|以后|以降|から|起")
_LAST = pattern(
    r"\b(?:last|past|последн\w*|letzte\w*|últim\w*|dernier\w*|dernières|son|ostatni\w*|останн\w*|прошл\w*|letzten|"
    r"pasado|passado|passé|geçen|минул\w*|zeszł\w*)\b|去年|昨年|最近|近|"
    r"过去|過去|ここ|この")
_YEARS_UNIT = pattern(
    r"\b(?:years?|лет|год\w*|jahr\w*|años?|ans?|années?|anos?|yıl\w*|lat\w*|rok\w*|рок\w*)\b|年")
_DECADES_UNIT = pattern(
    r"\b(?:decades?|десятилети\w*|jahrzehnt\w*|décadas?|décennies?|dekad\w*|on yıl\w*|десятиліт\w*)\b|"
    r"十年")
_THIS = pattern(
    r"\b(?:this|current|этого|этот|текущ\w*|diese[sn]?|este|cette|deste|bu|tego|цього)\b|今年")
_RECENT = pattern(
    r"\b(?:new|newest|recent\w*|latest|modern|fresh|нов\w*|свеж\w*|современн\w*|недавн\w*|neu\w*|aktuell\w*|"
    r"modern\w*|"
    r"nuev\w*|recient\w*|actual\w*|récent\w*|nouveau\w*|nouvel\w*|novo\w*|nova\w*|recente\w*|yeni\w*|güncel\w*|"
    r"now\w*|"
    r"najnowsz\w*|współczesn\w*|нещодавн\w*|сучасн\w*|свіж\w*)\b|新作|新しい|最近|最新|新|近年")
_OLD = pattern(
    r"\b(?:old\w*|retro|vintage|classic\w*|стар\w*|ретро|олдскул\w*|классик\w*|alt\w*|viej\w*|antig\w*|vieux|"
    r"vieille\w*|"
    r"ancien\w*|velh\w*|eski\w*|star\w*|класичн\w*)\b|古い|昔|レトロ|老|复古|经典")
_DECADE_WORDS = {
    50: r"fifties|пятидесят\w*|fünfziger\w*|cincuenta|années cinquante|anos cinquenta|ellili\w*|пʼятдесят\w*",
    60: r"sixties|шестидесят\w*|sechziger\w*|sesenta|années soixante|anos sessenta|altmış(?:lı|lar)\w*|"
        r"lat\w* sześćdziesiąt\w*|шістдесят\w*",
    70: r"seventies|семидесят\w*|siebziger\w*|setenta|soixante-dix|yetmiş(?:li|ler)\w*|siedemdziesiąt\w*|сімдесят\w*",
    80: r"eighties|восьмидесят\w*|achtziger\w*|ochenta|quatre-vingts?(?!-dix)|oitenta|seksen(?:li|ler)\w*|"
        r"osiemdziesiąt\w*|вісімдесят\w*|八十年代|八〇年代",
    90: r"nineties|девяност\w*|neunziger\w*|noventa|quatre-vingt-dix|doksan(?:lı|lar)\w*|dziewięćdziesiąt\w*|"
        r"дев'яност\w*|九十年代|九〇年代",
    100: r"two thousands|noughties|нулев\w*|двухтысячн\w*|zweitausender\w*|nullerjahre\w*|dos mil|années deux mille|"
         r"anos dois mil|iki binli\w*|dwutysięczn\w*|двотисячн\w*|нульов\w*",
    110: r"twenty-?tens|десят(?:ых|ые)|zehnerjahre\w*",
    120: r"twenty-?twenties|двадцат(?:ых|ые)",
}
# fmt: on
# "До 95-го", "before '95".
_TWO_DIGITS = re.compile(r"(?<!\d)(?:['’]([5-9]\d)\b|([5-9]\d)-?го\b)")
_DECADE_WORD = [(start, pattern(rf"(?<!\w)(?:{words})")) for start, words in _DECADE_WORDS.items()]
_DECADE_DIGITS = pattern(
    r"(?<!\d)(?P<century>19|20)?(?P<decade>\d)0(?:['’]?\s?s\b|-?\s?(?:х|е|ых|их|ті|тих|ми)\b|er\w*\b|"
    r"['’]?l[aeıiuü]r\w*|"
    r"\s?年代|['’]li\w*|['’]lı\w*)|(?:\b(?:años|années|anos|lat\w*|роки|годы|годов)\s+(?P<century2>19|"
    r"20)?(?P<decade2>\d)0\b)|"
    # "De los 90", without a word for years.
    r"\b(?:(?:de|en) los|[dn]os)\s+(?P<decade3>[5-9])0\b(?!\s*(?:[%€$]|euro|dolar|reais|min|hora|jugador|jogador|"
    r"person|pesso|mil|nivel|fase))"
)
# Decades that are written out; not the words that are numbers as well, unless years are said.
_SURE_DECADE = pattern(
    r"\b(?:eighties|nineties|seventies|noughties|twenty-?tens|девяност\w+|восьмидесят\w+|семидесят\w+|нулевых|"
    r"двухтысячн\w+|нульових|сімдесят\w+|siedemdziesiąt\w+ch|(?:acht|neun|sieb)ziger\w*|"
    r"nullerjahre\w*|(?:los|años) (?:sesenta|setenta|ochenta|noventa|dos mil)|anos (?:sessenta|setenta|oitenta|"
    r"noventa|dois mil)|"
    r"années (?:soixante|soixante-dix|quatre-vingts?|quatre-vingt-dix|deux mille)|(?:seksen|doksan|yetmiş)(?:li|lı|"
    r"ler|lar)\w*|"
    r"osiemdziesiąt\w+ch|dziewięćdziesiąt\w+ch|dwutysięczn\w+|вісімдесят\w+|дев['’ʼ]яност\w+|двотисячн\w+)|"
    r"[七八九]十年代"
)
_LAST_CENTURY = pattern(
    r"\b(?:last|20th|twentieth|previous) century\b|(?:прошлого|двадцатого|20|xx) века|(?:letzten|vorigen|"
    r"20\.) jahrhundert\w*|"
    r"siglo (?:pasado|xx)|siècle (?:dernier|passé)|xxe siècle|século (?:passado|xx)|geçen yüzyıl\w*|"
    r"(?:минулого|двадцятого|xx) століття|(?:zeszłego|ubiegłego|xx) wieku|上(?:个)?世纪|前世紀|20世[纪紀]"
)
# "Older than twenty years": how long ago games came out.
_YEARS_OLD = pattern(
    r"\bold(?:er)?\b|\bago\b|\bстарше\b|\bназад\b|\bдавност\w+|\bälter\b|\bhace\b|\bantigüedad|\bil y a\b|"
    r"\bhá\b|\bönce\w*|"
    r"\bтому\b|\bstarsz\w+|\btemu\b|年前"
)
_LASTING_UNTIL_NOW = pattern(
    r"\b(?:last|past) (?:\w+ )?(?:years?|decades?)\b|\bпоследн\w+ (?:\S+ )?(?:лет|год\w*|десятилети\w*)|"
    r"\bletzten? (?:\S+ )?(?:jahren?|jahrzehnt\w*)|\búltim[oa]s (?:\S+ )?(?:años|anos|décadas?)|"
    r"\b(?:\S+ )?dernières (?:\S+ )?années|\bson (?:\S+ )?(?:yıl\w*|sene\w*)|\bостанн\w+ (?:\S+ )?(?:рок\w*|"
    r"десятиліт\w*)|"
    r"\bostatni\w+ (?:\S+ )?(?:lat|latach|lata)\b|(?:最近|近|过去|過去|ここ)[一二三四五六七八九十两\d]{1,2}年|"
    r"\bthis year'?s?\b|\bэтого года\b|\bdieses jahr\w*|\bde este (?:año|ano)\b|\bde cette année\b|\bbu yıl\w*|"
    r"\bцього року\b|"
    r"\btegoroczn\w+|\btego roku\b|今年"
)
_DATED = pattern(
    rf"(?:\b(?:not?|не|nicht|no|pas|não|nie) )?\b(?:(?:older|earlier|newer|later) than|before|after|past|beyond|pre|"
    rf"since|from|until|"
    rf"up to|"
    rf"released (?:in|after|before|since)|в|до|после|с|начиная с|раньше|позже|новее|старше|за|vor|nach|ab|seit|aus|"
    rf"von|bis|"
    rf"(?:antes|despues|depois|posterior(?:es)?|anterior(?:es)?|mas (?:nuev|antigu)\w+) (?:de|del|a|que|ao?)|desde|"
    rf"hasta|até|"
    rf"a partir de|avant|après|depuis|de|en|em|przed|sprzed|po|od|z|nowsze niż|starsze niż|після|від|з|раніше|"
    rf"пізніше|"
    rf"(?:новіш|старіш)\w+ (?:за|від|ніж))\s+(?:the (?:year )?|year |год[ау]? |ano |año |dem jahr |l['’]an(?:née)? )?"
    rf"{_YEAR}(?!\d)(?:\s*[-–]\s*{_YEAR}(?!\d))?|"
    rf"(?<!\d){_YEAR}(?:['’]?\s?(?:ten|tan|den|dan) (?:sonra|önce|beri|bu yana|itibaren|"
    rf"(?:daha )?(?:yeni|eski) olma[sy]\w*|"
    rf"(?:daha )?(?:yeni|eski))|\s?(?:sonrası|öncesi)|\s?(?:года?|"
    rf"году|рок[ау]|році|"
    rf"roku)\b|\s?年(?:以后|之后|以前|之前|以降|より前|から|前|后|以後|代|的)?| or (?:later|newer|earlier)| onwards?)"
)


@dataclass(frozen=True, slots=True)
class YearRange:
    """First and last year of release, both included; 0 is no bound."""

    first: int = 0
    last: int = 0


def read_years(text: str, *, this_year: int) -> YearRange | None:
    """The years that `text` means; None if it says none. "Old" is at least 15 years ago, "new" at most 3."""
    readable = bare(plain(text))
    if decade := _decade(readable):
        return _bounded(readable, *decade)
    years = [int(match) for match in re.findall(rf"(?<!\d){_YEAR}(?!\d)", readable)]
    years = years or [1900 + int(match[1] or match[2]) for match in _TWO_DIGITS.finditer(readable)]
    if len(years) > 1:
        return YearRange(min(years), max(years))
    if years:
        return _bounded(readable, years[0], years[0])
    return _relative(readable, this_year)


def refused_bound(text: str, start: int, end: int) -> int:
    """Where words begin that turn round the bound said at `text[start:end]`: "isn't older than 2015"; -1 if none do."""
    first = max(0, start - _FAR_BEFORE)
    readable = bare(text[first:end])
    for form in (_NOT_BEFORE, _NOT_AFTER):
        if (match := form.search(readable)) is not None and first + match.end() > start:
            return first + match.start()
    return -1


def year_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` surely speaks of a time of release: beginnings and ends."""
    readable = bare(text)
    for form in (_DATED, _DECADE_DIGITS, _SURE_DECADE, _LASTING_UNTIL_NOW, _LAST_CENTURY):
        yield from (match.span() for match in form.finditer(readable))


def _relative(text: str, this_year: int) -> YearRange | None:
    if _LAST.search(text) and (unit := _span_of_time(text)):
        return YearRange(this_year - unit, 0)
    if _THIS.search(text) and _YEARS_UNIT.search(text):
        return YearRange(this_year, this_year)
    if _LAST_CENTURY.search(text):
        return YearRange(0, 1999)
    if _YEARS_OLD.search(text) and (age := _span_of_time(text)) > _RECENT_YEARS:
        return YearRange(0, this_year - age)
    if _OLD.search(text):
        return YearRange(0, this_year - _OLD_YEARS)
    return YearRange(this_year - _RECENT_YEARS, 0) if _RECENT.search(text) else None


def _bounded(text: str, first: int, last: int) -> YearRange:
    """A year or a decade under the words around it; "before" is said of what lies before the first year."""
    if _NOT_BEFORE.search(text):
        return YearRange(first, 0)
    if _NOT_AFTER.search(text):
        return YearRange(0, last)
    if _BEFORE.search(text):
        return YearRange(0, first - 1)
    if _AFTER.search(text):
        return YearRange(last + 1, 0)
    if _SINCE.search(text) and first == last:
        return YearRange(first, 0)
    return YearRange(first, last)


def _decade(text: str) -> tuple[int, int] | None:
    if match := _DECADE_DIGITS.search(text):
        century = match["century"] or match["century2"]
        digit = int(match["decade"] or match["decade2"] or match["decade3"])
        start = (int(century) if century else 19 if digit >= 5 else 20) * 100 + digit * 10
        return start, start + 9
    # Longest first: quatre-vingt-dix begins with quatre-vingt.
    for start, words in reversed(_DECADE_WORD):
        if words.search(text):
            return 1900 + start, 1900 + start + 9
    return None


def _span_of_time(text: str) -> int:
    """How many years a length of time is: "five years", "decade"; 0 if none is said."""
    if _DECADES_UNIT.search(text):
        return 10 * next(iter(numbers(_DECADES_UNIT.sub(" ", text))), 1)
    if _YEARS_UNIT.search(text):
        return next(iter(numbers(text)), 1 if not re.search(r"\byears\b|\bгоды\b|\bлет\b", text) else 5)
    return _RECENT_YEARS if re.search(r"最近|近年", text) else 0
