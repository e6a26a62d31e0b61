"""The use case: tables in files to what the recommender holds, with a report. What a command line calls."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from services.common.channels import open_channel
from services.ingest.errors import IngestError
from services.ingest.grpc_seams import GrpcCatalogue, GrpcEncoder
from services.ingest.interpretation import Interpretation, interpret
from services.ingest.loading import Loader, LoadReport
from services.ingest.mapping import TableMapping
from services.ingest.progress import Progress
from services.ingest.reading import read_table
from services.ingest.records import Dataset
from services.ingest.reject_file import write_rejects
from services.ingest.retrying import RetryPolicy
from services.ingest.schema import ColumnOverrides

NO_OVERRIDES = ColumnOverrides()
_DEFAULT_RETRIES = RetryPolicy()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What is stored of the tables, what was left out and why, and how the tables were understood.

    `players` are all those that have attributes or interactions; `duplicates` are rows that a later row of the same
    player and game (or of the same game, or player, in a list of them) replaces; `reject_file` says which rows could
    not be used.
    """

    games: int
    players: int
    interactions: int
    duplicates: int
    rejected: int
    reject_file: Path | None
    mappings: tuple[TableMapping, ...]


async def ingest(
    paths: Sequence[Path],
    *,
    embedder_target: str,
    recommender_target: str,
    progress: Progress,
    mapping_overrides: ColumnOverrides = NO_OVERRIDES,
    reject_dir: Path,
    retries: RetryPolicy = _DEFAULT_RETRIES,
) -> IngestReport:
    """Reads the tables together and stores what is in them. May be repeated: the same tables give the same store.

    IngestError when a file cannot be read, a table cannot be understood, none of its rows can be used, or a service
    fails for good.
    """
    if not paths:
        raise IngestError("no table to ingest; name one or more files")
    progress.start("tables", len(paths))
    tables = []
    for path in paths:
        tables.append(await asyncio.to_thread(read_table, path))
        progress.advance(1)
    found = await asyncio.to_thread(interpret, tables, mapping_overrides, datetime.now(UTC))
    reject_file = write_rejects(found.rejects, reject_dir, paths[0])
    _refuse_unusable(found, reject_file)
    report = await load_into(
        found.dataset,
        embedder_target=embedder_target,
        recommender_target=recommender_target,
        progress=progress,
        retries=retries,
    )
    return IngestReport(
        games=report.games,
        players=report.players,
        interactions=report.interactions,
        duplicates=sum(mapping.duplicates for mapping in found.mappings),
        rejected=len(found.rejects),
        reject_file=reject_file,
        mappings=found.mappings,
    )


async def load_into(
    dataset: Dataset,
    *,
    embedder_target: str,
    recommender_target: str,
    progress: Progress,
    retries: RetryPolicy = _DEFAULT_RETRIES,
) -> LoadReport:
    """Stores a dataset, such as that of demo_tables.py, through the two services. IngestError when one fails."""
    async with open_channel(embedder_target) as embedder, open_channel(recommender_target) as recommender:
        loader = Loader(
            GrpcEncoder(embedder),
            GrpcCatalogue(recommender),
            encoder_name=f"the embedder at {embedder_target}",
            catalogue_name=f"the recommender at {recommender_target}",
            retries=retries,
        )
        return await loader.load(dataset, progress)


def _refuse_unusable(found: Interpretation, reject_file: Path | None) -> None:
    """A table none of whose rows can be used was misunderstood: better to say so than to store nothing of it."""
    for mapping in found.mappings:
        if mapping.rejected == mapping.rows and reject_file is not None:
            reasons = Counter(reject.reason for reject in found.rejects if reject.file in mapping.files)
            raise IngestError(
                f"{mapping.files[0]}: none of its {mapping.rows} rows can be used, mostly because: "
                f"{reasons.most_common(1)[0][0]}; see {reject_file}"
            )
