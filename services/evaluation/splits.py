"""Splits interactions into what models are fitted on, what is known of a player who asks, and what is to be found.

Different splits order models differently (Meng et al. 2020, "Exploring Data Splitting Strategies for the Evaluation of
Recommendation Models"), so an evaluation says which one it used, and a claim should rest on more than one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from services.evaluation.errors import EvaluationError
from services.evaluation.interactions import Indices, Interactions, Mask

TEST_SHARE = 0.2
NEW_PLAYERS_SHARE = 0.2
COLD_GAMES_SHARE = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """`fitted` is what models learn from, `known` all that is stored when a player asks, `test` what is to be found.

    `known` has the rows of `fitted`, and the histories of players who are new since. `in_time` says that within the
    unit that the split names (`"all"`, `"player"` or nothing) everything known is no later than the test. `cold` are
    the games that nobody has played in `known` [n].
    """

    name: str
    fitted: Interactions
    known: Interactions
    test: Interactions
    in_time: str = ""
    cold: Indices | None = None

    def askers(self) -> Indices:
        """The players who have something to be found, by number."""
        return np.unique(self.test.player)


def random_by_player(data: Interactions, rng: np.random.Generator, *, share: float = TEST_SHARE) -> Split:
    """A random `share` of each player's interactions is the test; who has one only keeps it."""
    test = _last_share(data, rng.random(len(data)), share)
    return _two_parts("random", data, test)


def time_by_player(data: Interactions, rng: np.random.Generator, *, share: float = TEST_SHARE) -> Split:
    """The latest `share` of each player's interactions is the test; equal times fall as chance will."""
    test = _last_share(data, _by_time(data, rng), share)
    return _two_parts("time-player", data, test, in_time="player")


def time_global(data: Interactions, rng: np.random.Generator, *, share: float = TEST_SHARE) -> Split:
    """Everything after one moment is the test, of the players who were known by then."""
    del rng  # all is decided by time
    if len(data) == 0:
        raise EvaluationError("there is no interaction to split; give data with interactions")
    moment = np.quantile(data.seconds, 1 - share, method="lower")
    before = data.seconds <= moment
    was_there = np.zeros(len(data.players), dtype=bool)
    was_there[data.player[before]] = True
    return _parts("time", data, known=before, test=~before & was_there[data.player], in_time="all")


def leave_one_out(data: Interactions, rng: np.random.Generator) -> Split:
    """Each player's latest interaction is the test, of those who have another."""
    rank, count = _ranks(data, _by_time(data, rng))
    return _two_parts("leave-one-out", data, (rank == count - 1) & (count > 1), in_time="player")


def strong_generalisation(
    data: Interactions,
    rng: np.random.Generator,
    *,
    players: float = NEW_PLAYERS_SHARE,
    share: float = TEST_SHARE,
    plays_known: int | None = None,
) -> Split:
    """A share of the players is new after fitting; a random part of their plays is known, the rest is the test.

    The part is all but `share`, or `plays_known` plays of each (Liang et al. 2018, "Variational Autoencoders for
    Collaborative Filtering", section 4.2, has the former).
    """
    is_new = np.zeros(len(data.players), dtype=bool)
    is_new[rng.permutation(len(data.players))[: max(1, round(players * len(data.players)))]] = True
    of_new = is_new[data.player]
    shuffled = rng.random(len(data))
    if plays_known is None:
        test = of_new & _last_share(data, shuffled, share)
        name = "strong"
    else:
        rank, count = _ranks(data, shuffled)
        test = of_new & (rank >= plays_known) & (count > plays_known)
        name = f"known-{plays_known}"
    split = _two_parts(name, data, test)
    return Split(name, fitted=data.where(~of_new), known=split.known, test=split.test)


def cold_games(data: Interactions, rng: np.random.Generator, *, games: float = COLD_GAMES_SHARE) -> Split:
    """A random share of the played games is unknown to all when it is asked for; of the others a random part is tested.

    Only their descriptions are in the catalogue. What is to be found are all plays of the cold games, of players who
    have others, beside the test part of `random_by_player` among the warm games, which shows what cold games cost.
    """
    played = np.unique(data.game)
    cold = np.sort(rng.permutation(played)[: max(1, round(games * len(played)))])
    is_cold = np.isin(data.game, cold)
    warm_test = np.zeros(len(data), dtype=bool)
    warm = data.where(~is_cold)
    warm_test[~is_cold] = _last_share(warm, rng.random(len(warm)), TEST_SHARE)
    known = ~is_cold & ~warm_test
    was_there = np.zeros(len(data.players), dtype=bool)
    was_there[data.player[known]] = True
    return _parts("cold", data, known=known, test=(is_cold | warm_test) & was_there[data.player], cold=cold)


SPLITS: Mapping[str, Callable[[Interactions, np.random.Generator], Split]] = {
    "random": random_by_player,
    "time": time_global,
    "time-player": time_by_player,
    "leave-one-out": leave_one_out,
    "strong": strong_generalisation,
    "cold": cold_games,
}


def split_named(name: str, data: Interactions, seed: int) -> Split:
    """The split of that name, drawn with `seed`. EvaluationError for another name, or when nothing is left to test.

    Besides those of `SPLITS` there is `known-N`: new players of whom N plays are known.
    """
    rng = np.random.default_rng(seed)
    kind, _, number = name.rpartition("-")
    if name in SPLITS:
        split = SPLITS[name](data, rng)
    elif kind == "known" and number.isdigit():
        split = strong_generalisation(data, rng, plays_known=int(number))
    else:
        raise EvaluationError(f"split: there is no {name!r}; use one of {', '.join(SPLITS)} or known-1, known-2 ...")
    if len(split.test) == 0 or len(split.fitted) == 0:
        raise EvaluationError(
            f"split {name!r} leaves {len(split.fitted)} interactions to fit on and {len(split.test)} to test; "
            "give more data, or another split"
        )
    return split


def _two_parts(name: str, data: Interactions, test: Mask, *, in_time: str = "") -> Split:
    return _parts(name, data, known=~test, test=test, in_time=in_time)


def _parts(
    name: str, data: Interactions, *, known: Mask, test: Mask, in_time: str = "", cold: Indices | None = None
) -> Split:
    rows = data.where(known)
    return Split(name, fitted=rows, known=rows, test=data.where(test), in_time=in_time, cold=cold)


def _by_time(data: Interactions, rng: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A key that sorts by time, and equal times at random."""
    order = np.lexsort((rng.random(len(data)), data.seconds))
    place = np.empty(len(data), dtype=np.float64)
    place[order] = np.arange(len(data))
    return place


def _ranks(data: Interactions, key: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[Indices, Indices]:
    """The place of each interaction among its player's by `key`, from 0, and how many the player has."""
    order = np.lexsort((key, data.player))
    counts = data.per_player()
    starts = np.cumsum(counts) - counts
    rank = np.empty(len(data), dtype=np.int64)
    rank[order] = np.arange(len(data)) - starts[data.player[order]]
    return rank, counts[data.player]


def _last_share(data: Interactions, key: np.ndarray[tuple[int], np.dtype[np.float64]], share: float) -> Mask:
    """The interactions that are last by `key` in their player's, a `share` of them rounded down but for one at least.

    Players of one interaction have none of it.
    """
    rank, count = _ranks(data, key)
    kept = count - np.maximum(1, np.floor(share * count + 1e-9)).astype(np.int64)
    last: Mask = (rank >= kept) & (count > 1)
    return last
