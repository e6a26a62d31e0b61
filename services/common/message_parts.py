"""Splits runs of records that would be too large for one message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from google.protobuf.message import Message

from services.common.channels import MAX_MESSAGE_BYTES

# Half of what a message may be, which leaves room for what else is in it; a game can take some three mebibytes.
_MOST_BYTES = MAX_MESSAGE_BYTES // 2
Record = TypeVar("Record", bound=Message)


def in_parts(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records in their order, in lists that fit into a message each; no list is empty."""
    part: list[Record] = []
    size = 0
    for record in records:
        bytes_more = record.ByteSize()
        if part and size + bytes_more > _MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(record)
        size += bytes_more
    if part:
        yield part
