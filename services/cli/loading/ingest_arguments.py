"""Declares the arguments and options of `gamesrec ingest` as one dataclass, and turns them into `IngestOptions`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from services.cli.running.addresses import Addresses
from services.cli.running.stack_key import StackDir
from services.ingest.hidden_until import HiddenUntil
from services.ingest.interpretation.game_matching import SameGames, UnknownGames
from services.ingest.service_targets import ServiceTargets
from services.ingest.sharding import shard_named

if TYPE_CHECKING:
    from services.ingest.options import IngestOptions


@dataclass(frozen=True, slots=True)
class IngestArguments:
    """What a person types after `gamesrec ingest`."""

    tables: Annotated[
        list[Path] | None,
        Argument(help="Tables (CSV, JSON, Parquet, Excel, packed or not) or patterns of such, taken together."),
    ] = None
    demo: Annotated[bool, Option("--demo", help="Load the demo data instead of tables.")] = False
    player_column: Annotated[str | None, Option(help="Column of the player's id, if it is not found.")] = None
    game_column: Annotated[str | None, Option(help="Column of the game's id, if it is not found.")] = None
    title_column: Annotated[str | None, Option(help="Column of the game's title, if it is not found.")] = None
    rating_column: Annotated[str | None, Option(help="Column of the rating, if it is not found.")] = None
    timestamp_column: Annotated[str | None, Option(help="Column of the time, if it is not found.")] = None
    rating_scale: Annotated[
        str | None, Option(help="Scale of the ratings, if it is not found: the highest (5), both ends (0-10), or like.")
    ] = None
    encoding: Annotated[
        str | None, Option(help="Encoding of all texts, if it is not found: utf-8, cp1252, gb18030, euc-kr, ...")
    ] = None
    unknown_games: Annotated[
        UnknownGames, Option(help="What to do with games that no table describes and the catalogue lacks.")
    ] = UnknownGames.ADD
    same_games: Annotated[
        SameGames, Option(help="Games that two lists have: merged by title, kept apart, or told by their ids alone.")
    ] = SameGames.MERGE
    dry_run: Annotated[bool, Option("--dry-run", help="Show how the tables are understood, and store nothing.")] = False
    yes: Annotated[bool, Option("--yes", help="Store without asking, whatever is doubtful.")] = False
    mapping: Annotated[Path | None, Option(help="YAML file that says which column is which, for each table.")] = None
    save_mapping: Annotated[Path | None, Option(help="Write how the tables were understood to this YAML file.")] = None
    shard: Annotated[
        str | None, Option(help="Which part of the files to take, such as 2/8; done ones are skipped.")
    ] = None
    hidden_until: Annotated[
        HiddenUntil | None,
        Option(help="Keep an empty catalogue from being seen until this ingest is stored, or all shards are."),
    ] = None
    replace: Annotated[
        bool,
        Option(
            "--replace", help="Let the tables' games replace all that are there, unseen until complete; players stay."
        ),
    ] = False
    ray: Annotated[
        str | None,
        Option(help="Ray cluster to ingest many files on at once, such as ray://head:10001; `local`: this machine."),
    ] = None
    shards: Annotated[int, Option(min=1, max=10_000, help="With --ray, how many tasks share the files.")] = 8
    fit: Annotated[
        bool, Option("--fit/--no-fit", help="Fit the item model to what is stored then; see `gamesrec fit`.")
    ] = True
    work_dir: Annotated[Path, Option(help="Where a fit keeps what it has done, to go on after a kill.")] = Path(
        "var/fit"
    )
    reject_dir: Annotated[Path, Option(help="Where to write rows that cannot be used.")] = Path("var/rejects")
    embedder_target: Annotated[str, Option(help="Address of the embedder.")] = Addresses.fixed().target("embedder")
    recommender_target: Annotated[str, Option(help="Address of the recommender.")] = Addresses.fixed().target(
        "recommender"
    )
    data_dir: StackDir = None

    @property
    def targets(self) -> ServiceTargets:
        """The services to call."""
        return ServiceTargets(self.embedder_target, self.recommender_target)

    def options(self) -> IngestOptions:
        """How the tables are to be ingested. IngestError for a scale or mapping that is none."""
        # pandas, which takes half a second, is imported for an ingest alone and not for its help.
        from services.ingest.columns.cells.rating_scales import scale_named  # noqa: PLC0415
        from services.ingest.columns.roles import ColumnOverrides  # noqa: PLC0415
        from services.ingest.files.texts.encodings import encoding_named  # noqa: PLC0415
        from services.ingest.mapping_file import read_mapping  # noqa: PLC0415
        from services.ingest.options import IngestOptions  # noqa: PLC0415

        return IngestOptions(
            targets=self.targets,
            reject_dir=self.reject_dir,
            columns=ColumnOverrides(
                player=self.player_column,
                game=self.game_column,
                title=self.title_column,
                rating=self.rating_column,
                timestamp=self.timestamp_column,
            ),
            rating_scale=None if self.rating_scale is None else scale_named(self.rating_scale),
            encoding=None if self.encoding is None else encoding_named(self.encoding),
            unknown_games=self.unknown_games,
            same_games=self.same_games,
            by_file={} if self.mapping is None else read_mapping(self.mapping),
            dry_run=self.dry_run,
            save_mapping=self.save_mapping,
            hidden_until=self.hidden_until,
            replace=self.replace,
            shard=None if self.shard is None else shard_named(self.shard),
        )
