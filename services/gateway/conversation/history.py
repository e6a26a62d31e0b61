"""Rebuilds the state of a conversation from its turns, for clients that keep no state."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.caring import with_care
from services.gateway.conversation.childs_age import of_the_youngest
from services.gateway.conversation.lasting import of_the_player, without_a_child
from services.gateway.conversation.merging import merged
from services.gateway.conversation.message import Message
from services.gateway.conversation.reading.filters import of_age
from services.gateway.conversation.reading.rule_based import protection_by_rules
from services.gateway.conversation.set_aside import left_aside, with_the_child_back
from services.gateway.conversation.state import VERSION, with_shown
from services.gateway.conversation.turns.taking import take_turn
from services.gateway.understanding.amounts.ages.children import YOUNGEST
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import composed
from services.gateway.understanding.talking.distress import surely_in_distress
from services.gateway.understanding.talking.starting_over import starts_over
from services.gateway.writing.texts.languages import PHRASES

# How many messages of the player are understood again; each costs as much as the one that is asked.
MOST_MESSAGES = 12
# So much of them, in characters, is understood within the time of an answer, whatever they say; people write a tenth.
MOST_CHARACTERS = 2000
# So much of all earlier ones is read for ages and content alone, a thousand in 30 ms at worst; people write so much in
# 200 messages.
MOST_CHARACTERS_READ = 8000
_NOTHING = common_pb2.CONTENT_DESCRIPTOR_NOTHING
_QUESTIONS_BACK = [
    question for phrases in PHRASES.values() for question in (phrases.talk.ask_players, phrases.talk.ask_length)
]
_PLAYER, _ADVISOR = gateway_pb2.Turn.SPEAKER_PLAYER, gateway_pb2.Turn.SPEAKER_ADVISOR


def messages_of(history: Sequence[gateway_pb2.Turn]) -> list[str]:
    """The latest messages of the player, oldest first: what has to be understood again.

    Of those that are longer together than is understood in time the oldest are left out, and one of them is cut.
    """
    said = _said_in(history)
    latest: list[str] = []
    left = MOST_CHARACTERS
    for text in reversed(said[-MOST_MESSAGES:]):
        if not (kept := text[:left]).strip():
            break
        latest.append(kept)
        left -= len(kept)
    return latest[::-1]


def _said_in(history: Sequence[gateway_pb2.Turn]) -> list[str]:
    return [composed(turn.text) for turn in history if turn.speaker == _PLAYER and turn.text.strip()]


def rebuilt(
    history: Sequence[gateway_pb2.Turn],
    understood: Sequence[Message],
    names: CatalogueNames,
    titles: TitleIndex | None,
    protection: ConversationState | None = None,
) -> ConversationState:
    """The state after `history`; `understood` are the messages that `messages_of` gave, `protection` what
    `protection_before` did.

    What an answer showed is what it lists or, where the client did not keep that, what its text names by `titles`.
    Turns do not hold why a game was shown.
    """
    passed_over = len(_said_in(history)) - len(understood)
    state = protection or ConversationState(version=VERSION)
    messages = iter(understood)
    for turn in history:
        if turn.speaker == _PLAYER and turn.text.strip():
            if passed_over > 0:
                passed_over -= 1
                continue
            message = next(messages)
            state = take_turn(state, message, names).state
            if len(message.text) < len(composed(turn.text)):
                # Of a message that was cut the rest may speak of a child, too.
                before, told = state.constraints, protection_by_rules(turn.text)
                in_force = merged(before, of_the_youngest(before, told, turn.text))
                del state.constraints[:]
                state.constraints.extend(in_force)
        elif turn.speaker == _ADVISOR:
            shown = list(turn.shown_game_ids)
            if not shown and titles is not None:
                shown = [match.game_id for match in titles.find(turn.text)]
            state = with_shown(state, list(dict.fromkeys(game_id for game_id in shown if game_id in names.games)))
            state.answer_count += 1
    latest_answer = next((turn.text for turn in reversed(history) if turn.speaker == _ADVISOR), "")
    state.asked_back = any(question in latest_answer for question in _QUESTIONS_BACK)
    return state


def protection_before(history: Sequence[gateway_pb2.Turn]) -> ConversationState:
    """The state of which nothing holds but what protects a child, once all messages are said that are older than those
    of `messages_of`.

    They are read by rules, as nothing else of them holds on. Those that are too much even for that may have spoken of a
    child of any age, and refused anything.
    """
    texts = _said_in(history)
    texts = texts[: len(texts) - len(messages_of(history))]
    latest: list[str] = []
    left = MOST_CHARACTERS_READ
    for text in reversed(texts):
        left -= len(text)
        if left < 0:
            break
        latest.append(text)
    in_force = [] if len(latest) == len(texts) else _all_that_may_have_been_said()
    state = ConversationState(version=VERSION, constraints=in_force)
    for text in reversed(latest):
        state = _after(state, text)
    return state


def _after(state: ConversationState, text: str) -> ConversationState:
    """The state after a message of which only what protects a child is read."""
    act = pb.ACT_START_OVER if starts_over(text) is not None else pb.ACT_UNSPECIFIED
    message = Message(text, pb.INTENT_UNSPECIFIED, pb.TOPIC_UNCERTAIN, act, [])
    state = with_the_child_back(state, message)
    before = _left_of(state.constraints, text)
    in_force = merged(before, of_the_youngest(before, protection_by_rules(text), text))
    aside = state.set_aside if asks_in_form(text) else left_aside(state, message)
    return ConversationState(version=VERSION, constraints=in_force, set_aside=aside)


def _left_of(in_force: Sequence[Constraint], text: str) -> list[Constraint]:
    """What a message leaves in force of what protects a child; a question takes nothing away."""
    if surely_in_distress(text):
        return with_care(in_force)
    if starts_over(text) is not None:
        return of_the_player(in_force)
    return list(in_force) if asks_in_form(text) else without_a_child(in_force, text)


def _all_that_may_have_been_said() -> list[Constraint]:
    contents = [each for each in common_pb2.ContentDescriptor.values() if each > _NOTHING]
    return [
        Constraint(type=pb.SPAN_TYPE_AGE, polarity=pb.POLARITY_WANTED, condition=of_age(YOUNGEST)),
        Constraint(
            type=pb.SPAN_TYPE_CONTENT,
            polarity=pb.POLARITY_REFUSED,
            condition=common_pb2.GameFilter(exclude_content=contents),
        ),
    ]
