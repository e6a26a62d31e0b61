"""Reads the configuration and the weights of a BERT-like encoder from a model directory, for the ONNX graph.

BERT, RoBERTa and XLM-RoBERTa, which most sentence encoders are: multilingual-e5, all-MiniLM, bge, LaBSE. They differ
only in how positions are numbered and in a prefix of the names.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.common.errors import StartupError
from services.encoders.network.errors import UnsupportedNetwork

Floats = NDArray[np.float32]
# Kind of network -> what the names of its tensors may begin with.
_PREFIXES = {"bert": "bert.", "roberta": "roberta.", "xlm-roberta": "roberta."}
_TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}


@dataclass(frozen=True, slots=True)
class BertConfig:
    """Of config.json. `first_position` is the row of the position table that the first token takes."""

    layers: int
    hidden: int
    heads: int
    layer_norm_epsilon: float
    first_position: int
    prefix: str


def read_config(directory: Path) -> BertConfig | None:
    """The configuration of the network; None if it is of another kind, or a variant that the graph does not have."""
    content: Mapping[str, Any] = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    kind = str(content.get("model_type", ""))
    plain = (
        kind in _PREFIXES
        and content.get("hidden_act") == "gelu"
        and content.get("position_embedding_type", "absolute") == "absolute"
        and not content.get("is_decoder", False)
    )
    if not plain:
        return None
    padding = int(content.get("pad_token_id") or 0)
    return BertConfig(
        layers=int(content["num_hidden_layers"]),
        hidden=int(content["hidden_size"]),
        heads=int(content["num_attention_heads"]),
        layer_norm_epsilon=float(content["layer_norm_eps"]),
        first_position=0 if kind == "bert" else padding + 1,
        prefix=_PREFIXES[kind],
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a tensor lies in a file."""

    path: Path
    kind: str
    shape: tuple[int, ...]
    offset: int

    def read(self) -> Floats:
        if self.kind == "BF16":
            upper_halves = np.memmap(self.path, "<u2", "r", self.offset, self.shape)
            return (upper_halves.astype(np.uint32) << 16).view(np.float32)
        if self.kind not in _TYPES:
            raise UnsupportedNetwork(f"{self.path} holds weights of type {self.kind}")
        mapped = np.memmap(self.path, _TYPES[self.kind], "r", self.offset, self.shape)
        return np.asarray(mapped, dtype=np.float32)


def _places(path: Path) -> Iterator[tuple[str, _Place]]:
    """Name and place of each tensor: u64 length of a JSON header, the header, the data."""
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if length > path.stat().st_size:
                raise ValueError("its header is longer than the file")
            header: dict[str, Any] = json.loads(file.read(length))
        header.pop("__metadata__", None)
        for name, entry in header.items():
            yield name, _Place(path, entry["dtype"], tuple(entry["shape"]), 8 + length + entry["data_offsets"][0])
    except (ValueError, struct.error, KeyError) as error:
        raise StartupError(f"{path} is not a sound safetensors file ({error}); get the model again") from error


class BertWeights:
    """Tensors by their names in `transformers.BertModel`, as float32; those of float32 files are mapped, not read."""

    def __init__(self, directory: Path, config: BertConfig) -> None:
        """Reads the files' headers. Raises StartupError if one is no safetensors file."""
        self.config = config
        self._directory = directory
        self._places: dict[str, _Place] = {}
        for path in sorted(directory.glob("*.safetensors")):
            for name, place in _places(path):
                self._places[name.removeprefix(config.prefix)] = place

    def tensor(self, name: str) -> Floats:
        """Raises StartupError if there is none of the name."""
        if name not in self._places:
            raise StartupError(
                f"{self._directory} lacks weights of its own network, such as {name}; get the model again"
            )
        return self._places[name].read()

    def linear(self, path: str) -> tuple[Floats, Floats]:
        """Matrix [inputs, outputs] and bias [outputs] of a linear layer."""
        return self.tensor(f"{path}.weight").T, self.tensor(f"{path}.bias")

    def norm(self, path: str) -> tuple[Floats, Floats]:
        """Scale and shift of a layer norm."""
        return self.tensor(f"{path}.weight"), self.tensor(f"{path}.bias")

    def embeddings(self) -> tuple[Floats, Floats]:
        """Rows by token [vocabulary, hidden], and rows by place in the text, which hold the token type's too."""
        positions = self.tensor("embeddings.position_embeddings.weight")[self.config.first_position :]
        return self.tensor("embeddings.word_embeddings.weight"), (
            positions + self.tensor("embeddings.token_type_embeddings.weight")[0]
        )
