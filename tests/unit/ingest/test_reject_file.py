"""The files of rows that could not be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from services.ingest.errors import IngestError
from services.ingest.files.table import Reject
from services.ingest.reject_file import write_rejects

ONE = Reject("a.csv", 3, "no player id", {"user": None, "game": "Myst"})
OTHER = Reject("b.csv", 9, "nö", "x;ü")


def test_each_table_has_a_file_with_its_rejects_a_line_each(tmp_path: Path) -> None:
    a, b, c = (Path("data") / name for name in ("a.csv", "b.csv", "c.csv"))
    new = tmp_path / "new"
    paths = write_rejects([(a, [ONE, ONE]), (b, [OTHER]), (c, [])], new)
    assert paths == {a: new / "a.csv.rejected.jsonl", b: new / "b.csv.rejected.jsonl"}
    assert [json.loads(line) for line in paths[a].read_text(encoding="utf-8").splitlines()] == [
        {"file": "a.csv", "row": 3, "reason": "no player id", "content": {"user": None, "game": "Myst"}}
    ] * 2
    assert paths[b].read_text(encoding="utf-8") == ('{"file": "b.csv", "row": 9, "reason": "nö", "content": "x;ü"}\n')
    assert sorted(entry.name for entry in new.iterdir()) == ["a.csv.rejected.jsonl", "b.csv.rejected.jsonl"]


def test_tables_of_one_name_share_a_file(tmp_path: Path) -> None:
    paths = write_rejects([(Path("x/a.csv"), [ONE]), (Path("y/a.csv"), [OTHER])], tmp_path)
    assert len(set(paths.values())) == 1
    assert len(paths[Path("x/a.csv")].read_text(encoding="utf-8").splitlines()) == 2


def test_without_rejects_there_is_no_file_and_none_of_an_earlier_ingest_is_left(tmp_path: Path) -> None:
    write_rejects([(Path("a.csv"), [ONE])], tmp_path)
    assert write_rejects([(Path("a.csv"), [])], tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_a_one_line_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IngestError, match="cannot be written"):
        write_rejects([(Path("a.csv"), [ONE])], tmp_path / "file")
