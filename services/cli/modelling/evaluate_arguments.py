"""Declares the options of `gamesrec evaluate` as one dataclass, and turns them into the evaluation's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from services.cli.options import MlflowUri
from services.cli.running.stack_key import StackDir
from services.evaluation.options import KS, Options

if TYPE_CHECKING:
    from services.ingest.columns.cells.rating_scales import RatingScale
    from services.ingest.columns.roles import ColumnOverrides


@dataclass(frozen=True, slots=True)
class EvaluateArguments:
    """What a person types after `gamesrec evaluate`."""

    demo: Annotated[bool, Option("--demo", help="Measure on the demo data.")] = False
    file: Annotated[
        list[Path] | None, Option(help="Table with a player and a game in each row; may be given several times.")
    ] = None
    games: Annotated[list[Path] | None, Option(help="Table that describes games; may be given several times.")] = None
    export_from: Annotated[
        str | None, Option("--from", help="Address of a recommender that runs: measure on a copy of what it holds.")
    ] = None
    split: Annotated[
        list[str] | None,
        Option(
            help="random, time, time-player, leave-one-out, strong, cold, or known-N for new players of whom N plays "
            "are known; may be given several times. By default random."
        ),
    ] = None
    seed: Annotated[int, Option(min=0, help="Of everything that is drawn.")] = 0
    k: Annotated[list[int] | None, Option(min=1, max=50, help="Cut-offs of the metrics. By default 1, 5, 10, 20.")] = (
        None
    )
    least_rating: Annotated[
        float, Option(min=0, max=5, help="Only plays rated so, on a scale of 0 to 5, are to be found; 0 for all.")
    ] = 0.0
    most_players: Annotated[int, Option(min=1, help="How many players are asked for at most.")] = 5000
    check_shuffled: Annotated[
        bool, Option(help="Measure once more with shuffled labels, to see that nothing leaks.")
    ] = True
    player_column: Annotated[str | None, Option(help="Column of the player's id, if it is not found.")] = None
    game_column: Annotated[str | None, Option(help="Column of the game's id, if it is not found.")] = None
    rating_column: Annotated[str | None, Option(help="Column of the rating, if it is not found.")] = None
    timestamp_column: Annotated[str | None, Option(help="Column of the time, if it is not found.")] = None
    rating_scale: Annotated[
        str | None, Option(help="Scale of the ratings, if it is not found: the highest (5), both ends (0-10), or like.")
    ] = None
    embedder_target: Annotated[
        str | None, Option(help="Address of an embedder that runs; by default one is started.")
    ] = None
    recommender_target: Annotated[
        str | None, Option(help="Address of an EMPTY recommender to measure; by default one is started.")
    ] = None
    models_dir: Annotated[Path, Option(help="Where `make setup` put the models.")] = Path("var/models")
    mlflow_uri: MlflowUri = None
    require_tracking: Annotated[
        bool,
        Option(
            "--require-tracking",
            help="Fail if MLflow does not answer before anything is measured, or has not kept every run at the end; "
            "by default a warning.",
        ),
    ] = False
    data_dir: StackDir = None

    @property
    def splits(self) -> tuple[str, ...]:
        """The names of the splits, each once."""
        return tuple(dict.fromkeys(self.split or ["random"]))

    @property
    def tables(self) -> tuple[Path, ...]:
        """All files."""
        return (*(self.games or ()), *(self.file or ()))

    def columns(self) -> ColumnOverrides:
        """The columns that are named."""
        from services.ingest.columns.roles import ColumnOverrides  # noqa: PLC0415  (pandas, for evaluations alone)

        return ColumnOverrides(
            player=self.player_column,
            game=self.game_column,
            title=None,
            rating=self.rating_column,
            timestamp=self.timestamp_column,
        )

    def options(self, split: str) -> Options:
        """What to measure on one of the splits. EvaluationError for values that are none."""
        return Options(
            split=split,
            seed=self.seed,
            ks=tuple(sorted(set(self.k or KS))),
            least_rating=self.least_rating,
            most_askers=self.most_players,
            check_shuffled=self.check_shuffled and self.recommender_target is None,
        )

    def scale(self) -> RatingScale | None:
        """The scale of the ratings, None to find it. IngestError for one that is none."""
        from services.ingest.columns.cells.rating_scales import scale_named  # noqa: PLC0415  (as above)

        return None if self.rating_scale is None else scale_named(self.rating_scale)
