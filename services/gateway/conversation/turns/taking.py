"""Takes the turn of one message: care, talk, a question about games or a choice of one, or a wish for games."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.caring import gentle_wishes, takes_care, with_care
from services.gateway.conversation.childs_age import asked_of_the_child, of_the_youngest, with_the_child
from services.gateway.conversation.merging import circumstances, merged
from services.gateway.conversation.message import DESCRIBING, Message, keeps_nothing_from_anybody
from services.gateway.conversation.replying.extremes import asks_of_the_list, first_of
from services.gateway.conversation.replying.narrowing import narrows_the_list
from services.gateway.conversation.replying.picking import picked
from services.gateway.conversation.replying.questions.asking import Asked, asked, asked_of_another, asks_of_running
from services.gateway.conversation.replying.questions.question_detection import asks_of_places
from services.gateway.conversation.replying.referring import is_lost, pointed_among
from services.gateway.conversation.replying.reply import as_reply
from services.gateway.conversation.replying.skipping import with_the_one_skipped
from services.gateway.conversation.set_aside import ages_left_aside
from services.gateway.conversation.state import latest_shown, with_wish
from services.gateway.conversation.turns.talking import turn_of_talk
from services.gateway.conversation.turns.turn import Turn
from services.gateway.conversation.turns.wishing import is_bare_title, turn_of_wish
from services.gateway.understanding.amounts.counting.places_meant import places_meant
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.refusing.refusals import is_surely_refused

_TALK = frozenset((pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC))
_SHORT_TALK = frozenset((pb.ACT_THANKS, pb.ACT_FAREWELL, pb.ACT_GREETING, pb.ACT_INSULT))


def take_turn(state: ConversationState, message: Message, names: CatalogueNames) -> Turn:
    """What `message` does to a conversation that stands at `state`, whose names are those of the catalogue."""
    state, message, skipped = with_the_one_skipped(state, message)
    state, message, act = as_reply(state, message)
    act = act or skipped
    latest = latest_shown(state)
    places = pointed_among(state)
    said = [_pointed(each, places) if each.type == pb.SPAN_TYPE_ORDINAL else each for each in message.constraints]
    if message.intent == pb.INTENT_DISTRESS:
        again = takes_care(state.constraints)
        return Turn(_cared_for(state, message, said, names), wants_games=False, said=said, cares_again=again)
    if (talk := turn_of_talk(state, message, said, names)) is not None:
        return talk
    narrows = bool(latest) and not asks_of_the_list(message, latest) and narrows_the_list(message, said)
    question = None if narrows else asked(state, message, said)
    if question is None and not narrows and _is_talk(message):
        return Turn(with_the_child(state, message), wants_games=False, said=said)
    may_pick = question is None and not narrows and message.act == pb.ACT_PICK
    chosen = picked(state, said) if may_pick else None
    another = asked_of_another(message, said) if may_pick and chosen is None and state.shown_game_ids else None
    if chosen is not None:
        question = Asked(chosen, said)
    elif another is not None:
        question = another
    elif may_pick and state.shown_game_ids:
        act = pb.ACT_NEW_WISH if is_bare_title(said) else pb.ACT_REFINE
        message = replace(message, act=act)
    if question is not None:
        after = with_the_child(state, message)
        refused = [each for each in question.said if _is_refused_besides(message.text, each)]
        in_force = merged(after.constraints, refused, message.text) if refused else list(after.constraints)
        del after.constraints[:]
        after.constraints.extend(in_force)
        after.latest_question.CopyFrom(question.remembered(message))
        # What is asked next is asked of the one that this is answered with.
        after.latest_question.game_ids[:] = first_of(question.game_ids, message, names)
        asks_of_shown = asks_of_places(message) or asks_of_the_list(message, latest) or asks_of_running(state, message)
        is_question = chosen is None and message.intent != pb.INTENT_GAME_QUESTION and asks_of_shown
        return Turn(
            after,
            wants_games=False,
            said=asked_of_the_child([*after.constraints, *ages_left_aside(state)], message, question.said),
            in_question=question.game_ids,
            asks=question.text,
            act=pb.ACT_ABOUT_SHOWN if is_question or another is not None else act if chosen else pb.ACT_UNSPECIFIED,
        )
    if not narrows and is_lost(state, message.text, said):
        return Turn(with_the_child(state, message), wants_games=False, said=said, act=pb.ACT_ABOUT_SHOWN)
    turn = turn_of_wish(state, message, said, names)
    return replace(turn, narrows=narrows, act=act or turn.act)


def _is_refused_besides(text: str, constraint: Constraint) -> bool:
    """Whether a question tells of a kind or a content that it is not wanted: "is it sad? i don't want sad"."""
    is_told = constraint.type in (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT) and not constraint.unmatched
    is_refused = is_told and constraint.polarity == pb.POLARITY_REFUSED
    return is_refused and is_surely_refused(text, constraint.start, constraint.end)


def _cared_for(
    state: ConversationState, message: Message, said: Sequence[Constraint], names: CatalogueNames
) -> ConversationState:
    """The state after somebody spoke of harming themselves: nothing dark comes any more, and what was wished before
    holds but for what is dark, or where they wish for something else besides."""
    state = with_the_child(state, message)
    told = [each for each in said if not each.unmatched and each.polarity != pb.POLARITY_REFUSED]
    wished = " ".join(each.text for each in told if each.type in DESCRIBING)
    before = gentle_wishes(circumstances(state.constraints) if wished else state.constraints, names)
    # Of the words of before only those whose meaning is known to be gentle.
    gentle = " ".join(each.text for each in before if each.type in DESCRIBING and each.names)
    in_force = with_care(merged(before, of_the_youngest(before, told, message.text), message.text))
    return with_wish(state, in_force, wished or gentle)


def _is_talk(message: Message) -> bool:
    if message.intent == pb.INTENT_SMALL_TALK and (message.act in _SHORT_TALK or _says_nothing(message)):
        return True
    return message.topic == pb.TOPIC_NOT_GAME and message.intent in _TALK


def _says_nothing(message: Message) -> bool:
    """Whether a chat tells nothing of games, and neither goes on with a wish nor ends one: "lol no"."""
    says = any(
        not each.unmatched and each.type != pb.SPAN_TYPE_ORDINAL and not keeps_nothing_from_anybody(each)
        for each in message.constraints
    )
    return message.act in (pb.ACT_CHAT, pb.ACT_OTHER, pb.ACT_UNSPECIFIED) and not says


def _pointed(constraint: Constraint, latest: Sequence[str]) -> Constraint:
    """An ordinal with the games that it means; unmatched if so many were not shown."""
    result = Constraint()
    result.CopyFrom(constraint)
    place = constraint.number if constraint.number < 0 else constraint.number - 1
    if not constraint.number:
        result.game_ids[:] = [latest[each] for each in places_meant(constraint.text, len(latest))]
    elif -len(latest) <= place < len(latest):
        result.game_ids[:] = [latest[place]]
    result.unmatched = not result.game_ids
    return result
