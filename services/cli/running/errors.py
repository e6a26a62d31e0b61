"""Defines the error of a stack that cannot be started."""

from __future__ import annotations

from services.common.errors import GamesrecError


class StackError(GamesrecError):
    """The stack cannot be started. Its message is for a person and says what to do."""
