"""Ingests tables: reads files, understands them, stores what they say, and reports. What a command line calls."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from services.common.channels import open_channel
from services.ingest.errors import IngestError
from services.ingest.files.patterns import expanded
from services.ingest.files.reading import read_table
from services.ingest.hidden_until import HiddenUntil, LoadPart, part_of_load
from services.ingest.interpretation.joining import Interpretation, join_tables
from services.ingest.interpretation.mapping import TableMapping
from services.ingest.interpretation.rejects import Rejects
from services.ingest.interpretation.understanding import UnderstoodTable, understand_tables
from services.ingest.mapping_file import write_mapping
from services.ingest.options import IngestOptions
from services.ingest.progress import Progress
from services.ingest.records import Dataset
from services.ingest.reject_file import write_rejects
from services.ingest.report_file import write_report
from services.ingest.service_targets import ServiceTargets
from services.ingest.sharding import DoneMarkers
from services.ingest.storing.clients import GrpcCatalogue, GrpcEncoder
from services.ingest.storing.journal import Journal
from services.ingest.storing.loader import Loader, LoadReport
from services.ingest.storing.retrying import DEFAULT_RETRIES, RetryPolicy
from services.ingest.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many shards of a load that nobody sees yet are stored, of how many; 0 of 0 before the first one."""

    stored: int
    shards: int


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What is stored of the tables, what was left out and why, and how the tables were understood.

    `load` has the counts of games, players and interactions. `duplicates` are rows that a later row of the same
    player and game replaces, and copies in lists of games and players. `reject_files` have the rows that could not be
    used; `mostly_rejected` is the commonest reason. `matched_games` are the names that games go by in tables of
    interactions, with the ids they have elsewhere; `unknown_games` are those that were stored with their name only,
    since nothing describes them. `hidden` says how far the load is that all of it belongs to, where nobody sees it yet.
    """

    load: LoadReport
    duplicates: int
    rejected: int
    mostly_rejected: str
    reject_files: tuple[Path, ...]
    matched_games: Mapping[str, str]
    unknown_games: tuple[str, ...]
    mappings: tuple[TableMapping, ...]
    hidden: Hidden | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ingest would store, before anything is stored."""

    files: tuple[Path, ...]
    options: IngestOptions
    found: Interpretation
    reject_files: tuple[Path, ...]
    loader: Loader | None
    titles: Mapping[str, str]

    @property
    def mappings(self) -> tuple[TableMapping, ...]:
        """How the tables were understood, and what becomes of their rows."""
        return self.found.mappings

    @property
    def doubts(self) -> list[str]:
        """What the operator should look at, each with the option that settles it."""
        return [f"{each.name}: {doubt}" for each in self.mappings for doubt in each.warnings]

    async def store(self, progress: Progress) -> IngestReport:
        """Stores all of it. IngestError when a service fails for good; what is stored by then stays."""
        assert self.loader is not None, "a dry run stores nothing"
        part = _part_of_load(self.options)
        hidden = part is not None and await self.loader.begin_hidden(part)
        journal = self._journal()
        load = await self.loader.load(self.found.dataset, progress, self.titles, journal, replace=self.options.replace)
        write_report(self.mappings, asdict(load), self.options.output_dir, self.files[0])
        if self.options.shard is not None:
            DoneMarkers(self.options.reject_dir / "done").done(self.files)
        journal.remove()
        return self._report(load, await _ended(self.loader, part) if part is not None and hidden else None)

    def _journal(self) -> Journal:
        """What is left of an ingest that was cut short, if the same would be stored in the same order."""
        options, dataset = self.options, self.found.dataset
        told = (
            options.columns,
            options.rating_scale,
            options.unknown_games,
            options.by_file,
            options.targets,
            options.replace,
            options.encoding,
        )
        return Journal.of(
            options.reject_dir / "done",
            self.files,
            (*told, options.same_games, len(dataset.players), len(dataset.interactions)),
        )

    def _report(self, load: LoadReport, hidden: Hidden | None) -> IngestReport:
        """The report of an ingest of which so much is stored."""
        return IngestReport(
            load=load,
            duplicates=sum(mapping.duplicates for mapping in self.mappings),
            rejected=sum(mapping.rejected for mapping in self.mappings),
            mostly_rejected=_commonest_reason(self.found.rejects),
            reject_files=self.reject_files,
            matched_games=self.found.matched,
            unknown_games=self.found.unknown,
            mappings=self.mappings,
            hidden=hidden,
        )


@asynccontextmanager
async def planned(paths: Sequence[Path], options: IngestOptions, progress: Progress) -> AsyncIterator[Plan]:
    """Reads the tables together and finds out what they say. The plan can be stored as long as the block runs.

    A dry run asks no service. IngestError when a file cannot be read, a table cannot be understood, none of its rows
    can be used, or a service does not answer.
    """
    files = files_of(paths, options)
    if not files:
        raise IngestError(
            "all of these tables are stored already; remove the markers in --reject-dir to store them again"
        )
    progress.start("tables", len(files))
    with _failures_of_the_engine(), Workspace() as workspace:
        tables = []
        for path in files:
            tables.append(await asyncio.to_thread(partial(read_table, path, workspace, encoding=options.encoding)))
            progress.advance(1)
        understood = await asyncio.to_thread(
            understand_tables, tables, options.columns, datetime.now(UTC), options.rating_scale, options.by_file
        )
        if options.dry_run:
            yield await _plan(understood, {}, None, options, files)
            return
        async with _loader(options.targets, options.retries) as loader:
            yield await _plan(understood, await loader.titles(), loader, options, files)


@contextmanager
def _failures_of_the_engine() -> Iterator[None]:
    """What the engine lacks is one line that says what to do."""
    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise IngestError(
            f"the engine that reads tables has no room left ({' '.join(str(error).split())[:200]}); set TMPDIR to a "
            "folder with some times the size of the tables free, then run the same command again"
        ) from error


async def _plan(
    understood: Sequence[UnderstoodTable],
    titles: Mapping[str, str],
    loader: Loader | None,
    options: IngestOptions,
    files: Sequence[Path],
) -> Plan:
    # What is to be replaced does not tell which games there will be.
    known = {} if options.replace else titles
    found = await asyncio.to_thread(join_tables, understood, known, options.unknown_games, options.same_games)
    if options.replace and not any(game.described for game in found.dataset.games):
        raise IngestError("none of the tables describes games, so they cannot replace a catalogue; leave out --replace")
    for mapping in found.mappings:
        if mapping.rows != mapping.used + mapping.duplicates + mapping.rejected:
            raise IngestError(
                f"{mapping.files[0]}: of its {mapping.rows} rows {mapping.used} would be stored, {mapping.duplicates} "
                f"merged and {mapping.rejected} rejected, which do not add up; nothing was stored, report this fault"
            )
    if options.save_mapping is not None:
        write_mapping(found.mappings, options.save_mapping)
    rejects = [(Path(of_table.table.files[0]), of_table) for of_table in found.rejects.tables]
    reject_files = write_rejects(rejects, options.output_dir)
    _refuse_unusable(found, reject_files)
    return Plan(tuple(files), options, found, tuple(dict.fromkeys(reject_files.values())), loader, titles)


def files_of(paths: Sequence[Path], options: IngestOptions) -> list[Path]:
    """The files to ingest: patterns expanded, those of the shard that are not done yet. IngestError for no path."""
    files = expanded(paths)
    if options.shard is None:
        return files
    return DoneMarkers(options.reject_dir / "done").left(options.shard.part_of(files))


async def ingest(paths: Sequence[Path], options: IngestOptions, progress: Progress) -> IngestReport:
    """Reads the tables together and stores what is in them. May be repeated: the same tables give the same store.

    IngestError as in `planned`, or when a service fails for good.
    """
    async with planned(paths, options, progress) as plan:
        return await plan.store(progress)


async def end_shard(options: IngestOptions) -> Hidden | None:
    """Tells that all files of the shard are stored, as an ingest that was killed may not have done.

    How far the load is, where it is hidden. IngestError when a service does not answer.
    """
    part = _part_of_load(options)
    if part is None:
        return None
    async with _loader(options.targets, options.retries) as loader:
        return await _ended(loader, part) if await loader.begin_hidden(part) else None


def _part_of_load(options: IngestOptions) -> LoadPart | None:
    """What the ingest is of a hidden load, if it belongs to one."""
    # Where there is nothing to replace, the new catalogue is to stay unseen until it is complete all the same.
    until = HiddenUntil.STORED if options.replace else options.hidden_until
    return None if until is None else part_of_load(until, options.shard)


async def _ended(loader: Loader, part: LoadPart) -> Hidden | None:
    if not part.part:
        return Hidden(0, 0)
    state = await loader.end_hidden(part)
    return None if state.serves else Hidden(state.stored_parts, part.parts)


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


def _refuse_unusable(found: Interpretation, reject_files: Mapping[Path, Path]) -> None:
    """A table none of whose rows can be used was misunderstood: better to say so than to store nothing of it."""
    for mapping in found.mappings:
        reject_file = reject_files.get(Path(mapping.files[0]))
        if mapping.rejected == mapping.rows and reject_file is not None:
            reason = _commonest_reason(found.rejects.of_files(mapping.files))
            raise IngestError(
                f"{mapping.files[0]}: none of its {mapping.rows} rows can be used, mostly because: "
                f"{reason}; see {reject_file}"
            )


def _commonest_reason(rejects: Rejects) -> str:
    """Empty without rejects."""
    return next((reason for reason, _ in rejects.reasons().most_common(1)), "")
