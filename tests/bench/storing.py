"""Measures how fast interactions are stored: through the recommender's stream, beside the bare engine.

    python -m tests.bench.storing [--interactions 200000]

The engine gets the same points, ready made, in this process; the recommender gets records, in a process of its own, as
an ingest sends them. Both begin empty in each of the rounds, which take turns; rates are interactions a second.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from services.cli.modelling.measured_services import recommender_process
from services.common.channels import open_channel
from services.common.model_version import ModelVersion
from services.ingest.records import Dataset, Interaction
from services.ingest.storing.batching import batches
from services.ingest.storing.clients import GrpcCatalogue
from services.ingest.storing.loader import INTERACTION_BATCH
from services.recommender import records
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.interactions import write_interaction
from services.recommender.storing.schema import INTERACTIONS, INTERACTIONS_COLLECTION
from tests.bench.growth import simulated

_ROUNDS = 3
_BATCH = 500
_ENCODER = ModelVersion("bench", "0", 8)


async def bare(interactions: Sequence[Interaction]) -> float:
    """The engine's rate."""
    now = datetime.now(UTC)
    points = [
        write_interaction(records.Interaction(each.player_id, each.game_id, each.rating, each.occurred_at), now)
        for each in interactions
    ]
    with tempfile.TemporaryDirectory(prefix="bench-storing-") as directory:
        store = EdgeStore.open(Path(directory) / "qdrant")
        await store.ensure(INTERACTIONS_COLLECTION)
        began = time.monotonic()
        for batch in batches(points, _BATCH):
            await store.upsert(INTERACTIONS, batch)
        seconds = time.monotonic() - began
        await store.close()
    return len(points) / seconds


async def streamed(dataset: Dataset) -> float:
    """The recommender's rate."""
    contents = np.random.default_rng(0).standard_normal((len(dataset.games), _ENCODER.dimension)).tolist()
    async with recommender_process() as (target, _), open_channel(target) as channel:
        catalogue = GrpcCatalogue(channel)
        for batch in batches(zip(dataset.games, contents, strict=True), _BATCH):
            await catalogue.upsert_games(batch, _ENCODER)
        began = time.monotonic()
        async for _ in catalogue.record(batches(dataset.interactions, INTERACTION_BATCH)):
            pass
        return len(dataset.interactions) / (time.monotonic() - began)


async def run(interactions: int) -> None:
    """Takes turns and prints the rates."""
    dataset = simulated(10_000, interactions)
    rates: dict[str, list[float]] = {"bare engine": [], "through the stream": []}
    for _ in range(_ROUNDS):
        rates["bare engine"].append(await bare(dataset.interactions))
        rates["through the stream"].append(await streamed(dataset))
    for name, found in rates.items():
        print(f"{name}: {statistics.median(found):,.0f}/s ({', '.join(f'{rate:,.0f}' for rate in found)})")
    first, second = map(statistics.median, rates.values())
    print(f"{second / first:.0%} of the bare engine's rate")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interactions", type=int, default=200_000)
    asyncio.run(run(parser.parse_args().interactions))


if __name__ == "__main__":
    main()
