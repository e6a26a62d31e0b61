"""Reads numbers that are written as digits or as words, in eleven languages.

Small cardinals and ordinals only: what players count are games, players, years of age, hours and decades. Words are
compared folded; a word that ends in "*" stands for all words that begin so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from services.gateway.understanding.plain_text import bare, fold, plain

_DIGITS = re.compile(r"\d+")

# fmt: off
_CARDINALS: Mapping[int, tuple[str, ...]] = {
    1: ("one", "single", "один", "одну", "одна", "одно", "одной", "eins", "ein", "eine", "einen", "einem", "uno",
        "una",
        "un", "une", "um", "uma", "bir", "jeden", "jedną", "jedna", "jedno", "одне", "одну", "一", "一つ", "一個",
        "一个",
        "ひとつ", "一款"),
    2: ("two", "couple", "pair", "два", "две", "двух", "пару", "пара", "парочк*", "двое", "двоих", "zwei", "paar",
        "dos",
        "par", "deux", "dois", "duas", "iki", "dwa", "dwie", "dwóch", "dwoje", "dwojga", "двоє", "parę", "дві",
        "двох", "двумя", "двома",
        "dwoma", "二", "两", "兩",
        "ふたつ"),
    3: ("three", "три", "трёх", "трое", "троих", "тройк*", "drei", "tres", "trois", "três", "üç", "trzy", "trzech",
        "тремя", "трьома", "trzema", "troje", "trojga", "трьох", "троє", "三", "みっつ"),
    4: ("four", "четыре", "четырёх", "четверо", "четверых", "vier", "cuatro", "quatre", "quatro", "dört", "cztery",
        "czterech", "czworo", "czworga", "четверо", "чотири", "чотирьох", "четырьмя", "чотирма", "czterema", "四",
        "よっつ"),
    5: ("five", "пять", "пяти", "пятеро", "пятёрк*", "пяток", "пятью", "пятёрочк*", "п'ятірк*", "piątkę", "fünf",
        "cinco", "cinq", "beş", "pięć", "pięciu", "pięcioro", "п'ятеро", "п'ять",
        "п'яти", "п'ятьох", "пятерых",
        "五", "いつつ"),
    6: ("six", "шесть", "шести", "шестеро", "sechs", "seis", "altı", "sześć", "sześciu", "шість", "шести",
        "шістьох", "шестеро", "sześcioro", "шестерых", "sześciorga", "六"),
    7: ("seven", "семь", "семи", "sieben", "siete", "sept", "sete", "yedi", "siedem", "siedmiu", "сім", "семи", "七"),
    8: ("eight", "восемь", "восьми", "acht", "ocho", "huit", "oito", "sekiz", "osiem", "ośmiu", "вісім", "восьми",
        "八"),
    9: ("nine", "девять", "девяти", "neun", "nueve", "neuf", "nove", "dokuz", "dziewięć", "дев'ять", "дев'яти", "九"),
    10: ("ten", "десять", "десяти", "десяток", "zehn", "diez", "dix", "dez", "dziesięć", "dziesięciu",
        "десяти", "十"),
    11: ("eleven", "одиннадцать", "onze", "jedenaście", "одинадцять", "十一"),
    12: ("twelve", "dozen", "двенадцать", "дюжин*", "zwölf", "doce", "douze", "doze", "dwanaście", "дванадцять",
        "十二"),
    13: ("thirteen", "тринадцать", "dreizehn", "trece", "treize", "treze", "trzynaście", "тринадцять", "十三"),
    14: ("fourteen", "четырнадцать", "vierzehn", "catorce", "quatorze", "czternaście", "чотирнадцять", "十四"),
    15: ("fifteen", "пятнадцать", "fünfzehn", "quince", "quinze", "piętnaście", "п'ятнадцять", "十五"),
    16: ("sixteen", "шестнадцать", "sechzehn", "dieciséis", "seize", "dezesseis", "szesnaście", "шістнадцять", "十六"),
    18: ("eighteen", "восемнадцать", "achtzehn", "dieciocho", "dezoito", "osiemnaście", "вісімнадцять", "十八"),
    20: ("twenty", "двадцать", "zwanzig", "veinte", "vingt", "vinte", "yirmi", "dwadzieścia", "двадцять", "二十"),
    30: ("thirty", "тридцать", "dreißig", "treinta", "trente", "trinta", "otuz", "trzydzieści", "тридцять", "三十"),
    40: ("forty", "сорок", "vierzig", "cuarenta", "quarante", "quarenta", "kırk", "czterdzieści", "四十"),
    50: ("fifty", "пятьдесят", "fünfzig", "cincuenta", "cinquante", "cinquenta", "elli", "pięćdziesiąt", "五十"),
    100: ("hundred", "сто", "hundert", "cien", "cent", "cem", "yüz", "sto", "百"),
}
_ORDINALS: Mapping[int, tuple[str, ...]] = {
    1: ("first", "1st", "перв*", "erste*", "primer*", "premier", "première", "primeir*", "ilk",
        "ilki*", "birinci*", "pierwsz*",
        "перш*", "第一*", "最初*", "一番目", "1番目", "一つ目", "1つ目", "头一个"),
    2: ("second", "2nd", "втор*", "zweite*", "segund*", "second*", "deuxième", "ikinci*", "drug*", "друга", "друге",
        "другу", "другий", "другої", "другою", "другій", "другого", "другому", "другим", "第二*",
        "二番目", "2番目", "二つ目", "2つ目"),
    3: ("third", "3rd", "трет*", "dritte*", "tercer*", "troisième", "terceir*", "üçüncü*", "trzeci*", "第三*",
        "三番目",
        "3番目", "三つ目", "3つ目"),
    4: ("fourth", "4th", "четверт*", "четвёрт*", "vierte*", "cuart*", "quatrième", "quart*", "dördüncü*", "czwart*",
        "第四*", "四番目", "4番目", "四つ目", "4つ目"),
    5: ("fifth", "5th", "пят*", "fünfte*", "quint*", "cinquième", "beşinci*", "piąt*", "п'ят*", "第五*", "五番目",
        "5番目"),
    6: ("sixth", "6th", "шест*", "sechste*", "sext*", "sixième", "altıncı*", "szóst*", "шост*", "第六*", "六番目"),
    7: ("seventh", "7th", "седьм*", "siebte*", "séptim*", "septième", "sétim*", "yedinci*", "siódm*", "сьом*",
        "第七*"),
    8: ("eighth", "8th", "восьм*", "achte*", "octav*", "huitième", "oitav*", "sekizinci*", "ósm*", "第八*"),
    9: ("ninth", "9th", "девят*", "neunte*", "noven*", "neuvième", "non*", "dokuzuncu*", "dziewiąt*", "дев'ят*",
        "第九*"),
    10: ("tenth", "10th", "десят*", "zehnte*", "décim*", "dixième", "onuncu*", "dziesiąt*", "第十*"),
}
_LAST = ("last", "bottom", "последн*", "letzte*", "últim*", "dernier", "dernière", "son", "sonuncu*", "ostatni*",
         "останн*", "最后*", "最後*")
# fmt: on
LAST = -1
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
    "十": 10,
}


def numbers(text: str) -> list[int]:
    """The numbers in `text`, in order, up to 100 where they are words: "three or 4" gives 3, 4."""
    readable = plain(text)
    found = {match.start(): int(match.group()) for match in _DIGITS.finditer(readable)}
    found |= {start: value for start, _, value in _worded(readable, _CARDINAL_FORMS)}
    found |= {start: value for start, _, value in _han(readable)}
    return [found[place] for place in sorted(found)]


def cardinal_words(first: int, last: int) -> list[str]:
    """The words for the numbers from `first` to `last` in all languages; not those that begin words of others."""
    return [word for value in range(first, last + 1) for word in _CARDINALS.get(value, ()) if not word.endswith("*")]


def with_digits(text: str) -> str:
    """`text` with its number words in digits: "six or seven" gives "6 or 7"."""
    worded = {start: (end, value) for start, end, value in _worded(text, _CARDINAL_FORMS)}
    worded |= {start: (end, value) for start, end, value in _han(text)}
    parts, position = [], 0
    for start in sorted(worded):
        end, value = worded[start]
        if start >= position:
            parts += [text[position:start], str(value)]
            position = end
    return "".join([*parts, text[position:]])


def ordinals(text: str) -> list[int]:
    """Which ones `text` means: 1 is the first, LAST the last."""
    readable = plain(text)
    found = _worded(readable, _ORDINAL_FORMS)
    if not found:
        digits = [(match.start(), int(match.group())) for match in _DIGITS.finditer(readable)]
        found = [(place, place, value) for place, value in digits if value]
    if not found:
        # "number two", "номер два"
        found = _worded(readable, _CARDINAL_FORMS)
    return [value for _, _, value in sorted(found)]


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


_CARDINAL_FORMS = _forms(_CARDINALS)
_ORDINAL_FORMS = _forms({**_ORDINALS, LAST: _LAST})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _worded(text: str, forms: tuple[dict[str, int], list[tuple[str, int]]]) -> list[tuple[int, int, int]]:
    """Start, end and value of each number word."""
    exact, stems = forms
    found = []
    for match in _WORD.finditer(text):
        word = fold(bare(match.group()))
        value = exact.get(word)
        if value is None:
            value = next((number for stem, number in stems if word.startswith(stem)), None)
        if value is not None:
            found.append((match.start(), match.end(), value))
    return found


def _han(text: str) -> list[tuple[int, int, int]]:
    """Numbers at the beginning of a Chinese or Japanese phrase: 三个, 两款, 十二歳."""
    found = []
    for match in re.finditer(r"[一二两兩俩三仨四五六七八九十]+", text):
        written = match.group()
        tens, _, ones = written.partition("十")
        if "十" in written:
            value = 10 * (_HAN.get(tens, 1) if tens else 1) + (_HAN.get(ones, 0) if ones else 0)
        elif len(written) == 1:
            value = _HAN[written]
        else:
            continue
        found.append((match.start(), match.end(), value))
    return found
