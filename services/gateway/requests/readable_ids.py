"""Refuses player ids that nobody could read or type, and times that are none: at the edge, before anything is recorded.

What is stored already is not touched: it can be read, forgotten, backed up and restored whatever its ids are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from gamesrec.common.v1 import common_pb2, event_pb2
from services.common.errors import FieldViolation, InvalidArgument

# Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX 9): text beside them reads otherwise.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))


def check_player_id(player_id: str) -> None:
    """Raises InvalidArgument for an id that nobody could read."""
    if why := _wrong_with(player_id):
        raise InvalidArgument.of_field("player_id", why)


def check_entries(field: str, entries: Iterable[common_pb2.Interaction | event_pb2.PlayerEvent]) -> None:
    """Raises InvalidArgument that names each wrong one of the request's `field`, such as `events[2].occurred_at`."""
    violations = []
    for index, entry in enumerate(entries):
        if why := _wrong_with(entry.player_id):
            violations.append(FieldViolation(f"{field}[{index}].player_id", why))
        if entry.HasField("occurred_at") and entry.occurred_at.seconds < 0:
            violations.append(FieldViolation(f"{field}[{index}].occurred_at", "must not be before 1970"))
    if violations:
        raise InvalidArgument.of_fields(violations)


def _wrong_with(player_id: str) -> str:
    """Why an id is refused; empty if it is not. That one must not be missing is the contract's business."""
    if player_id.isascii() and player_id.isprintable() and not player_id.isspace():
        return ""
    if any(unicodedata.category(letter) == "Cc" for letter in player_id):
        return "must not hold control characters"
    if not _TURNING.isdisjoint(player_id):
        return "must not hold marks that turn the direction of writing"
    if player_id and all(unicodedata.category(letter) in _INVISIBLE for letter in player_id):
        return "must hold something other than white space"
    return ""
