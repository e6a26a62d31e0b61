"""Takes the turns that wish for games: joins what a message says to what lasts of the wish before."""

from __future__ import annotations

from collections.abc import Container, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.acting import act_of_wish
from services.gateway.conversation.caring import takes_care
from services.gateway.conversation.childs_age import age_kept, of_the_youngest
from services.gateway.conversation.console_times import with_times_of_their_own
from services.gateway.conversation.lasting import what_lasts, without_words_of
from services.gateway.conversation.merging import as_many_as_before, is_a_count, merged
from services.gateway.conversation.message import Message, games_of, keeps_nothing_from_anybody
from services.gateway.conversation.reading.corrected.comparing_titles import is_compared_with
from services.gateway.conversation.reading.corrected.either import words_left
from services.gateway.conversation.replying import relative
from services.gateway.conversation.replying.extremes import by_superlative
from services.gateway.conversation.replying.referring import examples_referred_to, games_referred_to
from services.gateway.conversation.searched_words import words_to_search_by
from services.gateway.conversation.set_aside import left_aside, with_the_child_back
from services.gateway.conversation.state import latest_shown, with_rejected, with_wish
from services.gateway.conversation.taking_back import without_what_is_taken_back
from services.gateway.conversation.turns.turn import Turn
from services.gateway.conversation.turns.turning_down import (
    kept_of_the_list,
    left_out_one_by_one,
    refused_titles,
    turned_down_of_the_list,
)
from services.gateway.understanding.amounts.ages.grown_ups import names_somebody_old
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.talking.talk import is_not_known_yet
from services.gateway.understanding.talking.tone import calls_for_gentleness


def turn_of_wish(state: ConversationState, message: Message, said: Sequence[Constraint], names: CatalogueNames) -> Turn:
    """The turn of a message that wishes for games: what is in force of this wish and of those before, what of the list
    goes and stays, and the games that it names alone.

    `said` are the constraints of `message` with ordinals pointed at games of `state`.
    """
    latest = latest_shown(state)
    state = with_the_child_back(state, message)
    aside = left_aside(state, message)
    turned_down, said = turned_down_of_the_list(message, said, latest)
    kept = kept_of_the_list(
        message, said, [*turned_down, *games_of(refused_titles(message), pb.SPAN_TYPE_TITLE)], latest
    )
    # What takes the places of those that go, and of those turned down that had none.
    going = len(latest) - len(kept) + sum(set(each.game_ids).isdisjoint(latest) for each in refused_titles(message))
    state = with_rejected(state, turned_down)
    # "Shorter than Hades" compares with what it names; "like Hades, but shorter" with what was shown, if anything was.
    is_with_a_title = relative.names_what_it_compares(message.text) or any(
        each.type == pb.SPAN_TYPE_TITLE and is_compared_with(message.text, each.start, each.end) for each in said
    )
    titles = games_of(said, pb.SPAN_TYPE_TITLE) if not latest or is_with_a_title else []
    named = games_of(said, pb.SPAN_TYPE_ORDINAL) or titles or games_referred_to(state) or latest
    compared = names.games_of_ids(named)
    before, text = what_lasts(state, message, names)
    is_anew = message.act == pb.ACT_NEW_WISH
    left = without_what_is_taken_back(before, said, message.text, names, is_anew=is_anew)
    text = without_words_of((each for each in before if each not in left), text)
    before = left
    act = act_of_wish(state, message, before)
    gone = {*state.shown_game_ids, *state.rejected_game_ids}
    said = as_many_as_before(before, said)
    said, meant = by_superlative(message.text, said, before, names, gone)
    said = [relative.as_compared(message.text, each) for each in said] if latest else said
    beside = None if is_with_a_title else [*before, *(each for each in said if not relative.is_relative(each))]
    said = [
        relative.resolved(each, compared, names, beside, gone) if relative.is_relative(each) else each for each in said
    ]
    said, beaten = relative.without_beaten(said)
    if message.act == pb.ACT_START_OVER:
        # "Forget racing" ends that wish; it does not refuse racing.
        wanted_before = {name for each in state.constraints for name in each.names}
        said = [each for each in said if each.polarity != pb.POLARITY_REFUSED or wanted_before.isdisjoint(each.names)]
    examples = [
        Constraint(text=each.text, type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, game_ids=each.game_ids)
        for each in said
        if each.type == pb.SPAN_TYPE_ORDINAL and each.polarity == pb.POLARITY_LIKED and each.game_ids
    ]
    examples += examples_referred_to(state, message.text, message.constraints)
    told = [*(each for each in said if each not in beaten), *examples]
    of_children = of_the_youngest(before, told, message.text)
    in_force = with_times_of_their_own(merged(before, of_children, message.text), names)
    given_up = [each for each in before if each not in in_force]
    text = f"{without_words_of(given_up, text)} {words_left(given_up, in_force)}".strip()
    is_gentle = takes_care(before) or calls_for_gentleness(message.text)
    found = words_to_search_by(message, said, follows=bool(before or text), only_what_is_known=is_gentle)
    after = with_wish(state, in_force, f"{text} {found}")
    del after.set_aside[:]
    after.set_aside.extend(aside)
    count = next((each.number for each in (*said, *in_force) if is_a_count(each)), 0)
    count = min(going, len(latest)) if kept else count
    named_alone = _named_alone(message, said) or _liked_unplayed(message, said, gone) or meant
    return Turn(
        after,
        wants_games=True,
        said=said,
        in_question=named_alone,
        count=count,
        kept=kept,
        left_out=left_out_one_by_one(message, turned_down, latest),
        act=act,
        keeps_to_age=age_kept(told, of_children, in_force),
        is_gentle=is_gentle or any(map(_is_of_somebody_old, said)),
    )


def _is_of_somebody_old(constraint: Constraint) -> bool:
    is_wished = constraint.polarity == pb.POLARITY_WANTED
    return is_wished and keeps_nothing_from_anybody(constraint) and names_somebody_old(constraint.text)


def _named_alone(message: Message, said: Sequence[Constraint]) -> list[str]:
    """The games whose bare name is the message: they come first, and what resembles them follows."""
    begins = message.act in (pb.ACT_NEW_WISH, pb.ACT_PICK, pb.ACT_REFINE)
    is_compared = relative.names_what_it_compares(message.text)
    return list(said[0].game_ids) if is_bare_title(said) and begins and not is_compared else []


def _liked_unplayed(message: Message, said: Sequence[Constraint], gone: Container[str]) -> list[str]:
    """The games named as examples that the player has never played: what is to be like them are first of all these."""
    if not is_not_known_yet(message.text):
        return []
    titles = [each for each in said if each.type == pb.SPAN_TYPE_TITLE and each.polarity == pb.POLARITY_LIKED]
    # Of a series the one that was named.
    return [each.game_ids[0] for each in titles if each.game_ids and each.game_ids[0] not in gone]


def is_bare_title(said: Sequence[Constraint]) -> bool:
    """Whether a message says nothing but the name of one game."""
    return len(said) == 1 and said[0].type == pb.SPAN_TYPE_TITLE and said[0].polarity == pb.POLARITY_WANTED
