"""Tells what one message does to a conversation: what is in force afterwards, and what the answer is to be about."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.answering.attributes import Attribute, attributes_in, without_titles
from services.gateway.answering.question_form import asks_for_others
from services.gateway.conversation.acting import act_of_wish
from services.gateway.conversation.caring import gentle_wishes, takes_care, with_care
from services.gateway.conversation.childs_age import age_kept, asked_of_the_child, of_the_youngest, with_the_child
from services.gateway.conversation.console_times import with_times_of_their_own
from services.gateway.conversation.lasting import what_lasts, without_words_of
from services.gateway.conversation.merging import as_many_as_before, circumstances, is_a_count, merged
from services.gateway.conversation.message import DESCRIBING, Message, keeps_nothing_from_anybody
from services.gateway.conversation.reading.corrected.comparing_titles import is_compared_with
from services.gateway.conversation.replying import relative
from services.gateway.conversation.replying.asking import (
    Asked,
    asked,
    asked_of_another,
    asks_of_places,
    asks_of_running,
    games_of,
)
from services.gateway.conversation.replying.choosing import chosen_of_the_list
from services.gateway.conversation.replying.extremes import asks_of_the_list, by_superlative, first_of
from services.gateway.conversation.replying.narrowing import narrows_the_list
from services.gateway.conversation.replying.picking import picked
from services.gateway.conversation.replying.referring import (
    Makers,
    examples_referred_to,
    games_referred_to,
    is_lost,
    makers_referred_to,
    pointed_among,
)
from services.gateway.conversation.replying.reply import as_reply
from services.gateway.conversation.replying.terms import most_of_the_kind, term_asked_for
from services.gateway.conversation.searched_words import words_to_search_by
from services.gateway.conversation.set_aside import ages_left_aside, left_aside, with_the_child_back
from services.gateway.conversation.state import VERSION, latest_shown, with_rejected
from services.gateway.conversation.taking_back import without_what_is_taken_back
from services.gateway.understanding.amounts.counting.places_meant import places_meant
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.refusing.refusals import is_surely_refused
from services.gateway.understanding.talking.complaints import complaint_in, insists
from services.gateway.understanding.talking.talk import is_known_already, is_not_known_yet
from services.gateway.understanding.talking.tone import calls_for_gentleness

_MOST_TEXT = 4000
_TALK = frozenset((pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC))
_SHORT_TALK = frozenset((pb.ACT_THANKS, pb.ACT_FAREWELL, pb.ACT_GREETING, pb.ACT_INSULT))


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message does.

    `state` is the conversation before the answer; `wants_games` whether the answer recommends any; `in_question` holds
    the ids of games that the message asks about, picks or names alone; `said` is what it says, comparisons resolved;
    `count` how many games are asked for, now or before, 0 if nobody said; `asks` the words of an earlier question that
    it goes on with; `keeps_to_age` the age of the youngest child where the message told that of an older one in vain,
    0 else; `narrows` whether it asks for some of the games just shown; `kept` holds the ids of those that stay where it
    asks for others in place of some; `chosen` those of the list that it is content with; `act` what it does where that
    is another act than the classifier's, which is then a wish or, ABOUT_SHOWN, a question; `cares_again` whether
    somebody speaks of harming themselves once more; `is_gentle` whether somebody who wishes for games is unwell, sad,
    or seeks comfort.
    """

    state: ConversationState
    wants_games: bool
    said: Sequence[Constraint]
    in_question: Sequence[str] = ()
    count: int = 0
    asks: str = ""
    narrows: bool = False
    keeps_to_age: int = 0
    kept: Sequence[str] = ()
    chosen: Sequence[str] = ()
    act: pb.Act.ValueType = pb.ACT_UNSPECIFIED
    cares_again: bool = False
    is_gentle: bool = False


def take_turn(state: ConversationState, message: Message, names: CatalogueNames) -> Turn:
    """What `message` does to a conversation that stands at `state`, whose names are those of the catalogue."""
    state, message, act = as_reply(state, message)
    latest = latest_shown(state)
    places = pointed_among(state)
    said = [_pointed(each, places) if each.type == pb.SPAN_TYPE_ORDINAL else each for each in message.constraints]
    if message.intent == pb.INTENT_DISTRESS:
        again = takes_care(state.constraints)
        return Turn(_cared_for(state, message, said, names), wants_games=False, said=said, cares_again=again)
    if (of_the_talk := _of_the_talk(state, message, said, names)) is not None:
        return of_the_talk
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
        act = pb.ACT_NEW_WISH if _is_bare_title(said) else pb.ACT_REFINE
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
    turn = _wish(state, message, said, names)
    return replace(turn, narrows=narrows, act=act or turn.act)


def _is_refused_besides(text: str, constraint: Constraint) -> bool:
    """Whether a question tells of a kind or a content that it is not wanted: "is it sad? i don't want sad"."""
    is_told = constraint.type in (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT) and not constraint.unmatched
    is_refused = is_told and constraint.polarity == pb.POLARITY_REFUSED
    return is_refused and is_surely_refused(text, constraint.start, constraint.end)


def _of_the_talk(
    state: ConversationState, message: Message, said: Sequence[Constraint], names: CatalogueNames
) -> Turn | None:
    """The turn of a message that speaks of what was said: a complaint, a term, the makers of a game, or some of those
    shown."""
    latest = latest_shown(state)
    if chosen := chosen_of_the_list(message, said, state.constraints, latest, names):
        after = with_the_child(state, message)
        return Turn(after, wants_games=True, said=said, narrows=True, chosen=chosen, act=pb.ACT_REFINE)
    if complaint_in(message.text) is not None:
        return Turn(state, wants_games=False, said=(), act=pb.ACT_CHAT)
    if insists(message.text) and _asked_for_as_many(said, latest):
        return Turn(state, wants_games=False, said=said, in_question=latest, act=pb.ACT_ABOUT_SHOWN)
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
    return _of_the_makers(state, message, makers, names) if makers is not None else None


def _names_makers(constraint: Constraint) -> bool:
    """Whether a studio is named, or a game that it made."""
    names_one = constraint.type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER) and not constraint.unmatched
    return names_one and constraint.polarity != pb.POLARITY_REFUSED


def _of_the_makers(state: ConversationState, message: Message, makers: Makers, names: CatalogueNames) -> Turn:
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
    turn = _wish(asked_about, wish, wish.constraints, names)
    return replace(turn, act=turn.act or pb.ACT_NEW_WISH)


def _wish(state: ConversationState, message: Message, said: Sequence[Constraint], names: CatalogueNames) -> Turn:
    latest = latest_shown(state)
    state = with_the_child_back(state, message)
    aside = left_aside(state, message)
    refused = games_of([each for each in said if each.polarity == pb.POLARITY_REFUSED], pb.SPAN_TYPE_ORDINAL)
    # "None of these, something like Hades" turns the list down, and Hades is what others are to be like.
    if message.act == pb.ACT_REJECT_SHOWN and not _names_examples_alone(message):
        names_some = any(each.type in (pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_TITLE) for each in said)
        turned_down = refused or games_of(said, pb.SPAN_TYPE_ORDINAL) or games_of(said, pb.SPAN_TYPE_TITLE)
        # "The second is rubbish, the fourth is great" turns one down alone; a name that is not known here, none.
        turned_down = turned_down if names_some else latest
        said = [each for each in said if each.type != pb.SPAN_TYPE_TITLE]
    else:
        turned_down = refused or (latest if message.act == pb.ACT_REJECT_SHOWN else [])
    kept = _kept(message, said, [*turned_down, *games_of(_refused_titles(message), pb.SPAN_TYPE_TITLE)], latest)
    # What takes the places of those that go, and of those turned down that had none.
    going = len(latest) - len(kept) + sum(set(each.game_ids).isdisjoint(latest) for each in _refused_titles(message))
    state = with_rejected(state, turned_down)
    # "Shorter than Hades" compares with what it names; "like Hades, but shorter" with what was shown, if anything was.
    is_with_a_title = relative.names_what_it_compares(message.text) or any(
        each.type == pb.SPAN_TYPE_TITLE and is_compared_with(message.text, each.start, each.end) for each in said
    )
    titles = games_of(said, pb.SPAN_TYPE_TITLE) if not latest or is_with_a_title else []
    named = games_of(said, pb.SPAN_TYPE_ORDINAL) or titles or games_referred_to(state) or latest
    compared = [names.games[game_id] for game_id in named if game_id in names.games]
    before, text = what_lasts(state, message, names)
    left = without_what_is_taken_back(before, said, message.text, names)
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
    text = without_words_of((each for each in before if each not in in_force), text)
    is_gentle = takes_care(before) or calls_for_gentleness(message.text)
    found = words_to_search_by(message, said, follows=bool(before or text), only_what_is_known=is_gentle)
    after = _with_wish(state, in_force, f"{text} {found}")
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
        act=act,
        keeps_to_age=age_kept(told, of_children, in_force),
        is_gentle=is_gentle,
    )


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
    return _with_wish(state, in_force, wished or gentle)


def _with_wish(state: ConversationState, in_force: Sequence[Constraint], text: str) -> ConversationState:
    """The state in which these constraints are in force and `text` is searched by, and no question is gone on with."""
    after = ConversationState()
    after.CopyFrom(state)
    after.version = VERSION
    after.ClearField("latest_question")
    del after.constraints[:]
    after.constraints.extend(in_force)
    after.text = " ".join(text.split())[-_MOST_TEXT:]
    return after


def _kept(message: Message, said: Sequence[Constraint], turned_down: Sequence[str], latest: Sequence[str]) -> list[str]:
    """The ids of the games shown that stay where single ones are turned down by their places or names, and nothing else
    is said.

    A game that was not shown takes the place of none of these: its name is no word against the list.
    """
    points = any(each.type == pb.SPAN_TYPE_ORDINAL and each.game_ids for each in said)
    # "Played Hades, something else please" asks for a new list.
    names_one = bool(_refused_titles(message)) and not asks_for_others(message.text)
    if _names_examples_alone(message):
        return []
    others = [each for each in said if each.type != pb.SPAN_TYPE_ORDINAL and each not in _refused_titles(message)]
    is_said = message.act == pb.ACT_REJECT_SHOWN or (message.act == pb.ACT_REFINE and names_one)
    if not is_said or not (points or names_one) or any(map(_changes_the_wish, others)):
        return []
    return [game_id for game_id in latest if game_id not in turned_down]


def _names_examples_alone(message: Message) -> bool:
    """Whether the games that a message names are ones that others are to be like, none that it turns down."""
    titles = [each for each in message.constraints if each.type == pb.SPAN_TYPE_TITLE and each.game_ids]
    if not titles or any(each.polarity != pb.POLARITY_LIKED for each in titles) or is_known_already(message.text):
        return False
    rest = without_titles(message.text, [each.text for each in titles])
    return Attribute.ALIKE in attributes_in(rest, games=2)


def _refused_titles(message: Message) -> list[Constraint]:
    """The titles that a message turns down, of games that are known here."""
    titles = [each for each in message.constraints if each.type == pb.SPAN_TYPE_TITLE and each.game_ids]
    is_rejection = message.act == pb.ACT_REJECT_SHOWN
    return [each for each in titles if is_rejection or each.polarity == pb.POLARITY_REFUSED]


def _changes_the_wish(constraint: Constraint) -> bool:
    return not constraint.unmatched and constraint.type != pb.SPAN_TYPE_ATTRIBUTE


def _asked_for_as_many(said: Sequence[Constraint], latest: Sequence[str]) -> bool:
    """Whether a message says nothing but how many games it wants, which is how many were shown."""
    return bool(latest) and len(said) == 1 and said[0].type == pb.SPAN_TYPE_COUNT and said[0].number == len(latest)


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


def _named_alone(message: Message, said: Sequence[Constraint]) -> list[str]:
    """The games whose bare name is the message: they come first, and what resembles them follows."""
    begins = message.act in (pb.ACT_NEW_WISH, pb.ACT_PICK, pb.ACT_REFINE)
    is_compared = relative.names_what_it_compares(message.text)
    return list(said[0].game_ids) if _is_bare_title(said) and begins and not is_compared else []


def _liked_unplayed(message: Message, said: Sequence[Constraint], gone: Container[str]) -> list[str]:
    """The games named as examples that the player has never played: what is to be like them are first of all these."""
    if not is_not_known_yet(message.text):
        return []
    titles = [each for each in said if each.type == pb.SPAN_TYPE_TITLE and each.polarity == pb.POLARITY_LIKED]
    # Of a series the one that was named.
    return [each.game_ids[0] for each in titles if each.game_ids and each.game_ids[0] not in gone]


def _is_bare_title(said: Sequence[Constraint]) -> bool:
    return len(said) == 1 and said[0].type == pb.SPAN_TYPE_TITLE and said[0].polarity == pb.POLARITY_WANTED


def game_messages(ids: Sequence[str], names: CatalogueNames) -> list[common_pb2.Game]:
    """The games with these ids, those that the catalogue has."""
    return [names.games[game_id] for game_id in ids if game_id in names.games]
