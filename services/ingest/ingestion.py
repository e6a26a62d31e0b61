"""The use case: tables in files to what the recommender holds, with a report. What a command line calls."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from services.common.channels import open_channel
from services.ingest.errors import IngestError
from services.ingest.game_matching import UnknownGames
from services.ingest.grpc_seams import GrpcCatalogue, GrpcEncoder
from services.ingest.interpretation import Interpretation, joined
from services.ingest.loading import Loader, LoadReport
from services.ingest.mapping import TableMapping
from services.ingest.progress import Progress
from services.ingest.rating_scales import scale_named
from services.ingest.reading import read_table
from services.ingest.records import Dataset
from services.ingest.reject_file import write_rejects
from services.ingest.retrying import RetryPolicy
from services.ingest.rows import read_rows
from services.ingest.schema import ColumnOverrides
from services.ingest.table import Reject

NO_OVERRIDES = ColumnOverrides()
_DEFAULT_RETRIES = RetryPolicy()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What is stored of the tables, what was left out and why, and how the tables were understood.

    `players` are all those that have attributes or interactions; `written_games`, `written_players`,
    `interacting_players` and `played_games` are as in `LoadReport`. `duplicates` are rows that a later row of the same
    player and game replaces, and copies in lists of games and players. `reject_file` has the rows that could not be
    used; `mostly_rejected` is the commonest reason.
    `matched_games` are the names that games go by in tables of interactions, with the ids they have elsewhere;
    `unknown_games` are those that were stored with their name only, since nothing describes them.
    """

    games: int
    players: int
    interactions: int
    written_games: int
    written_players: int
    interacting_players: int
    played_games: int
    duplicates: int
    rejected: int
    mostly_rejected: str
    reject_file: Path | None
    matched_games: Mapping[str, str]
    unknown_games: tuple[str, ...]
    mappings: tuple[TableMapping, ...]


async def ingest(
    paths: Sequence[Path],
    *,
    embedder_target: str,
    recommender_target: str,
    progress: Progress,
    mapping_overrides: ColumnOverrides = NO_OVERRIDES,
    rating_scale: str | None = None,
    unknown_games: UnknownGames = UnknownGames.ADD,
    reject_dir: Path,
    retries: RetryPolicy = _DEFAULT_RETRIES,
) -> IngestReport:
    """Reads the tables together and stores what is in them. May be repeated: the same tables give the same store.

    `rating_scale` is that of all ratings (see `scale_named`), by default the one that they seem to use.
    IngestError when a file cannot be read, a table cannot be understood, none of its rows can be used, or a service
    fails for good.
    """
    if not paths:
        raise IngestError("no table to ingest; name one or more files")
    scale = None if rating_scale is None else scale_named(rating_scale)
    progress.start("tables", len(paths))
    tables = []
    for path in paths:
        tables.append(await asyncio.to_thread(read_table, path))
        progress.advance(1)
    rows = await asyncio.to_thread(read_rows, tables, mapping_overrides, datetime.now(UTC), scale)
    async with _loader(embedder_target, recommender_target, retries) as loader:
        titles = await loader.titles()
        found = await asyncio.to_thread(joined, rows, titles, unknown_games)
        reject_file = write_rejects(found.rejects, reject_dir, paths[0])
        _refuse_unusable(found, reject_file)
        report = await loader.load(found.dataset, progress, titles)
    return IngestReport(
        games=report.games,
        players=report.players,
        interactions=report.interactions,
        written_games=report.written_games,
        written_players=report.written_players,
        interacting_players=report.interacting_players,
        played_games=report.played_games,
        duplicates=sum(mapping.duplicates for mapping in found.mappings),
        rejected=len(found.rejects),
        mostly_rejected=_commonest_reason(found.rejects),
        reject_file=reject_file,
        matched_games=found.matched,
        unknown_games=found.unknown,
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
    async with _loader(embedder_target, recommender_target, retries) as loader:
        return await loader.load(dataset, progress)


@asynccontextmanager
async def _loader(embedder_target: str, recommender_target: str, retries: RetryPolicy) -> AsyncIterator[Loader]:
    async with open_channel(embedder_target) as embedder, open_channel(recommender_target) as recommender:
        yield Loader(
            GrpcEncoder(embedder),
            GrpcCatalogue(recommender),
            encoder_name=f"the embedder at {embedder_target}",
            catalogue_name=f"the recommender at {recommender_target}",
            retries=retries,
        )


def _refuse_unusable(found: Interpretation, reject_file: Path | None) -> None:
    """A table none of whose rows can be used was misunderstood: better to say so than to store nothing of it."""
    for mapping in found.mappings:
        if mapping.rejected == mapping.rows and reject_file is not None:
            reason = _commonest_reason([reject for reject in found.rejects if reject.file in mapping.files])
            raise IngestError(
                f"{mapping.files[0]}: none of its {mapping.rows} rows can be used, mostly because: "
                f"{reason}; see {reject_file}"
            )


def _commonest_reason(rejects: Sequence[Reject]) -> str:
    """Empty without rejects."""
    return next((reason for reason, _ in Counter(reject.reason for reject in rejects).most_common(1)), "")
