"""What a model was taught, as its file tells: whether a message is new to a model can be asked of the file alone.

A Bloom filter of the texts (Bloom 1970) takes 128 KiB for 100,000 of them, where their fingerprints would take a
megabyte. It never takes a text that was taught for a new one; of new ones it takes about one in a hundred for taught.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grammar.rows import text_key
from services.common.errors import StartupError

_NOTE = "taught"
_BITS = 1 << 20
_HASHES = 5


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """The messages that a model was taught. `bits` [2**17] is the filter, 8 bits a byte."""

    bits: np.ndarray

    @classmethod
    def of(cls, messages: Iterable[LabelledMessage], before: Taught | None = None) -> Taught:
        """These messages, and those that a model it went on from was taught `before`."""
        bits = np.zeros(_BITS, bool)
        for message in messages:
            bits[_places(message)] = True
        packed = np.packbits(bits)
        return cls(packed if before is None else packed | before.bits)

    @classmethod
    def by(cls, notes: Mapping[str, str]) -> Taught | None:
        """What the notes in a model's file tell, None if they tell nothing of it. Raises StartupError if damaged."""
        note = notes.get(_NOTE)
        if note is None:
            return None
        try:
            bits = np.frombuffer(zlib.decompress(base64.b64decode(note)), np.uint8)
        except (ValueError, zlib.error) as error:
            raise StartupError(f"what the model was taught cannot be read from its file ({error})") from error
        if bits.size != _BITS // 8:
            raise StartupError(f"what the model was taught takes {bits.size} bytes of its file, not {_BITS // 8}")
        return cls(bits)

    def __contains__(self, message: LabelledMessage) -> bool:
        places = np.array(_places(message))
        return bool((self.bits[places >> 3] >> (7 - (places & 7)) & 1).all())

    def notes(self) -> dict[str, str]:
        """For the file of the model, read by `by`."""
        return {_NOTE: base64.b64encode(zlib.compress(self.bits.tobytes(), 9)).decode("ascii")}


def _places(message: LabelledMessage) -> list[int]:
    # Two hashes give all others (Kirsch and Mitzenmacher 2006, "Less Hashing, Same Performance").
    digest = hashlib.blake2b(text_key(message.text).encode(), digest_size=16).digest()
    first, step = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
    return [(first + each * step) % _BITS for each in range(_HASHES)]
