"""Heads and models for tests: small ones whose answers can be told by eye."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from services.classifier.head import IntentHead
from services.classifier.head_file import new_head, save_head
from services.classifier.labels import INTENTS
from services.classifier.thresholds import Thresholds
from services.classifier.training.export import trained_tensors
from services.classifier.training.network import Shape, UnderstandingNetwork
from services.classifier.understanding.model import Temperatures, UnderstandingModel
from services.classifier.understanding.model_file import new_model, save_model
from services.classifier.understanding.opening import EncoderFiles
from services.common.model_version import ModelVersion
from services.encoders.network.bert_weights import BertWeights
from tests.support.models import prepared_e5, tiny_model

__all__ = ["prepared_e5", "tiny_model"]

ENCODER = ModelVersion("test/encoder", "abc", 4)


@pytest.fixture
def head() -> IntentHead:
    """Axis i of its four stands for intent i; P(game) of an axis alone is about 0.98 or 0.02."""
    return new_head(
        encoder=ENCODER,
        intents=INTENTS[:4],
        weights=np.eye(4) * 5,
        bias=np.zeros(4),
        temperature=1.0,
        thresholds=Thresholds(lower=0.2, upper=0.8),
    )


@pytest.fixture
def head_file(head: IntentHead, tmp_path: Path) -> Path:
    """The head at rest."""
    path = tmp_path / "head.safetensors"
    save_head(head, path, {"examples": "0"})
    return path


@pytest.fixture(scope="session")
def tiny_files(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> EncoderFiles:
    """The tiny encoder of two layers."""
    return EncoderFiles(str(tiny_model), tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def tiny_network(tiny_files: EncoderFiles) -> UnderstandingNetwork:
    """A network with both layers adapted at random."""
    import torch  # noqa: PLC0415 - only some tests wait for it

    torch.manual_seed(1)
    network = UnderstandingNetwork(BertWeights(tiny_files.directory.path, tiny_files.config), Shape(2, 4))
    for name, parameter in network.named_parameters():
        if name.endswith("up"):
            torch.nn.init.normal_(parameter, std=0.3)
    return network.eval()


@pytest.fixture(scope="session")
def tiny_understanding(tiny_files: EncoderFiles, tiny_network: UnderstandingNetwork) -> UnderstandingModel:
    """The same as a model; its answers are random but always the same."""
    return new_model(
        encoder=tiny_files.version,
        prompt="",
        scale=tiny_network.shape.scale,
        temperatures=Temperatures(),
        thresholds=Thresholds(lower=0.1, upper=0.8),
        tensors=trained_tensors(tiny_network),
    )


@pytest.fixture(scope="session")
def understanding_file(tiny_understanding: UnderstandingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model at rest."""
    path = tmp_path_factory.mktemp("understanding") / "understanding.safetensors"
    save_model(tiny_understanding, path, {"messages": "0"})
    return path
