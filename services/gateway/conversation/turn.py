"""Tells what one message does to a conversation: what is in force afterwards, and what the answer is to be about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation import relative
from services.gateway.conversation.asking import Asked, asked, asks_for_the_best, games_of
from services.gateway.conversation.lasting import FOLLOW_UPS, is_fragment, what_lasts, without_words_of
from services.gateway.conversation.merging import merged
from services.gateway.conversation.message import DESCRIBING, Message
from services.gateway.conversation.state import VERSION, latest_shown, with_rejected
from services.gateway.understanding.names import CatalogueNames

_MOST_TEXT = 4000
_MOST_WORDS_OF_A_REFUSAL = 3
_TALK = frozenset((pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC))
_SHORT_TALK = frozenset((pb.ACT_THANKS, pb.ACT_FAREWELL, pb.ACT_GREETING, pb.ACT_INSULT))


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message does.

    `state` is the conversation before the answer; `wants_games` whether the answer recommends any; `in_question` holds
    the ids of games that the message asks about, picks or names alone; `said` is what it says, comparisons resolved;
    `count` how many games it asks for, 0 if it does not say; `asks` the words of an earlier question that it goes on
    with.
    """

    state: ConversationState
    wants_games: bool
    said: Sequence[Constraint]
    in_question: Sequence[str] = ()
    count: int = 0
    asks: str = ""


def take_turn(state: ConversationState, message: Message, names: CatalogueNames) -> Turn:
    """What `message` does to a conversation that stands at `state`, whose names are those of the catalogue."""
    latest = latest_shown(state)
    said = [_pointed(each, latest) if each.type == pb.SPAN_TYPE_ORDINAL else each for each in message.constraints]
    if message.intent == pb.INTENT_DISTRESS:
        return Turn(state, wants_games=False, said=said)
    question = asked(state, message, said)
    if question is None and _is_talk(message):
        return Turn(state, wants_games=False, said=said)
    named = games_of(said, pb.SPAN_TYPE_ORDINAL) or games_of(said, pb.SPAN_TYPE_TITLE)
    if question is None and message.act == pb.ACT_PICK and (named or latest):
        question = Asked(named or latest[:1], said)
    if question is not None:
        after = ConversationState()
        after.CopyFrom(state)
        after.latest_question.CopyFrom(question.remembered(message))
        return Turn(after, wants_games=False, said=question.said, in_question=question.game_ids, asks=question.text)
    return _wish(state, message, said, names)


def _wish(state: ConversationState, message: Message, said: Sequence[Constraint], names: CatalogueNames) -> Turn:
    latest = latest_shown(state)
    if message.act == pb.ACT_REJECT_SHOWN:
        turned_down = games_of(said, pb.SPAN_TYPE_ORDINAL) or games_of(said, pb.SPAN_TYPE_TITLE) or latest
        said = [each for each in said if each.type != pb.SPAN_TYPE_TITLE]
    else:
        turned_down = games_of([each for each in said if each.polarity == pb.POLARITY_REFUSED], pb.SPAN_TYPE_ORDINAL)
    state = with_rejected(state, turned_down)
    compared = [
        names.games[game_id] for game_id in games_of(said, pb.SPAN_TYPE_ORDINAL) or latest if game_id in names.games
    ]
    said = [relative.resolved(each, compared, names) if relative.is_relative(each) else each for each in said]
    before, text = what_lasts(state, message, names)
    if message.act == pb.ACT_START_OVER:
        # "Forget racing" ends that wish; it does not refuse racing.
        wanted_before = {name for each in state.constraints for name in each.names}
        said = [each for each in said if each.polarity != pb.POLARITY_REFUSED or wanted_before.isdisjoint(each.names)]
    examples = [
        Constraint(text=each.text, type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, game_ids=each.game_ids)
        for each in said
        if each.type == pb.SPAN_TYPE_ORDINAL and each.polarity == pb.POLARITY_LIKED and each.game_ids
    ]
    in_force = merged(before, [*said, *examples])
    text = without_words_of((each for each in before if each not in in_force), text)
    after = ConversationState()
    after.CopyFrom(state)
    after.version = VERSION
    after.ClearField("latest_question")
    del after.constraints[:]
    after.constraints.extend(in_force)
    after.text = " ".join(f"{text} {_words(message, said, follows=bool(before or text))}".split())[-_MOST_TEXT:]
    count = next((each.number for each in said if each.type == pb.SPAN_TYPE_COUNT and each.number > 0), 0)
    return Turn(after, wants_games=True, said=said, in_question=_named_alone(message, said), count=count)


def _words(message: Message, said: Sequence[Constraint], *, follows: bool) -> str:
    """What of a message is searched by: all but what it refuses, or of a follow-up what describes games."""
    goes_on = message.act in FOLLOW_UPS or (
        message.act != pb.ACT_START_OVER and (not message.describes or is_fragment(message))
    )
    if goes_on and (follows or message.act in (pb.ACT_MORE, pb.ACT_REJECT_SHOWN)):
        return " ".join(each.text for each in said if each.type in DESCRIBING and each.polarity != pb.POLARITY_REFUSED)
    is_bare = not any(each.type in DESCRIBING for each in said)
    if is_bare and (message.act == pb.ACT_START_OVER or asks_for_the_best(message)):
        return ""
    words = without_refused(message.text, said)
    is_refusal = words != message.text and not any(_is_wanted(each) for each in said)
    # "I hate", of "I hate shooters", is a wish for nothing.
    return "" if is_refusal and len(words.split()) <= _MOST_WORDS_OF_A_REFUSAL else words


def _is_wanted(constraint: Constraint) -> bool:
    return constraint.polarity not in (pb.POLARITY_REFUSED, pb.POLARITY_LESS)


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
    return message.act in (pb.ACT_CHAT, pb.ACT_OTHER, pb.ACT_UNSPECIFIED) and not message.tells


def _pointed(constraint: Constraint, latest: Sequence[str]) -> Constraint:
    """An ordinal with the game that it means; unmatched if so many were not shown."""
    result = Constraint()
    result.CopyFrom(constraint)
    place = constraint.number if constraint.number < 0 else constraint.number - 1
    if constraint.number and -len(latest) <= place < len(latest):
        result.game_ids[:] = [latest[place]]
    else:
        result.unmatched = True
    return result


def _named_alone(message: Message, said: Sequence[Constraint]) -> list[str]:
    """The game whose bare name is the message: it comes first, and what resembles it follows."""
    is_bare = len(said) == 1 and said[0].type == pb.SPAN_TYPE_TITLE and said[0].polarity == pb.POLARITY_WANTED
    return list(said[0].game_ids[:1]) if is_bare and message.act == pb.ACT_NEW_WISH else []


def game_messages(ids: Sequence[str], names: CatalogueNames) -> list[common_pb2.Game]:
    """The games with these ids, those that the catalogue has."""
    return [names.games[game_id] for game_id in ids if game_id in names.games]
