"""Why a fit cannot be done."""

from __future__ import annotations

from services.common.errors import GamesrecError


class FitError(GamesrecError):
    """The item model cannot be fitted or stored. Its message is one line that says what to do."""


class NothingToFit(FitError):
    """There are no games or no likings to learn from yet."""
