"""Computes vectors with a BERT-like network in ONNX Runtime on the CPU."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from services.encoders.arrays import TokenIds, Vectors
from services.encoders.models.profile import ModelProfile
from services.encoders.network.bert_weights import BertConfig, Floats
from services.encoders.network.onnx_graph import Precision
from services.encoders.network.onnx_network import Lengths, OnnxNetwork


class OnnxEngine:
    """Runs an `OnnxNetwork`, pools its states and normalises the vectors in float32."""

    def __init__(
        self,
        file: Path,
        directory: Path,
        config: BertConfig,
        profile: ModelProfile,
        *,
        precision: Precision,
        threads: int,
    ) -> None:
        """`file` is the exported graph of the model in `directory`. Raises StartupError if it cannot be loaded."""
        self._network = OnnxNetwork(file, directory, config, pad_token_id=profile.pad_token_id, threads=threads)
        self._profile = profile
        self._hidden = config.hidden
        self._precision = precision
        self._lanes = threads

    @property
    def name(self) -> str:
        return f"onnxruntime/cpu/{self._precision}"

    @property
    def dimension(self) -> int:
        return self._hidden

    @property
    def lanes(self) -> int:
        return self._lanes

    def encode(self, batch: Sequence[TokenIds], *, alone: bool = True) -> Vectors:
        vectors = self._pool(*self._network.states(batch, alone=alone))
        if self._profile.normalize:
            # A vector of zeros stays one, as with torch.
            vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return vectors

    def _pool(self, states: Floats, lengths: Lengths) -> Vectors:
        """[texts, tokens, dimension] to [texts, dimension]; padding is on the right and counts for nothing."""
        if self._profile.pooling == "cls":
            return states[:, 0].copy()
        if self._profile.pooling == "last":
            return states[np.arange(len(states)), lengths - 1]
        return np.stack([text[:length].mean(axis=0) for text, length in zip(states, lengths, strict=True)])
