"""Reads a message as a reply to what came before, which the classifier has not seen.

It may correct a number, give up a part of the wish, compare with a game that was shown, or turn one down and name
something else, or name one more of what was refused. Then it goes on with the wish, whatever it looks like by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.answering.attributes import Attribute, attributes_in, without_titles
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.lasting import FOLLOW_UPS, without_words_of
from services.gateway.conversation.message import Message, is_telling
from services.gateway.conversation.replying.comparing import compared
from services.gateway.conversation.replying.correcting import corrected, first_of_several
from services.gateway.conversation.replying.giving_up import given_up
from services.gateway.conversation.replying.joining import with_who_joins
from services.gateway.conversation.replying.keeping import kept_places
from services.gateway.conversation.replying.permitting import Permitted, permitted
from services.gateway.conversation.replying.refusing_too import refused_too
from services.gateway.understanding.refusing.judging_words import loves_them_all
from services.gateway.understanding.refusing.refusals import has_refusing_words, is_surely_refused
from services.gateway.understanding.talking.complaints import insists
from services.gateway.understanding.talking.talk import is_known_already

_FOLLOWS = (pb.ACT_REFINE, pb.ACT_MORE, pb.ACT_REJECT_SHOWN)
_NOT_A_REJECTION = (pb.ACT_START_OVER, pb.ACT_REFINE, pb.ACT_MORE, pb.ACT_REJECT_SHOWN)


def as_reply(state: ConversationState, message: Message) -> tuple[ConversationState, Message, pb.Act.ValueType]:
    """The state and the message with what the reply does to both, and its act where that is not the classifier's; else
    ACT_UNSPECIFIED."""
    unchanged = pb.ACT_UNSPECIFIED
    if message.intent == pb.INTENT_DISTRESS or message.act == pb.ACT_START_OVER:
        return state, message, unchanged
    left = permitted(message.text, message.constraints, state.constraints)
    message = _without_permitted(message, left)
    if not (state.constraints or state.shown_game_ids):
        return state, message, unchanged
    state, message, unchanged = with_who_joins(state, message)
    counted = first_of_several(message.text, corrected(message.text, message.constraints, state.constraints))
    message = replace(message, constraints=counted)
    message, chosen = _without_kept(state, message)
    if (done := chosen or _with_less(state, message, left.lifted)) is not None:
        return done
    said = refused_too(message.text, message.constraints, state.constraints)
    if said is None and state.latest_count:
        said = compared(message)
    is_praise = message.act == pb.ACT_REJECT_SHOWN and _likes_what_it_names(message)
    if said is not None or _insists(message) or is_praise:
        message = replace(message, constraints=said if said is not None else message.constraints)
        return state, _as_a_wish(message, pb.ACT_REFINE), pb.ACT_REFINE
    if (state.latest_count and _turns_one_down(message)) or _tells_what_is_known(message):
        return state, _as_a_wish(message, pb.ACT_REJECT_SHOWN), pb.ACT_REJECT_SHOWN
    return state, message, unchanged


def _insists(message: Message) -> bool:
    """Whether a message says again what was asked for, which goes on with the wish: "I asked for two"."""
    says = any(is_telling(each) or (each.type == pb.SPAN_TYPE_COUNT and each.number) for each in message.constraints)
    asks = asks_in_form(message.text) or message.intent == pb.INTENT_GAME_QUESTION
    return says and not asks and message.act not in _FOLLOWS and insists(message.text)


def _without_kept(
    state: ConversationState, message: Message
) -> tuple[Message, tuple[ConversationState, Message, pb.Act.ValueType] | None]:
    """The message without the games that it keeps; where it says nothing else, also what `as_reply` gives: it chooses
    them, if it does not ask about them."""
    kept = kept_places(message.text, message.constraints) if state.latest_count else []
    if not kept or asks_in_form(message.text) or message.intent == pb.INTENT_GAME_QUESTION:
        return message, None
    others = [each for each in message.constraints if each not in kept]
    if any(map(is_telling, others)) or any(each.type == pb.SPAN_TYPE_ORDINAL for each in others):
        return replace(message, constraints=others), None
    if message.act == pb.ACT_REJECT_SHOWN and any(each.polarity == pb.POLARITY_REFUSED for each in kept):
        # Two readings against one: what may be turned down is not chosen.
        return message, None
    chosen = []
    for each in kept:
        wanted = Constraint()
        wanted.CopyFrom(each)
        wanted.polarity = pb.POLARITY_WANTED
        chosen.append(wanted)
    return message, (state, _as_a_wish(replace(message, constraints=chosen), pb.ACT_PICK), pb.ACT_PICK)


def _tells_what_is_known(message: Message) -> bool:
    """Whether a message says of games that it names that they are known, and nothing else: "I've played Hades".

    The wish before goes on without these.
    """
    titles = [each for each in message.constraints if each.type == pb.SPAN_TYPE_TITLE]
    is_all = all(each in titles or each.unmatched or not is_telling(each) for each in message.constraints)
    if not titles or not is_all or has_refusing_words(message.text) or not _knows_it(message):
        return False
    if _likes_what_it_names(message):
        return False
    rest = without_titles(message.text, [each.text for each in titles])
    return Attribute.ALIKE not in attributes_in(rest, games=2)


def _likes_what_it_names(message: Message) -> bool:
    """Whether a message likes the games that it names, which it cannot mean to turn down then: "played X, loved it"."""
    titles = [each for each in message.constraints if each.type == pb.SPAN_TYPE_TITLE and each.game_ids]
    return bool(titles) and all(each.polarity == pb.POLARITY_LIKED for each in titles) and loves_them_all(message.text)


def _with_less(
    state: ConversationState, message: Message, lifted: Sequence[Constraint]
) -> tuple[ConversationState, Message, pb.Act.ValueType] | None:
    """What `as_reply` gives where refusals are lifted, or a part of the wish is given up; None if neither."""
    in_force = [each for each in state.constraints if each not in lifted]
    given = given_up(message.text, message.constraints, in_force)
    # "Platforma nieistotna" wishes for no platform games, whether a platform was wished for or not.
    gives_up = given.any_in_force or len(given.said) < len(message.constraints)
    if not (lifted or gives_up):
        return None
    act = message.act if message.act in FOLLOW_UPS else pb.ACT_REFINE
    if gives_up:
        message = replace(message, constraints=given.said)
    return _with_constraints(state, given.kept), _as_a_wish(message, act), act


def _with_constraints(state: ConversationState, kept: Sequence[Constraint]) -> ConversationState:
    """The state with those of its constraints that are kept, and without the words of the others."""
    gone = [each for each in state.constraints if each not in kept]
    result = ConversationState()
    result.CopyFrom(state)
    del result.constraints[:]
    result.constraints.extend(kept)
    result.text = without_words_of(gone, state.text)
    return result


def _without_permitted(message: Message, left: Permitted) -> Message:
    """The message without what it only permits, which is not searched by either."""
    letters = list(message.text)
    for each in left.left_out:
        letters[each.start : each.end] = " " * (each.end - each.start)
    return replace(message, constraints=left.said, text="".join(letters))


def _turns_one_down(message: Message) -> bool:
    """Whether a wish refuses a game by its place among those shown: "not the second, a puzzle instead"."""
    points = [each for each in message.constraints if each.type == pb.SPAN_TYPE_ORDINAL]
    if message.intent == pb.INTENT_GAME_QUESTION:
        # "Les deux premiers, on les a déjà" asks nothing.
        return bool(points) and _knows_it(message)
    if message.act == pb.ACT_PICK and points:
        # "Ya jugué al primero" and "trzecia odpada" choose nothing.
        is_out = any(is_surely_refused(message.text, each.start, each.end) for each in points)
        if is_out or _knows_it(message):
            return True
    refused = [each for each in points if each.polarity == pb.POLARITY_REFUSED]
    if message.intent != pb.INTENT_RECOMMEND or not refused:
        return False
    if message.act == pb.ACT_REFINE:
        # "Shorter than that first one" may be marked so, and turns nothing down.
        return any(is_surely_refused(message.text, each.start, each.end) for each in refused)
    return message.act not in _NOT_A_REJECTION


def _knows_it(message: Message) -> bool:
    return not asks_in_form(message.text) and is_known_already(message.text)


def _as_a_wish(message: Message, act: pb.Act.ValueType) -> Message:
    return replace(message, intent=pb.INTENT_RECOMMEND, topic=pb.TOPIC_GAME, act=act)
