"""Chooses and loads the engine that the settings name, or that suits the model and the machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from services.common.errors import StartupError
from services.embedder.engines.onnx_engine import OnnxEngine
from services.embedder.engines.ports import Engine
from services.embedder.settings import EmbedderSettings
from services.encoders.cpu_limit import cpu_limit
from services.encoders.models.directory import ModelDirectory
from services.encoders.models.profile import ModelProfile
from services.encoders.network.bert_weights import read_config
from services.encoders.network.errors import UnsupportedNetwork, UnwritableModels
from services.encoders.network.onnx_file import exported
from services.encoders.network.onnx_graph import Precision


def load_engine(
    directory: ModelDirectory, digests: Mapping[str, str], profile: ModelProfile, settings: EmbedderSettings
) -> Engine:
    """The engine that the settings name. Raises StartupError if the model cannot run on it."""
    threads = settings.threads or cpu_limit()
    wants_cuda = settings.device != "cpu" and _cuda_devices()
    if settings.engine == "torch" or (
        settings.engine == "auto" and (wants_cuda or read_config(directory.path) is None)
    ):
        # torch takes seconds and half a gigabyte to import: only what needs it does.
        from services.embedder.engines.torch_engine import TorchEngine  # noqa: PLC0415

        return TorchEngine(directory.path, profile, threads, settings.device)
    try:
        return _onnx_engine(directory, digests, profile, settings, threads)
    except UnsupportedNetwork as error:
        raise StartupError(f"{error}; set EMBEDDER_ENGINE=torch") from error
    except UnwritableModels as error:
        raise StartupError(
            f"{error}; set EMBEDDER_MODELS_DIR to a directory that can, or EMBEDDER_ENGINE=torch"
        ) from error


def _onnx_engine(
    directory: ModelDirectory,
    digests: Mapping[str, str],
    profile: ModelProfile,
    settings: EmbedderSettings,
    threads: int,
) -> OnnxEngine:
    config = read_config(directory.path)
    if config is None:
        raise UnsupportedNetwork(f"{directory.path} is not a BERT-like network")
    precision: Precision = "int8" if settings.engine == "onnx-int8" else "float32"
    file = exported(directory, digests, settings.models_dir, precision)
    return OnnxEngine(file, directory.path, config, profile, precision=precision, threads=threads)


def _cuda_devices() -> bool:
    return Path("/dev/nvidia0").exists()
