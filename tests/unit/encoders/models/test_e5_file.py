"""The reader of the packaged model's binary file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from services.common.errors import StartupError
from services.encoders.models.e5_file import Q4_0_BLOCK, E5File, unpack_q4_0
from tests.support import models


def test_header_vocabulary_and_every_tensor_are_read_as_they_were_written(tmp_path: Path) -> None:
    weights = models.write_tiny_e5_file(tmp_path / "tiny.bin")

    file = E5File(tmp_path / "tiny.bin")

    assert (file.header.hidden, file.header.layers, file.header.heads) == (models.HIDDEN, models.LAYERS, models.HEADS)
    assert file.vocabulary.pieces == models.PIECES
    assert (file.vocabulary.bos, file.vocabulary.eos, file.vocabulary.pad, file.vocabulary.unk) == (0, 2, 1, 3)
    assert file.vocabulary.normalisations == models.NORMALISATIONS
    for name, expected in weights.items():
        np.testing.assert_array_equal(np.concatenate(list(file.tensor_chunks(name))), expected, err_msg=name)


def test_low_nibbles_are_the_first_half_of_a_block_and_eight_means_zero(tmp_path: Path) -> None:
    block = np.zeros(1, dtype=Q4_0_BLOCK)
    block["scale"] = 0.5
    block["nibbles"] = 0x88
    block["nibbles"][0, 0] = 0xF0

    weights = unpack_q4_0(block)

    assert weights[0] == -4.0
    assert weights[16] == 3.5
    assert np.count_nonzero(weights) == 2


@pytest.mark.parametrize("keep", [0.001, 0.05, 0.5, 0.99])
def test_a_file_cut_short_is_refused_in_one_line(tmp_path: Path, keep: float) -> None:
    path = tmp_path / "tiny.bin"
    models.write_tiny_e5_file(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])

    with pytest.raises(StartupError, match=r"tiny\.bin is not a readable E5S1 file") as refused:
        E5File(path)
    assert "\n" not in str(refused.value)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(100))

    with pytest.raises(StartupError, match="wrong magic number"):
        E5File(tmp_path / "other.bin")


def test_a_tensor_that_is_not_there_is_named(tmp_path: Path) -> None:
    models.write_tiny_e5_file(tmp_path / "tiny.bin")

    with pytest.raises(StartupError, match=r"no tensor l9\.q\.w"):
        E5File(tmp_path / "tiny.bin").count("l9.q.w")
