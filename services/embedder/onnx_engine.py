"""The engine that runs a BERT-like network through ONNX Runtime on the CPU.

Two ways to run, because they are best at different things: a lone batch is spread over all threads, which is the
shortest wait; batches side by side take one thread each, which is the highest throughput, as nobody waits for anybody
between operators. Each way has a session, since a session's threads are fixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from services.common.errors import StartupError
from services.embedder.bert_weights import BertConfig, BertWeights
from services.embedder.engine import TokenIds, Vectors
from services.embedder.model_profile import ModelProfile
from services.embedder.onnx_graph import EMBEDDED, LENGTHS, STATES, Precision


class OnnxEngine:
    """Embeds tokens, runs the graph of `onnx_graph`, pools and normalises in float32."""

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
        self._profile = profile
        self._hidden = config.hidden
        self._precision = precision
        self._lanes = threads
        self._words, self._positions = BertWeights(directory, config).embeddings()
        try:
            self._narrow = _session(file, 1)
            self._wide = _session(file, threads) if threads > 1 else self._narrow
        except Exception as error:  # the runtime has errors of its own that share no base
            raise StartupError(f"{file} cannot be loaded; delete {file.parent.parent} and start again") from error

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
        lengths = np.asarray([len(token_ids) for token_ids in batch], dtype=np.int32)
        width = int(lengths.max())
        padded = np.full((len(batch), width), self._profile.pad_token_id, dtype=np.int64)
        for row, token_ids in enumerate(batch):
            padded[row, : lengths[row]] = token_ids
        embedded = self._words[padded]
        embedded += self._positions[:width]
        session = self._wide if alone else self._narrow
        (states,) = session.run([STATES], {EMBEDDED: embedded, LENGTHS: lengths})
        vectors = self._pool(np.asarray(states), lengths)
        if self._profile.normalize:
            # A vector of zeros stays one, as with torch.
            vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return vectors

    def _pool(self, states: Vectors, lengths: np.ndarray[tuple[int], np.dtype[np.int32]]) -> Vectors:
        """[texts, tokens, dimension] to [texts, dimension]; padding is on the right and counts for nothing."""
        if self._profile.pooling == "cls":
            return states[:, 0].copy()
        if self._profile.pooling == "last":
            return states[np.arange(len(states)), lengths - 1]
        return np.stack([text[:length].mean(axis=0) for text, length in zip(states, lengths, strict=True)])


def _session(file: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads wait for each other actively within a run, which takes a quarter off a short text, and not between runs,
    # where it would take a core from everybody else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "1")
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
