"""Reads the ages of pupils from what words that are surely said of who plays tell of their school: "lycéen", "4º ESO".

Much of it means something else in a whole message ("ESO" is a game, "seconde" a second), so that these are read in
words that are marked as an age alone. Classes that are named as such `school_classes.py` reads anywhere.
"""

from __future__ import annotations

import re

from services.gateway.understanding.amounts.counting.numbers import ordinals, with_digits
from services.gateway.understanding.plain_text import bare, pattern, plain

_AGE_IN_FIRST_CLASS = 6
_LAST_CLASS = 12
# fmt: off
_BEFORE_SCHOOL = (4, pattern(
    r"\breception\b|\b(?:petite|moyenne|grande) section\b|\bподготовишк\w+|\bподготовительн\w+|\b(?:старш|средн|"
    r"младш)\w+ групп\w+|\bсадик\w*|\bсадк\w+|"
    r"\bjardim\b|\binfantil\b|\banasınıf\w*|小さい(?:子|お子)|小さな(?:子|お子)|小宝宝"))
_STARTS_SCHOOL = pattern(
    r"\b(?:start(?:s|ing)? school|okula (?:başl|baslay)\w*|(?:идёт|пойдёт|пошла|пошёл) в школу|(?:йде|піде) до школи|"
    r"(?:idzie|pójdzie) do szkoły|kommt in die schule|(?:ein)?geschult|einschul\w*|schulanfäng\w*|empieza el cole\w*|"
    r"entre à l['’]école|"
    r"vai (?:para|pra) a escola|первачк\w+|першач\w+|первачок|pierwszak\w*)\b")
# Kinds of schools, by the age in their first year, and whether their years are counted anew.
_STAGES = tuple(
    (age, is_counted, pattern(words))
    for age, is_counted, words in (
        (12, True, r"\d\W{0,3}[oa]? ?(?:de (?:la )?)?ESO\b|\bla ESO\b|"
                    r"\bsecundaria\b|中(?=[123一二三])|中学(?=[123一二三])|初中|初(?=[123一二三])|[國国]中"),
        (16, True, r"\bbachiller\w*"),
        (15, True, r"高校|高中|(?<!身)高(?=[123一二三])"),
        (16, False, r"\bsixth[- ]form\w*|\boberstufe\w*|\bлицеист\w*"),
        (15, False, r"\blyc[ée]e(?:n|ns|nne|nnes)?\b|\bliceali\w+|\bliceum\b|\bensino médio\b|\bстаршеклассни\w+|"
                    r"\bстаршокласни\w+|\bstarszoklasi\w+"),
        (17, False, r"\babitur\w*|\bmaturzy\w+|\bвыпускни\w+|\bвипускни\w+"),
        (13, False, r"\bgenç(?:ler)?\w{0,3}\b|\bkonfirmand\w+"),
        (17, False, r"\blise son\w*"),
        (14, False, r"\blise(?:li|de|ye|nin)?\w{0,3}\b|\bhigh[- ]?school\w*"),
        (11, False, r"\bcoll[ée]g(?:ien|iens|ienne|iennes|e)\b|\bmiddle[- ]?school\w*|\bfundamental (?:2|ii)\b|"
                    r"\b3\W{0,3}ciclo"),
        (10, False, r"\bortaokul\w*|\b2\W{0,3}o? ?ciclo\b|小学校?高学年"),
        (6, False, r"\bfundamental (?:1|i)\b|\b1\W{0,3}o? ?ciclo\b|\bprimária\b|\bprimaria\b|小学校?低学年"),
    )
)
_THIRD_AGE = pattern(r"\b(?:age|edad|idade|âge|возраст\w*)\b")
# French classes of the higher schools count down.
_FRENCH = tuple(
    (age, pattern(rf"^(?:(?:niveau|classe|classe de|en|élèves? de) )?(?:{names})$"))
    for age, names in (
        (11, r"sixième|6e|6ème"), (12, r"cinquième|5e|5ème"), (13, r"quatrième|4e|4ème"), (14, r"troisième|3e|3ème"),
        (15, r"seconde|2nde|2de"), (16, r"première|1ère|1re"), (17, r"terminale?s?|tle"),
    )
)
_NUMBERED = pattern(
    r"\bklasse (\d{1,2})\b|\b(\d{1,2})\W{0,2}[a-dа-г](?: класс?| клас| klas\w*)?$|\bkl(?:asa|asy)? (\d{1,2})|"
    # The sign of an ordinal is an "o" or an "a" in what `plain` gives.
    r"\b(\d{1,2})\W?[oa] ?(?:ano|curso|grado|primaria|série)\b")
_YEAR = pattern(r"\byear (\d{1,2})\b")
_ORDINAL_CLASS = pattern(
    r"\b(?:\w*klasse|volksschule|schuljahr|classe|clase|aula|curso|grado|grade|año|ano|série|klas\w+|класс?\w*|"
    r"sınıf\w*)\b|"
    # Spanish and Portuguese say the class alone: "para un aula de quinto".
    r"^(?:de )?(?:primero|tercero|cuarto|quinto|sexto|sétimo|oitavo)$")
# fmt: on


def age_at_school(text: str) -> int | None:
    """How old somebody is at least of whom an age is told so; None if `text`, words for an age, tells no school."""
    readable = bare(plain(text)).strip()
    for age, words in (_BEFORE_SCHOOL, (_AGE_IN_FIRST_CLASS, _STARTS_SCHOOL), *_FRENCH):
        if words.search(readable):
            return age
    for age, is_counted, words in _STAGES:
        if words.search(readable):
            return age + (_year(readable) - 1 if is_counted else 0)
    if match := _YEAR.search(readable):
        return min(int(match[1]), _LAST_CLASS) + _AGE_IN_FIRST_CLASS - 2
    if match := _NUMBERED.search(bare(with_digits(plain(text))).strip()):
        return min(int(next(filter(None, match.groups()))), _LAST_CLASS) + _AGE_IN_FIRST_CLASS - 1
    return _of_an_ordinal(readable)


def _year(text: str) -> int:
    """Which year of a school is told, the first one if none is."""
    told = re.search(r"[1-6]", with_digits(text))
    found = int(told.group()) if told else next(iter(ordinals(text)), 1)
    return found if 1 <= found <= 6 else 1


def _of_an_ordinal(text: str) -> int | None:
    """The age in a class that is told by its place, or that of a birthday: "zweite Klasse", "zum zehnten"."""
    if re.search(r"\d", with_digits(text)) or _THIRD_AGE.search(text):
        return None
    place = next(iter(ordinals(text)), 0)
    if place < 1:
        return None
    return place + _AGE_IN_FIRST_CLASS - 1 if _ORDINAL_CLASS.search(text) else place if place > 2 else None
