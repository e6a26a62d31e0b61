"""Measures the embedded store with many vectors: how fast it opens after a kill, and how fast and exactly it searches.

    python -m tests.bench.edge_vectors [--points 100000]

Vectors are drawn like those of a sentence encoder, a few hundred kinds around one common direction (cosines about .7
to .95), and like factors of implicit ALS, whose lengths differ. Exact is what numpy finds.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import signal
import tempfile
import time
import uuid
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.vector_store import (
    EVERYTHING,
    Between,
    Collection,
    Nearest,
    Point,
    Where,
    dense,
)

_COLLECTION = Collection("points", {"content": 384}, {"taste": 128}, integer_fields=("year",))
_QUERIES, _FOUND, _BATCH = 30, 100, 500


def vectors(points: int) -> dict[str, NDArray[np.float32]]:
    """Contents of length 1 and factors of several lengths."""
    random = np.random.default_rng(7)
    kinds = random.standard_normal((300, 384)) * 0.5
    content = 1.0 + kinds[random.integers(0, 300, points)] + random.standard_normal((points, 384)) * 0.3
    content /= np.linalg.norm(content, axis=1, keepdims=True)
    taste = random.standard_normal((points, 128)) * random.lognormal(-1, 1, (points, 1))
    return {"content": np.asarray(content, dtype=np.float32), "taste": np.asarray(taste, dtype=np.float32)}


async def write(directory: Path, points: int) -> None:
    """Writes all points and dies without closing anything."""
    store, made = EdgeStore.open(directory), vectors(points)
    await store.ensure(_COLLECTION)
    for start in range(0, points, _BATCH):
        numbers = range(start, min(start + _BATCH, points))
        named = [{name: made[name][n].tolist() for name in made} for n in numbers]
        payloads = [{"year": 1980 + n % 45, "summary": "what a game is about. " * 15} for n in numbers]
        await store.upsert(
            "points", [Point(str(uuid.UUID(int=n)), *rest) for n, *rest in zip(numbers, payloads, named, strict=True)]
        )
        if start % (40 * _BATCH) == 0:
            await store.flush()
    os.kill(os.getpid(), signal.SIGKILL)


async def search(store: EdgeStore, name: str, points: NDArray[np.float32], where: Where = EVERYTHING) -> str:
    """CPU of a query, and the share of the first hundred that an exact search finds."""
    random = np.random.default_rng(8)
    seconds, recall = [], []
    for row in random.integers(0, len(points), _QUERIES):
        noise = random.standard_normal((points.shape[1],)).astype(np.float32)
        asked = points[row] + noise * np.float32(0.2 * np.linalg.norm(points[row]) / np.linalg.norm(noise))
        began = time.process_time()
        (hits,) = await store.query("points", [Nearest(name, asked.tolist(), _FOUND, where)])
        seconds.append(time.process_time() - began)
        best = set(np.argsort(-(points @ asked))[:_FOUND].tolist())
        recall.append(len(best.intersection(uuid.UUID(hit.id).int for hit in hits)) / len(best))
    share = "" if where is not EVERYTHING else f", {np.mean(recall):.3f} of the exact first {_FOUND}"
    return f"{np.median(seconds) * 1e3:.2f} ms CPU{share}"


def engine_cost(store: EdgeStore, where: Where) -> float:
    """CPU milliseconds of a search whose condition the engine checks."""
    random, seconds = np.random.default_rng(9), []
    for _ in range(_QUERIES):
        asked = Nearest("content", random.standard_normal(384).tolist(), _FOUND, where)
        began = time.process_time()
        store.hits("points", [asked])
        seconds.append(time.process_time() - began)
    return float(np.median(seconds)) * 1e3


async def measure(directory: Path, points: int) -> None:
    """Opens what the dead process left and searches it."""
    began, cpu = time.monotonic(), time.process_time()
    store = EdgeStore.open(directory)
    await store.ensure(_COLLECTION)
    print(f"opened in {time.monotonic() - began:.1f} s ({time.process_time() - cpu:.1f} s CPU)", flush=True)
    made = vectors(points)
    ids = [str(uuid.UUID(int=n)) for n in (0, points - 1)]
    assert all(dense(point.vector) for point in (await store.retrieve("points", ids, vector="taste")).values())
    for name, array in made.items():
        print(f"{name}: {await search(store, name, array)}", flush=True)
    for year in (1981, 1990, 2010, 2022):
        recent = Where(must=(Between("year", year, None),))
        share = await store.count("points", recent) / points
        found = await search(store, "content", made["content"], recent)
        print(
            f"content with a year from {year} ({share:.0%}): {found}, by the engine {engine_cost(store, recent):.2f} ms"
        )
    await store.close()


def _write(directory: Path, points: int) -> None:
    asyncio.run(write(directory, points))


def main() -> None:
    """Writes, kills, opens, searches."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=100_000)
    points = parser.parse_args().points
    with tempfile.TemporaryDirectory(prefix="edge-vectors-") as directory:
        writer = multiprocessing.get_context("spawn").Process(target=_write, args=(Path(directory), points))
        writer.start()
        writer.join()
        assert writer.exitcode == -signal.SIGKILL
        asyncio.run(measure(Path(directory), points))


if __name__ == "__main__":
    main()
