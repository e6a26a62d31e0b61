"""What an operator should look at in how a table was understood: guesses that other tables would prove wrong."""

from __future__ import annotations

from collections.abc import Sequence

from services.ingest.columns.roles import Roles
from services.ingest.interpretation.interactions import ReadInteractions


def doubts_about(
    roles: Roles, read: ReadInteractions, *, unused: Sequence[str], attributes: Sequence[str], unrated: bool
) -> tuple[str, ...]:
    """Sentences about a table of interactions, each with what to do about it.

    `unused` and `attributes` are its columns without a role; `unrated` says that the operator wants no ratings.
    """
    doubts = []
    if roles.rating is None and not unrated and (unused or attributes):
        columns = f"not used: {', '.join(unused)}" if unused else f"taken for attributes: {', '.join(attributes)}"
        doubts.append(f"no column of ratings was recognised ({columns}); if there is one, name it with --rating-column")
    if read.scale is not None and read.scale.is_doubtful(read.rating):
        doubts.append(
            f"hardly any rating is in the upper half of the scale, {read.scale.name}; "
            "if it is another one, name it with --rating-scale"
        )
    if read.order is not None and read.order.guessed:
        doubts.append(
            f"the days in '{roles.timestamp}' could all be read either way and were read {read.order.name}; "
            "if that is wrong, write them as year-month-day"
        )
    return tuple(doubts)
