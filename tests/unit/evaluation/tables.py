"""Small tables of interactions for tests."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from services.evaluation.interactions import Interactions


def interactions(
    pairs: Sequence[tuple[int, int]],
    *,
    games: int,
    players: int | None = None,
    seconds: Sequence[int] | None = None,
    ratings: Sequence[float] | None = None,
) -> Interactions:
    """Pairs of player and game by number, at rising times unless given."""
    count = max((player for player, _ in pairs), default=-1) + 1 if players is None else players
    return Interactions(
        player=np.array([player for player, _ in pairs], dtype=np.int64),
        game=np.array([game for _, game in pairs], dtype=np.int64),
        rating=np.array([np.nan] * len(pairs) if ratings is None else ratings, dtype=np.float32),
        seconds=np.array(range(len(pairs)) if seconds is None else seconds, dtype=np.int64),
        players=tuple(f"player-{number}" for number in range(count)),
        games=tuple(f"game-{number}" for number in range(games)),
    )


def two_tastes(players: int = 40, games: int = 20, plays: int = 8, seed: int = 0) -> Interactions:
    """Half of the players play of the first half of the games, the others of the second, at random times."""
    rng = np.random.default_rng(seed)
    half = games // 2
    pairs = [
        (player, int(game) + half * (player % 2)) for player in range(players) for game in rng.permutation(half)[:plays]
    ]
    return interactions(pairs, games=games, seconds=rng.permutation(len(pairs)).tolist())
