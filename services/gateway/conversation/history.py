"""Rebuilds the state of a conversation from its turns, for clients that keep no state."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.gateway.v1.gateway_pb2 import ConversationState
from services.gateway.conversation.message import Message
from services.gateway.conversation.state import VERSION, with_shown
from services.gateway.conversation.turn import take_turn
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import composed

# How many messages of the player are understood again; each costs as much as the one that is asked.
MOST_MESSAGES = 12
# So much of them, in characters, is understood within the time of an answer, whatever they say; people write a tenth.
MOST_CHARACTERS = 2000
_PLAYER, _ADVISOR = gateway_pb2.Turn.SPEAKER_PLAYER, gateway_pb2.Turn.SPEAKER_ADVISOR


def messages_of(history: Sequence[gateway_pb2.Turn]) -> list[str]:
    """The latest messages of the player, oldest first: what has to be understood again.

    Of those that are longer together than is understood in time the oldest are left out, and one of them is cut.
    """
    said = [composed(turn.text) for turn in history if turn.speaker == _PLAYER and turn.text.strip()]
    latest: list[str] = []
    left = MOST_CHARACTERS
    for text in reversed(said[-MOST_MESSAGES:]):
        if not (kept := text[:left]).strip():
            break
        latest.append(kept)
        left -= len(kept)
    return latest[::-1]


def rebuilt(
    history: Sequence[gateway_pb2.Turn],
    understood: Sequence[Message],
    names: CatalogueNames,
    titles: TitleIndex,
) -> ConversationState:
    """The state after `history`; `understood` are the messages that `messages_of` gave.

    What an answer showed is what it lists or, where the client did not keep that, what its text names.
    """
    state = ConversationState(version=VERSION)
    player_turns = [turn for turn in history if turn.speaker == _PLAYER and turn.text.strip()]
    passed_over = len(player_turns) - len(understood)
    messages = iter(understood)
    for turn in history:
        if turn.speaker == _PLAYER and turn.text.strip():
            if passed_over > 0:
                passed_over -= 1
                continue
            state = take_turn(state, next(messages), names).state
        elif turn.speaker == _ADVISOR:
            shown = list(turn.shown_game_ids) or [match.game_id for match in titles.find(turn.text)]
            state = with_shown(state, list(dict.fromkeys(game_id for game_id in shown if game_id in names.games)))
            state.answer_count += 1
    return state
