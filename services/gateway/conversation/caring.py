"""Keeps in mind that somebody spoke of harming themselves: from then on games are gentle, and nothing dark comes.

The answer itself is care and no games (`services/gateway/writing/templates.py`). What is kept is one constraint without
words on what must not be seen, which nothing takes back in the same conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.talking.tone import calls_for_gentleness

_NOT_NOW = frozenset(
    (
        common_pb2.CONTENT_DESCRIPTOR_GORE,
        common_pb2.CONTENT_DESCRIPTOR_HORROR,
        common_pb2.CONTENT_DESCRIPTOR_DISTRESSING_THEMES,
    )
)
# What catalogues call games that are gentle, which come first where nothing else is wished.
GENTLE = ("relaxing", "cozy")


def is_of_care(constraint: Constraint) -> bool:
    """Whether a constraint is there because somebody spoke of harming themselves."""
    is_wordless = constraint.type == pb.SPAN_TYPE_CONTENT and not constraint.text
    return is_wordless and set(constraint.condition.exclude_content) == _NOT_NOW


def takes_care(constraints: Iterable[Constraint]) -> bool:
    """Whether somebody spoke of harming themselves in the conversation."""
    return any(map(is_of_care, constraints))


def with_care(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints after somebody spoke of harming themselves."""
    if takes_care(constraints):
        return list(constraints)
    condition = common_pb2.GameFilter(exclude_content=sorted(_NOT_NOW))
    care = Constraint(type=pb.SPAN_TYPE_CONTENT, polarity=pb.POLARITY_REFUSED, condition=condition)
    return [care, *constraints]


def gentle_wishes(constraints: Iterable[Constraint], names: CatalogueNames) -> list[Constraint]:
    """The constraints but for wishes that are mostly of what does not come any more, or of which that is not known."""
    return [each for each in constraints if each.polarity == pb.POLARITY_REFUSED or not _is_mostly_dark(each, names)]


def _is_mostly_dark(constraint: Constraint, names: CatalogueNames) -> bool:
    if constraint.unmatched or (constraint.type == pb.SPAN_TYPE_CONTENT and not constraint.HasField("condition")):
        # Nobody knows what that is, or it is what is to be seen.
        return True
    games = [names.games[game_id] for game_id in constraint.game_ids if game_id in names.games]
    games += [game for name in constraint.names for game in names.games_of_kind(name)]
    return 2 * sum(not _NOT_NOW.isdisjoint(game.content_descriptors) for game in games) > len(games)


def searched_instead(constraints: Iterable[Constraint], text: str) -> str:
    """What is searched by where somebody who spoke of harming themselves, or is sad by the message `text`, wishes for
    nothing else; "" for others."""
    return " ".join(GENTLE) if takes_care(constraints) or calls_for_gentleness(text) else ""
