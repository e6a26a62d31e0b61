"""Ratings of any usual scale to 0..5.

The scale is inferred from all ratings of a table. A few rows beyond it do not change it: they are rejected.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.ingest.errors import IngestError

LIKE, NEUTRAL, DISLIKE = 4.5, 2.5, 1.0
_WORDS = {
    **dict.fromkeys(("true", "yes", "y", "like", "liked", "up", "thumbs up", "recommended", "positive"), 1.0),
    **dict.fromkeys(
        ("false", "no", "n", "dislike", "disliked", "down", "thumbs down", "not recommended", "negative"), 0.0
    ),
    "👍": 1.0,
    "👎": 0.0,
}
_UNRATED = frozenset({"null", "none", "\\n"})
# With this share of the ratings on a scale, the others are errors; a smaller table allows none.
_ENOUGH = 0.995


@dataclass(frozen=True, slots=True)
class RatingScale:
    """How ratings become 0..5: those within `low`..`high` times `factor`, or by `marks` where there are any."""

    name: str
    low: float
    high: float
    factor: float = 1.0
    marks: tuple[tuple[float, float], ...] = ()

    def applied(self, raw: NDArray[np.float64]) -> NDArray[np.float64]:
        """The ratings on 0..5; NaN for what is not on the scale."""
        if not self.marks:
            scaled: NDArray[np.float64] = np.where((raw >= self.low) & (raw <= self.high), raw * self.factor, np.nan)
            return scaled
        result = np.full(len(raw), np.nan)
        for mark, rating in self.marks:
            result[raw == mark] = rating
        return result


THUMBS = RatingScale("like or dislike (0, 1)", 0, 1, marks=((1.0, LIKE), (0.0, DISLIKE)))
SIGNED_THUMBS = RatingScale("like or dislike (-1, 0, 1)", -1, 1, marks=((1.0, LIKE), (0.0, NEUTRAL), (-1.0, DISLIKE)))
UNIT = RatingScale("0 to 1", 0, 1, 5.0)
FIVE = RatingScale("0 to 5", 0, 5)
TEN = RatingScale("0 to 10, halved", 0, 10, 1 / 2)
HUNDRED = RatingScale("0 to 100, divided by 20", 0, 100, 1 / 20)


@dataclass(frozen=True, slots=True)
class Ratings:
    """`values` are 0..5, NaN where there is none: either unrated (an empty cell), or a problem says why."""

    values: NDArray[np.float64]
    problems: dict[int, str]
    scale: RatingScale | None


def parse_ratings(cells: pd.Series[str]) -> Ratings:
    """Ratings of a column; problems by position. IngestError when they are on no scale that is known.

    An empty cell, "null", "none" and "\\N" are unrated. "NaN" and infinities are problems: somebody computed them.
    """
    raw, unrated, text = _numbers(cells)
    problems: dict[int, str] = {}
    for position in np.flatnonzero(~np.isfinite(raw) & ~unrated):
        what = "not finite" if text.iloc[position].lstrip("+-") in {"nan", "inf", "infinity"} else "no number"
        problems[int(position)] = f"the rating is {what}"
    finite = raw[np.isfinite(raw)]
    if len(finite) == 0:
        return Ratings(np.full(len(cells), np.nan), problems, None)
    scale = _scale_of(finite, str(cells.name))
    values = scale.applied(raw)
    for position in np.flatnonzero(np.isnan(values) & np.isfinite(raw)):
        problems[int(position)] = f"the rating is outside the scale of its column, {scale.name}"
    return Ratings(values, problems, scale)


def parsable_share(cells: pd.Series[str]) -> float:
    """Share of the cells with something in them that are numbers (finite or not) or likes; 1 if there are none."""
    raw, unrated, text = _numbers(cells)
    understood = np.isfinite(raw) | text.str.lstrip("+-").isin(["nan", "inf", "infinity"]).to_numpy()
    present = int((~unrated).sum())
    return float(understood[~unrated].sum() / present) if present else 1.0


def _numbers(cells: pd.Series[str]) -> tuple[NDArray[np.float64], NDArray[np.bool_], pd.Series[str]]:
    """The cells as numbers (NaN where there is none), which of them are unrated, and the cells in lower case."""
    text = cells.fillna("").str.strip().str.lower()
    unrated = ((text == "") | text.isin(_UNRATED)).to_numpy(dtype=np.bool_)
    number = pd.to_numeric(text.str.replace(",", ".", regex=False), errors="coerce").to_numpy(dtype=np.float64)
    worded = text.map(_WORDS).to_numpy(dtype=np.float64)
    return np.where(np.isnan(number), worded, number), unrated, text


def _scale_of(finite: NDArray[np.float64], column: str) -> RatingScale:
    """The smallest scale that (nearly) all ratings are on.

    Ratings of 1 alone are likes; halves of a whole (0.85) are shares of one, as recommender logs have them.
    """
    if _share(np.isin(finite, (0.0, 1.0))) >= _ENOUGH:
        return THUMBS
    if _share(np.isin(finite, (-1.0, 0.0, 1.0))) >= _ENOUGH:
        return SIGNED_THUMBS
    for scale in (UNIT, FIVE, TEN, HUNDRED):
        # Negative ratings say nothing about the upper end, where the scales differ.
        if _share(finite <= scale.high) >= _ENOUGH:
            return scale
    raise IngestError(
        f"column '{column}': ratings up to {finite.max():g} are on no scale that is known (1, 5, 10, 100); "
        "name the right column with --rating-column, or none with --rating-column none"
    )


def _share(mask: NDArray[np.bool_]) -> float:
    return float(mask.mean())
