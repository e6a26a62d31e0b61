"""Holds what may be chosen for an ingest: the services it calls, how tables are understood, where rejects go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from services.ingest.columns.cells.rating_scales import RatingScale
from services.ingest.columns.roles import NO_OVERRIDES, ColumnOverrides
from services.ingest.hidden_until import HiddenUntil
from services.ingest.interpretation.game_matching import SameGames, UnknownGames
from services.ingest.interpretation.understanding import FileOverrides
from services.ingest.service_targets import ServiceTargets
from services.ingest.sharding import Shard
from services.ingest.storing.retrying import DEFAULT_RETRIES, RetryPolicy


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How tables are ingested; by default everything is found in the tables themselves.

    `columns` are those that the operator names, `rating_scale` is that of all ratings (see `scale_named`), and rows
    that cannot be used are written into `reject_dir`, those of a shard into a folder of its own there. `by_file` says
    the same of single files, by their names or paths. `same_games` says what becomes of a game that two of the lists
    have under ids of their own. A dry run stores nothing and calls no service. How the tables were understood is
    written to `save_mapping`. Of many files a `shard` takes its part. What an empty catalogue gets stays hidden until
    `hidden_until`, if that is given. Texts are read in `encoding`, if it is given (see `encoding_named`). With
    `replace` the games of the tables take the place of all that are there, at once when all is stored.
    """

    targets: ServiceTargets
    reject_dir: Path
    columns: ColumnOverrides = NO_OVERRIDES
    rating_scale: RatingScale | None = None
    unknown_games: UnknownGames = UnknownGames.ADD
    same_games: SameGames = SameGames.MERGE
    retries: RetryPolicy = DEFAULT_RETRIES
    by_file: Mapping[str, FileOverrides] = field(default_factory=dict)
    dry_run: bool = False
    save_mapping: Path | None = None
    shard: Shard | None = None
    hidden_until: HiddenUntil | None = None
    replace: bool = False
    encoding: str | None = None

    @property
    def output_dir(self) -> Path:
        """Where rejects and the report go. Other shards may have tables of the same names."""
        if self.shard is None:
            return self.reject_dir
        return self.reject_dir / f"shard-{self.shard.index}-of-{self.shard.count}"
