"""A container whose memory is too small for a model says so before it is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.common.errors import StartupError
from services.encoders.memory_limit import check_memory

MIB = 2**20


@pytest.fixture
def model(tmp_path: Path) -> Path:
    directory = tmp_path / "model"
    directory.mkdir()
    with (directory / "model.safetensors").open("wb") as file:
        file.truncate(400 * MIB)
    return directory


def limit(folder: Path, text: str) -> Path:
    file = folder / "memory.max"
    file.write_text(text, encoding="ascii")
    return file


def test_too_little_is_one_line_with_what_to_do(model: Path, tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"^450 MiB of memory are too little for .*400 MiB: raise the container's"):
        check_memory(model, limit(tmp_path, f"{450 * MIB}\n"))


@pytest.mark.parametrize("text", [f"{600 * MIB}\n", "max\n"])
def test_enough_and_no_limit_pass(model: Path, tmp_path: Path, text: str) -> None:
    check_memory(model, limit(tmp_path, text))


def test_a_limit_that_cannot_be_read_is_none(model: Path, tmp_path: Path) -> None:
    check_memory(model, tmp_path / "nowhere")
