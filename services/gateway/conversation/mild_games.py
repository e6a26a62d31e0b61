"""Puts mild games of several genres first where nobody has said what they would like, or who is sad has not.

What many play is dark as often as not, and means little to a stranger. Nothing is kept out: where games are not mild,
or the catalogue does not tell, they stay in their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.message import DESCRIBING
from services.gateway.understanding.amounts.ages.age_ratings import RATED_FOR_GROWN_UPS
from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind

_DARK = frozenset(
    (
        common_pb2.CONTENT_DESCRIPTOR_GORE,
        common_pb2.CONTENT_DESCRIPTOR_HORROR,
        common_pb2.CONTENT_DESCRIPTOR_DISTRESSING_THEMES,
        common_pb2.CONTENT_DESCRIPTOR_SEXUAL_CONTENT,
    )
)
_REFUSED = (pb.POLARITY_REFUSED, pb.POLARITY_LESS)


def describes_nothing(constraints: Sequence[Constraint]) -> bool:
    """Whether no kind, game or studio in force tells which games are wished for."""
    return not any(
        each.type in DESCRIBING and each.polarity not in _REFUSED and not each.unmatched for each in constraints
    )


def misses_a_kind(said: Sequence[Constraint]) -> bool:
    """Whether a message wishes for a kind in words that nothing here is called by."""
    return any(
        each.type == pb.SPAN_TYPE_KIND
        and each.unmatched
        and each.polarity not in _REFUSED
        and may_name_a_kind(each.text)
        for each in said
    )


def mild_first(games: Sequence[common_pb2.RecommendedGame]) -> list[common_pb2.RecommendedGame]:
    """The games, of which the mild come first, and of these one of each first genre before another of the same."""
    mild = [item for item in games if _is_mild(item.game)]
    seen, others, varied = set[str](), list[common_pb2.RecommendedGame](), list[common_pb2.RecommendedGame]()
    for item in mild:
        genre = next(iter(item.game.genres), "").casefold()
        (others if genre in seen else varied).append(item)
        seen.add(genre)
    return [*varied, *others, *(item for item in games if item not in mild)]


def _is_mild(game: common_pb2.Game) -> bool:
    return game.minimum_age < RATED_FOR_GROWN_UPS and _DARK.isdisjoint(game.content_descriptors)
