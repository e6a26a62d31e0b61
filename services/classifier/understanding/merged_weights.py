"""The encoder's weights with a model's adapters added, in the form that the ONNX graph is written from."""

from __future__ import annotations

from pathlib import Path

from services.classifier.understanding.model import UnderstandingModel
from services.common.errors import StartupError
from services.encoders.network.bert_weights import BertConfig, BertWeights, Floats

_ATTENTION = ("query", "key", "value")
_PARTS = frozenset(
    {"attention", "attention.output", "intermediate", "output", "attention.output.LayerNorm", "output.LayerNorm"}
)


class MergedWeights(BertWeights):
    """As BertWeights; a matrix that has an adapter is the sum of both, so that serving costs nothing more."""

    def __init__(self, directory: Path, config: BertConfig, model: UnderstandingModel) -> None:
        """Raises StartupError if the adapters are not those of such a network."""
        super().__init__(directory, config)
        self._model = model
        known = {f"{layer}.{part}" for layer in range(config.layers) for part in _PARTS}
        for name in model.tensors:
            place = name.rpartition(".")[0]
            if place[:1].isdigit() and place not in known:
                raise StartupError(f"the model adapts {place}, which the encoder in {directory} does not have")

    def linear(self, path: str) -> tuple[Floats, Floats]:
        matrix, bias = super().linear(path)
        layer, part, rows = _place(path, matrix.shape[1])
        tensors = self._model.tensors
        if (own := tensors.get(f"{layer}.{part}.bias")) is not None:
            bias = own[rows]
        up, down = tensors.get(f"{layer}.{part}.up"), tensors.get(f"{layer}.{part}.down")
        if up is not None and down is not None:
            matrix = matrix + self._model.scale * (up[rows] @ down).T
        return matrix, bias

    def norm(self, path: str) -> tuple[Floats, Floats]:
        scale, shift = super().norm(path)
        layer = path.removeprefix("encoder.layer.").partition(".")[0]
        part = path.removeprefix(f"encoder.layer.{layer}.")
        tensors = self._model.tensors
        return tensors.get(f"{layer}.{part}.weight", scale), tensors.get(f"{layer}.{part}.bias", shift)


def _place(path: str, outputs: int) -> tuple[str, str, slice]:
    """Layer, part and rows of a matrix of the network; query, key and value have one adapter in common."""
    layer, _, part = path.removeprefix("encoder.layer.").partition(".")
    part = part.removesuffix(".dense")
    for index, name in enumerate(_ATTENTION):
        if part == f"attention.self.{name}":
            return layer, "attention", slice(index * outputs, (index + 1) * outputs)
    return layer, part, slice(None)
