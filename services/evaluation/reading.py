"""Reads an operator's tables as one dataset, the way an ingest understands them, and stores nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from services.evaluation.errors import EvaluationError
from services.ingest.columns.cells.rating_scales import RatingScale
from services.ingest.columns.roles import NO_OVERRIDES, ColumnOverrides
from services.ingest.files.reading import read_table
from services.ingest.interpretation.game_matching import UnknownGames
from services.ingest.interpretation.joining import join_tables
from services.ingest.interpretation.understanding import understand_tables
from services.ingest.records import Dataset
from services.ingest.workspace import Workspace


def read_dataset(
    paths: Sequence[Path], columns: ColumnOverrides = NO_OVERRIDES, rating_scale: RatingScale | None = None
) -> Dataset:
    """What the files say together. IngestError as an ingest raises it; EvaluationError without any interaction."""
    with Workspace() as workspace:
        tables = [read_table(path, workspace) for path in paths]
        understood = understand_tables(tables, columns, datetime.now(UTC), rating_scale)
        found = join_tables(understood, {}, UnknownGames.ADD).dataset
        # They are streamed from the workspace, and needed after its end.
        dataset = replace(found, interactions=tuple(found.interactions))
    if not dataset.interactions:
        raise EvaluationError(
            f"{', '.join(map(str, paths))}: no interaction in it; give a table with a player and a game in each row"
        )
    return dataset
