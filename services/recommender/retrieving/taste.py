"""What a player's history says of their taste: which games they like, how much, and where that points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.common.games.ratings import DISLIKED_RATING, LEAST_LIKED_RATING
from services.recommender.records import Played

Vector = NDArray[np.float32]

# An unrated game counts like this rating: played, so probably not disliked.
UNRATED = 3.0
_BEST_RATING = 5.0
# Each later game counts this much less; by rank, not by time, so that players who pause keep their taste.
_FADING, _LEAST_FADED = 0.97, 0.3
_TOLERANCE = 1e-6
# What the mean of disliked games takes from that of the liked ones (Rocchio 1971; Manning, Raghavan and Schuetze,
# Introduction to Information Retrieval, 9.1.1, give .15 beside .75 for the liked ones).
_DISLIKED = 0.2


@dataclass(frozen=True, slots=True)
class Liking:
    """A game (point id) that a player likes; `rating` is theirs or what its absence counts as; `weight` in 0..1."""

    game: str
    rating: float
    weight: float


def likings(history: Sequence[Played]) -> list[Liking]:
    """The games that the player likes, the strongest liking first. `history` begins with the latest.

    A rated game is liked from the player's own mean rating upwards, but never below `LEAST_LIKED_RATING`; an unrated
    one is liked mildly. Higher ratings and later games weigh more.
    """
    ratings = [entry.rating for entry in history if entry.rating is not None]
    mean = sum(ratings) / len(ratings) if ratings else 0.0
    least = max(mean, LEAST_LIKED_RATING) - _TOLERANCE
    found = []
    for rank, entry in enumerate(history):
        if entry.rating is not None and entry.rating < least:
            continue
        rating = UNRATED if entry.rating is None else entry.rating
        weight = (rating / _BEST_RATING) ** 2 * max(_FADING**rank, _LEAST_FADED)
        found.append(Liking(entry.game, rating, weight))
    return sorted(found, key=lambda liking: (-liking.weight, liking.game))


def tolerated(history: Sequence[Played]) -> list[str]:
    """The games that the player does not dislike: unrated, or rated `LEAST_LIKED_RATING` or better."""
    return [entry.game for entry in history if entry.rating is None or entry.rating >= LEAST_LIKED_RATING - _TOLERANCE]


def dislikes(history: Sequence[Played]) -> list[str]:
    """The games (point ids) that the player said they dislike or do not want, in the order of the history."""
    return [entry.game for entry in history if entry.rating is not None and entry.rating <= DISLIKED_RATING]


def direction(liked: Sequence[Liking], contents: Mapping[str, Vector], disliked: Sequence[str] = ()) -> Vector | None:
    """The weighted mean of the liked games' content vectors, away from that of the disliked ones, of length 1.

    None if there is no liked one or it cancels out.
    """
    known = [(liking.weight, contents[liking.game]) for liking in liked if liking.game in contents]
    if not known:
        return None
    mean = np.sum([weight * vector for weight, vector in known], axis=0) / sum(weight for weight, _ in known)
    against = [contents[game] for game in disliked if game in contents]
    if against:
        mean = mean - _DISLIKED * np.mean(against, axis=0)
    length = float(np.linalg.norm(mean))
    return (mean / length).astype(np.float32) if length > _TOLERANCE else None
