"""What a person types after `gamesrec ingest` becomes the options of an ingest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from services.cli.app import app
from services.cli.loading import ingest
from services.cli.loading.ingest_arguments import IngestArguments
from services.ingest.columns.cells.rating_scales import scale_named
from services.ingest.columns.roles import ColumnOverrides
from services.ingest.errors import IngestError
from services.ingest.interpretation.game_matching import SameGames, UnknownGames
from services.ingest.interpretation.understanding import FileOverrides
from services.ingest.options import IngestOptions
from services.ingest.service_targets import ServiceTargets
from services.ingest.sharding import Shard


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the command asks for: the tables and options of each load, or the services for the demo data."""
    asked: list[tuple[object, ...]] = []

    async def load_tables(
        console: Any, paths: list[Path], options: IngestOptions, new_bars: Any, *, ask: bool = False
    ) -> None:
        asked.append((paths, options))

    async def load_demo_data(console: Any, targets: ServiceTargets, new_bars: Any) -> None:
        asked.append((targets,))

    monkeypatch.setattr(ingest, "load_tables", load_tables)
    monkeypatch.setattr(ingest, "load_demo_data", load_demo_data)
    return asked


def typed(*arguments: str) -> int:
    result = CliRunner().invoke(app, ["ingest", *arguments])
    if isinstance(result.exception, IngestError):
        raise result.exception
    return result.exit_code


def test_every_option_reaches_the_ingest(loads: list[tuple[object, ...]], tmp_path: Path) -> None:
    columns = {name: f"the {name}" for name in ("player", "game", "title", "rating", "timestamp")}
    named = [part for name, column in columns.items() for part in (f"--{name}-column", column)]
    mapping = tmp_path / "m.yaml"
    mapping.write_text("tables:\n- {file: b.csv, player: who, rating_scale: 0-10}\n")
    others = [
        "--rating-scale",
        "1-10",
        "--unknown-games",
        "reject",
        "--same-games",
        "apart",
        "--reject-dir",
        "here",
        "--yes",
        "--dry-run",
    ]
    others += ["--mapping", str(mapping), "--save-mapping", "new.yaml", "--shard", "2/3"]
    targets = ["--embedder-target", "e:1", "--recommender-target", "r:2"]
    assert typed("a.csv", "b.csv", *named, *others, *targets) == 0
    options = IngestOptions(
        targets=ServiceTargets("e:1", "r:2"),
        reject_dir=Path("here"),
        columns=ColumnOverrides(**columns),
        rating_scale=scale_named("1-10"),
        unknown_games=UnknownGames.REJECT,
        same_games=SameGames.APART,
        by_file={"b.csv": FileOverrides(ColumnOverrides(player="who"), scale_named("0-10"))},
        dry_run=True,
        save_mapping=Path("new.yaml"),
        shard=Shard(2, 3),
    )
    assert loads == [([Path("a.csv"), Path("b.csv")], options)]


def test_without_options_everything_is_found_in_the_tables(loads: list[tuple[object, ...]]) -> None:
    assert typed("a.csv") == 0
    targets = ServiceTargets("127.0.0.1:50051", "127.0.0.1:50053")
    assert loads == [([Path("a.csv")], IngestOptions(targets, Path("var/rejects")))]
    assert IngestArguments().options() == IngestOptions(targets, Path("var/rejects"))


def test_the_demo_data_or_tables_are_loaded_never_both_nor_neither(loads: list[tuple[object, ...]]) -> None:
    assert typed("--demo", "--embedder-target", "e:1", "--recommender-target", "r:2") == 0
    assert loads == [(ServiceTargets("e:1", "r:2"),)]
    assert typed("--demo", "a.csv") == typed() == 2
    assert len(loads) == 1


def test_a_scale_that_is_none_is_refused_before_anything_is_read(loads: list[tuple[object, ...]]) -> None:
    with pytest.raises(IngestError, match="--rating-scale many"):
        typed("a.csv", "--rating-scale", "many")
    assert loads == []


@pytest.mark.parametrize("shard", ["0/2", "3/2", "half", "1/0"])
def test_a_shard_that_is_none_is_refused(loads: list[tuple[object, ...]], shard: str) -> None:
    with pytest.raises(IngestError, match="--shard"):
        typed("a.csv", "--shard", shard)
