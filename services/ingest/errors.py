"""Defines the error of an ingest that cannot go on."""

from __future__ import annotations

from services.common.errors import GamesrecError


class IngestError(GamesrecError):
    """The ingest cannot go on. Its message is one line that says what to do."""
