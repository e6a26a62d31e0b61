"""Holds interactions as arrays, one row for each player and game, so that splits and metrics are vector operations."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from services.ingest.records import Interaction

Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Interactions:
    """Who played what, and when: arrays [interactions] that index into `players` and `games`.

    `rating` is 0 to 5, NaN if there is none; `seconds` is the time since 1970.
    """

    player: Indices
    game: Indices
    rating: NDArray[np.float32]
    seconds: Indices
    players: tuple[str, ...]
    games: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.player)

    def where(self, mask: Mask) -> Interactions:
        """The interactions that `mask` [interactions] marks; players and games keep their numbers."""
        return replace(
            self,
            player=self.player[mask],
            game=self.game[mask],
            rating=self.rating[mask],
            seconds=self.seconds[mask],
        )

    def matrix(self) -> csr_matrix:
        """1 where a player has played a game: [players, games]."""
        ones = np.ones(len(self), dtype=np.float32)
        return csr_matrix((ones, (self.player, self.game)), shape=(len(self.players), len(self.games)))

    def keys(self) -> Indices:
        """One number for each pair of player and game [interactions]."""
        return self.player * len(self.games) + self.game

    def per_player(self) -> Indices:
        """How many interactions each player has [players]."""
        return np.bincount(self.player, minlength=len(self.players))

    def per_game(self) -> Indices:
        """How many interactions each game has [games]."""
        return np.bincount(self.game, minlength=len(self.games))

    def digest(self) -> str:
        """Fingerprint of ids, ratings and times in any order of the rows (SHA-256, 16 hex digits)."""
        order = np.argsort(self.keys(), kind="stable")
        digest = hashlib.sha256("\0".join((*self.players, "", *self.games)).encode())
        for column in (self.keys(), np.nan_to_num(self.rating, nan=-1.0), self.seconds):
            digest.update(np.ascontiguousarray(column[order]).tobytes())
        return digest.hexdigest()[:16]


def interactions_of(records: Sequence[Interaction], games: Sequence[str]) -> Interactions:
    """The records as arrays; `games` are the ids of the whole catalogue, also of games that nobody has played.

    Players are numbered by id and games by id, so that the same data give the same numbers in whatever order.
    """
    players = tuple(sorted({record.player_id for record in records}))
    catalogue = tuple(sorted(games))
    number_of_player = {player: number for number, player in enumerate(players)}
    number_of_game = {game: number for number, game in enumerate(catalogue)}
    whole = Interactions(
        player=np.array([number_of_player[record.player_id] for record in records], dtype=np.int64),
        game=np.array([number_of_game[record.game_id] for record in records], dtype=np.int64),
        rating=np.array([np.nan if record.rating is None else record.rating for record in records], dtype=np.float32),
        seconds=np.array([int(record.occurred_at.timestamp()) for record in records], dtype=np.int64),
        players=players,
        games=catalogue,
    )
    order = np.lexsort((whole.game, whole.player))
    return replace(
        whole,
        player=whole.player[order],
        game=whole.game[order],
        rating=whole.rating[order],
        seconds=whole.seconds[order],
    )
