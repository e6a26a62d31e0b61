"""Reads the ages of children from the school classes that they are said to be in, in eleven languages.

A school year is a year of age: who is in the first class is six at least. Where classes are called by names (French
"CE1", German "Erstklässler") those are listed up to the fifth.
"""

from __future__ import annotations

from services.gateway.understanding.amounts.numbers import with_digits
from services.gateway.understanding.plain_text import bare, pattern, plain

_AGE_IN_FIRST_CLASS = 6
_LAST_CLASS = 12
# fmt: off
_NUMBERED = pattern(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[- ]?grade(?:rs?)?\b|\bgrade (\d{1,2})\b|(\d{1,2})(?:-?(?:й|го|м|ый|ого))? класс?\w*|"
    r"(\d{1,2})\. ?klasse\b|(\d{1,2})[.º°ro]* (?:de )?primaria|(\d{1,2})[.º°oa]* (?:ano|"
    r"série) do (?:ensino )?fundamental|"
    r"(\d{1,2})\. ?sınıf\w*|(\d{1,2})\.? ?klas[ayięe]\w*|小学(?:校)?(\d)年|小(\d)(?!\d|時|时)|(\d)年级"
)
_NAMED = tuple(
    (place, pattern(rf"(?<!\w)(?:{names})"))
    for place, names in (
        (1, r"first[- ]grade\w*|перво(?:классн|клаш)\w+|первый класс|першоклас\w+|erstklässler\w*|"
            r"primero de primaria|CP\b|"
            r"primeiro ano|birinci sınıf\w*|pierwszoklas\w+|pierwsz\w+ klas\w+"),
        (2, r"second[- ]grade\w*|второкласс\w+|второй класс|другоклас\w+|zweitklässler\w*|segundo de primaria|CE1\b|"
            r"segundo ano|ikinci sınıf\w*|drugoklas\w+|drug(?:iej|a) klas\w+"),
        (3, r"third[- ]grade\w*|третьекласс\w+|третий класс|третьоклас\w+|drittklässler\w*|tercero de primaria|CE2\b|"
            r"terceiro ano|üçüncü sınıf\w*|trzecioklas\w+|trzeci\w+ klas\w+"),
        (4, r"fourth[- ]grade\w*|четверокласс\w+|четвертоклас\w+|viertklässler\w*|cuarto de primaria|CM1\b|quarto ano|"
            r"dördüncü sınıf\w*|czwartoklas\w+|czwart\w+ klas\w+"),
        (5, r"fifth[- ]grade\w*|пятикласс\w+|п['’ʼ]ятиклас\w+|fünftklässler\w*|quinto de primaria|CM2\b|quinto ano|"
            r"beşinci sınıf\w*|piątoklas\w+|piąt\w+ klas\w+"),
    )
)
# fmt: on


def ages_in_classes(text: str) -> list[int]:
    """How old children are at least in the school classes that `text` names."""
    readable = bare(plain(text))
    digits = bare(with_digits(plain(text)))
    classes = [int(next(filter(None, match.groups()))) for match in _NUMBERED.finditer(digits)]
    classes += [place for place, names in _NAMED if names.search(readable)]
    return [_AGE_IN_FIRST_CLASS - 1 + place for place in classes if 1 <= place <= _LAST_CLASS]
