"""Seals records with checksums, so that a value which the disk changed into another sound one is found.

The engine keeps none of its own. A payload has one of its bytes. A vector may come back rounded in its last bits, so in
place of its bytes a sum of its components counts, each with a sign of its own, which any change that could move a
ranking changes as well.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from services.recommender.storing.engines.vector_store import Payload

CHECKSUM, VECTOR_SUM = "checksum", "vector_sum"
# A sum of 384 components of a unit vector as 32-bit floats is off by 2e-6 at most; of 4,096 by 2e-5.
_UNITS, _TOLERANCE = 1e6, 1e2
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def sealed(payload: Payload) -> Payload:
    """The payload with its checksum; one that has a checksum gets a new one."""
    return {**payload, CHECKSUM: _checksum(payload)}


def is_intact(payload: Payload) -> bool:
    """Whether the payload is the one that was sealed; one that never was, by an earlier version, counts as intact."""
    return CHECKSUM not in payload or payload[CHECKSUM] == _checksum(payload)


def with_vector_sum(payload: Payload, vector: Sequence[float] | None) -> Payload:
    """The payload with the sum of a vector of length 1 that is stored beside it, to be sealed; without vector as it
    was."""
    return payload if vector is None else {**payload, VECTOR_SUM: round(_sum(vector))}


def vector_is_intact(payload: Payload, vector: Sequence[float] | None) -> bool:
    """Whether a vector is the one whose sum the payload holds; a payload of an earlier version holds none."""
    if VECTOR_SUM not in payload:
        return True
    return vector is not None and abs(_sum(vector) - payload[VECTOR_SUM]) <= _TOLERANCE


def _sum(vector: Sequence[float]) -> float:
    return float(np.dot(_signs(len(vector)), np.asarray(vector, dtype=np.float64))) * _UNITS


@lru_cache(maxsize=8)
def _signs(components: int) -> npt.NDArray[np.float64]:
    """1 or -1 for each component, the same for ever."""
    drawn = np.frombuffer(hashlib.shake_256(b"vector sum").digest(components // 8 + 1), dtype=np.uint8)
    return np.where(np.unpackbits(drawn)[:components], -1.0, 1.0)


def _checksum(payload: Payload) -> int:
    """CRC-32 of the payload as JSON with sorted keys."""
    if CHECKSUM in payload:
        payload = {name: value for name, value in payload.items() if name != CHECKSUM}
    return zlib.crc32(_encode(payload).encode())
