"""Reads times of any usual spelling: seconds, milli-, micro- and nanoseconds since 1970, ISO 8601, plain dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.ingest.columns.day_order import DayOrder, year_first
from services.ingest.files.table import is_missing

# Rows without a time get this plus their number in seconds, so that the order of the file is the order of time and
# a second ingest of the same table stores the same.
FIRST_UNTIMED = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
# The recommender refuses what is more than a day ahead; clocks differ by less.
_AHEAD_SECONDS = 86_400.0
_EPOCH_UNITS = ((1e11, 1.0), (1e14, 1e3), (1e17, 1e6), (np.inf, 1e9))
_OTHER_FORMATS = (
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%b %d, %Y",
    "%B %d, %Y",
    "%m %d, %Y",
)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds since 1970 (UTC), NaN where the cell is empty or a problem says why.

    `order` is how days such as 05/02/2024 were read, None where there are none.
    """

    seconds: NDArray[np.float64]
    problems: dict[int, str]
    order: DayOrder | None = None


def parse_times(cells: pd.Series[str], now: datetime) -> Times:
    """Times of a column, UTC where they name no zone. Problems by position: no known form, the future, before 1970."""
    seconds, order = _seconds(cells)
    empty = (cells.isna() | is_missing(cells)).to_numpy(dtype=np.bool_)
    problems: dict[int, str] = {}
    for position in np.flatnonzero(np.isnan(seconds) & ~empty):
        problems[int(position)] = "the time is in no form that is known (seconds since 1970, ISO 8601, a date)"
    for position in np.flatnonzero(seconds > now.timestamp() + _AHEAD_SECONDS):
        problems[int(position)] = "the time is in the future"
    for position in np.flatnonzero(seconds < 0):
        problems[int(position)] = "the time is before 1970"
    seconds[list(problems)] = np.nan
    return Times(seconds, problems, order)


def parsable_share(cells: pd.Series[str]) -> float:
    """Share of the cells with something in them that are times; 1 if there are none."""
    present = cells[cells.notna() & ~is_missing(cells)]
    return float(np.isfinite(_seconds(present)[0]).mean()) if len(present) else 1.0


def _seconds(cells: pd.Series[str]) -> tuple[NDArray[np.float64], DayOrder | None]:
    """Seconds since 1970, NaN for what is no time; and how days were read whose order is not plain."""
    number = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=np.float64, copy=True)
    number[~np.isfinite(number)] = np.nan
    # Eight digits such as 20240131 are a date: as seconds they would lie in 1970.
    compact = cells.str.fullmatch(r"(19[789]\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])").to_numpy(dtype=np.bool_)
    number[compact] = np.nan
    seconds = np.full(len(number), np.nan)
    for limit, per_second in reversed(_EPOCH_UNITS):
        small = np.abs(number) < limit
        seconds[small] = number[small] / per_second
    missing = np.isnan(seconds)
    if not missing.any():
        return seconds, None
    spelled, order = year_first(cells[missing])
    seconds[missing] = _spelled(spelled)
    return seconds, order


def _spelled(cells: pd.Series[str]) -> NDArray[np.float64]:
    """Seconds of spelled-out times: ISO 8601, else the one other format that understands the most cells."""
    seconds = _of(pd.to_datetime(cells, format="ISO8601", utc=True, errors="coerce"))
    left = np.isnan(seconds) & cells.notna().to_numpy(dtype=np.bool_)
    if left.any():
        rest = cells[left]
        sample = rest.head(1000)
        best = max(_OTHER_FORMATS, key=lambda form: int(_parsed(sample, form).notna().sum()))
        seconds[left] = _of(_parsed(rest, best))
    return seconds


def _parsed(cells: pd.Series[str], form: str) -> pd.Series[pd.Timestamp]:
    return pd.to_datetime(cells, format=form, utc=True, errors="coerce")


def _of(times: pd.Series[pd.Timestamp]) -> NDArray[np.float64]:
    # Microseconds hold all years that a calendar has; nanoseconds, pandas' habit, end in 2262.
    micros = times.dt.tz_localize(None).to_numpy(dtype="datetime64[us]")
    return np.where(np.isnat(micros), np.nan, micros.astype(np.int64) / 1e6)
