"""The ONNX file of a model: exported once, kept under `<models>/.onnx/<fingerprint>`, checked whenever it is used.

The fingerprint is that of weights, network configuration, precision and the way of export: another model, another file.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path

from services.common.errors import StartupError
from services.embedder.atomic_directory import alone_in, replacing
from services.embedder.bert_weights import BertWeights, read_config
from services.embedder.model_directory import ModelDirectory
from services.embedder.model_record import changed_files, read_record, write_record
from services.embedder.onnx_graph import RECIPE, Precision, build

_log = logging.getLogger(__name__)
_FOLDER, _FILE = ".onnx", "encoder.onnx"


def exported(directory: ModelDirectory, digests: Mapping[str, str], models_dir: Path, precision: Precision) -> Path:
    """The ONNX file, exported if there is none or it has changed. `digests` are the checked ones of the directory.

    Raises StartupError if the network is not one that can be exported or the file cannot be written.
    """
    source = _source(digests, precision)
    target = models_dir / _FOLDER / hashlib.sha256(source.encode()).hexdigest()[:32]
    try:
        if not _sound(target, source):
            _export(directory, target, source, precision)
    except OSError as error:
        raise StartupError(
            f"{target.parent} cannot be written ({error.strerror}), where the model is exported to; set "
            "EMBEDDER_MODELS_DIR to a directory that can, or EMBEDDER_ENGINE=torch"
        ) from error
    return target / _FILE


def _export(directory: ModelDirectory, target: Path, source: str, precision: Precision) -> None:
    config = read_config(directory.path)
    if config is None:
        raise StartupError(f"{directory.path} is not a BERT-like network; set EMBEDDER_ENGINE=torch")
    with alone_in(target.parent):
        if _sound(target, source):
            return
        with replacing(target) as fresh:
            model = build(BertWeights(directory.path, config), precision)
            (fresh / _FILE).write_bytes(model.SerializeToString())
            write_record(fresh, directory.name, source)
    _log.info("model exported", extra={"model": directory.name, "precision": precision})


def _source(digests: Mapping[str, str], precision: Precision) -> str:
    weights = [f"{name}:{digest}" for name, digest in sorted(digests.items()) if name.endswith(".safetensors")]
    return "/".join([*weights, digests["config.json"], precision, str(RECIPE)])


def _sound(target: Path, source: str) -> bool:
    try:
        record = read_record(target)
    except StartupError:
        return False
    return record is not None and record.source == source and not changed_files(target, record)
