"""Understands and joins tables as an ingest does that meets an empty catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.ingest.columns.roles import ColumnOverrides
from services.ingest.files.table import Table
from services.ingest.interpretation.game_matching import UnknownGames
from services.ingest.interpretation.joining import Interpretation, join_tables
from services.ingest.interpretation.understanding import understand_tables


def interpret(tables: Sequence[Table], columns: ColumnOverrides, now: datetime) -> Interpretation:
    """The tables joined with no other games than their own."""
    return join_tables(understand_tables(tables, columns, now), {}, UnknownGames.ADD)
