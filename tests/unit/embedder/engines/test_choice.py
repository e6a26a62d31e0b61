"""Which engine is loaded, and what is said when none can be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from services.common.errors import StartupError
from services.embedder.engines.choice import load_engine
from services.embedder.engines.ports import Engine
from services.embedder.settings import EmbedderSettings
from services.encoders.models.directory import find_model, verified_digests
from services.encoders.models.profile import read_profile


def load(model: Path, models_dir: Path, **settings: object) -> Engine:
    chosen = EmbedderSettings(model=str(model), models_dir=models_dir, **settings)  # type: ignore[arg-type]
    directory = find_model(str(model), models_dir)
    profile = read_profile(model, chosen.profile_overrides())
    return load_engine(directory, verified_digests(directory), profile, chosen)


@pytest.fixture
def strange(tiny_model: Path, tmp_path: Path) -> Path:
    """A model whose activation function the ONNX graph does not have."""
    copy = Path(shutil.copytree(tiny_model, tmp_path / "strange"))
    (copy / "gamesrec.json").unlink()
    config = (copy / "config.json").read_text()
    (copy / "config.json").write_text(config.replace('"hidden_act": "gelu"', '"hidden_act": "relu"'))
    return copy


@pytest.mark.parametrize(
    ("engine", "name"),
    [
        ("auto", "onnxruntime/cpu/float32"),
        ("onnx", "onnxruntime/cpu/float32"),
        ("onnx-int8", "onnxruntime/cpu/int8"),
        ("torch", "torch/cpu/float32"),
    ],
)
def test_the_engine_is_the_one_that_the_settings_name(engine: str, name: str, tiny_model: Path, tmp_path: Path) -> None:
    assert load(tiny_model, tmp_path, engine=engine, device="cpu").name == name


def test_auto_takes_torch_for_a_network_that_cannot_be_exported(strange: Path, tmp_path: Path) -> None:
    assert load(strange, tmp_path, device="cpu").name == "torch/cpu/float32"


def test_a_network_that_cannot_be_exported_is_pointed_to_torch(strange: Path, tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="not a BERT-like network; set EMBEDDER_ENGINE=torch"):
        load(strange, tmp_path, engine="onnx")


def test_a_models_directory_that_cannot_be_written_is_named_with_both_remedies(
    tiny_model: Path, tmp_path: Path
) -> None:
    (tmp_path / "models").write_text("a file where a directory should be")

    with pytest.raises(StartupError, match=r"EMBEDDER_MODELS_DIR to a directory that can, or EMBEDDER_ENGINE=torch"):
        load(tiny_model, tmp_path / "models", engine="onnx")
