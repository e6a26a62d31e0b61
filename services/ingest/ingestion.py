"""Ingests tables: reads files, understands them, stores what they say, and reports. What a command line calls."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from services.common.channels import open_channel
from services.ingest.errors import IngestError
from services.ingest.files.reading import read_table
from services.ingest.interpretation.joining import Interpretation, join_tables
from services.ingest.interpretation.mapping import TableMapping
from services.ingest.interpretation.rejects import Rejects
from services.ingest.interpretation.understanding import understand_tables
from services.ingest.options import IngestOptions, ServiceTargets
from services.ingest.progress import Progress
from services.ingest.records import Dataset
from services.ingest.reject_file import write_rejects
from services.ingest.storing.clients import GrpcCatalogue, GrpcEncoder
from services.ingest.storing.loader import Loader, LoadReport
from services.ingest.storing.retrying import DEFAULT_RETRIES, RetryPolicy
from services.ingest.workspace import Workspace


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What is stored of the tables, what was left out and why, and how the tables were understood.

    `load` has the counts of games, players and interactions. `duplicates` are rows that a later row of the same
    player and game replaces, and copies in lists of games and players. `reject_file` has the rows that could not be
    used; `mostly_rejected` is the commonest reason. `matched_games` are the names that games go by in tables of
    interactions, with the ids they have elsewhere; `unknown_games` are those that were stored with their name only,
    since nothing describes them.
    """

    load: LoadReport
    duplicates: int
    rejected: int
    mostly_rejected: str
    reject_file: Path | None
    matched_games: Mapping[str, str]
    unknown_games: tuple[str, ...]
    mappings: tuple[TableMapping, ...]


async def ingest(paths: Sequence[Path], options: IngestOptions, progress: Progress) -> IngestReport:
    """Reads the tables together and stores what is in them. May be repeated: the same tables give the same store.

    IngestError when a file cannot be read, a table cannot be understood, none of its rows can be used, or a service
    fails for good.
    """
    if not paths:
        raise IngestError("no table to ingest; name one or more files")
    progress.start("tables", len(paths))
    with Workspace() as workspace:
        tables = []
        for path in paths:
            tables.append(await asyncio.to_thread(read_table, path, workspace))
            progress.advance(1)
        understood = await asyncio.to_thread(
            understand_tables, tables, options.columns, datetime.now(UTC), options.rating_scale
        )
        async with _loader(options.targets, options.retries) as loader:
            titles = await loader.titles()
            found = await asyncio.to_thread(join_tables, understood, titles, options.unknown_games)
            reject_file = write_rejects(found.rejects, options.reject_dir, paths[0])
            _refuse_unusable(found, reject_file)
            load = await loader.load(found.dataset, progress, titles)
        return IngestReport(
            load=load,
            duplicates=sum(mapping.duplicates for mapping in found.mappings),
            rejected=sum(mapping.rejected for mapping in found.mappings),
            mostly_rejected=_commonest_reason(found.rejects),
            reject_file=reject_file,
            matched_games=found.matched,
            unknown_games=found.unknown,
            mappings=found.mappings,
        )


async def load_into(
    targets: ServiceTargets, dataset: Dataset, progress: Progress, retries: RetryPolicy = DEFAULT_RETRIES
) -> LoadReport:
    """Stores a dataset, such as that of demo_dataset.py, through the two services. IngestError when one fails."""
    async with _loader(targets, retries) as loader:
        return await loader.load(dataset, progress)


@asynccontextmanager
async def _loader(targets: ServiceTargets, retries: RetryPolicy) -> AsyncIterator[Loader]:
    async with open_channel(targets.embedder) as embedder, open_channel(targets.recommender) as recommender:
        yield Loader(
            GrpcEncoder(embedder),
            GrpcCatalogue(recommender),
            encoder_name=f"the embedder at {targets.embedder}",
            catalogue_name=f"the recommender at {targets.recommender}",
            retries=retries,
        )


def _refuse_unusable(found: Interpretation, reject_file: Path | None) -> None:
    """A table none of whose rows can be used was misunderstood: better to say so than to store nothing of it."""
    for mapping in found.mappings:
        if mapping.rejected == mapping.rows and reject_file is not None:
            reason = _commonest_reason(found.rejects.of_files(mapping.files))
            raise IngestError(
                f"{mapping.files[0]}: none of its {mapping.rows} rows can be used, mostly because: "
                f"{reason}; see {reject_file}"
            )


def _commonest_reason(rejects: Rejects) -> str:
    """Empty without rejects."""
    return next((reason for reason, _ in rejects.reasons().most_common(1)), "")
