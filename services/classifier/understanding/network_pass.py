"""One forward pass: token ids to the scores of all outputs, by the adapted encoder in ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from services.classifier.labels import ACTS, INTENTS, POLARITIES, TAGS
from services.classifier.understanding.model import Array, UnderstandingModel
from services.encoders.arrays import Row, TokenIds, Vectors
from services.encoders.network.onnx_network import OnnxNetwork

_OF_MESSAGE = len(INTENTS) + len(ACTS)
_OF_TOKEN = TAGS + len(POLARITIES)


@dataclass(frozen=True, slots=True, eq=False)
class MessageScores:
    """Logits of one message: intents [intents], acts [acts], tags [tokens, TAGS], polarities [tokens, polarities]."""

    intents: Array
    acts: Array
    tags: Array
    polarities: Array

    @classmethod
    def of_row(cls, row: Row, tokens: int) -> MessageScores:
        """From a row of `NetworkPass.encode`; what lies behind `tokens` is padding."""
        of_tokens = row[_OF_MESSAGE:].reshape(-1, _OF_TOKEN)[:tokens]
        return cls(row[: len(INTENTS)], row[len(INTENTS) : _OF_MESSAGE], of_tokens[:, :TAGS], of_tokens[:, TAGS:])


class NetworkPass:
    """The network of one model, for a batcher. May be called from any thread."""

    def __init__(self, network: OnnxNetwork, model: UnderstandingModel) -> None:
        self._network = network
        of_message = [model.output(name) for name in ("intents", "acts")]
        of_token = [model.output(name) for name in ("tags", "polarities")]
        self._message = np.concatenate([weight for weight, _ in of_message]).T.copy()
        self._message_bias = np.concatenate([bias for _, bias in of_message])
        self._token = np.concatenate([weight for weight, _ in of_token]).T.copy()
        self._token_bias = np.concatenate([bias for _, bias in of_token])

    def encode(self, batch: Sequence[TokenIds], alone: bool) -> Vectors:
        """A row for each text: scores of intents and acts, then of each token's tags and polarities, padded on the
        right; see `MessageScores.of_row`. `alone`: no other batch is under way.
        """
        states, lengths = self._network.states(batch, alone=alone)
        mean = np.stack([text[:length].mean(axis=0) for text, length in zip(states, lengths, strict=True)])
        pooled = np.concatenate([mean, states[:, 0]], axis=1)
        of_message = pooled @ self._message + self._message_bias
        of_token = states @ self._token + self._token_bias
        return np.concatenate([of_message, of_token.reshape(len(batch), -1)], axis=1)
