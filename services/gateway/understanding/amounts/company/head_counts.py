"""Reads numbers that count people alone, in eleven languages: "семеро", "elf Leute", "once personas", "на восьмерых".

`numbers.py` reads what counts anything. Here are forms for people, and words that are numbers only beside people:
"once" is eleven in Spanish, and "on" ten in Turkish.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_TURKISH_PEOPLE = r"(?:kişi|oyuncu|arkadaş|öğrenci|kız|erkek|çocuk|genç|kuzen)\w*"
_TURKISH_ONES = (
    ("bir", 1), ("iki", 2), ("üç", 3), ("dört", 4), ("beş", 5), ("altı", 6), ("yedi", 7), ("sekiz", 8), ("dokuz", 9),
)
_COUNTS = (
    *((10 + ones, pattern(rf"\bon ?{word} {_TURKISH_PEOPLE}")) for word, ones in _TURKISH_ONES),
    (4, pattern(
        r"\b(?:two|две|дві|zwei|dos|deux|dois|iki|dwie|2) (?:couples?|пары|пари|paare?|parejas|casais|çift\w*|pary)\b|"
        r"两对|二组情侣"
    )),
    (30, pattern(r"\b(?:тридцат[ьи]|тридцять(?:ох)?|trzydzieś\w*|trzydziest\w*|trentaine|dreißig|otuz)\b")),
    (20, pattern(r"\b(?:двадцат[ьи]|двадцять(?:ох)?|двадцяти|dwudziest\w*|vingtaine|zwanzig|veintena|yirmi)\b")),
    (19, pattern(r"\b(?:neunzehn|dix-neuf|diecinueve|dezenove|nineteen)\b")),
    (17, pattern(r"\b(?:siebzehn|dix-sept|diecisiete|dezessete|seventeen)\b")),
    (15, pattern(r"\b(?:пятнадцат[ьи]|п['’ʼ]?ятнадцят\w*|piętnast\w*|quinzaine)\b")),
    (12, pattern(
        r"\b(?:двенадцат[ьи]|двенадцатером|дванадцят\w*|dwunast\w*|zu zwölft|dutzend|dozen|douzaine|docena|dúzia|"
        r"düzine|tuzin|дюжин[аыу])\b"
    )),
    (11, pattern(
        r"\b(?:одиннадцат[ьи]|одинадцят\w*|jedenast\w*|(?:zu )?elft?\b|"
        r"(?<!at )once(?: (?:personas?|jugador\w*|amig\w+|primos?|primas?|colegas|alumn\w+|gente)|$))"
    )),
    (10, pattern(
        rf"\b(?:десятер\w*|десять(?:ох|ма)?|десят[иь]|dziesięcior\w*|dziesiątk\w*|zu zehnt|dizaine|decena|"
        rf"on {_TURKISH_PEOPLE})"
    )),
    (9, pattern(r"\b(?:девятер\w*|дев['’ʼ]?ят(?:еро|ьох|ьом)|dziewięcior\w*|dziewięciu|zu neunt)\b")),
    (8, pattern(r"\b(?:в?восьмер\w*|в?восьм(?:ьох|ьом|еро)|вісьмох|ośmior\w*|ośmiu|ósemk\w*|zu acht)\b")),
    (7, pattern(
        r"\b(?:в?семер(?:о|ых|ым|ыми|ом)|[ву]?сім(?:ох|ом|а)|siedmior\w*|siedmiu|siódemk\w*|zu siebt)\b"
    )),
    (6, pattern(r"\b(?:шістьом|шістьома|szóstk\w*|sześcior\w*)\b")),
    (5, pattern(r"\b(?:п['’ʼ]ят(?:ьох|еро|ьом|ьома)|pięcior\w*|piątk\w*|beşli\w*)\b")),
    (4, pattern(r"\b(?:czwórk\w*|dörtlü\w*)\b")),
    (3, pattern(r"\b(?:trio|трио|тріо|trójk\w*|üçlü\w*)\b")),
    (2, pattern(r"\b(?:duos?|дуэт\w*|дует\w*|duet\w*|dwójk\w*|ikili\w*)\b")),
)
# "Seven or eight people": so many at most.
_ABOUT = re.compile(r"([二三四五六七八])([三四五六七八九])个?人")
_HAN = "零一二三四五六七八九"
# fmt: on


def head_count(text: str) -> int:
    """How many people words about players count in a form for people; 0 if in none."""
    readable = bare(plain(text))
    if (about := _ABOUT.search(readable)) is not None:
        return _HAN.index(about[2])
    return next((count for count, words in _COUNTS if words.search(readable)), 0)
