"""A model is named by a path, or by a version of a registry that is pinned by its content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from services.classifier.understanding import model_source
from services.classifier.understanding.model_source import local_file
from services.common.errors import StartupError


def test_a_path_is_taken_as_it_is() -> None:
    assert local_file("var/models/mine", "") == Path("var/models/mine")


@pytest.mark.parametrize("model", ["models:/understanding/3", "models:/understanding/latest@sha256:" + "0" * 64])
def test_a_version_that_is_not_pinned_is_refused(model: str) -> None:
    with pytest.raises(StartupError, match="not pinned"):
        local_file(model, "http://127.0.0.1:1")


def test_a_registry_must_be_named() -> None:
    with pytest.raises(StartupError, match="CLASSIFIER_MLFLOW_URI"):
        local_file(f"models:/understanding/3@sha256:{'0' * 64}", "")


def test_a_version_counts_only_with_the_content_that_was_pinned(
    understanding_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_source, "_fetched", lambda name, version, uri: understanding_file)
    digest = hashlib.sha256(understanding_file.read_bytes()).hexdigest()
    assert local_file(f"models:/understanding/3@sha256:{digest}", "http://mlflow") == understanding_file
    with pytest.raises(StartupError, match="not the file pinned"):
        local_file(f"models:/understanding/3@sha256:{'0' * 64}", "http://mlflow")
