"""Refuses filter values that no game of the catalogue has, and names those that there are.

Otherwise a misspelled genre would be answered with an empty list, which looks like an empty shop.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from gamesrec.common.v1 import common_pb2
from services.common.errors import FieldViolation, InvalidArgument, ServiceError
from services.gateway.understanding.catalogue import CatalogueCache

# The first wrong value of a field is told with what there is, the next ones with what they were likely meant to be: an
# error has room for few, and a search among thousands of tags takes milliseconds in which nobody else is served.
_MOST_NAMED = 30
_NEAREST = 3
_MOST_SEARCHED = 8


async def check_known(condition: common_pb2.GameFilter | None, catalogue: CatalogueCache) -> None:
    """Raises InvalidArgument, reason UNKNOWN_FILTER_VALUE, that names each such value and the nearest known ones.

    Nothing is refused while the catalogue cannot be read or is empty.
    """
    if condition is None or not (condition.genres or condition.platforms or condition.tags):
        return
    try:
        names = (await catalogue.vocabulary()).names
    except ServiceError:
        return
    if not names.games:
        return
    violations: list[FieldViolation] = []
    for field, values, known in (
        ("genres", condition.genres, names.genres),
        ("platforms", condition.platforms, names.all_platforms),
        ("tags", condition.tags, names.tags),
    ):
        folded = {name.casefold() for name in known}
        most = _MOST_NAMED
        for index, value in enumerate(values):
            if value.casefold() not in folded:
                said = _said(value, field, known, most) if len(violations) < _MOST_SEARCHED else "no game has this"
                violations.append(FieldViolation(f"filter.{field}[{index}]", said))
                most = _NEAREST
    if violations:
        raise InvalidArgument.of_fields(violations, reason="UNKNOWN_FILTER_VALUE")


def _said(value: str, field: str, known: Iterable[str], most: int) -> str:
    # A filter minds no case, so the nearest minds none either: "rgp" is near to "RPG".
    near = process.extract(value, sorted(known), scorer=fuzz.ratio, processor=str.casefold, limit=most)
    nearest = [name for name, _, _ in near]
    return f"no game has this; {field} there are, the nearest first: {', '.join(nearest) or 'none'}"
