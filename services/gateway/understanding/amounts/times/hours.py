"""Reads how long a game may take, in eleven languages: "under 10 hours", "на пару вечеров", "all summer"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.gateway.understanding.amounts.counting.numbers import numbers, with_digits
from services.gateway.understanding.amounts.times.times_words import (
    AT_LEAST,
    AT_MOST,
    BREAK,
    DAY,
    EVENING,
    HALF_A_DAY,
    HALF_AN_HOUR,
    HOUR,
    HOUR_AND_A_HALF,
    LESSON,
    LONG,
    MINUTE,
    NEAR_TO,
    NO_TIME,
    NOT_LONG,
    ONE_BIG_GAME,
    ONE_SMALL_GAME,
    QUARTERS,
    SHORT,
    SOME_HOURS,
    SOME_MINUTES,
    SURE_EVENING,
    UNBOUNDED,
    UNDER,
    VAST,
    WEEK,
    WEEKEND,
    WITHIN_A_MONTH,
)
from services.gateway.understanding.plain_text import bare, pattern, plain

# What usually goes for short and for long: an evening or two, and some weeks of evenings.
SHORT_HOURS, LONG_HOURS = 10.0, 40.0
# How much of such times is played: an evening of a week of evenings is no whole day.
_EVENING_HOURS = 5.0
_WEEKEND_HOURS = 15.0
# A single day is played through.
_DAY_HOURS, _ONE_DAY_HOURS = 4.0, 8.0
_WEEK_HOURS, _MONTH_HOURS = 25.0, 60.0
# "About 20 hours" is no game of eight; of a few hours nobody means that they must not be fewer.
_SHARE_OF_ABOUT, _LEAST_OF_A_LONG_GAME = 0.6, 15.0
_BREAK_HOURS, _LESSON_HOURS = 1.0, 0.75
_SOME_MINUTES_HOURS = 0.25
# More evenings, days or weeks than these are a long time, whatever their number.
_MOST_COUNTED = 10


@dataclass(frozen=True, slots=True)
class Hours:
    """Bounds in hours; 0 is no bound.

    `is_about` if a number was said alone, which is read as the most; `is_much` if who refuses it wants less, as "not
    half a day" does, and not more, as "not one evening" does.
    """

    least: float = 0.0
    most: float = 0.0
    is_about: bool = False
    is_much: bool = False


_NUMBER = r"(?<![\d.,])(\d{1,4}(?:[.,]\d)?)"
_TO = r"\s?(?:-|–|—|~|to|or|and|до|или|и|bis|oder|und|a|o|y|à|ou|et|e|ile|veya|або|чи|і|та|do|lub|i|から|到|至|、)\s?"
_AROUND = r"(?:\+?[\s-]{0,2}|\sd['’])(?:[来多几]?[个個]?)"
_MEASURED = tuple(
    (
        hours,
        re.compile(
            # "Ten minutes", "6 to 8 hours", and as Slavic languages say about how many: "минут на двадцать".
            rf"{_NUMBER}(?:{_TO}{_NUMBER}|\s{_NUMBER})?{_AROUND}(?:{unit})|"
            rf"(?:{unit})\s(?:(?:на|за|по|в|у|до|z|ze|na|w|około|do)\s)?{_NUMBER}(?:{_TO}{_NUMBER})?(?!\s?(?:{MINUTE}|"
            rf"{HOUR}))",
            re.IGNORECASE,
        ),
    )
    for hours, unit in ((1 / 60, MINUTE), (1.0, HOUR))
)
_MOST_BARE_HOURS = 1_000
_BARE_NUMBER = re.compile(r"(?:[^\d\s]+ ){0,3}\d+(?:(?:[-–、]| \w+ )\d+)?")
_HAS_HOURS = re.compile(HOUR, re.IGNORECASE)
# Ukrainian shortens its hours to what is a year in Russian, which counts several by another word and one as "1 год".
_SHORTENED = re.compile(r"(?<![\d.,])(\d{0,2}[02-9]|11) ?год\b\.?", re.IGNORECASE)
# "2h30" and "zweieinhalb Stunden".
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}) ?h ?([0-5]\d)(?!\d)", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"(?<![\d.,])(\d{1,2})(?: and a half| y medi[ao]| et demie?| e meia| с половиной| з половиною| i pol| bucuk)(?!\w)",
    re.IGNORECASE,
)
_GERMAN_HALVES = tuple(
    (pattern(rf"\b{word}einhalb\b"), f"{number}.5") for number, word in ((2, "zwei"), (3, "drei"), (4, "vier"))
)
_BOTH_UNITS = re.compile(rf"{_NUMBER}\s?(?:{HOUR})\D{{0,6}}{_NUMBER}\s?(?:{MINUTE})", re.IGNORECASE)


def read_hours(text: str) -> Hours | None:
    """How long a game is to take; None if `text` does not tell. A number without "at least" is the most.

    Reads any words: of those that are surely a length `read_length` reads more.
    """
    readable = bare(plain(text))
    if (said := _in_hours(readable)) is not None:
        return said
    for words, most in ((SURE_EVENING, _EVENING_HOURS), (WEEKEND, _WEEKEND_HOURS)):
        if words.search(readable):
            return Hours(most=most)
    return _short_or_long(readable)


def read_length(text: str) -> Hours | None:
    """The same of words that surely tell a length: days and months, "a big one", and a number of hours without a unit
    ("five" of "at most five hours")."""
    readable = bare(plain(text))
    if NO_TIME.search(readable):
        return Hours(most=SHORT_HOURS)
    if (said := _in_hours(readable) or _of_times(readable) or _short_or_long(readable)) is not None:
        return said
    if ONE_SMALL_GAME.fullmatch(readable.strip()):
        return Hours(most=SHORT_HOURS)
    if ONE_BIG_GAME.fullmatch(readable.strip()):
        return Hours(least=LONG_HOURS)
    # A greater number without a unit tells no length.
    found = [float(number) for number in numbers(readable) if 1 < number <= _MOST_BARE_HOURS]
    return _bounded(readable, found) if found and _BARE_NUMBER.fullmatch(with_digits(readable).strip()) else None


def is_in_shortened_hours(text: str) -> bool:
    """Whether words tell a number of hours as Ukrainian shortens them: "до 20 год."."""
    return _SHORTENED.search(text) is not None


def _in_hours(said: str) -> Hours | None:
    text = _SHORTENED.sub(r"\1 годин", said)
    if SOME_MINUTES.search(text):
        return Hours(most=_SOME_MINUTES_HOURS)
    if hours := _told(text):
        return _bounded(text, hours)
    return _unnumbered(text) if _HAS_HOURS.search(text) else None


def _short_or_long(text: str) -> Hours | None:
    if NOT_LONG.search(text):
        return Hours(most=SHORT_HOURS)
    if SHORT.search(text):
        return Hours(most=SHORT_HOURS)
    return Hours(least=LONG_HOURS) if LONG.search(text) else None


def _told(text: str) -> list[float]:
    """The numbers of hours that are said, and fractions of an hour."""
    digits = _AND_A_HALF.sub(r"\1.5", bare(with_digits(text)))
    for words, number in _GERMAN_HALVES:
        digits = words.sub(number, digits)
    if both := _BOTH_UNITS.search(digits) or _CLOCK.search(digits):
        return [_value(both[1]) + _value(both[2]) / 60]
    found = []
    for hours, form in _MEASURED:
        for match in form.finditer(digits):
            found += [_value(each) * hours for each in match.groups() if each]
    found = [each for each in found if each > 0]
    if found not in ([], [1.0]):
        has_a_half = (
            HOUR_AND_A_HALF.search(text) is not None and len(found) == 1 and found[0] >= 1 and found[0] % 1 == 0
        )
        return [found[0] + 0.5] if has_a_half else found
    for hours, form in (*QUARTERS, (1.5, HOUR_AND_A_HALF)):
        if form.search(text) and (hours < 1 or _HAS_HOURS.search(text)):
            return [hours]
    return [0.5] if found and HALF_AN_HOUR.search(text) else found


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _bounded(text: str, hours: list[float]) -> Hours:
    is_under, is_at_most = UNDER.search(text) is not None, AT_MOST.search(text) is not None
    # "От 20 до 40 часов" is bounded at both ends.
    if AT_LEAST.search(text) and not is_at_most and not (is_under and len(hours) > 1):
        return Hours(least=max(hours))
    is_bound = is_under or is_at_most
    if len(hours) > 1:
        return Hours(least=0.0 if is_at_most else min(hours), most=max(hours))
    if not is_bound and hours[0] >= _LEAST_OF_A_LONG_GAME and NEAR_TO.search(text):
        return Hours(least=_SHARE_OF_ABOUT * hours[0], most=hours[0], is_about=True)
    return Hours(most=hours[0], is_about=not is_bound)


def _of_times(text: str) -> Hours | None:
    """How long evenings, days and weeks are played for; None if none are said."""
    if WITHIN_A_MONTH.search(text):
        return Hours(most=_MONTH_HOURS)
    if UNBOUNDED.search(text):
        return Hours(least=LONG_HOURS)
    many = max(numbers(text), default=1)
    for words, each, is_much in (
        (WEEKEND, _WEEKEND_HOURS, False),
        (HALF_A_DAY, _EVENING_HOURS, True),
        (BREAK, _BREAK_HOURS, False),
        (LESSON, _LESSON_HOURS, False),
        (EVENING, _EVENING_HOURS, many > 1),
        (WEEK, _WEEK_HOURS, True),
        (DAY, _DAY_HOURS if many > 1 else _ONE_DAY_HOURS, True),
    ):
        if words.search(text):
            if not 1 <= many <= _MOST_COUNTED:
                return Hours(least=LONG_HOURS)
            is_least = AT_LEAST.search(text) is not None and not AT_MOST.search(text)
            return Hours(least=many * each) if is_least else Hours(most=many * each, is_much=is_much)
    return None


def _unnumbered(text: str) -> Hours:
    """What "under an hour", "half an hour", "more than an hour" or "hundreds of hours" mean."""
    if VAST.search(text):
        return Hours(least=LONG_HOURS)
    is_least = AT_LEAST.search(text) and not AT_MOST.search(text)
    for hours, words in ((1.5, HOUR_AND_A_HALF), (2.0, SOME_HOURS), (0.5, HALF_AN_HOUR)):
        if words.search(text):
            return Hours(least=LONG_HOURS if hours > 1 else hours) if is_least else Hours(most=hours)
    return Hours(least=1.0) if is_least else Hours(most=1.0)
