"""Remembers the vectors of texts encoded before, forgetting the least recently used, and the texts being encoded now.

A key stands for everything that makes a vector: of one encoder, with its one model and profile, that is the text with
its prompt.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from services.embedder import metrics
from services.encoders.arrays import Vectors

_KEY_BYTES = 16
# What an entry takes besides its vector's numbers: key, array header, dataclass, links of the dictionary.
_ENTRY_BYTES = 400


@dataclass(frozen=True, slots=True, eq=False)
class KnownText:
    """A text's vector [dimension], the tokens that the model saw of it, and how many there were before the cut."""

    vector: Vectors
    token_count: int
    full_count: int


def key_of(prompted: str) -> bytes:
    """Key of a text with its prompt; equal for equal texts only."""
    return hashlib.blake2b(prompted.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()


class VectorCache:
    """Vectors by key, of at most `max_bytes` in all; with 0 it holds none."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._texts: OrderedDict[bytes, KnownText] = OrderedDict()

    def get(self, key: bytes) -> KnownText | None:
        """What is known of the text; it then counts as used just now."""
        known = self._texts.get(key)
        if known is not None:
            self._texts.move_to_end(key)
        return known

    def put(self, key: bytes, known: KnownText) -> None:
        """Remembers a text in place of those not used for longest."""
        size = known.vector.nbytes + _ENTRY_BYTES
        if size > self._max_bytes or key in self._texts:
            return
        # A copy: a row would keep the whole array of its call alive.
        self._texts[key] = KnownText(known.vector.copy(), known.token_count, known.full_count)
        self._bytes += size
        while self._bytes > self._max_bytes:
            _, oldest = self._texts.popitem(last=False)
            self._bytes -= oldest.vector.nbytes + _ENTRY_BYTES
        metrics.CACHE_BYTES.set(self._bytes)


class InFlight:
    """Texts that some call is encoding, for other calls to wait for instead of encoding them too."""

    def __init__(self) -> None:
        self._futures: dict[bytes, asyncio.Future[KnownText]] = {}

    def get(self, key: bytes) -> asyncio.Future[KnownText] | None:
        """A future of the vector, if some call encodes the text; it is cancelled if that call is given up."""
        return self._futures.get(key)

    def claim(self, key: bytes) -> None:
        """Says that this call encodes the text; it must then `settle` or `abandon` the key."""
        self._futures[key] = asyncio.get_running_loop().create_future()

    def settle(self, key: bytes, known: KnownText) -> None:
        """Hands the vector to those who wait."""
        self._futures.pop(key).set_result(known)

    def abandon(self, key: bytes) -> None:
        """Tells those who wait to encode the text themselves."""
        self._futures.pop(key).cancel()
