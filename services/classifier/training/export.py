"""The trained parts of a network, by the names under which a model keeps them: out of a network, and back into one."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from services.classifier.training.network import MATRICES, Shape, UnderstandingNetwork
from services.classifier.understanding.model import OUTPUTS, UnderstandingModel

_NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


def trained_tensors(network: UnderstandingNetwork) -> dict[str, NDArray[np.float32]]:
    """Adapters, biases and norms of the adapted layers, and the outputs; see `UnderstandingModel.tensors`."""
    return {name: tensor.detach().float().cpu().numpy().copy() for name, tensor in _trained(network).items()}


def put_trained(network: UnderstandingNetwork, tensors: Mapping[str, NDArray[np.float32]]) -> None:
    """Sets the trained parts of a network of the same shape; see `shape_of`."""
    with torch.no_grad():
        for name, tensor in _trained(network).items():
            tensor.copy_(torch.from_numpy(tensors[name]))


def shape_of(model: UnderstandingModel) -> Shape:
    """Of the network whose trained parts a model keeps."""
    adapters = {name: len(tensor) for name, tensor in model.tensors.items() if name.endswith(".attention.down")}
    return Shape(layers=len(adapters), rank=max(adapters.values()), scale=model.scale)


def _trained(network: UnderstandingNetwork) -> dict[str, Tensor]:
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
    return found
