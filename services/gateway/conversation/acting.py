"""Tells what a wish does to the conversation where that is another act than the message has by itself.

The classifier sees one message at a time: a bare "turn-based" is a new wish to it, and goes on with the one before;
"any good shooter?" is called a refinement, though nothing was said before.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.lasting import is_fragment
from services.gateway.conversation.merging import protecting
from services.gateway.conversation.message import Message
from services.gateway.understanding.plain_text import bare
from services.gateway.understanding.refusing.preferring_words import PREFERRED
from services.gateway.understanding.talking.starting_over import drops_the_wish

_FOLLOWS = (pb.ACT_REFINE, pb.ACT_MORE, pb.ACT_REJECT_SHOWN)


def act_of_wish(state: ConversationState, message: Message, lasting: Sequence[Constraint]) -> pb.Act.ValueType:
    """The act of a wish after a conversation at `state`, of which `lasting` stays in force; ACT_UNSPECIFIED where it is
    the message's own."""
    if not (state.constraints or state.shown_game_ids or state.text):
        refers = message.act in _FOLLOWS and (message.tells or message.act != pb.ACT_MORE)
        return pb.ACT_NEW_WISH if refers else pb.ACT_UNSPECIFIED
    if message.intent != pb.INTENT_RECOMMEND:
        return pb.ACT_UNSPECIFIED
    if message.act == pb.ACT_START_OVER and message.is_guess and lasting:
        # Not all of it is over.
        return pb.ACT_NEW_WISH
    if message.act not in (pb.ACT_NEW_WISH, pb.ACT_REFINE):
        return pb.ACT_UNSPECIFIED
    held = protecting(lasting)
    kept = [each for each in lasting if each not in held]
    ended = [each for each in state.constraints if each not in lasting]
    is_instead = drops_the_wish(message.text) or PREFERRED.search(bare(message.text)) is not None
    if ended and not kept and message.describes and is_instead:
        return pb.ACT_START_OVER
    goes_on = bool(kept) or (message.tells and (is_fragment(message) or not message.describes))
    return pb.ACT_REFINE if message.act == pb.ACT_NEW_WISH and goes_on else pb.ACT_UNSPECIFIED
