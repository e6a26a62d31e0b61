"""Reads the ages of children from the school classes that they are said to be in, in eleven languages.

A school year is a year of age: who is in the first class is six at least. Where classes are called by names (French
"CE1", German "Erstklässler") those are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.gateway.understanding.amounts.counting.numbers import with_digits
from services.gateway.understanding.plain_text import bare, pattern, plain

_AGE_IN_FIRST_CLASS = 6
_LAST_CLASS = 12
# Endings are closed: "классных", "klasycznych" and "первоклассная" praise games.
_CLASS = r"класс?(?:а|у|е|і|и|ы|ом|ов|ів|ах|ник\w*)?\b"
_KLASA = r"klas(?:a|y|ie|ę|ą|ach)?\b"
_PUPIL = r"класс?(?:ник|ниц|нич)\w*"
_SCHOOL_YEAR = r"ano (?:escolar|da escola|d[oe] (?:ensino )?(?:fundamental|primário))"
# What is first-rate is "birinci sınıf" in Turkish, too, "erste Klasse" in German, "primera clase" in Spanish: only a
# class that somebody goes to, or a pupil of it, is one of a school.
_SCHOOL_FIRST = (
    r"birinci sınıf\w*+(?! (?:bir|kalite|oyun|grafik|hikaye|eğlence|deneyim|strateji|yapım|korku|aksiyon|macera|rpg))|"
    r"(?:in|geht in|besucht) (?:die|der|einer?) (?:erste|ersten) klasse|"
    r"(?:en|de) primer (?:curso|grado)"
)
_GOES_TO_SCHOOL_FIRST = re.compile(
    r"小学校?[にへ](?:上が|あが|入)|小学校?入学|新一年生|ピカピカの一年生|(?:上|读|念)小学了?$|刚上小学"
)
# The stems of these classes: Russian and Ukrainian pupils and places, Polish, German, English, Turkish.
_HIGHER_CLASSES = (
    (6, "шести", "шест|шост", "szóst", "sechst", "sixth", "altıncı"),
    (7, "семи", "седьм|сьом", "siódm", "siebt", "seventh", "yedinci"),
    (8, "восьми", "восьм", "ósm", "acht", "eighth", "sekizinci"),
    (9, "девяти|дев['’ʼ]яти", "девят|дев['’ʼ]ят", "dziewiąt", "neunt", "ninth", "dokuzuncu"),
    (10, "десяти", "десят", "dziesiąt", "zehnt", "tenth", "onuncu"),
    (11, "одиннадцати|одинадцяти", "одиннадцат|одинадцят", "jedenast", "elft", "eleventh", "on birinci"),
)


def _higher_classes() -> Iterator[tuple[int, str]]:
    for place, pupil, cyrillic, polish, german, english, turkish in _HIGHER_CLASSES:
        yield (
            place,
            (
                rf"(?:{pupil}){_PUPIL}|(?:{cyrillic})(?:ый|ий|ой|ом|ого|ому) {_CLASS}|{polish}o?klasi(?:st|śc)\w+|"
                rf"{polish}\w+ {_KLASA}|{german}klässler\w*|{english}[- ]grade\w*|{turkish} sınıf\w*"
            ),
        )


# fmt: off
_NUMBERED = pattern(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[- ]?grade(?:rs?)?\b|\bgrade (\d{1,2})\b|"
    rf"(\d{{1,2}})(?:-?(?:й|го|м|ый|ого))? {_CLASS}|(\d{{1,2}})-?{_PUPIL}|"
    r"(\d{1,2})\.? ?klasse\b|\byear (\d)(?: (?:class|kids?|pupils?|children|student\w*))|"
    r"(\d{1,2})[.º°ro]* (?:de )?primaria|(\d{1,2})[.º°oa]* (?:ano|"
    r"série) do (?:ensino )?fundamental|"
    rf"(\d{{1,2}})(?:\. ?|['’]?(?:inci|ıncı|üncü|uncu|nci|ncı) )sınıf\w*|ilkokul (\d)\b|(\d{{1,2}})\.? ?{_KLASA}|"
    rf"小学(?:校)?(\d)年|(?<!大学)(?<!高校)(?<!中学)(?<![\d高中大])(\d)年生|小(\d)(?!\d|時|时)|(\d)年级"
)
_NAMED = tuple(
    (place, pattern(rf"(?<!\w)(?:{names})"))
    for place, names in (
        (1, rf"first[- ]grade\w*|перво(?:{_PUPIL}|клаш\w+)|перв(?:ый|ом|ого|ому) {_CLASS}|першо{_PUPIL}|"
            rf"перш(?:ий|ому|ого) {_CLASS}|erstklässler\w*|primero de primaria|CP\b|primeiro {_SCHOOL_YEAR}|"
            rf"{_SCHOOL_FIRST}|pierwszoklasi(?:st|śc)\w+|pierwsz\w+ {_KLASA}"),
        (2, rf"second[- ]grade\w*|второ(?:{_PUPIL}|клаш\w+)|втор(?:ой|ом|ого|ому) {_CLASS}|друго{_PUPIL}|"
            rf"друг(?:ий|ому|ого) {_CLASS}|zweitklässler\w*|(?:in|besucht) (?:die|der|einer?) zweiten? klasse|"
            rf"segundo de primaria|CE1\b|segundo {_SCHOOL_YEAR}|"
            rf"ikinci sınıf\w*|drugoklasi(?:st|śc)\w+|drug(?:iej|a) {_KLASA}"),
        (3, rf"third[- ]grade\w*|третье(?:{_PUPIL}|клаш\w+)|трет(?:ий|ьем|ьего|ьему) {_CLASS}|третьо{_PUPIL}|"
            rf"трет(?:ій|ьому|ього) {_CLASS}|drittklässler\w*|(?:in|besucht) (?:die|der|einer?) dritten? klasse|"
            rf"tercero de primaria|CE2\b|terceiro {_SCHOOL_YEAR}|"
            rf"üçüncü sınıf\w*|trzecioklasi(?:st|śc)\w+|trzeci\w* {_KLASA}"),
        (4, rf"fourth[- ]grade\w*|четверо(?:{_PUPIL}|клаш\w+)|четв[её]рт(?:ый|ом|ого|ому) {_CLASS}|четверто{_PUPIL}|"
            rf"четверт(?:ий|ому|ого) {_CLASS}|viertklässler\w*|(?:in|besucht) (?:die|der|einer?) vierten? klasse|"
            rf"cuarto de primaria|CM1\b|quarto {_SCHOOL_YEAR}|"
            rf"dördüncü sınıf\w*|czwartoklasi(?:st|śc)\w+|czwart\w+ {_KLASA}"),
        (5, rf"fifth[- ]grade\w*|пяти(?:{_PUPIL}|клаш\w+)|пят(?:ый|ом|ого|ому) {_CLASS}|п['’ʼ]яти{_PUPIL}|"
            rf"п['’ʼ]ят(?:ий|ому|ого) {_CLASS}|fünftklässler\w*|quinto de primaria|CM2\b|quinto {_SCHOOL_YEAR}|"
            rf"beşinci sınıf\w*|piątoklasi(?:st|śc)\w+|piąt\w+ {_KLASA}"),
        *_higher_classes(),
    )
)
# fmt: on


def ages_in_classes(text: str) -> list[int]:
    """How old children are at least in the school classes that `text` names."""
    readable = bare(plain(text))
    digits = bare(with_digits(plain(text)))
    classes = [int(next(filter(None, match.groups()))) for match in _NUMBERED.finditer(digits)]
    classes += [place for place, names in _NAMED if names.search(readable)]
    classes += [1] if _GOES_TO_SCHOOL_FIRST.search(text) else []
    return [_AGE_IN_FIRST_CLASS - 1 + place for place in classes if 1 <= place <= _LAST_CLASS]
