"""Many files into the real recommender as tasks of a Ray cluster, which is this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from services.ingest.on_ray import LOCAL, ShardReport, ingest_on_ray
from services.ingest.options import IngestOptions
from tests.contract.ingest.conftest import Services
from tests.fakes.ingest import SilentProgress


async def run(paths: Sequence[Path], options: IngestOptions, shards: int) -> list[ShardReport]:
    return await asyncio.to_thread(ingest_on_ray, paths, options, SilentProgress(), address=LOCAL, shards=shards)


@pytest.mark.slow
async def test_every_file_is_stored_once_a_bad_one_is_named_and_a_second_run_has_only_that_left(
    services: Services, tmp_path: Path
) -> None:
    for number in range(3):
        rows = "".join(f"p{number},g{game},{game + 1}\n" for game in range(3))
        (tmp_path / f"plays-{number}.csv").write_text(f"user,game,rating\n{rows}")
    (tmp_path / "plays-3.csv").write_text("colour,weight\nred,3\n")
    options = IngestOptions(services.targets, tmp_path / "out")
    pattern = [tmp_path / "plays-*.csv"]

    first = await run(pattern, options, 4)
    assert [(each.files, each.interactions) for each in first] == [(1, 3), (1, 3), (1, 3), (0, 0)]
    assert "plays-3.csv" in first[3].failure
    assert (await services.counts())[2] == 9

    (tmp_path / "plays-3.csv").write_text("user,game,rating\np3,g0,2\n")
    second = await run(pattern, options, 4)
    assert [each.interactions for each in second] == [0, 0, 0, 1]
    assert not any(each.failure for each in second)
    assert (await services.counts())[2] == 10
