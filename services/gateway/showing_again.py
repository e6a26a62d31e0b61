"""Comes back to games that were shown: those of the list that a message asks for, and those that alone fit a wish."""

from __future__ import annotations

from collections.abc import Iterable

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.conversation.replying.narrowing import filters_in, fitting
from services.gateway.conversation.state import latest_shown
from services.gateway.conversation.turn import Turn
from services.gateway.conversation.wish import conditions_of, has_what_is_wished
from services.gateway.understanding.names import CatalogueNames

_Reason = common_pb2.Reason


def narrowed(
    turn: Turn, stated: common_pb2.GameFilter | None, names: CatalogueNames
) -> recommender_pb2.RecommendResponse:
    """Those of the games just shown that have what the message asks of them; none where it does not filter the list.

    `stated` is the caller's filter.
    """
    if not turn.narrows:
        return recommender_pb2.RecommendResponse()
    conditions = [stated] if stated is not None else []
    games = fitting(latest_shown(turn.state), filters_in(turn.said), conditions, names)
    # Who has been shown games is greeted no more.
    return recommender_pb2.RecommendResponse(games=_matching(games), player_known=True)


def still_fitting(
    found: recommender_pb2.RecommendResponse, turn: Turn, stated: common_pb2.GameFilter | None, names: CatalogueNames
) -> list[common_pb2.Game]:
    """The games shown before that have all that is wished, where nothing of what was `found` does: that nothing meets
    the wish would be untrue of them.
    """
    wished = turn.state.constraints
    if any(has_what_is_wished(item.game, wished) for item in found.games):
        return []
    rejected = set(turn.state.rejected_game_ids)
    shown = [game_id for game_id in turn.state.shown_game_ids if game_id not in rejected]
    return fitting(shown, wished, conditions_of(wished, stated, ()), names)


def _matching(games: Iterable[common_pb2.Game]) -> list[common_pb2.RecommendedGame]:
    reason = _Reason(kind=_Reason.KIND_MATCHES_MESSAGE, weight=1.0)
    return [common_pb2.RecommendedGame(game=game, score=1.0, reasons=[reason]) for game in games]
