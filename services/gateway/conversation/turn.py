"""Tells what one message does to a conversation: what is in force afterwards, and what the answer is to be about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.acting import act_of_wish
from services.gateway.conversation.lasting import FOLLOW_UPS, is_fragment, what_lasts, without_words_of
from services.gateway.conversation.merging import as_many_as_before, merged
from services.gateway.conversation.message import DESCRIBING, Message, keeps_nothing_from_anybody
from services.gateway.conversation.reading.corrected.comparing_titles import is_compared_with
from services.gateway.conversation.replying import relative
from services.gateway.conversation.replying.asking import Asked, asked, asks_for_the_best, asks_of_places, games_of
from services.gateway.conversation.replying.extremes import asks_of_the_list, by_superlative, first_of
from services.gateway.conversation.replying.narrowing import narrows_the_list
from services.gateway.conversation.replying.reply import as_reply
from services.gateway.conversation.state import VERSION, latest_shown, with_rejected
from services.gateway.understanding.amounts.counting.places_meant import places_meant
from services.gateway.understanding.bare_requests import tells_of_games
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.ordinary_words import may_name_a_kind

_MOST_TEXT = 4000
_MOST_WORDS_OF_A_REFUSAL = 3
_COUNTED = frozenset((pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_PRICE))
# Who plays tells what is liked, too: "for children" finds what is made for them; see `make bench-relevance`.
_WHO_PLAYS = frozenset((pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_AGE))
_TALK = frozenset((pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC))
_SHORT_TALK = frozenset((pb.ACT_THANKS, pb.ACT_FAREWELL, pb.ACT_GREETING, pb.ACT_INSULT))


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message does.

    `state` is the conversation before the answer; `wants_games` whether the answer recommends any; `in_question` holds
    the ids of games that the message asks about, picks or names alone; `said` is what it says, comparisons resolved;
    `count` how many games it asks for, 0 if it does not say; `asks` the words of an earlier question that it goes on
    with; `narrows` whether it asks for some of the games just shown; `act` what it does where that is another act than
    the classifier's, which is then a wish or, ABOUT_SHOWN, a question.
    """

    state: ConversationState
    wants_games: bool
    said: Sequence[Constraint]
    in_question: Sequence[str] = ()
    count: int = 0
    asks: str = ""
    narrows: bool = False
    act: pb.Act.ValueType = pb.ACT_UNSPECIFIED


def take_turn(state: ConversationState, message: Message, names: CatalogueNames) -> Turn:
    """What `message` does to a conversation that stands at `state`, whose names are those of the catalogue."""
    state, message, act = as_reply(state, message)
    latest = latest_shown(state)
    said = [_pointed(each, latest) if each.type == pb.SPAN_TYPE_ORDINAL else each for each in message.constraints]
    if message.intent == pb.INTENT_DISTRESS:
        return Turn(state, wants_games=False, said=said)
    narrows = bool(latest) and not asks_of_the_list(message, latest) and narrows_the_list(message, said)
    question = None if narrows else asked(state, message, said)
    if question is None and not narrows and _is_talk(message):
        return Turn(state, wants_games=False, said=said)
    named = games_of(said, pb.SPAN_TYPE_ORDINAL) or games_of(said, pb.SPAN_TYPE_TITLE)
    picks = question is None and not narrows and message.act == pb.ACT_PICK
    if picks and (picked := _picked(state, said, named)) is not None:
        question = Asked(picked, said)
    if question is not None:
        after = ConversationState()
        after.CopyFrom(state)
        after.latest_question.CopyFrom(question.remembered(message))
        # What is asked next is asked of the one that this is answered with.
        after.latest_question.game_ids[:] = first_of(question.game_ids, message, names)
        asks_of_shown = asks_of_places(message) or asks_of_the_list(message, latest)
        is_question = not picks and message.intent != pb.INTENT_GAME_QUESTION and asks_of_shown
        return Turn(
            after,
            wants_games=False,
            said=question.said,
            in_question=question.game_ids,
            asks=question.text,
            act=pb.ACT_ABOUT_SHOWN if is_question else pb.ACT_UNSPECIFIED,
        )
    turn = _wish(state, message, said, names)
    return replace(turn, narrows=narrows, act=act or turn.act)


def _picked(state: ConversationState, said: Sequence[Constraint], named: Sequence[str]) -> Sequence[str] | None:
    """The ids of the games that a message chooses, none if it points at none that is known; None where it chooses
    nothing: a bare title before any game was shown is a wish.
    """
    if not state.shown_game_ids and _is_bare_title(said):
        return None
    if named or any(each.type in (pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_TITLE) for each in said):
        return named
    latest = state.latest_question.game_ids or latest_shown(state)
    return list(latest[:1]) or None


def _wish(state: ConversationState, message: Message, said: Sequence[Constraint], names: CatalogueNames) -> Turn:
    latest = latest_shown(state)
    if message.act == pb.ACT_REJECT_SHOWN:
        turned_down = games_of(said, pb.SPAN_TYPE_ORDINAL) or games_of(said, pb.SPAN_TYPE_TITLE) or latest
        said = [each for each in said if each.type != pb.SPAN_TYPE_TITLE]
    else:
        turned_down = games_of([each for each in said if each.polarity == pb.POLARITY_REFUSED], pb.SPAN_TYPE_ORDINAL)
    state = with_rejected(state, turned_down)
    # "Shorter than Hades" compares with what it names; "like Hades, but shorter" with what was shown, if anything was.
    is_with_a_title = relative.names_what_it_compares(message.text) or any(
        each.type == pb.SPAN_TYPE_TITLE and is_compared_with(message.text, each.start, each.end) for each in said
    )
    titles = games_of(said, pb.SPAN_TYPE_TITLE) if not latest or is_with_a_title else []
    named = games_of(said, pb.SPAN_TYPE_ORDINAL) or titles or latest
    compared = [names.games[game_id] for game_id in named if game_id in names.games]
    before, text = what_lasts(state, message, names)
    act = act_of_wish(state, message, before)
    gone = {*state.shown_game_ids, *state.rejected_game_ids}
    said = as_many_as_before(before, said)
    said, meant = by_superlative(message.text, said, before, names, gone)
    said = [relative.as_compared(message.text, each) for each in said] if latest else said
    said = [relative.resolved(each, compared, names) if relative.is_relative(each) else each for each in said]
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
    in_force = merged(before, [*(each for each in said if each not in beaten), *examples], message.text)
    text = without_words_of((each for each in before if each not in in_force), text)
    after = ConversationState()
    after.CopyFrom(state)
    after.version = VERSION
    after.ClearField("latest_question")
    del after.constraints[:]
    after.constraints.extend(in_force)
    after.text = " ".join(f"{text} {_words(message, said, follows=bool(before or text))}".split())[-_MOST_TEXT:]
    counts = [each.number for each in said if each.type == pb.SPAN_TYPE_COUNT and each.polarity != pb.POLARITY_REFUSED]
    count = next((number for number in counts if number > 0), 0)
    named_alone = _named_alone(message, said) or meant
    return Turn(after, wants_games=True, said=said, in_question=named_alone, count=count, act=act)


def _words(message: Message, said: Sequence[Constraint], *, follows: bool) -> str:
    """What of a message is searched by: all but what it refuses, or of a follow-up what describes games; nothing of a
    message that does not tell which games are wanted, so that taste and popularity decide.
    """
    goes_on = message.act in FOLLOW_UPS or (
        message.act != pb.ACT_START_OVER and (not message.describes or is_fragment(message))
    )
    if goes_on and (follows or message.act in (pb.ACT_MORE, pb.ACT_REJECT_SHOWN)):
        return " ".join(each.text for each in said if each.type in DESCRIBING and each.polarity != pb.POLARITY_REFUSED)
    is_bare = not any(each.type in DESCRIBING for each in said)
    if is_bare and (message.act == pb.ACT_START_OVER or asks_for_the_best(message)):
        return ""
    if not message.describes and not tells_of_games(_beside(message, said)):
        return ""
    words = without_refused(message.text, said)
    is_refusal = words != message.text and not any(_is_wanted(each) for each in said)
    # "I hate", of "I hate shooters", is a wish for nothing.
    says_nothing = len(words.split()) <= _MOST_WORDS_OF_A_REFUSAL or not tells_of_games(words)
    return "" if is_refusal and says_nothing else words


def _is_wanted(constraint: Constraint) -> bool:
    return constraint.polarity not in (pb.POLARITY_REFUSED, pb.POLARITY_LESS)


def _beside(message: Message, said: Sequence[Constraint]) -> str:
    """The words of a message beside those that are conditions, counted, refused or merely praise."""
    letters = list(message.text)
    for each in said:
        is_read = not each.unmatched and not keeps_nothing_from_anybody(each)
        if each.type in _WHO_PLAYS and is_read:
            continue
        is_told = each.HasField("condition") or each.type in _COUNTED or each.polarity == pb.POLARITY_REFUSED
        if is_told or (not is_read and not may_name_a_kind(each.text)):
            letters[each.start : each.end] = " " * (each.end - each.start)
    return "".join(letters)


def without_refused(text: str, said: Sequence[Constraint]) -> str:
    """The text without the words that are refused or given up: an encoder takes them for a wish."""
    letters = list(text)
    for each in said:
        if each.polarity in (pb.POLARITY_REFUSED, pb.POLARITY_LESS):
            letters[each.start : each.end] = " " * (each.end - each.start)
    return "".join(letters).strip() if len(letters) == len(text) and letters != list(text) else text


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
    begins = message.act in (pb.ACT_NEW_WISH, pb.ACT_PICK)
    is_compared = relative.names_what_it_compares(message.text)
    return list(said[0].game_ids) if _is_bare_title(said) and begins and not is_compared else []


def _is_bare_title(said: Sequence[Constraint]) -> bool:
    return len(said) == 1 and said[0].type == pb.SPAN_TYPE_TITLE and said[0].polarity == pb.POLARITY_WANTED


def game_messages(ids: Sequence[str], names: CatalogueNames) -> list[common_pb2.Game]:
    """The games with these ids, those that the catalogue has."""
    return [names.games[game_id] for game_id in ids if game_id in names.games]
