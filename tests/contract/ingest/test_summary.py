"""What `gamesrec ingest` shows of an ingest into the real recommender."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from services.cli.loading.ingest import load_tables
from services.ingest.columns.cells.rating_scales import scale_named
from services.ingest.hidden_until import HiddenUntil
from services.ingest.interpretation.game_matching import UnknownGames
from services.ingest.options import IngestOptions
from services.ingest.sharding import Shard
from tests.contract.ingest.conftest import Services


async def shown(services: Services, folder: Path, text: str, **options: object) -> tuple[str, list[str]]:
    """What is printed about a table, and the bars that were drawn."""
    path = folder / "plays.csv"
    path.write_text(text)
    console = Console(file=io.StringIO(), width=300)
    bars = Progress(console=console, disable=True)
    given = IngestOptions(services.targets, folder, **options)  # type: ignore[arg-type]
    await load_tables(console, [path], given, lambda: bars)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue(), [f"{task.description} {task.completed:g}/{task.total}" for task in bars.tasks]


async def test_the_summary_counts_what_the_bars_count(services: Services, tmp_path: Path) -> None:
    text = "user,game,rating\nu1,Doom,5\nu2,Doom,4\nu2,Myst,3\n"
    output, bars = await shown(services, tmp_path, text)
    assert bars == ["tables 1/1", "games 2/2", "interactions 3/3"]
    assert "Stored 2 games, 3 interactions of 2 players with 2 games." in output
    assert "2 games that no table describes: Doom, Myst; added with the name only" in output
    output, bars = await shown(services, tmp_path, text)
    assert bars == ["tables 1/1", "interactions 3/3"]
    assert "Stored 3 interactions of 2 players with 2 games." in output
    assert "no table describes" not in output


async def test_a_rating_off_the_scale_costs_its_row_and_is_told(services: Services, tmp_path: Path) -> None:
    ratings = (5, 5, 4, 3, 5, 4, 2, 5, 11)
    rows = "".join(f"u{row},g,{rating}\n" for row, rating in enumerate(ratings))
    output, _ = await shown(services, tmp_path, f"user,game,rating\n{rows}")
    assert "rating (0 to 5)" in output
    assert "1 row could not be used, mostly because: the rating is outside the scale of its column, 0 to 5" in output
    assert '"rating": "11"' in (tmp_path / "plays.csv.rejected.jsonl").read_text()


async def test_warnings_are_shown_and_a_given_scale_is_used(services: Services, tmp_path: Path) -> None:
    text = "user,game,rating,day\nu1,g,1,05/02/2024\nu2,g,2,03/02/2024\nu3,g,2,04/02/2024\n"
    output, _ = await shown(services, tmp_path, text)
    assert "hardly any rating is in the upper half of the scale, 0 to 5" in output
    output, _ = await shown(services, tmp_path, text, rating_scale=scale_named("1-2"))
    assert "rating (1 to 2, divided by 0.4)" in output
    assert "hardly any" not in output
    output, _ = await shown(services, tmp_path, text.replace("day", "date"))
    assert "date (month first)" in output
    assert "read month first" in output


async def test_what_nobody_sees_yet_is_told(services: Services, tmp_path: Path) -> None:
    text = "user,game,rating\nu1,Doom,5\n"
    hidden = {"hidden_until": HiddenUntil.ALL_SHARDS}
    output, _ = await shown(services, tmp_path, text, **hidden)
    assert "Nobody sees the catalogue before all shards are stored" in output
    output, _ = await shown(services, tmp_path, text, shard=Shard(1, 2), **hidden)
    assert "1 of 2 shards are stored; nobody sees the catalogue before all are" in output
    output, _ = await shown(services, tmp_path, text, hidden_until=HiddenUntil.STORED)
    assert "Nobody" not in output
    assert await services.counts() == (1, 0, 1)


async def test_games_that_nothing_describes_are_rejected_if_so_wanted(services: Services, tmp_path: Path) -> None:
    text = "user,game,genre\nu1,Doom,FPS\nu2,Doom,FPS\nu2,Myst,\n"
    output, _ = await shown(services, tmp_path, text, unknown_games=UnknownGames.REJECT)
    assert "1 row could not be used, mostly because: no table describes the game" in output
    assert await services.counts() == (1, 0, 2)
