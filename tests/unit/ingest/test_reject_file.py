"""The file of rows that could not be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from services.ingest.errors import IngestError
from services.ingest.files.table import Reject
from services.ingest.reject_file import write_rejects


def test_each_reject_is_a_line(tmp_path: Path) -> None:
    rejects = [
        Reject("a.csv", 3, "no player id", {"user": None, "game": "Myst"}),
        Reject("b.csv", 9, "nö", "x;ü"),
    ]
    path = write_rejects(rejects, tmp_path / "new", Path("data/a.csv"))
    assert path == tmp_path / "new" / "a.csv.rejected.jsonl"
    assert [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] == [
        {"file": "a.csv", "row": 3, "reason": "no player id", "content": {"user": None, "game": "Myst"}},
        {"file": "b.csv", "row": 9, "reason": "nö", "content": "x;ü"},
    ]
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_without_rejects_there_is_no_file_and_none_of_an_earlier_ingest_is_left(tmp_path: Path) -> None:
    write_rejects([Reject("a.csv", 3, "no player id", "")], tmp_path, Path("a.csv"))
    assert write_rejects([], tmp_path, Path("a.csv")) is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_a_one_line_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IngestError, match="cannot be written"):
        write_rejects([Reject("a.csv", 3, "no player id", "")], tmp_path / "file", Path("a.csv"))
