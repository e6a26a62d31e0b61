"""Reads what is wished for behind a game that is not here: "what's closest then?" asks for those of its series, and for
what is like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.message import Message
from services.gateway.conversation.replying.referring import wants_likeness
from services.gateway.understanding.games.nearest_titles import nearest_titles
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import bare, pattern

# A longer message tells what it looks for.
_MOST_LETTERS = 60
_NAMING = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)
# fmt: off
_NEAREST = pattern(
    r"\b(?:closest|nearest|close to (?:it|that)|similar|instead|alternatives?|"
    r"ближ\w+|похож\w+|вместо|альтернатив\w+|ähnlich\w*|am (?:ehesten|nächsten)|nah\w* dran|stattdessen|alternativ\w*|"
    r"cercan\w+|parecid\w+|similar\w*|en su lugar|alternativas?|proches?|ressembl\w*|similaires?|à la place|"
    r"mais (?:perto|próxim\w+)|parec\w+|no lugar|en yakın\w*|benz\w+|yerine|"
    r"найближч\w+|схож\w+|подібн\w+|замість|najbliż\w+|podobn\w+|zamiast|zbliżon\w+)\b|"
    r"最接近|接近的|类似|差不多|代替|近い|似た|似て|代わり"
)
# fmt: on


def lacked_title(said: Sequence[Constraint], game_ids: Sequence[str]) -> list[Constraint]:
    """What of a question is kept in mind where no game is in question: the names that no game here has."""
    return [] if game_ids else [each for each in said if each.type == pb.SPAN_TYPE_TITLE and each.unmatched]


def nearest_to_the_lacked(state: ConversationState, message: Message, names: CatalogueNames) -> Message | None:
    """The message as a wish for the games nearest to the one that was asked for before and is not here; None where it
    wishes for nothing of the kind, or none is near."""
    lacked = lacked_title(state.latest_question.constraints, state.latest_question.game_ids)
    names_one = any(each.type in _NAMING for each in message.constraints)
    is_wish = len(message.text) <= _MOST_LETTERS and message.intent != pb.INTENT_DISTRESS and not names_one
    if not (lacked and is_wish) or not (wants_likeness(message.text) or _NEAREST.search(bare(message.text))):
        return None
    near = nearest_titles(lacked[0].text, names)
    if not near:
        return None
    title = Constraint(text=lacked[0].text, type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_WANTED, game_ids=near)
    said = [each for each in message.constraints if not each.unmatched]
    return replace(
        message,
        intent=pb.INTENT_RECOMMEND,
        topic=pb.TOPIC_GAME,
        act=pb.ACT_NEW_WISH,
        constraints=[title, *said],
        text=lacked[0].text,
        is_guess=False,
    )
