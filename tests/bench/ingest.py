"""Measures how fast and in how much memory tables of ratings are read and understood: `make bench-ingest`.

Beside it, in the same run: `pandas.read_csv`, and what the engines' bare readers take to count the same players and
games. Each measurement runs in a process of its own, so that its peak memory is its own; "cores" are the seconds of
processor time that it had for each second, which on a busy machine are fewer than it could use.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb


def made(path: Path, rows: int) -> None:
    """A table of ratings with ids, ratings and times as public data sets have them."""
    duckdb.sql(
        f"COPY (SELECT (random() * 500000)::INT AS user_id, (random() * 20000)::INT AS game_id, "
        f"1 + (random() * 4)::INT AS rating, 1500000000 + (random() * 1e8)::INT AS timestamp FROM range({rows})) "
        f"TO '{path}'"
    )


def understood(path: Path) -> str:
    """Reads the table as `gamesrec ingest --dry-run` does."""
    from services.ingest.ingestion import planned  # noqa: PLC0415
    from services.ingest.options import IngestOptions  # noqa: PLC0415
    from services.ingest.service_targets import ServiceTargets  # noqa: PLC0415
    from tests.fakes.ingest import SilentProgress  # noqa: PLC0415

    async def run() -> str:
        options = IngestOptions(ServiceTargets("", ""), path.parent, dry_run=True)
        async with planned([path], options, SilentProgress()) as plan:
            (mapping,) = plan.mappings
            return f"{mapping.used} stored, {mapping.duplicates} merged, {mapping.rejected} rejected"

    return asyncio.run(run())


def streamed(path: Path) -> str:
    """The same, and all interactions made, as for the store."""
    from services.ingest.ingestion import planned  # noqa: PLC0415
    from services.ingest.options import IngestOptions  # noqa: PLC0415
    from services.ingest.service_targets import ServiceTargets  # noqa: PLC0415
    from tests.fakes.ingest import SilentProgress  # noqa: PLC0415

    async def run() -> str:
        options = IngestOptions(ServiceTargets("", ""), path.parent, dry_run=True)
        async with planned([path], options, SilentProgress()) as plan:
            started = time.perf_counter()
            count = sum(1 for _ in plan.found.dataset.interactions)
            return f"{count} interactions made in {time.perf_counter() - started:.1f} s"

    return asyncio.run(run())


def by_pandas(path: Path) -> str:
    """`pandas.read_csv` and the distinct players and games."""
    import pandas as pd  # noqa: PLC0415

    frame = pd.read_csv(path)
    return f"{len(frame)} rows, {frame.user_id.nunique()} players, {frame.game_id.nunique()} games"


def by_duckdb(path: Path) -> str:
    """DuckDB's reader, with its defaults."""
    engine = duckdb.connect(config={"memory_limit": "800MB"})
    found = engine.execute(
        f"SELECT count(*), count(DISTINCT user_id), count(DISTINCT game_id) FROM '{path}'"
    ).fetchall()
    return f"{found[0][0]} rows, {found[0][1]} players, {found[0][2]} games"


def by_pyarrow(path: Path) -> str:
    """pyarrow's streaming reader, and the distinct players and games of its batches."""
    import pyarrow.compute as pc  # noqa: PLC0415
    import pyarrow.csv  # noqa: PLC0415

    rows, players, games = 0, set(), set()
    for batch in pyarrow.csv.open_csv(path):
        rows += len(batch)
        players.update(pc.unique(batch["user_id"]).to_pylist())
        games.update(pc.unique(batch["game_id"]).to_pylist())
    return f"{rows} rows, {len(players)} players, {len(games)} games"


MEASURED: dict[str, Callable[[Path], str]] = {
    each.__name__: each for each in (understood, streamed, by_pandas, by_duckdb, by_pyarrow)
}


def measured(name: str, path: Path) -> dict[str, object]:
    """Seconds, peak memory of the process and of its largest child, and what was found."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.ingest", "--only", name, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Prints a line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--memory-rows", type=int, nargs="*", default=[1_000_000, 20_000_000])
    parser.add_argument("--only", nargs=2, metavar=("WHAT", "FILE"))
    arguments = parser.parse_args()
    if arguments.only:
        started = time.perf_counter()
        said = MEASURED[arguments.only[0]](Path(arguments.only[1]))
        seconds = time.perf_counter() - started
        spent = sum(
            used.ru_utime + used.ru_stime
            for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        )
        peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        print(
            json.dumps(
                {
                    "seconds": seconds,
                    "cores": spent / seconds,
                    "peak_mib": peaks[0],
                    "child_mib": peaks[1],
                    "said": said,
                }
            )
        )
        return
    with tempfile.TemporaryDirectory() as folder:
        plan: list[tuple[int, tuple[str, ...]]] = [
            (arguments.rows, ("understood", "by_duckdb", "by_pandas", "by_pyarrow"))
        ]
        plan += [(rows, ("streamed",)) for rows in arguments.memory_rows]
        for rows, names in plan:
            path = Path(folder) / "ratings.csv"
            made(path, rows)
            for name in names:
                found = measured(name, path)
                seconds = float(str(found["seconds"]))
                child = f"its reading child {found['child_mib']} MiB"
                print(
                    f"{rows:>11,} rows  {name:<11} {seconds:7.1f} s  {rows / seconds:>11,.0f} rows/s  "
                    f"{float(str(found['cores'])):.2f} cores  {found['peak_mib']:>6} MiB ({child})  {found['said']}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
