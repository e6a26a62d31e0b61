"""Many files are divided among ingests, and each is stored once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from services.ingest.errors import IngestError
from services.ingest.files.patterns import expanded
from services.ingest.sharding import DoneMarkers, Shard


def test_every_file_is_in_one_part() -> None:
    files = [Path(f"part-{number}.parquet") for number in range(10)]
    parts = [Shard(index, 3).part_of(files) for index in (1, 2, 3)]
    assert sorted(file for part in parts for file in part) == files
    assert Shard(2, 3).part_of(list(reversed(files))) == parts[1]


def test_what_is_stored_is_not_stored_again_until_it_changes(tmp_path: Path) -> None:
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for file in files:
        file.write_text("user,game\n")
    markers = DoneMarkers(tmp_path / "done")
    markers.done(files[:1])
    assert markers.left(files) == files[1:]
    files[0].write_text("user,game\nu,g\n")
    assert markers.left(files) == files


def test_a_table_is_not_done_when_another_of_its_name_size_and_time_is(tmp_path: Path) -> None:
    files = [tmp_path / year / "plays.csv" for year in ("2024", "2025")]
    for file in files:
        file.parent.mkdir()
        file.write_text("user,game\n")
        os.utime(file, ns=(1, 1))
    markers = DoneMarkers(tmp_path / "done")
    markers.done(files[:1])
    assert markers.left(files) == files[1:]


def test_a_pattern_is_the_files_that_match_it(tmp_path: Path) -> None:
    for name in ("b-2.csv", "b-1.csv", "c.csv", "[x].csv"):
        (tmp_path / name).touch()
    assert expanded([tmp_path / "b-*.csv"]) == [tmp_path / "b-1.csv", tmp_path / "b-2.csv"]
    assert expanded([tmp_path / "[x].csv"]) == [tmp_path / "[x].csv"]
    with pytest.raises(IngestError, match="no file matches"):
        expanded([tmp_path / "d-*.csv"])
