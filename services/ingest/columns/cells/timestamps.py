"""Reads times of any usual spelling: seconds, milli-, micro- and nanoseconds since 1970, ISO 8601, plain dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.ingest.columns.cells.day_order import DayOrder, year_first
from services.ingest.columns.cells.months import with_english_months
from services.ingest.files.table import is_missing

# Rows without a time get this plus their number in seconds, so that the order of the file is the order of time and
# a second ingest of the same table stores the same.
FIRST_UNTIMED = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
# The recommender refuses what is more than a day ahead; clocks differ by less.
AHEAD_SECONDS = 86_400.0
_EPOCH_UNITS = ((1e11, 1.0), (1e14, 1e3), (1e17, 1e6), (np.inf, 1e9))
# Dates whose clock was taken off (see `_CLOCK`).
_DATES = (
    *("%Y/%m/%d", "%Y.%m.%d", "%b %d, %Y", "%B %d, %Y", "%d %b, %Y", "%d %B, %Y", "%d %b %Y", "%d %B %Y"),
    *("%d-%b-%y", "%d %b %y", "%b-%y"),
    *("%b %d %Y", "%B %d %Y", "%d-%b-%Y", "%a, %d %b %Y", "%a %b %d %Y", "%m %d, %Y", "%Y", "%b %Y", "%B %Y", "%b, %Y"),
)
_CLOCK = (
    r"^(?P<date>.*?)[\sT,]+(?:at\s+|@\s*)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*"
    r"(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s+(?P<year>\d{4}))?$"
)
_DEED = r"(?i)^(?:posted|created|released|reviewed|published)(?:\s+on)?:?\s+"
_EAST_ASIAN = r"^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]"
_ZONE_WORD = r"\s*(?:UTC|GMT)$"
# A spreadsheet counts days from the end of 1899; these are 1982 to 2064.
_SERIAL_DAYS = (30_000.0, 60_000.0)
_SERIAL_EPOCH, _DAY_SECONDS = 25_569.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds since 1970 (UTC), NaN where the cell is empty or a problem says why.

    `order` is how days such as 05/02/2024 were read, None where there are none.
    """

    seconds: NDArray[np.float64]
    problems: dict[int, str]
    order: DayOrder | None = None


def parse_times(cells: pd.Series[str], now: datetime, known: DayOrder | None = None) -> Times:
    """Times of a column, UTC where they name no zone. Problems by position: no known form, the future, before 1970.

    `known` is the order of its days, where the cells are not the whole column.
    """
    seconds, order = _seconds(cells, known)
    empty = (cells.isna() | is_missing(cells)).to_numpy(dtype=np.bool_)
    problems: dict[int, str] = {}
    for position in np.flatnonzero(np.isnan(seconds) & ~empty):
        problems[int(position)] = "the time is in no form that is known (seconds since 1970, ISO 8601, a date)"
    for position in np.flatnonzero(seconds > now.timestamp() + AHEAD_SECONDS):
        problems[int(position)] = "the time is in the future"
    for position in np.flatnonzero(seconds < 0):
        problems[int(position)] = "the time is before 1970"
    seconds[list(problems)] = np.nan
    return Times(seconds, problems, order)


def parsable_share(cells: pd.Series[str]) -> float:
    """Share of the cells with something in them that are times; 1 if there are none."""
    present = cells[cells.notna() & ~is_missing(cells)]
    return float(np.isfinite(_seconds(present)[0]).mean()) if len(present) else 1.0


def _seconds(cells: pd.Series[str], known: DayOrder | None = None) -> tuple[NDArray[np.float64], DayOrder | None]:
    """Seconds since 1970, NaN for what is no time; and how days were read whose order is not plain."""
    number = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=np.float64, copy=True)
    number[~np.isfinite(number)] = np.nan
    # Eight digits such as 20240131 are a date: as seconds they would lie in 1970.
    compact = cells.str.fullmatch(r"(19[789]\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])").to_numpy(dtype=np.bool_)
    number[compact] = np.nan
    # So are a year, and a spreadsheet's days.
    number[cells.str.fullmatch(r"(19[789]\d|20\d\d)").to_numpy(dtype=np.bool_)] = np.nan
    serial = (number >= _SERIAL_DAYS[0]) & (number <= _SERIAL_DAYS[1])
    number[serial] = (number[serial] - _SERIAL_EPOCH) * _DAY_SECONDS
    seconds = np.full(len(number), np.nan)
    for limit, per_second in reversed(_EPOCH_UNITS):
        small = np.abs(number) < limit
        seconds[small] = number[small] / per_second
    missing = np.isnan(seconds)
    if not missing.any():
        return seconds, None
    # Few words fill most columns of text, and each is tried in every form.
    place, spellings = pd.factorize(cells[missing])
    found, order = _spelled_out(pd.Series(spellings, dtype=cells.dtype), known)
    # An empty cell has the place -1, which is that of the NaN at the end.
    seconds[missing] = np.append(found, np.nan)[place]
    return seconds, order


def _spelled_out(cells: pd.Series[str], known: DayOrder | None) -> tuple[NDArray[np.float64], DayOrder | None]:
    """Seconds of times in words of any kind, and how days were read whose order is not plain."""
    # A page says "Posted November 5, 2011."
    bare = cells.str.replace(_DEED, "", regex=True).str.rstrip(".")
    bare = bare.str.replace(_EAST_ASIAN, r"\1/\2/\3", regex=True)
    zoneless = bare.str.replace(_ZONE_WORD, "", regex=True)
    spelled, order = year_first(zoneless, known)
    found = _spelled(spelled)
    left = np.isnan(found) & spelled.notna().to_numpy(dtype=np.bool_)
    if left.any():
        found[left] = _spelled(with_english_months(spelled[left]))
    return found, order


def _spelled(cells: pd.Series[str]) -> NDArray[np.float64]:
    """Seconds of spelled-out times: ISO 8601, else a date in one of the known forms with or without a clock."""
    seconds = _of(pd.to_datetime(cells, format="ISO8601", utc=True, errors="coerce"))
    left = np.isnan(seconds) & cells.notna().to_numpy(dtype=np.bool_)
    if left.any():
        parts = cells[left].str.extract(_CLOCK)
        has_clock = parts["hour"].notna()
        dates = cells[left].where(~has_clock, parts["date"] + (" " + parts["year"]).fillna("")).str.strip(" ,")
        # An era of people's writing: "Sept." and full stops after months.
        dates = dates.str.replace(r"(?<=[a-z])\.", "", regex=True).str.replace(r"\bSept\b", "Sep", regex=True)
        dates = dates.str.replace(r"(?<=\d)(?:st|nd|rd|th)\b", "", regex=True)
        seconds[left] = _dates(dates) + _clocks(parts)
    return seconds


def _dates(cells: pd.Series[str]) -> NDArray[np.float64]:
    seconds = _of(pd.to_datetime(cells, format="ISO8601", utc=True, errors="coerce"))
    for form in _DATES:
        left = np.isnan(seconds)
        if not left.any():
            break
        seconds[left] = _of(_parsed(cells[left], form))
    return seconds


def _clocks(parts: pd.DataFrame) -> NDArray[np.float64]:
    """Seconds since midnight, UTC; 0 without a clock, NaN for one that there is not."""
    hour, minute, second = (
        pd.to_numeric(parts[name]).fillna(0).to_numpy(dtype=np.float64) for name in ("hour", "minute", "second")
    )
    half = parts["half"].fillna("").str.lower().str[:1]
    hour = np.where((half == "p") & (hour < 12), hour + 12, np.where((half == "a") & (hour == 12), 0, hour))
    zone = parts["zone"].fillna("").str.extract(r"(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})")
    ahead = pd.to_numeric(zone["hours"]).fillna(0) * 3600 + pd.to_numeric(zone["minutes"]).fillna(0) * 60
    offset = ahead.to_numpy(dtype=np.float64) * np.where(zone["sign"] == "-", -1.0, 1.0)
    clock: NDArray[np.float64] = np.where(
        (hour < 24) & (minute < 60), hour * 3600 + minute * 60 + second - offset, np.nan
    )
    return clock


def _parsed(cells: pd.Series[str], form: str) -> pd.Series[pd.Timestamp]:
    return pd.to_datetime(cells, format=form, utc=True, errors="coerce")


def _of(times: pd.Series[pd.Timestamp]) -> NDArray[np.float64]:
    # Microseconds hold all years that a calendar has; nanoseconds, pandas' habit, end in 2262.
    micros = times.dt.tz_localize(None).to_numpy(dtype="datetime64[us]")
    return np.where(np.isnat(micros), np.nan, micros.astype(np.int64) / 1e6)
