"""The head at rest: what is written is read again, and what was not written so is refused in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from services.classifier.head import IntentHead
from services.classifier.head_file import load_head, save_head
from services.classifier.settings import COMMITTED_HEAD
from services.common.errors import StartupError

Document = dict[str, Any]
Tensors = dict[str, np.ndarray[Any, Any]]


def rewrite(path: Path, change: Callable[[Tensors, Document], None]) -> None:
    with safe_open(path, framework="numpy") as file:
        document = json.loads(file.metadata()["gamesrec"])
    tensors = load_file(path)
    change(tensors, document)
    save_file(tensors, path, {"gamesrec": json.dumps(document)})


def refusal(path: Path) -> str:
    with pytest.raises(StartupError) as caught:
        load_head(path)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    assert "services.classifier.training.train" in message
    return message


def test_a_head_is_read_as_it_was_written(head: IntentHead, head_file: Path) -> None:
    read = load_head(head_file)
    assert (read.version, read.encoder, read.intents) == (head.version, head.encoder, head.intents)
    assert (read.temperature, read.thresholds) == (head.temperature, head.thresholds)
    np.testing.assert_array_equal(read.weights, head.weights)
    np.testing.assert_array_equal(read.bias, head.bias)


def test_the_same_head_is_the_same_bytes(head: IntentHead, head_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "head.safetensors"
    save_head(head, other, {"examples": "0"})
    assert other.read_bytes() == head_file.read_bytes()


def test_a_write_that_fails_leaves_the_old_head(
    head: IntentHead, head_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = head_file.read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        save_head(head, head_file, {"examples": "1"})
    assert head_file.read_bytes() == before
    assert list(head_file.parent.iterdir()) == [head_file]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "no head at" in refusal(tmp_path / "nothing.safetensors")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert "no head at" in refusal(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a tensor in sight", b"\x80\x04\x95pickle", b"\xff" * 64])
def test_what_is_not_safetensors_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "head.safetensors"
    path.write_bytes(content)
    assert "not a readable safetensors file" in refusal(path)


def test_a_truncated_file_is_refused(head_file: Path) -> None:
    head_file.write_bytes(head_file.read_bytes()[:-5])
    assert "not a readable safetensors file" in refusal(head_file)


def test_a_changed_byte_of_the_weights_is_refused(head_file: Path) -> None:
    content = bytearray(head_file.read_bytes())
    content[-3] ^= 1
    head_file.write_bytes(content)
    assert "changed after training" in refusal(head_file)


def test_a_changed_threshold_is_refused(head_file: Path) -> None:
    rewrite(head_file, lambda _, document: document["thresholds"].update(lower=0.3))
    assert "changed after training" in refusal(head_file)


def test_another_encoder_in_the_metadata_is_refused(head_file: Path) -> None:
    rewrite(head_file, lambda _, document: document["encoder"].update(revision="abd"))
    assert "changed after training" in refusal(head_file)


def reshaped(tensors: Tensors, _: Document) -> None:
    tensors["weights"] = tensors["weights"][:, :3].copy()


def doubled(tensors: Tensors, _: Document) -> None:
    tensors["bias"] = tensors["bias"].astype(np.float64)


def not_a_number(tensors: Tensors, _: Document) -> None:
    tensors["weights"][0, 0] = np.nan


def frozen(tensors: Tensors, _: Document) -> None:
    tensors["temperature"][0] = 0


def without_bias(tensors: Tensors, _: Document) -> None:
    del tensors["bias"]


def with_another_label(_: Tensors, document: Document) -> None:
    document["labels"][0] = "COOKING"


def with_a_label_twice(_: Tensors, document: Document) -> None:
    document["labels"][0] = document["labels"][1]


def of_a_later_format(_: Tensors, document: Document) -> None:
    document["format"] = 2


def with_crossed_thresholds(_: Tensors, document: Document) -> None:
    document["thresholds"] = {"lower": 0.9, "upper": 0.1}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (reshaped, "weights is float32 [4, 3], not float32 [4, 4]"),
        (doubled, "bias is float64 [4], not float32 [4]"),
        (not_a_number, "weights holds values that are not finite"),
        (frozen, "temperature is not positive"),
        (without_bias, "it holds the tensors temperature, weights"),
        (with_another_label, "labels.0"),
        (with_a_label_twice, "its labels are"),
        (of_a_later_format, "format"),
        (with_crossed_thresholds, "thresholds must satisfy"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    head_file: Path, change: Callable[[Tensors, Document], None], words: str
) -> None:
    rewrite(head_file, change)
    assert words in refusal(head_file)


def test_a_safetensors_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "head.safetensors"
    save_file({name: np.zeros(1, dtype=np.float32) for name in ("weights", "bias", "temperature")}, path)
    assert "its metadata has no 'gamesrec'" in refusal(path)


def test_the_committed_head_is_sound_and_small() -> None:
    head = load_head(COMMITTED_HEAD)
    assert head.encoder.name == "intfloat/multilingual-e5-small"
    assert head.weights.shape == (4, 384)
    assert 0 < head.thresholds.lower < head.thresholds.upper < 1
    assert COMMITTED_HEAD.stat().st_size < 100_000
