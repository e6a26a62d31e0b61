"""Tells which game a message turns down by "that one" or skips: the one that was spoken of last, or the first shown.

"Not that one" and "I have that one, another" are said of one game, not of the list. What else such a message wishes for
goes on with the wish: "ок, её скипаем, есть похожее, но на свитч?".
"""

from __future__ import annotations

from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.message import Message, is_telling
from services.gateway.conversation.replying.referring import wants_likeness
from services.gateway.conversation.state import latest_shown, with_rejected
from services.gateway.understanding.plain_text import WORD
from services.gateway.understanding.refusing.refusals import has_refusing_words
from services.gateway.understanding.talking.skipping import clauses_of, points_at_one, skips, speaks_of_it
from services.gateway.understanding.talking.talk import is_known_already

_NAMING = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)
_MOST_WORDS_OF_A_REFUSAL = 3
_GOES_ON = frozenset((pb.ACT_NEW_WISH, pb.ACT_REFINE, pb.ACT_MORE))
_WISHES = _GOES_ON | {pb.ACT_REJECT_SHOWN, pb.ACT_PICK}


def with_the_one_skipped(
    state: ConversationState, message: Message
) -> tuple[ConversationState, Message, pb.Act.ValueType]:
    """The state and the message, in which a game that is pointed at or skipped is turned down, and its act then; both
    as they are where none is, and ACT_UNSPECIFIED where that is the classifier's."""
    latest = latest_shown(state)
    is_talk = message.intent in (pb.INTENT_DISTRESS, pb.INTENT_OFF_TOPIC) or message.act == pb.ACT_START_OVER
    if not latest or is_talk or len(state.latest_question.game_ids) > 1:
        return state, message, pb.ACT_UNSPECIFIED
    # Of a list nobody knows which is "it"; who says "that one" means the first, which an answer tells first.
    is_known, meant = bool(state.latest_question.game_ids) or len(latest) == 1, _the_one_spoken_of(state, latest)
    spoken, pointed = list[Constraint](), list[Constraint]()
    for start, end in clauses_of(message.text):
        clause = message.text[start:end]
        asks = message.text[end : end + 1] in ("?", "？")
        own = [each for each in message.constraints if start <= each.start < end]
        if asks or any(each.type == pb.SPAN_TYPE_TITLE for each in own):
            continue
        places = [each for each in own if each.type == pb.SPAN_TYPE_ORDINAL]
        if skips(clause) and places:
            spoken += places
        points = points_at_one(clause) or (is_known and speaks_of_it(clause))
        if points and _is_spoken_against(message, clause):
            pointed.append(_place_of(meant, latest, message.text, start, end))
    spoken += pointed[:1]
    is_wish = (
        message.act in _WISHES
        or bool(pointed)
        or any(skips(message.text[start:end]) for start, end in clauses_of(message.text))
    )
    return _turned_down(state, message, spoken, latest) if spoken and is_wish else (state, message, pb.ACT_UNSPECIFIED)


def _the_one_spoken_of(state: ConversationState, latest: list[str]) -> str:
    """The game of the question before; else the first of the list."""
    asked = list(state.latest_question.game_ids)
    return asked[0] if asked else latest[0]


def _is_spoken_against(message: Message, clause: str) -> bool:
    """Whether a clause turns down the one game that it points at."""
    # "This one already looks good" chooses it.
    if skips(clause) or (message.act != pb.ACT_PICK and is_known_already(clause)):
        return True
    return (message.act == pb.ACT_REJECT_SHOWN or _says_nothing_else(message)) and has_refusing_words(clause)


def _says_nothing_else(message: Message) -> bool:
    """Whether a message is no more than a bare "not that one", which is no other act, whatever it is taken for."""
    is_short = sum(1 for _ in WORD.finditer(message.text)) <= _MOST_WORDS_OF_A_REFUSAL
    asks = message.intent == pb.INTENT_GAME_QUESTION
    return is_short and not (asks or message.tells)


def _place_of(game_id: str, latest: list[str], text: str, start: int, end: int) -> Constraint:
    """The game as a place in the list or, if it is not there, as a title."""
    result = Constraint(text=text[start:end], start=start, end=end)
    if game_id in latest:
        result.type, result.number = pb.SPAN_TYPE_ORDINAL, latest.index(game_id) + 1
    else:
        result.type = pb.SPAN_TYPE_TITLE
        result.game_ids.append(game_id)
    return result


def _turned_down(
    state: ConversationState, message: Message, spoken: list[Constraint], latest: list[str]
) -> tuple[ConversationState, Message, pb.Act.ValueType]:
    others = [each for each in message.constraints if each not in spoken]
    is_alike = wants_likeness(message.text)
    if not (is_alike or any(map(is_telling, others))):
        refused = [_refused(each) for each in (*spoken, *(one for one in others if one.type in _NAMING))]
        said, act = [*refused, *(each for each in others if each.type not in _NAMING)], pb.ACT_REJECT_SHOWN
    elif message.act == pb.ACT_REJECT_SHOWN and not is_alike:
        said, act = [*map(_refused, spoken), *others], pb.ACT_REJECT_SHOWN
    else:
        # What is alike is like the game itself, which does not come back for that.
        ids = [game_id for each in spoken if (game_id := _id_of(each, latest))]
        liked = Constraint(type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, game_ids=ids[:1])
        said = [*others, liked] if is_alike and ids else others
        state, act = with_rejected(state, ids), message.act if message.act in _GOES_ON else pb.ACT_REFINE
    changed = act if act != message.act else pb.ACT_UNSPECIFIED
    return state, _as_a_wish(message, said, act), changed


def _id_of(constraint: Constraint, latest: list[str]) -> str:
    if constraint.game_ids:
        return constraint.game_ids[0]
    place = constraint.number if constraint.number < 0 else constraint.number - 1
    return latest[place] if constraint.number and -len(latest) <= place < len(latest) else ""


def _refused(constraint: Constraint) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_REFUSED
    return result


def _as_a_wish(message: Message, said: list[Constraint], act: pb.Act.ValueType) -> Message:
    return replace(message, constraints=said, intent=pb.INTENT_RECOMMEND, topic=pb.TOPIC_GAME, act=act)
