"""Tells which game a message chooses, where the classifier hears a choice in it.

A choice points at a place in the list, names a game that was shown, or is a plain "I'll take it" of the only game that
it can mean. Who names a kind wishes for games ("okay, something dark then"), and who names another game asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.message import DESCRIBING
from services.gateway.conversation.state import latest_shown


def picked(state: ConversationState, said: Sequence[Constraint]) -> list[str] | None:
    """The ids of the games that a message chooses, whose constraints are `said` with ordinals pointed; none if nobody
    knows which one, and None where it chooses nothing."""
    points = [each for each in said if each.type == pb.SPAN_TYPE_ORDINAL]
    names = [each for each in said if each.type == pb.SPAN_TYPE_TITLE]
    if points and (places := _games_of(points)):
        return places
    if names:
        known = {*state.shown_game_ids, *state.latest_question.game_ids}
        named = _games_of(names)
        seen = [game_id for game_id in named if game_id in known]
        # One that the catalogue lacks is told as lacking once there is a list to choose from.
        return seen or ([] if not named and state.shown_game_ids else None)
    if points:
        return []
    if any(each.type in DESCRIBING for each in said):
        return None
    meant = list(state.latest_question.game_ids) or latest_shown(state)
    return (meant if len(meant) == 1 else []) if meant else None


def _games_of(constraints: Sequence[Constraint]) -> list[str]:
    return list(dict.fromkeys(game_id for each in constraints for game_id in each.game_ids))
