"""Writes the encoder layers of a BERT-like network as an ONNX graph of ONNX Runtime's fused operators.

Built from the weights directly, without tracing a model through torch: that takes a second instead of a minute and
leaves the choice of operators to nobody. Token embeddings stay out of it (the engine looks them up), so that a file
holds only what is multiplied: 85 MB of the 470 MB of multilingual-e5-small.

"int8" multiplies 7-bit weights, quantised by output channel, with activations quantised as they come (ONNX Runtime's
dynamic quantisation). Seven bits because pairs of 8-bit products overflow the 16-bit sums of AVX2.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from services.encoders.network.bert_weights import BertWeights, Floats

Precision = Literal["float32", "int8"]
# Raised with every change of what is written, so that files made before are made anew.
RECIPE = 1
EMBEDDED, LENGTHS, STATES = "embedded", "lengths", "states"
_OPSET, _IR_VERSION = 17, 8
_CONTRIB = "com.microsoft"
_LEVELS = 63


def build(weights: BertWeights, precision: Precision) -> onnx.ModelProto:
    """The graph: `embedded` float32 [texts, tokens, hidden] (before its layer norm) and `lengths` int32 [texts] to
    `states` float32 [texts, tokens, hidden]. Tokens from a text's length on are padding and take no part."""
    graph = _Graph(weights, precision)
    hidden = [EMBEDDED, *graph.norm("embeddings.LayerNorm")]
    epsilon = weights.config.layer_norm_epsilon
    states = graph.node("LayerNormalization", hidden, "embeddings", domain="", axis=-1, epsilon=epsilon)
    last = weights.config.layers - 1
    for layer in range(last + 1):
        path = f"encoder.layer.{layer}"
        states = graph.layer(path, states, STATES if layer == last else f"{path}.states")
    shape: list[str | int | None] = ["texts", "tokens", weights.config.hidden]
    body = helper.make_graph(
        graph.nodes,
        "encoder",
        [
            helper.make_tensor_value_info(EMBEDDED, TensorProto.FLOAT, shape),
            helper.make_tensor_value_info(LENGTHS, TensorProto.INT32, shape[:1]),
        ],
        [helper.make_tensor_value_info(STATES, TensorProto.FLOAT, shape)],
        graph.tensors,
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=_IR_VERSION)


class _Graph:
    """Nodes and tensors as they are added; each method returns the name of what it added."""

    def __init__(self, weights: BertWeights, precision: Precision) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []
        self._weights = weights
        self._int8 = precision == "int8"

    def node(
        self, operator: str, inputs: Iterable[str], *outputs: str, domain: str = _CONTRIB, **attributes: Any
    ) -> str:
        node = helper.make_node(operator, list(inputs), list(outputs), outputs[0], domain=domain, **attributes)
        self.nodes.append(node)
        return outputs[0]

    def tensor(self, name: str, values: NDArray[Any]) -> str:
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def norm(self, path: str) -> tuple[str, str]:
        scale, shift = self._weights.norm(path)
        return self.tensor(f"{path}.weight", scale), self.tensor(f"{path}.bias", shift)

    def layer(self, path: str, states: str, output: str) -> str:
        """One block of BERT: self-attention, feed-forward, each with residual and layer norm."""
        heads = self._attention(f"{path}.attention", states)
        attended = self._project_and_add(f"{path}.attention.output", heads, states, f"{path}.attended")
        matrix, bias = self._weights.linear(f"{path}.intermediate.dense")
        wide = self._product(f"{path}.wide", attended, matrix)
        active = self.node("BiasGelu", [wide, self.tensor(f"{path}.wide.bias", bias)], f"{path}.active")
        return self._project_and_add(f"{path}.output", active, attended, output)

    def _attention(self, path: str, states: str) -> str:
        parts = [self._weights.linear(f"{path}.self.{part}") for part in ("query", "key", "value")]
        matrix = np.concatenate([matrix for matrix, _ in parts], axis=1)
        bias = self.tensor(f"{path}.bias", np.concatenate([bias for _, bias in parts]))
        heads = self._weights.config.heads
        if not self._int8:
            inputs = [states, self.tensor(f"{path}.weight", matrix), bias, LENGTHS]
            return self.node("Attention", inputs, f"{path}.heads", num_heads=heads)
        rounded, scale, zero = f"{path}.rounded", f"{path}.scale", f"{path}.zero"
        self.node("DynamicQuantizeLinear", [states], rounded, scale, zero, domain="")
        weight, weight_scale, weight_zero = self._quantised(path, matrix)
        inputs = [rounded, weight, bias, scale, weight_scale, LENGTHS, zero, weight_zero]
        return self.node("QAttention", inputs, f"{path}.heads", num_heads=heads)

    def _project_and_add(self, path: str, source: str, skip: str, output: str) -> str:
        matrix, bias = self._weights.linear(f"{path}.dense")
        product = self._product(f"{path}.product", source, matrix)
        inputs = [product, skip, *self.norm(f"{path}.LayerNorm"), self.tensor(f"{path}.dense.bias", bias)]
        epsilon = self._weights.config.layer_norm_epsilon
        return self.node("SkipLayerNormalization", inputs, output, epsilon=epsilon)

    def _product(self, path: str, source: str, matrix: Floats) -> str:
        if not self._int8:
            return self.node("MatMul", [source, self.tensor(f"{path}.weight", matrix)], path, domain="")
        return self.node("DynamicQuantizeMatMul", [source, *self._quantised(path, matrix)], path)

    def _quantised(self, path: str, matrix: Floats) -> tuple[str, str, str]:
        """Weights int8, their scale and zero point by column."""
        scale = (np.abs(matrix).max(axis=0) / _LEVELS).astype(np.float32)
        scale[scale == 0] = 1.0
        levels = np.clip(np.rint(matrix / scale), -_LEVELS, _LEVELS).astype(np.int8)
        return (
            self.tensor(f"{path}.weight", levels),
            self.tensor(f"{path}.weight.scale", scale),
            self.tensor(f"{path}.weight.zero", np.zeros(len(scale), dtype=np.int8)),
        )
