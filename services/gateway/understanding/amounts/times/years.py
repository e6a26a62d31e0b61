"""Reads when games came out from the words that say so, in eleven languages: "before 2010", "последние пять лет"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from services.gateway.understanding.amounts.counting.numbers import numbers, ordinals
from services.gateway.understanding.amounts.terms.prices import sum_places
from services.gateway.understanding.amounts.times.decades import decade_places, read_decade
from services.gateway.understanding.amounts.times.eras import read_era
from services.gateway.understanding.amounts.times.year_words import (
    AFTER,
    AROUND,
    BARE_TWO_DIGITS,
    BEFORE,
    DATED,
    DECADES_UNIT,
    GERMAN_YEAR,
    HALF_RANGE,
    HAN_YEAR,
    LAST,
    LAST_CENTURY,
    LASTING_UNTIL_NOW,
    MODERN,
    MONTHS,
    MORE_YEARS,
    NOT_AFTER,
    NOT_BEFORE,
    NOT_MORE_YEARS,
    OLD,
    OR_EARLIER,
    ORDINAL_YEARS,
    PARTS_OF_DECADES,
    RANGE_OF_SHORT_YEARS,
    RECENT,
    ROMANISED_DECADE,
    SEASON,
    SHORT_RANGE,
    SHORT_YEARS,
    SINCE,
    THAN_SOMETHING,
    THIS,
    THIS_CENTURY,
    TWO_DIGITS,
    TWO_DIGITS_OF_THIS_CENTURY,
    UNTIL,
    UNTIL_NOW,
    WORDED_YEAR,
    YEAR,
    YEARS_OF_A_RANGE,
    YEARS_OLD,
    YEARS_UNIT,
    YOUNGER,
)
from services.gateway.understanding.plain_text import bare, pattern, plain

# "Recent" and "new" mean the last years, "modern" some more, "old" and "retro" what is at least so many years ago.
_RECENT_YEARS = 3
_MODERN_YEARS = 10
_OLD_YEARS = 15
# "Around 2005" takes these more on each side.
_YEARS_AROUND = 1
# Further ahead no game has been announced.
_YEARS_AHEAD = 5
_DECADE_YEARS = 10
_FIRST_OF_THE_CENTURY = 2001
# Games of earlier years are not looked for by two digits.
_FIRST_SHORT_YEAR = 70
_EITHER = pattern(
    r"\b(?:or|and|или|либо|и|oder|und|o|u|y|ou|et|e|ve|veya|ya da|d[ea] olur|або|чи|і|й|lub|albo|czy|i)\b|[,;/、，]|"
    r"或者?|还是|和|跟|的|でも|か|も"
)
# Letters before a bound in which words are looked for that refuse it.
_FAR_BEFORE = 24


@dataclass(frozen=True, slots=True)
class YearRange:
    """First and last year of release, both included; 0 is no bound."""

    first: int = 0
    last: int = 0


def read_years(text: str, *, this_year: int) -> YearRange | None:
    """The years that `text` means; None if it says none, or one that is far from here yet.

    "Old" is at least 15 years ago, "new" at most 3.
    """
    found = _read_years(bare(plain(text)), this_year)
    is_far = found is not None and bool(this_year) and (found.first or found.last) > this_year + _YEARS_AHEAD
    return None if is_far else found


def _read_years(readable: str, this_year: int) -> YearRange | None:
    years = [int(match) for match in re.findall(rf"(?<!\d){YEAR}(?!\d)", readable)]
    if len(years) < 2 and (span := read_decade(readable, this_year) or (None if years else read_era(readable))):
        return _bounded(readable, *_part_of(readable, *span))
    if (match := SHORT_RANGE.search(readable)) and int(match[2]) > int(match[1][2:]):
        years = [int(match[1]), int(match[1][:2] + match[2])]
    if len(years) == 1 and (match := HALF_RANGE.search(readable)):
        years = [1900 + int(match[1]), *years]
    years = years or [1900 + int(match[1] or match[2]) for match in TWO_DIGITS.finditer(readable)]
    years = years or _range_of_short_years(readable, this_year)
    years = years or _worded(readable) or _of_this_century(readable, this_year) or _short(readable, this_year)
    if len(years) > 1:
        return YearRange(min(years), max(years))
    if years:
        return _bounded(readable, years[0], years[0])
    return _relative(readable, this_year)


def read_short_years(text: str) -> YearRange | None:
    """The years that are said in two digits by words that surely tell a time: "96年以降", "89-93"; None if none are."""
    readable = bare(plain(text))
    if match := ROMANISED_DECADE.search(readable):
        return YearRange(1900 + int(match[1]), 1909 + int(match[1]))
    years = [1900 + int(match[1]) for match in BARE_TWO_DIGITS.finditer(readable)]
    if len(years) > 1:
        return YearRange(min(years), max(years))
    return _bounded(readable, years[0], years[0]) if years else None


def _part_of(text: str, first: int, last: int) -> tuple[int, int]:
    """The years of a decade that words for its part mean: "90年代前半", "the early nineties"."""
    if last - first != _DECADE_YEARS - 1:
        return first, last
    parts = ((first + begin, first + end) for begin, end, words in PARTS_OF_DECADES if words.search(text))
    return next(parts, (first, last))


def _of_this_century(text: str, this_year: int) -> list[int]:
    """A year in two digits, "15-го", where a bound is said that can be no day of a month; none after `this_year`."""
    if not any(words.search(text) for words in (NOT_BEFORE, NOT_AFTER, BEFORE, AFTER)):
        return []
    found = (2000 + int(match[1] or match[2]) for match in TWO_DIGITS_OF_THIS_CENTURY.finditer(text))
    return [year for year in found if year <= this_year]


def _short(text: str, this_year: int) -> list[int]:
    """Years in two digits whose form tells that they are years: "в 25 году", "z 19 roku", "'25"."""
    return _whole(
        (int(next(filter(None, match.groups()))) for match in SHORT_YEARS.finditer(text)),
        this_year,
    )


def _range_of_short_years(text: str, this_year: int) -> list[int]:
    """The first and the last of years in two digits, "23-25 год"; none where the later one is not said last."""
    match = RANGE_OF_SHORT_YEARS.search(text)
    years = _whole(map(int, match.groups()), this_year) if match is not None else []
    return years if len(years) > 1 and years[0] < years[1] else []


def _whole(years: Iterable[int], this_year: int) -> list[int]:
    """Years in two digits with their century; without those of which nobody knows it."""
    newest = this_year % 100 + _YEARS_AHEAD
    return [2000 + year if year <= newest else 1900 + year for year in years if not newest < year < _FIRST_SHORT_YEAR]


def is_a_range_of_years(text: str) -> bool:
    """Whether words are no age and no length of time, but years of release by their form: "23-25 год"."""
    return YEARS_OF_A_RANGE.fullmatch(bare(text).strip()) is not None


def _worded(text: str) -> list[int]:
    """Years that are written in words: "iki bin ikide", "с двадцатого года", "zweitausendfünf", "二〇〇五年"."""
    if (match := WORDED_YEAR.search(text)) or (match := GERMAN_YEAR.search(text)):
        said = re.split(r"[^\w ]", "".join(match.groups()) + text[match.end() :], maxsplit=1)[0].split()[:2]
        # "İki bin ikide": Turkish numbers have endings. "Dwa tysiące siódmy": Polish years have places.
        plain_words = " ".join(word if numbers(word) else word.rstrip("aedtn") for word in said)
        after = next(iter(numbers(plain_words) or ordinals(" ".join(said[:1]))), 0)
        return [2000 + after] if 0 <= after < 100 else []
    if (match := HAN_YEAR.search(text)) is not None:
        if match[1]:
            return [int("".join(str("〇一二三四五六七八九".index(each)) for each in match[1].replace("零", "〇")))]
        return [2000 + next(iter(numbers(match[2])), 0)]
    return [year for year, words in ORDINAL_YEARS if words.search(text)]


def names_old_and_new(text: str) -> bool:
    """Whether words for a time name both what is old and what is new, as who takes either does: "old or new"."""
    parts = _EITHER.split(bare(plain(text)))
    is_old = any(OLD.search(each) and not RECENT.search(each) for each in parts)
    return len(parts) > 1 and is_old and any(RECENT.search(each) and not OLD.search(each) for each in parts)


def refused_bound(text: str, start: int, end: int) -> int:
    """Where words begin that turn round the bound said at `text[start:end]`: "isn't older than 2015"; -1 if none do."""
    first = max(0, start - _FAR_BEFORE)
    readable = bare(text[first:end])
    for form in (NOT_BEFORE, NOT_AFTER):
        if (match := form.search(readable)) is not None and first + match.end() > start:
            return first + match.start()
    return -1


def year_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` surely speaks of a time of release: beginnings and ends."""
    readable = bare(text)
    sums = sum_places(text)
    for form in (DATED, LASTING_UNTIL_NOW, LAST_CENTURY):
        for match in form.finditer(readable):
            # "Up to 2000 roubles" tells no year.
            if not any(start < match.end() and match.start() < end for start, end in sums):
                yield match.span()
    yield from decade_places(readable)


def _relative(text: str, this_year: int) -> YearRange | None:
    if THAN_SOMETHING.search(text) or YOUNGER.search(text):
        return None
    unit = _span_of_time(text)
    age = unit if YEARS_UNIT.search(text) else 0
    is_last = LAST.search(text)
    ranges = (
        (age and NOT_MORE_YEARS.search(text), YearRange(this_year - age, 0)),
        (age and not is_last and MORE_YEARS.search(text), YearRange(0, this_year - age)),
        (is_last and MONTHS.search(text), YearRange(this_year, 0)),
        (is_last and SEASON.search(text), YearRange(this_year - 1, 0)),
        (unit and (is_last or UNTIL_NOW.search(text)), YearRange(this_year - unit, 0)),
        (THIS.search(text) and YEARS_UNIT.search(text), YearRange(this_year, this_year)),
        (LAST_CENTURY.search(text), YearRange(0, 1999)),
        (THIS_CENTURY.search(text), YearRange(_FIRST_OF_THE_CENTURY, 0)),
        (unit > _RECENT_YEARS and YEARS_OLD.search(text), YearRange(0, this_year - unit)),
        (OLD.search(text), YearRange(0, this_year - _OLD_YEARS)),
        (RECENT.search(text), YearRange(this_year - _RECENT_YEARS, 0)),
        (MODERN.search(text), YearRange(this_year - _MODERN_YEARS, 0)),
    )
    return next((years for is_said, years in ranges if is_said), None)


def _bounded(text: str, first: int, last: int) -> YearRange:
    """A year or a decade under the words around it; "before" is said of what lies before the first year."""
    bounds: list[tuple[re.Pattern[str], YearRange]] = [
        (OR_EARLIER, YearRange(0, last)),
        (NOT_BEFORE, YearRange(first, 0)),
        (NOT_AFTER, YearRange(0, last)),
        (UNTIL, YearRange(0, last)),
        (BEFORE, YearRange(0, first - 1)),
        (AFTER, YearRange(last + 1, 0)),
    ]
    if first == last:
        around = YearRange(first - _YEARS_AROUND, last + _YEARS_AROUND)
        bounds += [(SINCE, YearRange(first, 0)), (AROUND, around)]
    for words, years in bounds:
        if words.search(text):
            return years
    return YearRange(first, last)


def _span_of_time(text: str) -> int:
    """How many years a length of time is: "five years", "decade"; 0 if none is said."""
    if DECADES_UNIT.search(text):
        return 10 * next(iter(numbers(DECADES_UNIT.sub(" ", text))), 1)
    if YEARS_UNIT.search(text):
        return next(iter(numbers(text)), 1 if not re.search(r"\byears\b|\bгоды\b|\bлет\b", text) else 5)
    return _RECENT_YEARS if re.search(r"最近|近年", text) else 0
