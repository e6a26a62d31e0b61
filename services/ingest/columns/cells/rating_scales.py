"""Names the scales that ratings may be on, and guesses which of them the ratings of a column use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

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
    """How ratings become 0..5: those within `low`..`high` times `factor`, or by `marks` where there are any.

    The numbers `unrated` mean that there is no rating.
    """

    name: str
    low: float
    high: float
    factor: float = 1.0
    marks: tuple[tuple[float, float], ...] = ()
    unrated: tuple[float, ...] = ()

    @property
    def option(self) -> str | None:
        """The scale as an operator names it (see `scale_named`); None for what no name says."""
        if self.marks:
            return None if self.unrated else "like"
        low = 1.0 if 0.0 in self.unrated else self.low
        return f"{low:g}-{self.high:g}"

    def applied(self, raw: NDArray[np.float64]) -> NDArray[np.float64]:
        """The ratings on 0..5; NaN for what is not on the scale or means that there is none."""
        raw = np.where(np.isin(raw, self.unrated), np.nan, raw)
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
# A column of likes says nothing of the games that were not liked.
LIKED = RatingScale("like (1); 0 not rated", 0, 1, marks=((1.0, LIKE),), unrated=(0.0,))
_LIKED_WORDS = frozenset(["like", "liked", "likes", "favorite", "favourite", "favorited", "favourited", "wishlisted"])
_LEAST_ZEROS, _LEAST_SHARE_OF_ZEROS = 10, 0.05
UNIT = RatingScale("0 to 1", 0, 1, 5.0)
FIVE = RatingScale("0 to 5", 0, 5)
TEN = RatingScale("0 to 10, halved", 0, 10, 1 / 2)
# Marks of French schools and of magazines. A few low ones of a hundred may be as low, so it takes many.
TWENTY = RatingScale("0 to 20, divided by 4", 0, 20, 1 / 4)
_LEAST_OF_TWENTY, _LEAST_UPPER_OF_TWENTY = 20, 0.2
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
    known = next(
        (scale for scale in (UNIT, FIVE, TEN, TWENTY, HUNDRED) if (scale.low, scale.high) == (low, high)), None
    )
    divided = "" if high == 5 else f", divided by {high / 5:g}"
    return known or RatingScale(f"{low:g} to {high:g}{divided}", low, high, 5 / high)


def scale_of(raw: NDArray[np.float64], column: str, given: RatingScale | None = None) -> RatingScale:
    """The smallest scale that all of the finite ratings `raw` are on, but for a few errors; or the `given` one.

    Ratings of 0 and 1 alone are likes; fractions up to 1 (0.85) are on the scale 0 to 1.
    A number that means "not rated" is no rating: -1 beside ratings that are none below 0, zeros in crowds beside 1 to
    10 (see `_has_unrated_zeros`), 0 of a column of likes. IngestError when they are on no scale that is known.
    """
    if given == LIKES:
        return SIGNED_THUMBS if (raw == -1.0).any() else THUMBS
    if given is not None:
        return replace(given, unrated=(0.0, -1.0)) if given.low >= 1 else given
    if _share(np.isin(raw, (0.0, 1.0))) >= _ENOUGH:
        return LIKED if _LIKED_WORDS & set(re.findall(r"[a-z]+", column.lower())) else THUMBS
    if _share(np.isin(raw, (-1.0, 0.0, 1.0))) >= _ENOUGH:
        return SIGNED_THUMBS
    unrated: tuple[float, ...] = ()
    if (raw == -1.0).any() and not (raw[raw != -1.0] < 0).any():
        unrated, raw = (-1.0,), raw[raw != -1.0]
    scale = _numeric_scale(raw, column)
    if _has_unrated_zeros(raw, scale):
        unrated = (*unrated, 0.0)
    if not unrated:
        return scale
    marks = " and ".join(f"{number:g}" for number in unrated)
    return replace(scale, name=f"{scale.name}; {marks} not rated", unrated=unrated)


def _has_unrated_zeros(raw: NDArray[np.float64], scale: RatingScale) -> bool:
    """Whether zeros stand for no rating: more of them than of all ratings in the lowest fifth, and nothing below 1.

    On a scale that people use to its end the lowest marks are the rarest.
    """
    zeros = raw == 0.0
    others = raw[~zeros]
    if scale is UNIT or zeros.sum() < _LEAST_ZEROS or zeros.mean() < _LEAST_SHARE_OF_ZEROS or (others < 1).any():
        return False
    return bool(zeros.sum() > (others <= max(1.0, scale.high / 5)).sum())


def _numeric_scale(raw: NDArray[np.float64], column: str) -> RatingScale:
    # A low rating of five stars is on the scale 0 to 1 too: there a few others are no errors.
    if _share(raw <= UNIT.high) >= _ENOUGH:
        return UNIT
    errors = max(len(raw) * (1 - _ENOUGH), min((len(raw) + 5) // 10, _MOST_ERRORS_OF_FEW))
    for scale in (FIVE, TEN, TWENTY, HUNDRED):
        if scale is TWENTY and (len(raw) < _LEAST_OF_TWENTY or _share(raw > TEN.high) < _LEAST_UPPER_OF_TWENTY):
            continue
        # Negative ratings say nothing about the upper end, where the scales differ.
        if int((raw > scale.high).sum()) <= errors:
            return scale
    raise IngestError(
        f"column '{column}': ratings up to {raw.max():g} are on no scale that is known (1, 5, 10, 20, 100); name it "
        "with --rating-scale, the right column with --rating-column, or none with --rating-column none"
    )


def _share(mask: NDArray[np.bool_]) -> float:
    return float(mask.mean())
