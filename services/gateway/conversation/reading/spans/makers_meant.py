"""Turns the names of studios and of makers of consoles into conditions on who made a game.

A reader of a constraint tells whether the catalogue has anything of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.conversation.reading.spans.amounts_meant import set_condition
from services.gateway.understanding.machines.platforms import maker_of_consoles
from services.gateway.understanding.names import CatalogueNames


def developer(constraint: Constraint, names: CatalogueNames) -> bool:
    """Which studios words name; one that is wanted or refused is a condition."""
    if constraint.polarity == pb.POLARITY_REFUSED:
        return refuse_maker(constraint, names)
    maker = maker_of_consoles(constraint.text)
    constraint.names.extend(names.developers(constraint.text) or (names.developers(maker) if maker else ()))
    if constraint.polarity == pb.POLARITY_WANTED and constraint.names:
        # Of whom a studio is only liked ("I love Valve"), others may be as good.
        return set_condition(constraint, filters.by_makers(_with_joint(constraint.names, names)))
    return bool(constraint.names)


def refuse_maker(constraint: Constraint, names: CatalogueNames) -> bool:
    """Refuses what a studio made and, of a maker of consoles, what is for its consoles alone."""
    maker = maker_of_consoles(constraint.text)
    constraint.names.extend(names.developers_to_refuse(maker or constraint.text))
    own = names.platforms.made_by(maker)
    others = [name for name in names.all_platforms if name not in own] if own else []
    if not (constraint.names or others):
        return False
    return set_condition(constraint, filters.without_makers(constraint.names, others))


def made_by_those_of(constraint: Constraint, title: str, names: CatalogueNames) -> Constraint | None:
    """The constraint as one of the studios that made the games called `title`, which are not meant
    themselves; None if it names no game whose studio is known."""
    found = names.titles.find(title)
    ids = dict.fromkeys([*(found.game_ids if found is not None else ()), *names.titles.series(title)])
    makers = (names.games[each].developer for each in ids)
    developers = dict.fromkeys(maker for maker in makers if maker)
    if not developers:
        return None
    result = Constraint(text=constraint.text, start=constraint.start, end=constraint.end)
    result.type, result.names[:] = pb.SPAN_TYPE_DEVELOPER, developers
    result.polarity = constraint.polarity
    if constraint.polarity == pb.POLARITY_REFUSED:
        set_condition(result, filters.without_makers(list(developers), ()))
        return result
    result.polarity = pb.POLARITY_WANTED
    set_condition(result, filters.by_makers(_with_joint(list(developers), names)))
    result.condition.exclude_game_ids.extend(ids)
    return result


def _with_joint(developers: Sequence[str], names: CatalogueNames) -> list[str]:
    """The studios, and what they made with others."""
    joint = (other for name in developers for other in names.developers_to_refuse(name))
    return list(dict.fromkeys([*developers, *joint]))
