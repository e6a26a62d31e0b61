"""The trained parts of a network, by the names under which a model keeps them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from services.classifier.training.network import MATRICES, UnderstandingNetwork
from services.classifier.understanding.model import OUTPUTS

_NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


def trained_tensors(network: UnderstandingNetwork) -> dict[str, NDArray[np.float32]]:
    """Adapters, biases and norms of the adapted layers, and the outputs; see `UnderstandingModel.tensors`."""
    found: dict[str, Tensor] = {}
    for index, layer in enumerate(network.adapted(), start=network.first_adapted):
        for name in MATRICES:
            linear = layer.linear(name)
            if linear.down is None or linear.up is None:
                continue
            path = f"{index}.{name}"
            found |= {f"{path}.down": linear.down, f"{path}.up": linear.up, f"{path}.bias": linear.bias}
        for place, name in enumerate(_NORMS):
            found[f"{index}.{name}.weight"] = layer.norms[2 * place]
            found[f"{index}.{name}.bias"] = layer.norms[2 * place + 1]
    for name in OUTPUTS:
        output = getattr(network, name)
        found |= {f"{name}.weight": output.weight, f"{name}.bias": output.bias}
    return {name: tensor.detach().float().cpu().numpy().copy() for name, tensor in found.items()}
