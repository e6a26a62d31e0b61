"""What goes wrong while a recommender is evaluated."""

from __future__ import annotations

from services.common.errors import GamesrecError


class EvaluationError(GamesrecError):
    """The evaluation cannot be made. Its message is for a person and says what to do."""


class LeakError(EvaluationError):
    """Something that was measured has seen the test part, so its figures mean nothing."""
