"""A data directory serves one stack at a time, and keeps the logs of the last run."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.cli.running.data_directory import DataDirectory
from services.cli.running.errors import StackError


def test_a_second_stack_is_kept_out_until_the_first_has_gone(tmp_path: Path) -> None:
    first, second = DataDirectory(tmp_path), DataDirectory(tmp_path)
    first.lock()
    with pytest.raises(StackError, match=rf"data directory {tmp_path} is in use by another stack; .*--data-dir"):
        second.lock()
    first.unlock()
    second.lock()
    second.unlock()


def test_a_directory_that_cannot_be_written_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StackError, match=r"cannot be written .*; choose another with --data-dir"):
        DataDirectory(tmp_path / "file").lock()


def test_the_logs_of_the_last_run_are_kept_and_those_before_are_not(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path)
    directory.lock()
    for run in ("first", "second", "third"):
        directory.set_logs_aside(["gateway", "embedder"])
        assert not directory.log_of("gateway").exists()
        directory.log_of("gateway").write_text(run)
    directory.unlock()
    assert {path.name: path.read_text() for path in directory.logs.iterdir()} == {
        "gateway.log": "third",
        "gateway.log.1": "second",
    }


def test_the_model_that_vectors_were_given_is_kept(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path)
    assert directory.embedder_model == ""
    directory.keep_embedder_model("all-MiniLM-L6-v2")
    assert DataDirectory(tmp_path).embedder_model == "all-MiniLM-L6-v2"
