"""Reads numbers that are written as digits or as words, in eleven languages.

Cardinals below a thousand and small ordinals only: what players count are games, players, years of age, hours and
decades. Words are compared folded, in their cases and put together ("сорок три", "fünfundzwanzig", "quatre-vingt-dix").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from services.gateway.understanding.amounts.counting.misspelt_numbers import ORDINALS_IN_FULL, near_numbers
from services.gateway.understanding.amounts.counting.number_words import CARDINALS, LAST, LASTS, ORDINALS
from services.gateway.understanding.plain_text import bare, fold, pattern, plain

_DIGITS = re.compile(r"\d+")
_TENS = range(20, 100, 10)
# Between the words of one number: "treinta y cinco", "vingt et un".
_AND = re.compile(r" (?:y|e|et|and|und) ", re.IGNORECASE)
# "Quatre-vingts" is four twenties, and "soixante-dix" sixty and ten.
_SCORES = ("vingt", "vingts")
_FRENCH_TENS = (60, 80)
_FRENCH_TEENS = ("sept", "huit", "neuf")
# "Two hundred", "une dizaine", but not "two five".
_MULTIPLIED = frozenset(
    ("hundred", "cent", "yuz", "dozen", "dutzend", "duzine", "docena", "duzia", "douzaine", "dizaine", "decena",
     "dezena", "quinzaine", "vingtaine", "veintena", "trentaine", "quarantaine", "cinquantaine", "soixantaine",
     "centaine", "centena")
)  # fmt: skip
_ABOUT_TWO = frozenset(("couple", "pair", "paar", "par", "пара", "пару", "pare", "dozen"))
_COUNTED = (
    r"(?= (?:jahr|stund|minut|abend|spiel|tag|woch|leut|person|freund|ano|hora|dia|juego|jugador|semana|amig|dakika|"
    r"saat|yas|yil|kisi|oyun|tane|gun|hafta|lira))"
)
_FRENCH_HUNDREDS = tuple(
    (re.compile(rf"\b{word} cents\b", re.IGNORECASE), hundreds * 100)
    for hundreds, word in enumerate(("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"), start=2)
)
_HALF_A_DOZEN = pattern(
    r"\bhalf(?: a)?[ -]dozen\b|\bhalbe?s? dutzend\b|\bmeia dúzia\b|\bmedia docena\b|\bdemi[ -]douzaine\b|"
    r"\bпол-?дюжины\b|\bпів ?дюжини\b|\bpół tuzina\b|\byarım düzine\b|半打|半ダース"
)
# An elf is a creature, too, and English has an "once" and an "on".
_OF_SEVERAL_WORDS = (
    (re.compile(rf"\b(?:elf|once){_COUNTED}", re.IGNORECASE), 11),
    (re.compile(rf"\bon{_COUNTED}", re.IGNORECASE), 10),
    (_HALF_A_DOZEN, 6),
    # In French it is "by".
    (re.compile(r"(?<=\bu[nm] )par\b|\bpar(?= de\b)", re.IGNORECASE), 2),
    *_FRENCH_HUNDREDS,
)
_TURKISH_TENS = {
    "on": 10, "yirmi": 20, "otuz": 30, "kirk": 40, "elli": 50, "altmis": 60, "yetmis": 70, "seksen": 80, "doksan": 90,
}  # fmt: skip
_TURKISH_ONES = {
    "bir": 1, "iki": 2, "uc": 3, "dort": 4, "dord": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9,
}  # fmt: skip
# "On dördüm", "yirmisinde": these endings show that somebody is so old, or has so many.
_TURKISH_ENDING = r"(?:[syn]?[iu](?:m|n[dea]\w{0,3})?|l[iu]k|y?[ea]|[dt][ea]n?)?"
_TURKISH = re.compile(
    rf"\b(?P<tens>{'|'.join(_TURKISH_TENS)}) (?P<ones>{'|'.join(_TURKISH_ONES)}){_TURKISH_ENDING}\b", re.IGNORECASE
)
# Without another number only the endings of an age: "ucu" is a tip, "onu" is him.
_TURKISH_AGED = re.compile(
    r"\b(?:(?P<tens>yirmi|otuz|kirk|elli|altmis|yetmis|seksen|doksan)|(?P<ones>dord|bes|alti|yedi|sekiz|dokuz))"
    r"(?:[iu]m|[syn]?[iu]nd[ea]\w{0,3})\b",
    re.IGNORECASE,
)
_GERMAN = re.compile(r"(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(\w+ig)")
_HAN = {
    "一": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "俩": 2,
    "仨": 3,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
# "Thirteen or fourteen" is 十三四, "two or three" 两三, "twenty or thirty" 二三十.
_HAN_NUMBER = re.compile(
    r"(?:(?P<hundreds>[一二两兩三四五六七八九])百)?(?:(?P<tens>[一二两兩三四五六七八九]{1,2})?(?P<ten>十))?"
    r"(?P<ones>[一二两兩俩三仨四五六七八九]{1,2})?"
)


def numbers(text: str) -> list[int]:
    """The numbers in `text`, in order, below a thousand where they are words: "three or 4" gives 3, 4."""
    readable = plain(text)
    found = {match.start(): int(match.group()) for match in _DIGITS.finditer(readable)}
    found |= {start: value for start, _, value in _cardinals(readable)}
    return [found[place] for place in sorted(found)]


def cardinal_words(first: int, last: int) -> list[str]:
    """The words for the numbers from `first` to `last` in all languages; not those that begin words of others."""
    return [word for value in range(first, last + 1) for word in CARDINALS.get(value, ()) if not word.endswith("*")]


def with_digits(text: str) -> str:
    """`text` with its number words in digits: "six or seven" gives "6 or 7", "两三个" gives "2-3个"."""
    parts, position = [], 0
    for start, end, value in _cardinals(text):
        if start >= position:
            parts += [text[position:start], str(value)]
            position = end
        elif end == position:
            parts.append(f"-{value}")
    return "".join([*parts, text[position:]])


def ordinals(text: str) -> list[int]:
    """Which ones `text` means: 1 is the first, LAST the last."""
    readable = plain(text)
    found = _worded(readable, _ORDINAL_FORMS)
    if not found:
        found = [(*match.span(), _PINYIN.index(match[1].lower()) + 1) for match in _PINYIN_PLACE.finditer(readable)]
    if not found:
        digits = [(match.start(), int(match.group())) for match in _DIGITS.finditer(readable)]
        found = [(place, place, value) for place, value in digits if value]
    if not found:
        # "number two", "номер два"
        found = _cardinals(readable)
    return [value for _, _, value in sorted(found)] or near_numbers(readable, ORDINALS_IN_FULL)


def misspelt_number(text: str) -> int:
    """The number that a single word stands for which is mistyped: "trzi"; 0 if there is none that is near."""
    return next(iter(near_numbers(plain(text), _CARDINAL_FORMS[0])), 0)


def _forms(table: Mapping[int, tuple[str, ...]]) -> tuple[dict[str, int], list[tuple[str, int]]]:
    exact: dict[str, int] = {}
    stems: list[tuple[str, int]] = []
    for value, entries in table.items():
        for entry in entries:
            if entry.endswith("*"):
                stems.append((fold(bare(entry[:-1])), value))
            else:
                exact.setdefault(fold(bare(entry)), value)
    return exact, sorted(stems, key=lambda pair: -len(pair[0]))


_PINYIN = ("yi", "er", "san", "si", "wu")
_PINYIN_PLACE = re.compile(rf"\bdi ?({'|'.join(_PINYIN)})\b", re.IGNORECASE)
_CARDINAL_FORMS = _forms(CARDINALS)
_ORDINAL_FORMS = _forms({**ORDINALS, LAST: LASTS})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _worded(text: str, forms: tuple[dict[str, int], list[tuple[str, int]]]) -> list[tuple[int, int, int]]:
    """Start, end and value of each number word."""
    exact, stems = forms
    found = []
    for match in _WORD.finditer(text):
        word = fold(bare(match.group())).replace("ʼ", "")
        value = exact.get(word)
        if value is None and (compound := _GERMAN.fullmatch(word)) and compound[2] in exact:
            value = exact[compound[1]] + exact[compound[2]]
        if value is None:
            value = next((number for stem, number in stems if word.startswith(stem)), None)
        # "DOS" is a system, "dos" is two.
        if value is not None and match.group() != "DOS":
            found.append((match.start(), match.end(), value))
    return found


def _cardinals(text: str) -> list[tuple[int, int, int]]:
    """Start, end and value of each number in words, those of several words as one."""
    found: list[tuple[int, int, int]] = []
    tokens = {start: (end, value) for start, end, value in _worded(text, _CARDINAL_FORMS)}
    tokens |= {start: (end, value) for start, end, value in _of_several_words(text)}
    for start in sorted(tokens):
        end, value = tokens[start]
        if found and start < found[-1][1]:
            continue
        joined = _joined(text, found[-1], (start, end, value)) if found else 0
        if joined:
            found[-1] = (found[-1][0], end, joined)
        else:
            found.append((start, end, value))
    return sorted([*found, *_han(text)])


def _of_several_words(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers that single words do not tell: those that are other words as well, and those of Turkish with its
    endings."""
    readable = bare(text)
    for form, value in _OF_SEVERAL_WORDS:
        yield from ((*match.span(), value) for match in form.finditer(readable))
    for match in (*_TURKISH_AGED.finditer(readable), *_TURKISH.finditer(readable)):
        tens, ones = (match[name] and match[name].lower() for name in ("tens", "ones"))
        yield (*match.span(), (_TURKISH_TENS[tens] if tens else 0) + (_TURKISH_ONES[ones] if ones else 0))


def _joined(text: str, one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    """The number that two make which stand side by side; 0 if they are two."""
    between = text[one[1] : other[0]]
    is_close = not between.strip(" -‐") and 0 < len(between) <= 2
    if not is_close and not _AND.fullmatch(between):
        return 0
    (_, _, first), (_, _, second) = one, other
    word = fold(bare(text[other[0] : other[1]]))
    if is_close and first < 10 and word in _MULTIPLIED:
        return first * second
    if is_close and first == 4 and word in _SCORES:
        return 80
    is_sum = (
        (first >= 100 and first % 100 == 0 and second < 100)
        or (first in _TENS and 0 < second < 10 and word not in _ABOUT_TWO)
        or (first in _FRENCH_TENS and 10 <= second < 20 and (is_close or second == 11))
        or (first == 10 and word in _FRENCH_TEENS)
    )
    return first + second if is_sum else 0


def _han(text: str) -> list[tuple[int, int, int]]:
    """Numbers at the beginning of a Chinese or Japanese phrase: 三个, 两款, 十二歳; of "两三个" and "十三四" both."""
    found = []
    for match in re.finditer(r"[一二两兩俩三仨四五六七八九十百]+", text):
        if written := _HAN_NUMBER.fullmatch(match.group()):
            hundreds = 100 * _HAN[written["hundreds"]] if written["hundreds"] else 0
            tens = [_HAN[each] for each in written["tens"] or "一"] if written["ten"] else [0]
            ones = [_HAN[each] for each in written["ones"] or ""] or [0]
            values = [hundreds + 10 * ten + one for ten in tens for one in ones]
            # Each has a place of its own, as all numbers have.
            found += [(match.start() + index, match.end(), value) for index, value in enumerate(values)]
    return found
