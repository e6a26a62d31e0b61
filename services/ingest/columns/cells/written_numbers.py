"""Reads numbers of players, ages, hours and prices as people write them, in the languages of the product.

Such as "2 bis 4 Spieler", "от 16 лет", "около 20 часов", "1,5 h", "2人以上", "kostenlos". What is written otherwise
says nothing, and the report of an ingest names it.
"""

from __future__ import annotations

import re
import unicodedata

# What may stand before or behind a number without changing it.
_ABOUT = re.compile(
    r"^(?:(?:ca|circa|etwa|rund|ungefähr|about|around|approx(?:imately)?|environ|env|approximativement|aprox(?:imadamente)?"
    r"|alrededor de|unos|unas|cerca de|por volta de|около|примерно|прибл(?:изительно)?|близько|приблизно|около|ok|około"
    r"|mniej więcej|yaklaşık(?: olarak)?)\b\.?|大约|大約|约|約|およそ|[~≈])\s*|(?:程度|左右|くらい|ぐらい|ほど)$"
)
_DASH = (
    r"(?:-|–|—|~|〜|to|or|and|bis|oder|und|à|ou|et|a|o|y|e|do|lub|i|до|или|і|й|або|и|ila|ile|veya|ve|至|到|或|から|、)"
)
_FROM = (
    r"(?:from|at least|min(?:imum|\.)?|ab|von|mindestens|de|dès|à partir de|au moins|desde|a partir d[eo]s?|al menos"
    r"|mínimo|no mínimo|pelo menos|от|с|со|не менее|минимум|від|з|щонайменше|od|co najmniej|en az|最少|至少)"
)
_UP_TO = (
    r"(?:up to|max(?:imum|imal|\.)?|bis(?: zu)?|höchstens|jusqu'à|hasta|máximo|até|no máximo|до|максимум|не более|do"
    r"|maksymalnie|en fazla|最多|最大)"
)
_OPEN_END = (
    r"(?:\+|or more|and (?:up|older|more|over)|plus|oder mehr|und mehr|und älter|mehr|ou plus|et plus|o más|y más"
    r"|ou mais|e mais|или больше|и больше|и старше|і більше|або більше|і старше|lub więcej|i więcej|veya daha fazla"
    r"|ve üzeri|ve üstü|及以上|以上|或更多)"
)
_AT_MOST = r"(?:max(?:imum|imal)?\.?|まで|以下|以内)"
_NUMBER = r"\d{1,6}(?:\.0)?"
_PEOPLE = (
    r"(?:players?|people|persons?|spielern?|personen|joueurs?|joueuses?|personnes?|jugador(?:es)?|personas?|jogador(?:es)?"
    r"|pessoas?|игрок(?:а|ов|и)?|человека?|чел\.?|грав(?:ець|ці|ців|ця)|осіб|gracz(?:e|y|a)?|os(?:ób|oby|oba)|oyuncu(?:lu)?"
    r"|kişi(?:lik)?|人用|人|名|位|個人|个人|玩家|プレイヤー)"
)
_SPAN = re.compile(
    rf"(?:{_FROM}\s*(?=.*{_DASH}))?(?P<least>{_NUMBER})\s*{_PEOPLE}?\s*{_DASH}\s*(?P<most>{_NUMBER})\s*{_PEOPLE}?"
)
_OPEN = re.compile(
    rf"{_FROM}\s*(?P<after>{_NUMBER})\s*{_PEOPLE}?|(?P<before>{_NUMBER})\s*(?:{_PEOPLE}\s*)?{_OPEN_END}\s*{_PEOPLE}?"
)
_MOST = re.compile(
    rf"{_UP_TO}\s*(?P<after>{_NUMBER})\s*{_PEOPLE}?|(?P<before>{_NUMBER})\s*{_PEOPLE}?\s*{_AT_MOST}"
    rf"|(?P<plain>{_NUMBER})\s*{_PEOPLE}?"
)

_YEARS_OLD = r"(?:years?|yrs?|jahren?|ans|años?|anos?|anni|lat|yaş|лет|года?|рок[иу]в?|років|岁|歲|歳|才)"
_AGE = re.compile(
    r"(?:(?:pegi|usk|esrb|ages|age|fsk|cero|alter)\s*:?\s*)?"
    rf"(?:(?:{_FROM}|para maiores de|maiores de|mayores de|für kinder|для детей от|возраст)\s*)?\+?"
    rf"(?P<years>\d{{1,2}})(?:\.0)?\s*(?:{_OPEN_END}|(?:{_YEARS_OLD}|freigegeben).*)?"
)
# https://www.esrb.org/ratings-guide/ ; "E" was "6 and older" until 2005, and nothing says that it suits younger ones.
_AGES_OF_LETTERS = {
    "ec": 3,
    "early childhood": 3,
    "e": 6,
    "everyone": 6,
    "e10+": 10,
    "everyone 10+": 10,
    "t": 13,
    "teen": 13,
    "m": 17,
    "mature": 17,
    "mature 17+": 17,
    "ao": 18,
    "adults only": 18,
    "adults only 18+": 18,
}

_HOUR_WORDS = (
    r"(?:hours?|hrs?|h|stunden?|std|heures?|horas?|saat|godz(?:in[ya]?)?|час(?:а|ов)?|ч|годин[аиу]?|год|時間|小时|小時|"
    r"个小时|個小時|钟头)"
)
_MINUTE_WORDS = (
    r"(?:minutes?|minuten?|mins?|m|minutos?|minut[ay]?|dk|dakika|мин(?:ут[аы]?)?|хв(?:илин[аи]?)?|分钟|分鐘|分)"
)
_AMOUNT = r"\d+(?:[.,]\d+)?"
_HOURS = re.compile(
    rf"(?:{_FROM}\s+(?=.*{_DASH}))?(?P<least>{_AMOUNT})(?:\s*(?:{_HOUR_WORDS}|{_MINUTE_WORDS})?\.?\s*{_DASH}\s*(?P<most>{_AMOUNT}))?\s*"
    rf"(?:(?P<hours>{_HOUR_WORDS})|(?P<minutes>{_MINUTE_WORDS}))?\.?"
)
_HOURS_AND_MINUTES = re.compile(
    rf"(?P<hours>\d+)\s*{_HOUR_WORDS}\.?\s*(?:und|and|et|y|e|и|і|i|ve)?\s*(?P<minutes>\d{{1,2}})\s*{_MINUTE_WORDS}\.?"
)
# As a clock or a spreadsheet writes a length; without seconds "7:30" may be minutes.
_OF_A_CLOCK = re.compile(r"(?P<hours>\d{1,4}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)")
FREE = re.compile(
    r"\bfree\b|f2p|kostenlos|\bgr[aá]tis\b|gratuit|бесплатн|безкоштовн|za darmo|darmow|bezpłatn|ücretsiz|bedava|無料"
    r"|免费|免費|무료"
)
_YES = frozenset(
    [
        *("true", "1", "1.0", "yes", "y", "t", "x", "○", "✓", "✔", "✅", "wahr", "vrai", "verdadero", "verdadeiro"),
        *("ja", "j", "oui", "sí", "si", "sim", "да", "так", "tak", "evet", "是", "有", "はい", "あり", "истина"),
    ]
)


def is_yes(cell: str) -> bool:
    """Whether a cell says yes, as in a column of flags."""
    return _plain(cell) in _YES


def span_of(cell: str) -> tuple[int, int] | None:
    """Fewest and most, equal if the cell says one number; the most is 0 where it says only the fewest ("2+")."""
    text = _plain(cell)
    if found := _SPAN.fullmatch(text):
        return int(float(found["least"])), int(float(found["most"]))
    if found := _MOST.fullmatch(text):
        number = int(float(found["after"] or found["before"] or found["plain"]))
        return number, number
    if found := _OPEN.fullmatch(text):
        return int(float(found["after"] or found["before"])), 0
    return None


def age_of(cell: str) -> int | None:
    """The least age that a cell says, in years or by a letter of an age board."""
    text = _plain(cell)
    if found := _AGE.fullmatch(text):
        return int(found["years"])
    return _AGES_OF_LETTERS.get(text.removeprefix("esrb").strip(" :"))


def hours_of(cell: str, *, in_minutes: bool = False) -> float | None:
    """Hours; the middle of what is written from and to. `in_minutes` says what a number without a unit counts."""
    text = _ABOUT.sub("", _plain(cell).replace("½", ".5")).strip()
    if parts := _HOURS_AND_MINUTES.fullmatch(text):
        return int(parts["hours"]) + int(parts["minutes"]) / 60
    if clock := _OF_A_CLOCK.fullmatch(text):
        return int(clock["hours"]) + int(clock["minutes"]) / 60 + int(clock["seconds"]) / 3600
    found = _HOURS.fullmatch(text)
    if not found:
        return None
    least = float(found["least"].replace(",", "."))
    most = float(found["most"].replace(",", ".")) if found["most"] else least
    number = (least + most) / 2
    minutes = found["minutes"] is not None or (found["hours"] is None and in_minutes)
    return number / 60 if minutes else number


def _plain(cell: str) -> str:
    """In one spelling of signs, small letters and single blanks; "½" stays, which compatibility would make "1/2"."""
    folded = "".join(letter if letter == "½" else unicodedata.normalize("NFKC", letter) for letter in cell)
    return " ".join(folded.replace("’", "'").casefold().split())
