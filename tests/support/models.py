"""Models for tests: a tiny random one that loads in milliseconds, and the packaged one, prepared once."""

from __future__ import annotations

import string
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from services.encoders.models.e5_conversion import convert
from services.encoders.models.packaged import PACKAGED
from services.encoders.models.record import write_record
from services.encoders.prepare import prepare

HIDDEN, LAYERS, HEADS, INTERMEDIATE, POSITIONS, TOKEN_TYPES = 32, 2, 4, 64, 24, 2
_LETTERS = string.ascii_lowercase + string.digits + ":?!" + "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", *_LETTERS, *(f"▁{letter}" for letter in _LETTERS), "▁game", "▁query:")
NORMALISATIONS = {"\x01": "", "\n": " ", "\u200b": " ", "ﬁ": "fi", "Ａ": "A"}


def write_tiny_e5_file(path: Path, seed: int = 0) -> Mapping[str, NDArray[np.float32]]:
    """Writes an E5S1 file of a random network; returns the weights that a reader should find, by name."""
    random = np.random.default_rng(seed)
    rows = len(PIECES) + 3
    sizes = {"emb.word": rows * HIDDEN, "emb.pos": POSITIONS * HIDDEN, "emb.type": TOKEN_TYPES * HIDDEN}
    sizes |= {"emb.ln.w": HIDDEN, "emb.ln.b": HIDDEN}
    for layer in range(LAYERS):
        for name in ("q", "k", "v", "ao"):
            sizes |= {f"l{layer}.{name}.w": HIDDEN * HIDDEN, f"l{layer}.{name}.b": HIDDEN}
        sizes |= {f"l{layer}.fi.w": INTERMEDIATE * HIDDEN, f"l{layer}.fi.b": INTERMEDIATE}
        sizes |= {f"l{layer}.fo.w": HIDDEN * INTERMEDIATE, f"l{layer}.fo.b": HIDDEN}
        for name in ("aln", "oln"):
            sizes |= {f"l{layer}.{name}.w": HIDDEN, f"l{layer}.{name}.b": HIDDEN}
    quantised = {name for name in sizes if name == "emb.word" or (name[0] == "l" and name.endswith(("q.w", "fo.w")))}
    weights: dict[str, NDArray[np.float32]] = {}
    bodies: dict[str, bytes] = {}
    for name, size in sizes.items():
        if name in quantised:
            levels = random.integers(0, 16, size=(size // 32, 32))
            scales = random.uniform(0.01, 0.1, size=size // 32).astype(np.float16)
            packed = (levels[:, :16] | levels[:, 16:] << 4).astype(np.uint8)
            bodies[name] = b"".join(scale.tobytes() + row.tobytes() for scale, row in zip(scales, packed, strict=True))
            weights[name] = ((levels - 8) * scales.astype(np.float32)[:, None]).astype(np.float32).ravel()
        else:
            weights[name] = random.normal(0, 0.3, size).astype(np.float32)
            bodies[name] = weights[name].tobytes()
    header = b"E5S1" + struct.pack(
        "<I7ifi", 1, HIDDEN, LAYERS, HEADS, INTERMEDIATE, rows, POSITIONS, TOKEN_TYPES, 1e-12, 32
    )
    front = header + _vocabulary()
    directory_size = 4 + sum(2 + len(name) + 21 for name in sizes)
    offset = len(front) + directory_size
    directory = struct.pack("<i", len(sizes))
    for name, size in sizes.items():
        encoded = name.encode()
        directory += struct.pack(f"<H{len(encoded)}s", len(encoded), encoded)
        directory += struct.pack("<BIQQ", int(name in quantised), size, offset, len(bodies[name]))
        offset += len(bodies[name])
    path.write_bytes(front + directory + b"".join(bodies.values()))
    return weights


def make_tiny_model(directory: Path, seed: int = 0) -> Path:
    """A recorded model directory with a window of 24 tokens and 32 dimensions."""
    source = directory.with_suffix(".bin")
    write_tiny_e5_file(source, seed)
    directory.mkdir(parents=True)
    convert(source, directory)
    write_record(directory, "test/tiny", "made for tests")
    return directory


def _vocabulary() -> bytes:
    encoded = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, encoded)]).astype("<u4")
    # Whole words are likelier than their letters.
    scores = np.asarray([-0.5 * 1.0 if len(piece) > 2 else -5.0 for piece in PIECES], dtype="<f4")
    blob = b"".join(encoded)
    front = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + offsets.tobytes() + scores.tobytes() + blob
    characters = b"".join(
        struct.pack(f"<IB{len(to)}I", ord(character), len(to), *map(ord, to))
        for character, to in NORMALISATIONS.items()
    )
    return front + struct.pack("<iI", len(NORMALISATIONS), len(characters)) + characters


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model directory, which tests must not change."""
    return make_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def prepared_e5() -> Path:
    """The directory of the packaged multilingual-e5-small under `var/models`, prepared if it is not there yet."""
    models_dir = Path(__file__).resolve().parents[2] / "var" / "models"
    return prepare(PACKAGED["multilingual-e5-small"], models_dir)
