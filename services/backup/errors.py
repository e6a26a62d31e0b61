"""Defines the errors of backups."""

from __future__ import annotations

from services.common.errors import GamesrecError


class BackupError(GamesrecError):
    """A backup cannot be made or restored. Its message is one line that says what to do."""
