"""Set-up of packaged models, from wheels that are made here."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from services.common.errors import StartupError
from services.encoders.models.e5_conversion import convert
from services.encoders.models.packaged import PACKAGED, PackagedModel
from services.encoders.models.record import read_record
from services.encoders.prepare import main, prepare
from tests.support.models import write_tiny_e5_file

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PackagedModel:
    """A packaged model in an installed distribution of its own."""
    site = tmp_path / "site"
    (site / "tinywheel").mkdir(parents=True)
    (site / "tinywheel-1.0.dist-info").mkdir()
    (site / "tinywheel-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: tinywheel\nVersion: 1.0\n")
    (site / "tinywheel-1.0.dist-info" / "RECORD").write_text("tinywheel/tiny.bin,,\n")
    write_tiny_e5_file(site / "tinywheel" / "tiny.bin")
    monkeypatch.syspath_prepend(str(site))
    digest = hashlib.sha256((site / "tinywheel" / "tiny.bin").read_bytes()).hexdigest()
    return PackagedModel("tiny", "test/tiny", "tinywheel", "tinywheel/tiny.bin", digest, 100_000, convert)


def test_the_directory_is_made_with_a_record_of_every_file(model: PackagedModel, tmp_path: Path) -> None:
    directory = prepare(model, tmp_path / "models")

    record = read_record(directory)
    assert record is not None
    assert record.name == "test/tiny"
    assert {"model.safetensors", "tokenizer.json", "config.json", "1_Pooling/config.json"} <= set(record.digests)


def test_a_second_run_leaves_a_sound_directory_alone(model: PackagedModel, tmp_path: Path) -> None:
    before = prepare(model, tmp_path / "models").stat().st_ino

    assert prepare(model, tmp_path / "models").stat().st_ino == before


def test_a_damaged_directory_is_made_anew(model: PackagedModel, tmp_path: Path) -> None:
    weights = prepare(model, tmp_path / "models") / "model.safetensors"
    sound = weights.read_bytes()
    weights.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))

    prepare(model, tmp_path / "models")

    assert weights.read_bytes() == sound


def test_a_wheel_with_another_file_is_refused_and_nothing_is_written(model: PackagedModel, tmp_path: Path) -> None:
    other = dataclasses.replace(model, sha256="0" * 64)

    with pytest.raises(StartupError, match="is not the known file"):
        prepare(other, tmp_path / "models")
    assert not (tmp_path / "models" / "tiny").exists()


def test_a_missing_wheel_is_one_line_that_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = dataclasses.replace(PACKAGED["all-MiniLM-L6-v2"], wheel="no-such-wheel")
    monkeypatch.setitem(PACKAGED, "all-MiniLM-L6-v2", absent)

    assert main(["--model", "all-MiniLM-L6-v2", "--models-dir", str(tmp_path)]) == 2

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "make setup" in said


def test_a_kill_in_the_middle_leaves_nothing_half_done(model: PackagedModel, tmp_path: Path) -> None:
    models_dir = tmp_path / "models"
    half_way = f"""
import sys
from pathlib import Path
from services.encoders.models.packaged import PackagedModel
from services.encoders.prepare import prepare

def build(source, target, progress):
    (target / "config.json").write_text("half")
    print("half", flush=True)
    sys.stdin.read()

sys.path.insert(0, {str(tmp_path / "site")!r})
model = PackagedModel("tiny", "test/tiny", "tinywheel", "tinywheel/tiny.bin", {model.sha256!r}, 1, build)
prepare(model, Path({str(models_dir)!r}))
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "protos")])}
    with subprocess.Popen(
        [sys.executable, "-c", half_way], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        process.send_signal(signal.SIGKILL)
    assert not (models_dir / "tiny").exists()

    prepare(model, models_dir)

    assert sorted(path.name for path in models_dir.iterdir()) == [".lock", "tiny"]
