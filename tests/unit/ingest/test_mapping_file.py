"""How tables were understood can be written, changed, and said again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from services.ingest.columns.roles import NO_OVERRIDES
from services.ingest.errors import IngestError
from services.ingest.files.reading import in_process, read_table
from services.ingest.interpretation.understanding import understand_tables
from services.ingest.mapping_file import read_mapping, write_mapping
from services.ingest.workspace import Workspace
from tests.unit.ingest.conftest import NOW

Write = Callable[[str, str], Path]
PLAYS = "user,game,rating,date\nu,g,7,2020-01-01\nv,g,9,2020-01-02\n"


def test_a_mapping_says_what_was_found(write: Write, workspace: Workspace, tmp_path: Path) -> None:
    table = read_table(write("plays.csv", PLAYS), workspace, reader=in_process)
    found = understand_tables([table], NO_OVERRIDES, NOW)
    write_mapping([each.mapping for each in found], tmp_path / "m.yaml")
    again = understand_tables([table], NO_OVERRIDES, NOW, by_file=read_mapping(tmp_path / "m.yaml"))
    assert [each.mapping for each in again] == [each.mapping for each in found]


def test_tables_of_one_name_keep_their_own_mappings(write: Write, workspace: Workspace, tmp_path: Path) -> None:
    for year, heading in (("2024", "user,game,rating,date"), ("2025", "game,user,rating,date")):
        (tmp_path / year).mkdir()
        (tmp_path / year / "plays.csv").write_text(PLAYS.replace("user,game,rating,date", heading))
    names = [tmp_path / year / "plays.csv" for year in ("2024", "2025")]
    tables = [read_table(name, workspace, reader=in_process) for name in names]
    found = [each.mapping for each in understand_tables(tables, NO_OVERRIDES, NOW)]
    write_mapping(found, tmp_path / "m.yaml")
    told = read_mapping(tmp_path / "m.yaml")
    assert [(told[str(name)].columns.player, told[str(name)].columns.game) for name in names] == [("user", "game")] * 2
    again = understand_tables(tables, NO_OVERRIDES, NOW, by_file=told)
    assert [each.mapping for each in again] == found


def test_a_changed_mapping_is_believed(write: Write, workspace: Workspace) -> None:
    table = read_table(write("plays.csv", PLAYS), workspace, reader=in_process)
    path = write("m.yaml", "tables:\n- {file: plays.csv, player: game, game: user, rating: none, timestamp: none}\n")
    (found,) = understand_tables([table], NO_OVERRIDES, NOW, by_file=read_mapping(path))
    assert (found.mapping.player_column, found.mapping.game_column) == ("game", "user")
    assert (found.mapping.rating_column, found.mapping.timestamp_column) == (None, None)


def test_a_mapping_that_names_a_missing_column_is_an_error_that_lists_those_there_are(
    write: Write, workspace: Workspace
) -> None:
    table = read_table(write("plays.csv", PLAYS), workspace, reader=in_process)
    given = read_mapping(write("m.yaml", "tables:\n- {file: plays.csv, player: who}\n"))
    with pytest.raises(IngestError, match=r"who: no table has such a column; there are plays.csv: user, game"):
        understand_tables([table], NO_OVERRIDES, NOW, by_file=given)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "must have a list `tables`"),
        ("tables: [{file: a.csv, colour: red}]\n", "has 'colour'"),
        ("a: [", "m.yaml:1: expected the node content"),
        ("tables: [{file: a.csv, rating_scale: 2024-99-99}]\n", "m.yaml:1: is not a value of type timestamp"),
        ("tables: [{file: a.csv, rating: !!int ''}]\n", "m.yaml:1: is not a value of type int"),
        ("[" * 2000, "m.yaml: is not YAML"),
        ("tables: [{file: a.csv, rating_scale: many}]\n", "is no scale"),
    ],
)
def test_what_is_no_mapping_is_an_error_that_says_why(write: Write, text: str, problem: str) -> None:
    with pytest.raises(IngestError, match=problem):
        read_mapping(write("m.yaml", text))
