"""Finds whose attribute a column of an interaction table is: the game's, the player's, or the interaction's own.

A column belongs to a key when the key determines it (a functional dependency): within the rows of one game, say, the
same value. A small share of errors is tolerated, as tables of the world have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.ingest.columns.headings import names

_LEAST_MAJORITY = 0.95
# A flag that is the same in 97 rows of 100 is nearly constant within anything. So an imperfect dependency must also
# do away with this share of the errors that guessing the commonest value makes (Goodman and Kruskal's lambda).
_LEAST_LAMBDA = 0.8


@dataclass(frozen=True, slots=True)
class Split:
    """The columns that are attributes of the game, of the player, and of neither."""

    game: tuple[str, ...]
    player: tuple[str, ...]
    neither: tuple[str, ...]


NO_SPLIT = Split((), (), ())


@dataclass(frozen=True, slots=True)
class Dependency:
    """How well a key determines a column. `tested` is false when no key occurs twice: then nothing is known.

    `strength` is compared first by the share of rows that have the commonest value of their key, then by Goodman and
    Kruskal's lambda: which share of the errors of guessing the commonest value of all the key does away with.
    """

    tested: bool
    majority: float = 1.0
    goodman_kruskal: float = 1.0

    @property
    def strength(self) -> tuple[float, float]:
        """Orders dependencies, the stronger one last."""
        return self.majority, self.goodman_kruskal

    @property
    def holds(self) -> bool:
        """Whether the column is the key's attribute, as far as cells can tell."""
        is_exact = self.majority == 1.0
        return self.tested and self.majority >= _LEAST_MAJORITY and (is_exact or self.goodman_kruskal >= _LEAST_LAMBDA)


def split_attributes(
    of_games: pd.DataFrame, of_players: pd.DataFrame, player: str, game: str, columns: Sequence[str]
) -> Split:
    """Splits `columns`, none of which is a key; rows without a value in a column do not count for it.

    `of_games` has all rows of some games (or of all), `of_players` all rows of some players.

    Where both keys determine a column, or too few rows repeat a key to tell, its name decides; failing that, of two
    that hold the better one, and of none neither.
    """
    of: dict[str, list[str]] = {"game": [], "player": [], "neither": []}
    players, games = _codes(of_players[player]), _codes(of_games[game])
    for column in columns:
        by_game = dependency(games, _codes(of_games[column]))
        by_player = dependency(players, _codes(of_players[column]))
        constant = of_games[column].nunique() <= 1
        of[_owner(column, by_game, by_player, constant=constant)].append(column)
    return Split(tuple(of["game"]), tuple(of["player"]), tuple(of["neither"]))


def _owner(column: str, by_game: Dependency, by_player: Dependency, *, constant: bool) -> str:
    said = names.owner(column)
    if by_game.holds != by_player.holds:
        return "game" if by_game.holds else "player"
    if by_game.holds:
        better = "player" if by_player.strength > by_game.strength else "game"
        return said or ("neither" if constant else better)
    untested = {"game": by_game, "player": by_player}
    return said if said is not None and not untested[said].tested else "neither"


def dependency(keys: NDArray[np.int64], values: NDArray[np.int64]) -> Dependency:
    """How well `keys` determine `values`; both are codes, -1 for missing."""
    present = (keys >= 0) & (values >= 0)
    keys, values = keys[present], values[present]
    # A key that occurs once determines anything.
    repeated = np.bincount(keys, minlength=1)[keys] > 1 if len(keys) else np.zeros(0, dtype=np.bool_)
    keys, values = keys[repeated], values[repeated]
    if len(keys) == 0:
        return Dependency(tested=False)
    pairs, counts = np.unique(keys * (values.max() + 1) + values, return_counts=True)
    of_key = pairs // (values.max() + 1)
    most = np.maximum.reduceat(counts, np.flatnonzero(np.r_[True, of_key[1:] != of_key[:-1]]))
    majority = float(most.sum() / len(keys))
    commonest = float(np.bincount(values).max() / len(values))
    goodman_kruskal = 1.0 if commonest == 1.0 else (majority - commonest) / (1.0 - commonest)
    return Dependency(tested=True, majority=majority, goodman_kruskal=goodman_kruskal)


def _codes(cells: pd.Series[str]) -> NDArray[np.int64]:
    return pd.factorize(cells)[0].astype(np.int64)
