"""Ingests many files at once on a Ray cluster: each shard is a task, and each file is stored once.

The files must be reachable by their paths from every node, and so must the two services. What is done is marked in
`options.reject_dir`, which the nodes share, too.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from services.ingest.errors import IngestError
from services.ingest.ingestion import end_shard, files_of, ingest
from services.ingest.options import IngestOptions
from services.ingest.progress import Progress
from services.ingest.sharding import Shard

LOCAL = "local"


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of one shard: rows of interactions stored and rejected, or why it failed; both 0 if it was done."""

    shard: Shard
    files: int = 0
    interactions: int = 0
    rejected: int = 0
    failure: str = ""


def ingest_on_ray(
    paths: Sequence[Path], options: IngestOptions, progress: Progress, *, address: str, shards: int
) -> list[ShardReport]:
    """Stores the files as `shards` tasks of the Ray cluster at `address`, or of this machine for LOCAL.

    Blocks until all are done; a failed shard does not stop the others. IngestError where Ray is not to be had.
    """
    # Ray would tell its makers that it is used.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray  # noqa: PLC0415  (an extra of its own, and heavy)
    except ImportError as error:
        raise IngestError("--ray needs Ray; install it with `pip install gamesrec[ray]`") from error
    # A worker that waits for the services needs no core of its own.
    try:
        ray.init(
            address=None if address == LOCAL else address,
            include_dashboard=False,
            log_to_driver=False,
            _skip_env_hook=True,
        )
    except ConnectionError as error:
        raise IngestError(
            f"--ray {address}: no Ray cluster answers there ({error}); `--ray local` starts one"
        ) from error
    try:
        return _all(ray, [Shard(index, shards) for index in range(1, shards + 1)], paths, options, progress)
    finally:
        ray.shutdown()


def _all(
    ray: Any, shards: Sequence[Shard], paths: Sequence[Path], options: IngestOptions, progress: Progress
) -> list[ShardReport]:
    """The reports of all shards, in their order."""
    task = ray.remote(num_cpus=1, max_retries=2)(store_shard)
    waiting = {task.remote([path.absolute() for path in paths], _absolute(options), each): each for each in shards}
    reports: list[ShardReport] = []
    progress.start("shards", len(shards))
    while waiting:
        (done,), _ = ray.wait(list(waiting), num_returns=1)
        shard = waiting.pop(done)
        try:
            reports.append(ray.get(done))
        except ray.exceptions.RayError as error:
            reports.append(ShardReport(shard, failure=str(error).strip().splitlines()[-1]))
        progress.advance(1)
    return sorted(reports, key=lambda report: report.shard.index)


def store_shard(paths: Sequence[Path], options: IngestOptions, shard: Shard) -> ShardReport:
    """Stores what is left of one shard: the task that a node runs."""
    mine = replace(options, shard=shard)
    try:
        left = len(files_of(paths, mine))
        if not left:
            asyncio.run(end_shard(mine))
            return ShardReport(shard)
        report = asyncio.run(ingest(paths, mine, _Unseen()))
    except IngestError as error:
        return ShardReport(shard, failure=str(error))
    return ShardReport(shard, left, report.load.interactions, report.rejected)


def _absolute(options: IngestOptions) -> IngestOptions:
    return replace(options, reject_dir=options.reject_dir.absolute())


class _Unseen(Progress):
    """Progress on a node, which nobody looks at."""

    def start(self, stage: str, total: int) -> None:
        """See `Progress`."""

    def advance(self, steps: int) -> None:
        """See `Progress`."""
