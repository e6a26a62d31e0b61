"""Seals payloads with a checksum, so that a value which the disk changed into another sound one is found.

The engine keeps none of its own. A checksum is of the payload alone: of a vector the engine gives back what it made of
it.
"""

from __future__ import annotations

import json
import zlib

from services.recommender.storing.engines.vector_store import Payload

CHECKSUM = "checksum"
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def sealed(payload: Payload) -> Payload:
    """The payload with its checksum; one that has a checksum gets a new one."""
    return {**payload, CHECKSUM: _checksum(payload)}


def is_intact(payload: Payload) -> bool:
    """Whether the payload is the one that was sealed; one that never was, by an earlier version, counts as intact."""
    return CHECKSUM not in payload or payload[CHECKSUM] == _checksum(payload)


def _checksum(payload: Payload) -> int:
    """CRC-32 of the payload as JSON with sorted keys."""
    if CHECKSUM in payload:
        payload = {name: value for name, value in payload.items() if name != CHECKSUM}
    return zlib.crc32(_encode(payload).encode())
