"""Heads for tests: one whose verdicts can be told by eye."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from services.classifier.head import IntentHead, Thresholds
from services.classifier.head_file import new_head, save_head
from services.classifier.intents import Intent
from services.common.model_version import ModelVersion
from tests.support.models import prepared_e5

__all__ = ["prepared_e5"]

ENCODER = ModelVersion("test/encoder", "abc", 4)


@pytest.fixture
def head() -> IntentHead:
    """Axis i of its four stands for intent i; P(game) of an axis alone is about 0.98 or 0.02."""
    return new_head(
        encoder=ENCODER,
        intents=tuple(Intent),
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
