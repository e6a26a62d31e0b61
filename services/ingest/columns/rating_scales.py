"""Names the scales that ratings may be on, and guesses which of them the ratings of a column use."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.ingest.errors import IngestError

LIKE, NEUTRAL, DISLIKE = 4.5, 2.5, 1.0
_GIVEN = re.compile(r"(?:(?P<low>\d+(?:\.\d+)?)\s*(?:-|\.\.)\s*)?(?P<high>\d+(?:\.\d+)?)")
# With this share of the ratings on a scale, the others are errors.
_ENOUGH = 0.995
# In a small table one rating of ten (rounded: one of five) may be an error, but no more than three of them.
_MOST_ERRORS_OF_FEW = 3
# With a smaller share of ratings in the upper half of a scale it is probably the wrong one.
_LEAST_UPPER_HALF = 0.1


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

    def is_improbable_for(self, values: NDArray[np.float64]) -> bool:
        """Whether hardly any of `values`, ratings of 0..5 or NaN, are in the upper half of a scale of numbers."""
        rated = values[np.isfinite(values)]
        return not self.marks and len(rated) > 0 and float((rated > 2.5).mean()) < _LEAST_UPPER_HALF


THUMBS = RatingScale("like or dislike (0, 1)", 0, 1, marks=((1.0, LIKE), (0.0, DISLIKE)))
SIGNED_THUMBS = RatingScale("like or dislike (-1, 0, 1)", -1, 1, marks=((1.0, LIKE), (0.0, NEUTRAL), (-1.0, DISLIKE)))
UNIT = RatingScale("0 to 1", 0, 1, 5.0)
FIVE = RatingScale("0 to 5", 0, 5)
TEN = RatingScale("0 to 10, halved", 0, 10, 1 / 2)
HUNDRED = RatingScale("0 to 100, divided by 20", 0, 100, 1 / 20)
# The scale that an operator calls "like": 1, 0 and -1 where there is one, else 1 and 0.
LIKES = RatingScale("like", -1, 1)


def scale_named(text: str) -> RatingScale:
    """The scale that an operator names: its highest rating (5), its ends (1-10), or "like". IngestError otherwise."""
    if text.strip().casefold() == "like":
        return LIKES
    found = _GIVEN.fullmatch(text.strip())
    low, high = (float(found["low"] or 0), float(found["high"])) if found else (0.0, 0.0)
    if not low < high:
        raise IngestError(f"--rating-scale {text}: is no scale; name the highest rating (5), both ends (0-10), or like")
    known = next((scale for scale in (UNIT, FIVE, TEN, HUNDRED) if (scale.low, scale.high) == (low, high)), None)
    divided = "" if high == 5 else f", divided by {high / 5:g}"
    return known or RatingScale(f"{low:g} to {high:g}{divided}", low, high, 5 / high)


def scale_of(raw: NDArray[np.float64], column: str, given: RatingScale | None = None) -> RatingScale:
    """The smallest scale that all of the finite ratings `raw` are on, but for a few errors; or the `given` one.

    Ratings of 0 and 1 alone are likes; fractions up to 1 (0.85) are on the scale 0 to 1.
    IngestError when they are on no scale that is known.
    """
    if given == LIKES:
        return SIGNED_THUMBS if (raw == -1.0).any() else THUMBS
    if given is not None:
        return given
    if _share(np.isin(raw, (0.0, 1.0))) >= _ENOUGH:
        return THUMBS
    if _share(np.isin(raw, (-1.0, 0.0, 1.0))) >= _ENOUGH:
        return SIGNED_THUMBS
    # A low rating of five stars is on the scale 0 to 1 too: there a few others are no errors.
    if _share(raw <= UNIT.high) >= _ENOUGH:
        return UNIT
    errors = max(len(raw) * (1 - _ENOUGH), min((len(raw) + 5) // 10, _MOST_ERRORS_OF_FEW))
    for scale in (FIVE, TEN, HUNDRED):
        # Negative ratings say nothing about the upper end, where the scales differ.
        if int((raw > scale.high).sum()) <= errors:
            return scale
    raise IngestError(
        f"column '{column}': ratings up to {raw.max():g} are on no scale that is known (1, 5, 10, 100); name it with "
        "--rating-scale, the right column with --rating-column, or none with --rating-column none"
    )


def _share(mask: NDArray[np.bool_]) -> float:
    return float(mask.mean())
