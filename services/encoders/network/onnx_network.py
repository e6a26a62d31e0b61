"""Computes a BERT-like network in ONNX Runtime on the CPU: token ids in, the last hidden states out.

Two ways to run, because they are best at different things: a lone batch is spread over all threads, which is the
shortest wait; batches side by side take one thread each, which is the highest throughput, as nobody waits for anybody
between operators. Each way has a session, since a session's threads are fixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from services.common.errors import StartupError
from services.encoders.arrays import TokenIds
from services.encoders.network.bert_weights import BertConfig, BertWeights, Floats
from services.encoders.network.onnx_graph import EMBEDDED, LENGTHS, STATES
from services.encoders.network.runtime import open_session

Lengths = NDArray[np.int32]


class OnnxNetwork:
    """Looks up the embeddings of tokens and runs the graph of `onnx_graph` on them. May be called from any thread."""

    def __init__(self, file: Path, directory: Path, config: BertConfig, *, pad_token_id: int, threads: int) -> None:
        """`file` is the exported graph of the model in `directory`. Raises StartupError if it cannot be loaded."""
        self._pad_token_id = pad_token_id
        self._words, self._positions = BertWeights(directory, config).embeddings()
        try:
            self._narrow = open_session(file, 1)
            self._wide = open_session(file, threads) if threads > 1 else self._narrow
        except Exception as error:  # the runtime has errors of its own that share no base
            raise StartupError(f"{file} cannot be loaded; delete {file.parent.parent} and start again") from error

    def states(self, batch: Sequence[TokenIds], *, alone: bool) -> tuple[Floats, Lengths]:
        """Hidden states [texts, tokens, hidden], padded on the right, and the length of each text in tokens [texts].

        `alone`: no other batch is under way, so that this one may take all threads.
        """
        lengths = np.asarray([len(token_ids) for token_ids in batch], dtype=np.int32)
        width = int(lengths.max())
        padded = np.full((len(batch), width), self._pad_token_id, dtype=np.int64)
        for row, token_ids in enumerate(batch):
            padded[row, : lengths[row]] = token_ids
        embedded = self._words[padded]
        embedded += self._positions[:width]
        session = self._wide if alone else self._narrow
        (states,) = session.run([STATES], {EMBEDDED: embedded, LENGTHS: lengths})
        return np.asarray(states), lengths
