"""Reads ratings of any usual scale and brings them to 0..5.

The scale is inferred from all ratings of a table (see rating_scales.py). A few rows beyond it do not change it: they
are rejected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.ingest.columns.cells.rating_scales import DISLIKE, HUNDRED, LIKED, RatingScale, scale_of
from services.ingest.files.table import is_missing

_NOT_RECOMMENDED = (
    *("nicht empfohlen", "non recommandé", "no recomendado", "não recomendado", "не рекомендую", "не рекомендовано"),
    *("不推荐", "おすすめしない"),
)
_WORDS = {
    **dict.fromkeys(("true", "yes", "y", "like", "liked", "up", "thumbs up", "recommended", "positive"), 1.0),
    **dict.fromkeys(
        ("false", "no", "n", "dislike", "disliked", "down", "thumbs down", "not recommended", "negative"), 0.0
    ),
    # The same in the languages of the product; "no" and "n" are above.
    **dict.fromkeys(("ja", "oui", "sí", "si", "sim", "да", "так", "tak", "evet", "是", "はい", "sì", "예", "네"), 1.0),
    **dict.fromkeys(
        ("nein", "non", "não", "нет", "ні", "nie", "hayır", "否", "いいえ", "nee", "아니오", "아니요"), 0.0
    ),
    **dict.fromkeys(("wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar", "prawda", "правда", "истина"), 1.0),
    **dict.fromkeys(("falsch", "faux", "falso", "onwaar", "fałsz", "ложь", "хибність"), 0.0),
    **dict.fromkeys(("✓", "✔", "○", "〇"), 1.0),
    **dict.fromkeys(("✗", "✘", "×"), 0.0),
    **dict.fromkeys(("empfohlen", "recommandé", "recomendado", "рекомендую", "рекомендовано", "推荐", "おすすめ"), 1.0),
    **dict.fromkeys(_NOT_RECOMMENDED, 0.0),
    "👍": 1.0,
    "👎": 0.0,
}
_DISLIKES = frozenset(
    ["dislike", "disliked", "down", "thumbs down", "not recommended", "negative", *_NOT_RECOMMENDED, "👎"]
)
# "87%", "4 out of 5" and "4/5" say what the highest rating is: they become percents.
_PERCENT = re.compile(r"(?P<given>\d+(?:\.\d+)?) ?%")
_OUT_OF = re.compile(r"(?P<given>\d+(?:\.\d+)?) ?(?:/|out of|von|sur|из) ?(?P<most>\d+)(?: ?stars?)?")
_STARS = re.compile(r"(?P<given>\d+(?:\.\d+)?)[ -]?stars?")
_DRAWN = re.compile(r"(?P<full>(?:[★⭐]\ufe0f?)+)☆*")
_WITH_HIGHEST = rf"^(?:{_PERCENT.pattern}|{_OUT_OF.pattern})$".replace("?P<given>", "?:").replace("?P<most>", "?:")
# A scale is told by the shares of its marks; more ratings than this are counted in proportion.
_MOST_COUNTED = 1_000_000


@dataclass(frozen=True, slots=True)
class Ratings:
    """`values` are 0..5, NaN where there is none: either unrated (an empty cell), or a problem says why."""

    values: NDArray[np.float64]
    problems: dict[int, str]
    scale: RatingScale | None


def parse_ratings(
    cells: pd.Series[str], given: RatingScale | None = None, counts: NDArray[np.int64] | None = None
) -> Ratings:
    """Ratings of a column; problems by position. IngestError when they are on no scale that is known.

    The scale is `given` by the operator, or inferred from the cells, each of which stands for as many rows as `counts`
    says (by default one). An empty cell, "null", "n/a", "-" and the like are unrated. "NaN" and infinities are
    problems: somebody computed them.
    """
    raw, unrated, text = _numbers(cells)
    problems: dict[int, str] = {}
    for position in np.flatnonzero(~np.isfinite(raw) & ~unrated):
        what = "not finite" if text.iloc[position].lstrip("+-") in {"nan", "inf", "infinity"} else "no number"
        problems[int(position)] = f"the rating is {what}"
    if given is None and (text.str.contains(_WITH_HIGHEST)[~unrated].mean() > 1 / 2):
        given = HUNDRED
    weights = np.ones(len(cells), dtype=np.int64) if counts is None else counts
    counted = np.isfinite(raw) & (weights > 0)
    if not counted.any():
        return Ratings(np.full(len(cells), np.nan), problems, None)
    if int(weights[counted].sum()) > _MOST_COUNTED:
        weights = np.ceil(weights / (weights[counted].sum() / _MOST_COUNTED)).astype(np.int64)
    scale = scale_of(np.repeat(raw[counted], weights[counted]), str(cells.name), given)
    values = scale.applied(raw)
    if scale is LIKED:
        values[text.isin(list(_DISLIKES)).to_numpy()] = DISLIKE
    for position in np.flatnonzero(np.isnan(values) & np.isfinite(raw) & ~np.isin(raw, scale.unrated)):
        problems[int(position)] = f"the rating is outside the scale of its column, {scale.name}"
    return Ratings(values, problems, scale)


def parsable_share(cells: pd.Series[str]) -> float:
    """Share of the cells with something in them that are numbers (finite or not) or likes; 1 if there are none."""
    raw, unrated, text = _numbers(cells)
    understood = np.isfinite(raw) | text.str.lstrip("+-").isin(["nan", "inf", "infinity"]).to_numpy()
    present = int((~unrated).sum())
    return float(understood[~unrated].sum() / present) if present else 1.0


def _marked(cell: str) -> float:
    """The number in a rating that is written with its scale; NaN in others."""
    if found := _PERCENT.fullmatch(cell):
        return float(found["given"])
    if found := _OUT_OF.fullmatch(cell):
        return 100 * float(found["given"]) / float(found["most"]) if float(found["most"]) else np.nan
    if found := _STARS.fullmatch(cell):
        return float(found["given"])
    if found := _DRAWN.fullmatch(cell):
        return float(len(found["full"].replace("\ufe0f", "")))
    return np.nan


def _numbers(cells: pd.Series[str]) -> tuple[NDArray[np.float64], NDArray[np.bool_], pd.Series[str]]:
    """The cells as numbers (NaN where there is none), which of them are unrated, and the cells in lower case."""
    text = cells.fillna("").str.strip().str.lower()
    unrated = ((text == "") | is_missing(text)).to_numpy(dtype=np.bool_)
    points = text.str.replace(",", ".", regex=False)
    number = pd.to_numeric(points, errors="coerce").to_numpy(dtype=np.float64, copy=True)
    odd = np.isnan(number) & ~unrated
    if odd.any():
        number[odd] = points[odd].map(_marked).to_numpy(dtype=np.float64)
    worded = text.map(_WORDS).to_numpy(dtype=np.float64)
    return np.where(np.isnan(number), worded, number), unrated, text
