"""Keeps answers below what the services that ask accept in one message."""

from __future__ import annotations

from collections.abc import MutableSequence
from typing import TypeVar

from google.protobuf.message import Message

from gamesrec.common.v1 import common_pb2
from services.common.channels import MAX_MESSAGE_BYTES

_MOST_BYTES = MAX_MESSAGE_BYTES * 3 // 4
Response = TypeVar("Response", bound=Message)
Games = MutableSequence[common_pb2.RecommendedGame] | MutableSequence[common_pb2.HistoryEntry]


def kept_small(response: Response, *lists: Games) -> Response:
    """The response; one that is too large without what is missed least.

    Those are the operator's own columns and other languages of all games, which GetGame tells, and then the last games
    of the longest of its `lists`, of equally long ones the first.
    """
    if response.ByteSize() <= _MOST_BYTES:
        return response
    for entries in lists:
        for entry in entries:
            entry.game.ClearField("attributes")
            entry.game.ClearField("localized")
    while response.ByteSize() > _MOST_BYTES and (longest := max(lists, key=len)):
        del longest[len(longest) // 2 :]
    return response
