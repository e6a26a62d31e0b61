"""Reads interactions that come in columns; their rules are checked here, a column at a time."""

from __future__ import annotations

import math

import numpy as np

from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.common.errors import InvalidArgument
from services.recommender.records import PlayColumns

_LONGEST_ID, _BEST_RATING = 128, 5.0
# The range of google.protobuf.Timestamp.
_FIRST_MICROSECOND, _LAST_MICROSECOND = -62_135_596_800_000_000, 253_402_300_799_999_999


def columns_from(message: pb.StoreInteractionsRequest) -> PlayColumns:
    """Interactions by columns. Raises InvalidArgument that names a column that does not fit, or a value of it."""
    count = len(message.players)
    for name in ("games", "ratings", "occurred_at_micros"):
        if len(getattr(message, name)) != count:
            raise InvalidArgument.of_field(name, f"must have an entry for each of the {count} entries of players")
    for name, ids in (("player_ids", message.player_ids), ("game_ids", message.game_ids)):
        wrong = next((place for place, each in enumerate(ids) if not 1 <= len(each) <= _LONGEST_ID), None)
        if wrong is not None:
            raise InvalidArgument.of_field(f"{name}[{wrong}]", f"must have 1 to {_LONGEST_ID} characters")
    ratings = np.array(message.ratings, dtype=np.float64)
    times = np.array(message.occurred_at_micros, dtype=np.int64)
    for name, sound in (
        ("players", np.array(message.players) < len(message.player_ids)),
        ("games", np.array(message.games) < len(message.game_ids)),
        ("ratings", np.isnan(ratings) | ((ratings >= 0) & (ratings <= _BEST_RATING))),
        ("occurred_at_micros", (times >= _FIRST_MICROSECOND) & (times <= _LAST_MICROSECOND)),
    ):
        if not sound.all():
            raise InvalidArgument.of_field(f"{name}[{int(np.argmin(sound))}]", "is outside of what the field may hold")
    return PlayColumns(
        player_ids=list(message.player_ids),
        game_ids=list(message.game_ids),
        players=list(message.players),
        games=list(message.games),
        ratings=[None if math.isnan(rating) else rating for rating in message.ratings],
        times=times.tolist(),
    )
