"""The exported file: made once, checked, made anew when it or the model has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from services.common.errors import StartupError
from services.encoders.models.directory import find_model, verified_digests
from services.encoders.network.errors import UnsupportedNetwork
from services.encoders.network.onnx_file import exported
from services.encoders.network.onnx_graph import Precision
from tests.support.models import make_tiny_model


def export(model: Path, models_dir: Path, precision: Precision = "float32") -> Path:
    directory = find_model(str(model), models_dir)
    return exported(directory, verified_digests(directory), models_dir, precision)


def test_a_second_export_leaves_the_file_alone(tiny_model: Path, tmp_path: Path) -> None:
    file = export(tiny_model, tmp_path)
    before = file.stat()

    assert export(tiny_model, tmp_path) == file
    assert file.stat() == before or file.stat().st_ino == before.st_ino


def test_one_changed_byte_makes_it_be_exported_again(tiny_model: Path, tmp_path: Path) -> None:
    file = export(tiny_model, tmp_path)
    sound = file.read_bytes()
    file.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))

    assert export(tiny_model, tmp_path).read_bytes() == sound


def test_other_weights_and_another_precision_have_files_of_their_own(tiny_model: Path, tmp_path: Path) -> None:
    other = make_tiny_model(tmp_path / "other", seed=1)

    files = {export(tiny_model, tmp_path), export(other, tmp_path), export(tiny_model, tmp_path, "int8")}

    assert len(files) == 3


def test_a_network_that_cannot_be_exported_is_refused_with_the_reason(tiny_model: Path, tmp_path: Path) -> None:
    strange = Path(shutil.copytree(tiny_model, tmp_path / "strange"))
    (strange / "gamesrec.json").unlink()
    config = (strange / "config.json").read_text()
    (strange / "config.json").write_text(config.replace('"hidden_act": "gelu"', '"hidden_act": "relu"'))

    with pytest.raises(UnsupportedNetwork, match="not a BERT-like network"):
        export(strange, tmp_path)


def test_weights_that_are_cut_off_are_refused(tiny_model: Path, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(tiny_model, tmp_path / "broken"))
    (broken / "gamesrec.json").unlink()
    (broken / "model.safetensors").write_bytes(b"\xff" * 64)

    with pytest.raises(StartupError, match="not a sound safetensors file"):
        export(broken, tmp_path)
