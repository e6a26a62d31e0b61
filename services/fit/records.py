"""What a fit reads and makes, as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.common.model_version import ModelVersion

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Interactions:
    """One entry for each player and game: `player` and `game` count from 0.

    `rating` is 0 to 5, NaN where there is none; `time` is in seconds since 1970.
    """

    player: Ints
    game: Ints
    rating: Floats
    time: NDArray[np.float64]
    players: int

    def where(self, chosen: NDArray[np.bool_]) -> Interactions:
        """Those that are chosen; players and games keep their numbers."""
        return Interactions(
            self.player[chosen], self.game[chosen], self.rating[chosen], self.time[chosen], self.players
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """All that a fit learns from. `content` [games, dimension] has rows of length 1, in the order of `game_ids`."""

    game_ids: Sequence[str]
    content: Floats
    encoder: ModelVersion
    interactions: Interactions


@dataclass(frozen=True, slots=True)
class HistoryWeights:
    """How the entries of a history weigh; see `HistoryWeights` of the recommender's contract."""

    neutral_rating: float
    full_rating: float
    unrated: float
    fading: float
    least_faded: float


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen on a validation split of the operator's own data; what stands here where too few could judge.

    Regularisation and content weight of content-EASE, regularisation of implicit ALS, and what its scores weigh in the
    blend; the rating that says nothing for or against a game, and what fading leaves of a play at least (1: it does not
    fade). `gamesrec fit` chooses all of them again and prints them.
    """

    ridge: float = 400.0
    content_weight: float = 20.0
    regularisation: float = 50.0
    factor_weight: float = 2.0
    neutral_rating: float = 1.0
    least_faded: float = 1.0


@dataclass(frozen=True, slots=True)
class Trial:
    """A choice that was tried, and its NDCG@10 on the validation split."""

    what: str
    value: float
    ndcg: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Pruned columns of the item-item matrix: of each game the numbers [games, k] of others and their values.

    A number of -1 stands for no entry.
    """

    games: NDArray[np.int32]
    values: Floats


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model; arrays are in the order of the games. `cold_map` is [1 + dimension, factors]."""

    choices: Choices
    history: HistoryWeights
    confidence: float
    columns: Columns
    factors: Floats
    gram: Floats
    cold_map: Floats
    popularity: Floats
    together: Columns
    cold: NDArray[np.bool_]
    interactions: int
    trials: tuple[Trial, ...]
