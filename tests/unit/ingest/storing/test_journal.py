"""What is stored of an ingest outlives a kill, and is believed only of the same tables."""

from __future__ import annotations

import os
from pathlib import Path

from services.ingest.storing.journal import Journal, sampled


def test_what_was_reached_is_read_by_the_next_ingest_of_the_same_files(tmp_path: Path) -> None:
    table = tmp_path / "plays.csv"
    table.write_text("user,game\nu,g\n")
    first = Journal.of(tmp_path / "done", [table], ("scale",))
    first.reached("players", 7, at_once=True)
    first.reached("interactions", 3000, at_once=True)
    second = Journal.of(tmp_path / "done", [table], ("scale",))
    assert (second.count("players"), second.count("interactions"), second.count("games")) == (7, 3000, 0)
    assert Journal.of(tmp_path / "done", [table], ("another scale",)).count("players") == 0
    second.remove()
    assert Journal.of(tmp_path / "done", [table], ("scale",)).count("players") == 0


def test_a_table_that_has_changed_begins_anew(tmp_path: Path) -> None:
    table = tmp_path / "plays.csv"
    table.write_text("user,game\nu,g\n")
    Journal.of(tmp_path / "done", [table], ()).reached("players", 7, at_once=True)
    os.utime(table, ns=(1, 1))
    assert Journal.of(tmp_path / "done", [table], ()).count("players") == 0


def test_a_table_of_the_same_name_size_and_time_elsewhere_begins_anew(tmp_path: Path) -> None:
    tables = [tmp_path / year / "plays.csv" for year in ("2024", "2025")]
    for table in tables:
        table.parent.mkdir()
        table.write_text("user,game\nu,g\n")
        os.utime(table, ns=(1, 1))
    Journal.of(tmp_path / "done", tables[:1], ()).reached("players", 7, at_once=True)
    assert Journal.of(tmp_path / "done", tables[1:], ()).count("players") == 0


def test_a_damaged_journal_or_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.write_text('{"players": 7')
    assert Journal(path).count("players") == 0
    for other in ("[7]", '{"players": null}', '{"players": [7]}', '{"players": 1e999}'):
        path.write_text(other)
        assert Journal(path).count("players") == 0
    elsewhere = Journal(path / "below a file" / "journal.json")
    elsewhere.reached("players", 7, at_once=True)
    elsewhere.remove()
    assert elsewhere.count("players") == 7


def test_the_first_and_the_last_place_are_sampled() -> None:
    assert sampled(0) == []
    assert sampled(1) == [0]
    assert sampled(3) == [0, 1, 2]
    assert sampled(101) == [0, 25, 50, 75, 100]
