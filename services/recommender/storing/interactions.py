"""Lays out interactions in payloads, and joins what was told of one player and one game at different times.

One interaction is kept of a pair. The latest tells when, and the latest that has a rating tells the rating, whatever
order they come in: a play takes no rating back.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zlib import crc32

from services.common.games.ratings import LEAST_LIKED_RATING
from services.recommender.records import Interaction, Played
from services.recommender.storing.checksum import CHECKSUM
from services.recommender.storing.engines.vector_store import AnyOf, Payload, Point, Where
from services.recommender.storing.schema import game_point, point_id

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# The ids of points: UUIDs.
_POINT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def write_interaction(interaction: Interaction, now: datetime) -> Point:
    """The point of an interaction; one without time happens `now`."""
    at = microseconds(interaction.occurred_at or now)
    return interaction_point(interaction.player_id, interaction.game_id, interaction.rating, at)


def interaction_point(player_id: str, game_id: str, rating: float | None, at: int) -> Point:
    """The point of an interaction `at` so many microseconds since 1970."""
    return Point(interaction_id(player_id, game_id), _payload(player_id, game_point(game_id), at, rating, at))


def interaction_id(player_id: str, game_id: str) -> str:
    """Id of the point of what a player did with a game."""
    # The length keeps ("a", "b\0c") and ("a\0b", "c") apart.
    return point_id(f"interaction\0{len(player_id)}\0{player_id}\0{game_id}")


def joined(stored: Payload, told: Payload) -> Payload:
    """The payload that holds what two payloads of one player and game say; of equal times `told` is the later one."""
    of_rating = max(
        (each for each in (stored, told) if "rating" in each),
        key=lambda each: (_rated_at(each), each is told),
        default=told,
    )
    at = max(stored["occurred_at"], told["occurred_at"])
    return _payload(told["player_id"], told["game"], at, of_rating.get("rating"), _rated_at(of_rating))


def read_played(payload: Payload) -> Played:
    """The interaction that `write_interaction` laid out, as an entry of its player's history. Raises ValueError if the
    game is no point of the store, which would be asked for it.
    """
    if _POINT.fullmatch(payload["game"]) is None:
        raise ValueError("the game is no id of a point")
    return Played(payload["game"], payload.get("rating"), moment(payload["occurred_at"]))


def is_intact(payload: Payload) -> bool:
    """Whether the payload is the one that was laid out. Without a checksum, of an earlier version, it is."""
    if CHECKSUM not in payload:
        return True
    at, rating = payload["occurred_at"], payload.get("rating")
    return _payload(payload["player_id"], payload["game"], at, rating, _rated_at(payload)) == payload


def counted(payload: Payload) -> Payload:
    """What totals are counted by, of the payload of an interaction."""
    told: Payload = {"player_id": str(payload["player_id"]), "occurred_at": int(payload["occurred_at"])}
    return {**told, "liked_game": str(payload["liked_game"])} if "liked_game" in payload else told


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(at: int) -> datetime:
    """What `microseconds` was told."""
    return _EPOCH + at * _MICROSECOND


def of_player(player_id: str) -> Where:
    """The interactions of a player."""
    return Where(must=(AnyOf("player_id", [player_id]),))


def _payload(player_id: str, game: str, at: int, rating: float | None, rated_at: int) -> Payload:
    """`liked_game` is there only if it is a liking, so that facets count likings alone."""
    payload: Payload = {"player_id": player_id, "game": game, "occurred_at": at}
    if rating is not None:
        payload["rating"] = rating
        if rated_at != at:
            payload["rated_at"] = rated_at
    if rating is None or rating >= LEAST_LIKED_RATING:
        payload["liked_game"] = game
    # Of millions; `sealed` takes as long as all else here.
    payload[CHECKSUM] = crc32(f"{player_id}\0{game}\0{at}\0{rating}\0{rated_at}".encode())
    return payload


def _rated_at(payload: Payload) -> int:
    return int(payload["rated_at"] if "rated_at" in payload else payload["occurred_at"])
