"""Warns the operator of guesses about a table that may be wrong, and says which option puts them right."""

from __future__ import annotations

from collections.abc import Sequence

from services.ingest.columns.roles import ColumnRoles
from services.ingest.interpretation.interactions import InteractionRows


def table_warnings(
    roles: ColumnRoles, rows: InteractionRows, *, unused: Sequence[str], attributes: Sequence[str], is_unrated: bool
) -> tuple[str, ...]:
    """Sentences about a table of interactions, each with what to do about it.

    `unused` and `attributes` are its columns without a role; `is_unrated` says that the operator wants no ratings.
    """
    warnings = []
    if roles.rating is None and not is_unrated and (unused or attributes):
        columns = f"not used: {', '.join(unused)}" if unused else f"taken for attributes: {', '.join(attributes)}"
        warnings.append(
            f"no column of ratings was recognised ({columns}); if there is one, name it with --rating-column"
        )
    if rows.scale is not None and rows.scale.is_improbable_for(rows.rating_values()):
        warnings.append(
            f"hardly any rating is in the upper half of the scale, {rows.scale.name}; "
            "if it is another one, name it with --rating-scale"
        )
    if rows.order is not None and rows.order.guessed:
        warnings.append(
            f"the days in '{roles.timestamp}' could all be read either way and were read {rows.order.name}; "
            "if that is wrong, write them as year-month-day"
        )
    return tuple(warnings)
