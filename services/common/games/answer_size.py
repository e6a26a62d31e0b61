"""Keeps answers with games below what their callers accept in one message."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from itertools import chain
from typing import Any, TypeAlias, TypeVar

from google.protobuf.message import Message

from gamesrec.common.v1 import common_pb2

Answer = TypeVar("Answer", bound=Message)
# A field of an answer: games, or entries that hold one each.
Entries: TypeAlias = MutableSequence[Any]


def kept_small(answer: Answer, most_bytes: int, *groups: Sequence[Entries]) -> Answer:
    """The answer; one of more than `most_bytes` without what is missed least.

    First go the operator's own columns and other languages of all games, which GetGame tells. Then lists are halved,
    those of the first group before those of the next, of a group the longest first.
    """
    if answer.ByteSize() <= most_bytes:
        return answer
    for entry in chain.from_iterable(chain.from_iterable(groups)):
        game = entry if isinstance(entry, common_pb2.Game) else entry.game
        game.ClearField("attributes")
        game.ClearField("localized")
    while answer.ByteSize() > most_bytes:
        longest = next((found for group in groups if (found := max(group, key=len))), None)
        if longest is None:
            break
        del longest[len(longest) // 2 :]
    return answer
