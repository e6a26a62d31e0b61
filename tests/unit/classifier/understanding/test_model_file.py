"""The model at rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from services.classifier.understanding.model import UnderstandingModel
from services.classifier.understanding.model_file import load_model, save_model, training_notes
from services.common.errors import StartupError


def test_a_model_is_read_as_it_was_written(tiny_understanding: UnderstandingModel, understanding_file: Path) -> None:
    for path in (understanding_file, understanding_file.parent):
        read = load_model(path)
        assert read.version == tiny_understanding.version
        assert all(np.array_equal(read.tensors[name], tensor) for name, tensor in tiny_understanding.tensors.items())
    assert training_notes(understanding_file) == {"messages": "0"}


def test_the_same_model_gives_the_same_bytes(
    tiny_understanding: UnderstandingModel, understanding_file: Path, tmp_path: Path
) -> None:
    save_model(tiny_understanding, tmp_path / "again", {"messages": "0"})
    assert (tmp_path / "again").read_bytes() == understanding_file.read_bytes()


def test_a_file_that_was_changed_is_refused(understanding_file: Path, tmp_path: Path) -> None:
    content = bytearray(understanding_file.read_bytes())
    content[-1] ^= 1
    (tmp_path / "changed").write_bytes(content)
    with pytest.raises(StartupError, match="changed after training"):
        load_model(tmp_path / "changed")


def test_a_file_of_something_else_is_refused(understanding_file: Path, tmp_path: Path) -> None:
    save_file(load_file(understanding_file), tmp_path / "bare")
    with pytest.raises(StartupError, match="no 'gamesrec'"):
        load_model(tmp_path / "bare")
    (tmp_path / "text").write_text("hello")
    with pytest.raises(StartupError, match="not a readable safetensors file"):
        load_model(tmp_path / "text")
    with pytest.raises(StartupError, match=r"there is no model at .*train-classifier"):
        load_model(tmp_path / "none")


def test_a_model_that_is_too_large_is_not_written(tiny_understanding: UnderstandingModel, tmp_path: Path) -> None:
    large = {**tiny_understanding.tensors, "1.output.up": np.zeros((2000, 1100), dtype=np.float32)}
    with pytest.raises(StartupError, match="lower --rank"):
        save_model(replace(tiny_understanding, tensors=large), tmp_path / "large", {})
    assert not (tmp_path / "large").exists()
