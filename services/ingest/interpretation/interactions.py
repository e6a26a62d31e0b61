"""Reads the rows of a table of interactions: which can be used, and who played what, when, and how they rated it.

Works on columns, not on rows: a table of a million rows takes seconds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.ingest.columns.day_order import DayOrder
from services.ingest.columns.rating_scales import RatingScale
from services.ingest.columns.ratings import parse_ratings
from services.ingest.columns.roles import ColumnRoles
from services.ingest.columns.timestamps import FIRST_UNTIMED, parse_times
from services.ingest.files.table import Table
from services.ingest.interpretation.ids import clean_ids, id_problems


@dataclass(frozen=True, slots=True)
class InteractionRows:
    """The usable rows: ids, rating (NaN if unrated), seconds since 1970; `position` is the row's in the table.

    `problems` says by position why a row cannot be used, `order` how its days were read (see `Times`).
    """

    player: pd.Series[str]
    game: pd.Series[str]
    rating: NDArray[np.float64]
    seconds: NDArray[np.float64]
    position: NDArray[np.int64]
    problems: Mapping[int, str]
    scale: RatingScale | None
    order: DayOrder | None

    def with_game_ids(self, ids: Mapping[str, str]) -> InteractionRows:
        """With other ids for the games that are keys of `ids`."""
        return replace(self, game=self.game.map(ids).fillna(self.game).astype("str"))

    def without_games(self, games: Collection[str]) -> InteractionRows:
        """Without the rows of these games, which no table describes."""
        gone = self.game.isin(list(games)).to_numpy(dtype=np.bool_)
        reason = "no table describes the game, and the catalogue does not know it"
        return replace(
            self,
            player=self.player[~gone],
            game=self.game[~gone],
            rating=self.rating[~gone],
            seconds=self.seconds[~gone],
            position=self.position[~gone],
            problems={**self.problems, **dict.fromkeys(self.position[gone].tolist(), reason)},
        )


def read_interactions(
    table: Table, roles: ColumnRoles, now: datetime, rows_before: int, rating_scale: RatingScale | None = None
) -> InteractionRows:
    """Reads all rows. `rows_before` numbers them on from earlier tables, for rows without a time.

    Raises IngestError when the ratings are on no scale that is known and the operator names none.
    """
    assert roles.player is not None
    assert roles.game is not None
    count = len(table.frame)
    player, game = clean_ids(table.frame[roles.player]), clean_ids(table.frame[roles.game])
    rating, scale = np.full(count, np.nan), None
    seconds, order = np.full(count, np.nan), None
    # A row has one reason: of several problems that of an id is told, else the rating's, else that of the time.
    problems = id_problems(game, "game") | id_problems(player, "player")
    times = parse_times(table.frame[roles.timestamp], now) if roles.timestamp is not None else None
    if times is not None:
        seconds, order = times.seconds, times.order
    if roles.rating is not None:
        unusable = {*problems, *(times.problems if times is not None else ())}
        ratings = parse_ratings(table.frame[roles.rating], rating_scale, unusable)
        rating, scale = ratings.values, ratings.scale
        problems = ratings.problems | problems
    if times is not None:
        problems = times.problems | problems
    untimed = np.isnan(seconds)
    seconds[untimed] = FIRST_UNTIMED + rows_before + np.flatnonzero(untimed)
    usable = np.ones(count, dtype=np.bool_)
    usable[list(problems)] = False
    return InteractionRows(
        player=player[usable],
        game=game[usable],
        rating=rating[usable],
        seconds=seconds[usable],
        position=np.flatnonzero(usable),
        problems=problems,
        scale=scale,
        order=order,
    )


def latest(player: pd.Series[str], game: pd.Series[str], seconds: NDArray[np.float64]) -> NDArray[np.int64]:
    """Positions of the rows to keep: of each player and game the latest, of equal times the last. Ascending."""
    players, games = pd.factorize(player)[0].astype(np.int64), pd.factorize(game)[0].astype(np.int64)
    pair = players * (int(games.max(initial=0)) + 1) + games
    order = np.argsort(seconds, kind="stable")
    _, from_end = np.unique(pair[order][::-1], return_index=True)
    kept: NDArray[np.int64] = np.sort(order[len(order) - 1 - from_end])
    return kept
