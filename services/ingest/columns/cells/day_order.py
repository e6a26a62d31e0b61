"""Decides whether 05/02/2024 is the fifth of February or the second of May: one answer for a whole column."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

_DAY = (
    r"^(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|(?<!-)\d{2})"
    r"(?:,?[T ]+(?P<clock>\d.*))?$"
)
# Years of two digits from here on are of the last century, as in POSIX.
_LAST_CENTURY = 69


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How the days of a column were read; `guessed` when every one of them could be either."""

    day_first: bool
    guessed: bool

    @property
    def name(self) -> str:
        """The order in words."""
        return "day first" if self.day_first else "month first"


def order_of(only_day_first: int, only_month_first: int) -> DayOrder:
    """The order of a column with so many days that can be read in one way only."""
    return DayOrder(only_day_first > only_month_first, guessed=not only_day_first and not only_month_first)


def year_first(cells: pd.Series[str], known: DayOrder | None = None) -> tuple[pd.Series[str], DayOrder | None]:
    """The cells with days such as 13/02/2024 and 13-02-2024 written 2024-02-13, and the order they were read in.

    A number above 12 is a day and tells the order of the whole column; where there are such in both places, the more
    frequent order counts. Without any the month comes first. With points (13.02.2024) the day is always first, and
    says nothing of the others. Years may have two digits (13.2.24, 2/13/24), but where the last of three numbers with
    slashes varies more than the first, that one is the year, and nothing is read. The order is `known` beforehand
    where the cells are not the whole column, and None when there are no others.
    """
    parts = cells.str.extract(_DAY)
    matched = parts["year"].notna()
    short = matched & (parts["year"].str.len() == 2)
    slashed = parts[short & (parts["mark"] == "/")]
    if slashed["year"].nunique() > slashed["first"].nunique():
        matched &= ~short
    if not matched.any():
        return cells, None
    first, second = pd.to_numeric(parts["first"]), pd.to_numeric(parts["second"])
    pointed = parts["mark"] == "."
    open_order = matched & ~pointed
    only_day_first = int((open_order & (first > 12) & (second <= 12)).sum())
    only_month_first = int((open_order & (second > 12) & (first <= 12)).sum())
    order = known or order_of(only_day_first, only_month_first)
    day_first = pointed | order.day_first
    day = parts["first"].where(day_first, parts["second"]).str.zfill(2)
    month = parts["second"].where(day_first, parts["first"]).str.zfill(2)
    clock = parts["clock"].str.replace(r"^(\d):", r"0\1:", regex=True)
    year = parts["year"].where(~short, (_century(parts["year"]) + parts["year"]))
    written = year + "-" + month + "-" + day + (" " + clock).fillna("")
    return cells.where(~matched, written), order if open_order.any() else None


def _century(years: pd.Series[str]) -> pd.Series[str]:
    return pd.Series("20", index=years.index, dtype="str").where(pd.to_numeric(years) < _LAST_CENTURY, "19")
