"""Chooses what to ask the player back when nothing is known of what they want and the candidates differ in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.conversation.turns.turn import Turn

# An answer is worth asking for when each side of the candidates has this share at least: less even, and popularity
# guesses right more often than a question is welcome.
LEAST_SHARE = 0.3
# A facet that fewer of the candidates have a fact about would be asked in the dark.
_LEAST_KNOWN = 0.5
_SHORT_HOURS = 12.0
_WISHES = (pb.ACT_NEW_WISH, pb.ACT_START_OVER)


def knows_nothing(
    turn: Turn,
    act: pb.Act.ValueType,
    stated: common_pb2.GameFilter | None,
    found: recommender_pb2.RecommendResponse,
) -> bool:
    """Whether neither the message, nor the talk before it, nor the player's games tell what is wanted.

    False as well just after something was asked back: the player is not asked twice in a row.
    """
    return (
        act in _WISHES
        and not turn.said
        and not turn.state.constraints
        and stated is None
        and not (found.player_known or found.history)
        and not turn.state.asked_back
    )


def asked_back(candidates: Sequence[common_pb2.Game]) -> pb.SpanType.ValueType:
    """The facet by which the candidates split most evenly; UNSPECIFIED if they do by none."""
    splits = {facet: _smaller_share([side(game) for game in candidates]) for facet, side in _SIDES.items()}
    best = max(splits, key=lambda facet: splits[facet])
    return best if splits[best] >= LEAST_SHARE else pb.SPAN_TYPE_UNSPECIFIED


def _smaller_share(sides: Sequence[bool | None]) -> float:
    """The share of the smaller side among the candidates whose side is known; 0 where too few are."""
    known = Counter(side for side in sides if side is not None)
    total = known.total()
    return min(known[True], known[False]) / total if total and total >= _LEAST_KNOWN * len(sides) else 0.0


def _is_for_several(game: common_pb2.Game) -> bool | None:
    if not game.modes:
        return None
    return any(mode != common_pb2.PLAY_MODE_SINGLE_PLAYER for mode in game.modes)


def _is_short(game: common_pb2.Game) -> bool | None:
    if game.endless:
        return False
    return game.typical_hours <= _SHORT_HOURS if game.typical_hours else None


_SIDES: Mapping[pb.SpanType.ValueType, Callable[[common_pb2.Game], bool | None]] = {
    pb.SPAN_TYPE_PLAYERS: _is_for_several,
    pb.SPAN_TYPE_LENGTH: _is_short,
}
