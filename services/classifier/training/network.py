"""The network that is trained: an encoder whose upper layers carry low-rank adapters, and four linear outputs.

Intent and act are read from the mean and the first of the token states, tag and polarity from each token's state, all
in one pass (joint intent and slot filling: Chen et al. 2019, "BERT for Joint Intent Classification and Slot Filling").
An adapter adds `scale * up @ down` to a frozen matrix (LoRA: Hu et al. 2021). Layers below are never trained, so that
their states are computed once (`lower_states`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from services.classifier.labels import ACTS, INTENTS, POLARITIES, TAGS
from services.encoders.network.bert_weights import BertWeights

_DROPOUT = 0.1
MATRICES = ("attention", "attention.output", "intermediate", "output")


@dataclass(frozen=True, slots=True)
class Shape:
    """How many of the upper layers are adapted, and at which rank; `scale` multiplies what an adapter adds."""

    layers: int = 8
    rank: int = 16
    scale: float = 2.0


class Outputs(NamedTuple):
    """Logits: intents [texts, intents], acts [texts, acts], tags [texts, tokens, tags], polarities likewise."""

    intents: Tensor
    acts: Tensor
    tags: Tensor
    polarities: Tensor


class Adapted(nn.Module):
    """A frozen linear layer with an adapter of rank `rank`; 0 for none. Its bias is trained with the adapter."""

    def __init__(self, matrix: Tensor, bias: Tensor, rank: int, scale: float) -> None:
        """`matrix` [outputs, inputs], `bias` [outputs]."""
        super().__init__()
        self.matrix: Tensor
        self.register_buffer("matrix", matrix, persistent=False)
        self.bias = nn.Parameter(bias.clone(), requires_grad=rank > 0)
        self.scale = scale
        self.down = self.up = None
        if rank:
            self.down = nn.Parameter(torch.randn(rank, matrix.shape[1]) / matrix.shape[1] ** 0.5)
            self.up = nn.Parameter(torch.zeros(matrix.shape[0], rank))

    def forward(self, states: Tensor) -> Tensor:
        """[..., inputs] to [..., outputs]."""
        base = functional.linear(states, self.matrix, self.bias)
        if self.down is None or self.up is None:
            return base
        narrow = functional.dropout(functional.linear(states, self.down), _DROPOUT, self.training)
        return base + functional.linear(self.scale * narrow, self.up)


class Layer(nn.Module):
    """One block of BERT: self-attention, feed-forward, each with residual and layer norm."""

    def __init__(self, weights: BertWeights, index: int, rank: int, scale: float) -> None:
        super().__init__()
        path = f"encoder.layer.{index}"
        self.heads = weights.config.heads
        self.epsilon = weights.config.layer_norm_epsilon
        parts = [weights.linear(f"{path}.attention.self.{part}") for part in ("query", "key", "value")]
        attention = np.concatenate([matrix for matrix, _ in parts], axis=1), np.concatenate([b for _, b in parts])
        linears = {"attention": attention}
        linears |= {name: weights.linear(f"{path}.{name}.dense") for name in MATRICES[1:]}
        self.linears = nn.ModuleDict(
            {
                name.replace(".", "_"): Adapted(_tensor(matrix.T), _tensor(bias), rank, scale)
                for name, (matrix, bias) in linears.items()
            }
        )
        norms = [weights.norm(f"{path}.{name}.LayerNorm") for name in ("attention.output", "output")]
        self.norms = nn.ParameterList([nn.Parameter(_tensor(part), rank > 0) for norm in norms for part in norm])

    def linear(self, name: str) -> Adapted:
        """The matrix of one of MATRICES."""
        found = self.linears[name.replace(".", "_")]
        assert isinstance(found, Adapted)
        return found

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States [texts, tokens, hidden]; `mask` [texts, 1, 1, tokens] is true where a token counts."""
        texts, tokens, hidden = states.shape
        query, key, value = (
            part.view(texts, tokens, self.heads, -1).transpose(1, 2)
            for part in self.linears["attention"](states).split(hidden, dim=-1)
        )
        # Written out: torch's fused operator takes twice as long in bfloat16 on texts of a few tokens.
        weights = (query @ key.transpose(2, 3) * query.shape[3] ** -0.5).masked_fill(~mask, -1e4).softmax(dim=3)
        heads = weights.to(value.dtype) @ value
        mixed = self.linears["attention_output"](heads.transpose(1, 2).reshape(texts, tokens, hidden))
        attended = self._norm(states + mixed, 0)
        wide = functional.gelu(self.linears["intermediate"](attended))
        return self._norm(attended + self.linears["output"](wide), 2)

    def _norm(self, states: Tensor, first: int) -> Tensor:
        return functional.layer_norm(states, states.shape[-1:], self.norms[first], self.norms[first + 1], self.epsilon)


class UnderstandingNetwork(nn.Module):
    """The adapted layers and the outputs over them; it takes the states that the frozen layers below give."""

    def __init__(self, weights: BertWeights, shape: Shape) -> None:
        super().__init__()
        config = weights.config
        self.shape, self.first_adapted = shape, config.layers - shape.layers
        self._weights = weights
        self.layers = nn.ModuleList(
            Layer(weights, index, shape.rank, shape.scale) for index in range(self.first_adapted, config.layers)
        )
        self.intents = nn.Linear(2 * config.hidden, len(INTENTS))
        self.acts = nn.Linear(2 * config.hidden, len(ACTS))
        self.tags = nn.Linear(config.hidden, TAGS)
        self.polarities = nn.Linear(config.hidden, len(POLARITIES))

    @property
    def device(self) -> torch.device:
        """Where it computes."""
        return self.tags.weight.device

    def adapted(self) -> list[Layer]:
        """The adapted layers, from the lowest up."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def forward(self, states: Tensor, lengths: Tensor) -> Outputs:
        """`states` [texts, tokens, hidden] of the layer below the adapted ones, `lengths` [texts] in tokens."""
        counts = torch.arange(states.shape[1], device=states.device)[None, :] < lengths[:, None]
        for layer in self.layers:
            states = layer(states, counts[:, None, None, :])
        kept = functional.dropout(states, _DROPOUT, self.training)
        weights = counts[:, :, None].to(kept.dtype)
        mean = (kept * weights).sum(dim=1) / weights.sum(dim=1)
        pooled = torch.cat([mean, kept[:, 0]], dim=1)
        return Outputs(self.intents(pooled), self.acts(pooled), self.tags(kept), self.polarities(kept))

    def lower_states(self, batch: Sequence[Sequence[int]], pad: int) -> list[Tensor]:
        """States [tokens, hidden] of each text's token ids before the first adapted layer."""
        words, positions = self._weights.embeddings()
        width = max(map(len, batch))
        padded = np.full((len(batch), width), pad, dtype=np.int64)
        for row, token_ids in enumerate(batch):
            padded[row, : len(token_ids)] = token_ids
        lengths = torch.tensor([len(token_ids) for token_ids in batch], device=self.device)
        mask = (torch.arange(width, device=self.device)[None, :] < lengths[:, None])[:, None, None, :]
        scale, shift = (_tensor(part).to(self.device) for part in self._weights.norm("embeddings.LayerNorm"))
        epsilon = self._weights.config.layer_norm_epsilon
        with torch.inference_mode():
            states = _tensor(words[padded] + positions[:width]).to(self.device)
            states = functional.layer_norm(states, states.shape[-1:], scale, shift, epsilon)
            for layer in self._lower():
                states = layer(states, mask)
        return [row[:length].clone() for row, length in zip(states, lengths.tolist(), strict=True)]

    def _lower(self) -> list[Layer]:
        if not hasattr(self, "_frozen"):
            # Outside the module's own parameters: they are neither trained nor kept.
            layers = (Layer(self._weights, index, 0, 0.0) for index in range(self.first_adapted))
            self._frozen = [layer.eval().to(self.device) for layer in layers]
        return self._frozen


def _tensor(values: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Tensor:
    return torch.from_numpy(np.array(values, dtype=np.float32, order="C"))
