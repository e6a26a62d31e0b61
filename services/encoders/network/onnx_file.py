"""Keeps the ONNX file of a model: exported once, under `<models>/.onnx/<fingerprint>`, checked whenever it is used.

The fingerprint is that of weights, network configuration, precision and the way of export: another model, another file.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path

from services.encoders.models.atomic_directory import alone_in, replacing
from services.encoders.models.directory import ModelDirectory
from services.encoders.models.record import is_sound, write_record
from services.encoders.network.bert_weights import BertWeights, read_config
from services.encoders.network.errors import UnsupportedNetwork, UnwritableModels
from services.encoders.network.onnx_graph import RECIPE, Precision, build

_log = logging.getLogger(__name__)
_FOLDER, _FILE = ".onnx", "encoder.onnx"


def exported(directory: ModelDirectory, digests: Mapping[str, str], models_dir: Path, precision: Precision) -> Path:
    """The ONNX file, exported if there is none or it has changed. `digests` are the checked ones of the directory.

    Raises UnsupportedNetwork if the network cannot be exported, UnwritableModels if the file cannot be written.
    """
    config = read_config(directory.path)
    if config is None:
        raise UnsupportedNetwork(f"{directory.path} is not a BERT-like network")
    weights = BertWeights(directory.path, config)
    return exported_weights(weights, directory.name, source_of(digests), models_dir, precision)


def exported_weights(
    weights: BertWeights, name: str, weights_source: str, models_dir: Path, precision: Precision
) -> Path:
    """The ONNX file of weights that need not be those of a directory; `weights_source` tells them from all others.

    Raises UnwritableModels if the file cannot be written.
    """
    source = "/".join([weights_source, precision, str(RECIPE)])
    target = models_dir / _FOLDER / hashlib.sha256(source.encode()).hexdigest()[:32]
    try:
        if not is_sound(target, source):
            _export(weights, name, target, source, precision)
    except OSError as error:
        raise UnwritableModels(
            f"{target.parent} cannot be written ({error.strerror}), where the model is exported to"
        ) from error
    return target / _FILE


def source_of(digests: Mapping[str, str]) -> str:
    """What tells the weights and the configuration of a model directory from all others."""
    weights = [f"{name}:{digest}" for name, digest in sorted(digests.items()) if name.endswith(".safetensors")]
    return "/".join([*weights, digests["config.json"]])


def _export(weights: BertWeights, name: str, target: Path, source: str, precision: Precision) -> None:
    with alone_in(target.parent):
        if is_sound(target, source):
            return
        with replacing(target) as fresh:
            model = build(weights, precision)
            (fresh / _FILE).write_bytes(model.SerializeToString())
            write_record(fresh, name, source)
    _log.info("model exported", extra={"model": name, "precision": precision})
