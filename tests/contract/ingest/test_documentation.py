"""What docs/ingest.md says of tables, cells, options and output is so."""

from __future__ import annotations

import dataclasses
import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console
from rich.progress import Progress

from services.cli.loading.ingest import load_tables
from services.cli.loading.ingest_arguments import IngestArguments
from services.ingest.columns.cells.ratings import parse_ratings
from services.ingest.columns.cells.timestamps import parse_times
from services.ingest.columns.headings import names
from services.ingest.columns.headings.fact_columns import fact_columns
from services.ingest.files.reading import FORMATS
from services.ingest.options import IngestOptions
from services.ingest.storing.retrying import RetryPolicy
from tests.contract.ingest.conftest import Services

PAGE = Path("docs/ingest.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """The text under a heading."""
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def quoted(text: str) -> list[str]:
    """What stands between single backticks, outside of blocks."""
    return re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def without_trailing_blanks(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def rows(text: str) -> list[list[str]]:
    """The cells of the rows of a table, without its heading."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


async def test_the_example_is_understood_stored_and_rejected_as_shown(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    example = section("An example")
    tables = [Path(name) for name in quoted(example) if name.endswith(".csv") and " " not in name]
    assert [table.name for table in tables] == ["games.csv", "ratings.csv"]
    for table, text in zip(tables, blocks(example, "csv"), strict=True):
        table.write_text(text, encoding="utf-8")
    console = Console(file=io.StringIO(), width=110)
    options = IngestOptions(services.targets, IngestArguments().reject_dir)
    report = await load_tables(console, tables, options, lambda: Progress(console=console, disable=True))
    assert isinstance(console.file, io.StringIO)
    assert [without_trailing_blanks(console.file.getvalue())] == blocks(example, "text")
    assert report is not None
    (reject_file,) = report.reject_files
    assert [reject_file.read_text(encoding="utf-8")] == blocks(section("The reject file"), "json")


def test_every_format_is_listed() -> None:
    listed = [name for row in rows(section("Which files")) for name in quoted(row[1])]
    assert sorted(listed) == sorted(FORMATS)


def test_every_option_is_listed() -> None:
    listed = [name for row in rows(section("Options")) for name in quoted(row[0])]
    fields = [field.name for field in dataclasses.fields(IngestArguments) if field.name != "tables"]
    assert listed == [f"--{name.replace('_', '-')}" for name in fields]


@pytest.mark.parametrize(("what", "examples"), rows(section("How columns are found")))
def test_columns_of_these_names_are_taken_for_what_the_page_says(what: str, examples: str) -> None:
    rank = {
        "player": names.player_rank,
        "game": names.game_rank,
        "title": names.title_rank,
        "rating": names.rating_rank,
        "time": names.time_rank,
    }
    assert quoted(examples)
    for name in quoted(examples):
        if what in rank:
            assert rank[what](name) > 0, name
        else:
            assert (names.field_rank(name) or ("", 0))[0] == what, name


@pytest.mark.parametrize(("fact", "examples"), rows(section("Which columns say how a game is played")))
def test_columns_of_these_names_hold_the_fact_that_the_page_says(fact: str, examples: str) -> None:
    assert quoted(examples)
    for name in quoted(examples):
        assert fact_columns([name]) == {fact.strip("`"): [name]}, name


def test_columns_of_these_names_are_passed_over() -> None:
    told = quoted(section("How columns are found").split("passed over, such as")[1])
    assert len(told) == 4
    for name in told:
        ranks = (names.player_rank, names.game_rank, names.title_rank, names.rating_rank, names.time_rank)
        assert not any(rank(name) for rank in ranks), name


@pytest.mark.parametrize(("cells", "scale", "become"), rows(section("How cells are read")))
def test_ratings_are_read_on_the_scale_that_the_page_says(cells: str, scale: str, become: str) -> None:
    ratings = parse_ratings(pd.Series(quoted(cells), dtype="str"))
    assert ratings.scale is not None
    assert ratings.scale.name == scale
    assert ratings.values.tolist() == pytest.approx([float(value) for value in quoted(become)])


def test_all_spellings_of_a_time_are_understood() -> None:
    told = quoted(section("How cells are read").split("first of May 2024:")[1].split("\nWhether")[0])
    assert len(told) == 19
    for spelling in told:
        (second,) = parse_times(pd.Series([spelling], dtype="str"), datetime(2026, 1, 1, tzinfo=UTC)).seconds
        assert datetime.fromtimestamp(second, UTC).date().isoformat() == "2024-05-01", spelling


def test_a_busy_service_is_tried_again_for_some_seconds() -> None:
    assert 5 < sum(RetryPolicy().pauses) < 30


def test_the_readme_leads_to_the_page() -> None:
    assert "(docs/ingest.md)" in Path("README.md").read_text(encoding="utf-8")


def test_every_path_exists() -> None:
    paths = [path for path in quoted(PAGE) if path.startswith("services/")]
    assert paths
    assert all(Path(path).exists() for path in paths), paths
