"""Takes the turns that speak of what was said: complaints, terms, the makers of a game, and some of those shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.childs_age import with_the_child
from services.gateway.conversation.message import Message, games_of
from services.gateway.conversation.replying.choosing import chosen_of_the_list
from services.gateway.conversation.replying.lacking import nearest_to_the_lacked
from services.gateway.conversation.replying.questions.terms import most_of_the_kind, term_asked_for
from services.gateway.conversation.replying.referring import Makers, makers_referred_to
from services.gateway.conversation.state import latest_shown, with_rejected
from services.gateway.conversation.turns.turn import Turn
from services.gateway.conversation.turns.wishing import turn_of_wish
from services.gateway.understanding.languages.language_requests import language_asked_for
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.talking.complaints import complaint_in, insists


def turn_of_talk(
    state: ConversationState, message: Message, said: Sequence[Constraint], names: CatalogueNames
) -> Turn | None:
    """The turn of a message that speaks of what was said: a complaint, a term, a game that is not here, the makers of
    one, or some of those shown; None if it speaks of none of these."""
    latest = latest_shown(state)
    if chosen := chosen_of_the_list(message, said, state.constraints, latest, names):
        after = with_the_child(state, message)
        return Turn(after, wants_games=True, said=said, narrows=True, chosen=chosen, act=pb.ACT_REFINE)
    if (of_the_answer := _turn_about_the_answer(state, message, said)) is not None:
        return of_the_answer
    if (nearest := nearest_to_the_lacked(state, message, names)) is not None:
        return replace(turn_of_wish(state, nearest, nearest.constraints, names), act=pb.ACT_NEW_WISH)
    if (term := term_asked_for(message.text, said)) is not None:
        return Turn(
            with_the_child(state, message),
            wants_games=False,
            said=[term],
            in_question=most_of_the_kind(term, names),
            act=pb.ACT_ABOUT_SHOWN,
        )
    # "From the studio that made Hades" names its makers itself.
    pointed = games_of(said, pb.SPAN_TYPE_ORDINAL)
    makers = None if any(map(_names_makers, said)) else makers_referred_to(state, message.text, names, pointed)
    return _turn_of_makers(state, message, makers, names) if makers is not None else None


def _turn_about_the_answer(state: ConversationState, message: Message, said: Sequence[Constraint]) -> Turn | None:
    """The turn of a message that speaks of the answer before: wants it in another language, complains, insists."""
    latest = latest_shown(state)
    if language_asked_for(message.text) and not (message.tells or any(each.game_ids for each in said)):
        return _told_again(state)
    if complaint_in(message.text) is not None:
        return Turn(state, wants_games=False, said=(), act=pb.ACT_CHAT)
    if insists(message.text) and _asked_for_as_many(said, latest):
        return Turn(state, wants_games=False, said=said, in_question=latest, act=pb.ACT_ABOUT_SHOWN)
    return None


def _told_again(state: ConversationState) -> Turn:
    """The turn of a message that wants the answer before in another language, and nothing else: the games of that list,
    or the question, once more."""
    question, latest = state.latest_question, latest_shown(state)
    if question.text and question.game_ids:
        return Turn(
            state,
            wants_games=False,
            said=list(question.constraints),
            in_question=list(question.game_ids),
            asks=question.text,
            act=pb.ACT_ABOUT_SHOWN,
        )
    if latest:
        return Turn(state, wants_games=True, said=(), narrows=True, chosen=latest, act=pb.ACT_REFINE)
    return Turn(state, wants_games=False, said=(), act=pb.ACT_CHAT)


def _names_makers(constraint: Constraint) -> bool:
    """Whether a studio is named, or a game that it made."""
    names_one = constraint.type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER) and not constraint.unmatched
    return names_one and constraint.polarity != pb.POLARITY_REFUSED


def _turn_of_makers(state: ConversationState, message: Message, makers: Makers, names: CatalogueNames) -> Turn:
    """A turn that asks for other games of the `makers` of one that was spoken of: a wish for these or, where all are
    known, a question about what they made."""
    gone = {*state.shown_game_ids, *state.rejected_game_ids, *makers.game_ids}
    wanted = dict.fromkeys(name for each in makers.wanted for name in each.names)
    theirs = [game.game_id for name in wanted for game in names.games_of_developer(name)]
    if gone.issuperset(theirs):
        known = list(dict.fromkeys([*makers.game_ids, *theirs]))
        after = with_the_child(state, message)
        return Turn(after, wants_games=False, said=makers.wanted, in_question=known, act=pb.ACT_ABOUT_SHOWN)
    others = [each for each in message.constraints if each.type not in (pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_ORDINAL)]
    wish = replace(
        message,
        intent=pb.INTENT_RECOMMEND,
        topic=pb.TOPIC_GAME,
        act=pb.ACT_NEW_WISH,
        constraints=[*others, *makers.wanted],
        is_guess=False,
    )
    asked_about = with_rejected(state, makers.game_ids)
    turn = turn_of_wish(asked_about, wish, wish.constraints, names)
    return replace(turn, act=turn.act or pb.ACT_NEW_WISH)


def _asked_for_as_many(said: Sequence[Constraint], latest: Sequence[str]) -> bool:
    """Whether a message says nothing but how many games it wants, which is how many were shown."""
    return bool(latest) and len(said) == 1 and said[0].type == pb.SPAN_TYPE_COUNT and said[0].number == len(latest)
