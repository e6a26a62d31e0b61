"""Tells what of the wish so far a message leaves in force: all of it, its conditions, or only what protects a child.

The classifier judges an act by the message alone, and a bare "turn-based" is a new wish to it. Said after "a strategy
game" it goes on with that; said of another genre ("racing") it takes the genre's place and leaves the platform.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.merging import protecting
from services.gateway.conversation.message import DESCRIBING, Message
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import WORD

FOLLOW_UPS = frozenset((pb.ACT_REFINE, pb.ACT_MORE, pb.ACT_REJECT_SHOWN, pb.ACT_PICK))
# A message with more words than these beside what it names is a sentence, and so a wish of its own. Chinese and
# Japanese letters count as a third of a word each.
_MOST_WORDS_BESIDE = 2
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LETTERS_OF_A_WORD = 3


def what_lasts(state: ConversationState, message: Message, names: CatalogueNames) -> tuple[list[Constraint], str]:
    """The constraints and the words of the wish so far that `message` leaves in force."""
    if message.act == pb.ACT_START_OVER:
        return [], ""
    before = list(state.constraints)
    is_whole = message.act == pb.ACT_NEW_WISH or message.tells
    if message.act in FOLLOW_UPS or not is_whole or (message.constraints and not message.describes):
        return before, state.text
    if not is_fragment(message):
        return protecting(before), ""
    if not _changes_the_genre(before, message.constraints, names):
        return before, state.text
    kept = [each for each in before if each.type not in DESCRIBING or each.polarity == pb.POLARITY_REFUSED]
    return kept, without_words_of((each for each in before if each not in kept), state.text)


def is_fragment(message: Message) -> bool:
    """Whether a message hardly says more than what it names: "turn-based", "she's into animals"."""
    letters = list(message.text)
    for each in message.constraints:
        letters[each.start : each.end] = " " * (each.end - each.start)
    beside = "".join(letters)
    unspaced = len(_UNSPACED.findall(beside))
    words = sum(_UNSPACED.search(match.group()) is None for match in WORD.finditer(beside))
    return words + unspaced / _LETTERS_OF_A_WORD <= _MOST_WORDS_BESIDE


def without_words_of(given_up: Iterable[Constraint], text: str) -> str:
    """The words of a wish without those of constraints that are no longer in force."""
    for each in given_up:
        if each.text:
            text = re.sub(re.escape(each.text), " ", text, flags=re.IGNORECASE)
    return text


def _changes_the_genre(before: Sequence[Constraint], said: Sequence[Constraint], names: CatalogueNames) -> bool:
    """Whether a genre is wished for in place of another, or something like a game in place of anything described."""
    if any(each.type == pb.SPAN_TYPE_TITLE and each.polarity != pb.POLARITY_REFUSED for each in said):
        return True
    old, new = _genres(before, names), _genres(said, names)
    return bool(old and new and old.isdisjoint(new))


def _genres(constraints: Iterable[Constraint], names: CatalogueNames) -> set[str]:
    return {
        name
        for each in constraints
        if each.type == pb.SPAN_TYPE_KIND and each.polarity not in (pb.POLARITY_REFUSED, pb.POLARITY_LESS)
        for name in each.names
        if name in names.genres
    }
