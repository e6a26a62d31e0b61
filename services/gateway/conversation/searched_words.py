"""Tells what of a message the catalogue is searched by: an encoder takes chat and what is refused for a wish."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.lasting import FOLLOW_UPS, is_fragment
from services.gateway.conversation.message import DESCRIBING, Message, keeps_nothing_from_anybody
from services.gateway.conversation.replying.questions.question_detection import asks_for_the_best
from services.gateway.understanding.beyond_catalogues.bare_requests import tells_of_games
from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind
from services.gateway.understanding.plain_text import WORD, bare, fold, pattern
from services.gateway.understanding.refusing.refusing_words import (
    AFTER_IN_JAPANESE,
    AFTER_IN_TURKISH,
    BEFORE,
    BEFORE_IN_CHINESE,
    BETWEEN,
)

_MOST_WORDS_OF_A_REFUSAL = 3
_COUNTED = frozenset((pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_PRICE))
# Who plays tells what is liked, too: "for children" finds what is made for them; see `make bench-relevance`.
_WHO_PLAYS = frozenset((pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_AGE))
_REFUSING_BEHIND = pattern(rf"\w*\s*{AFTER_IN_TURKISH}|[はがもって]{{0,2}}{AFTER_IN_JAPANESE}")
_REFUSING_BEFORE = pattern(rf"(?:{BEFORE_IN_CHINESE.pattern})$")


def words_to_search_by(
    message: Message, said: Sequence[Constraint], *, follows: bool, only_what_is_known: bool = False
) -> str:
    """What of a message is searched by: all but what it refuses, or of a follow-up what describes games; nothing of a
    message that does not tell which games are wanted, so that taste and popularity decide.

    With `only_what_is_known` only what describes games in the catalogue's terms: "my mind off things", of somebody who
    is unwell, finds games of minds.
    """
    if only_what_is_known:
        return " ".join(each.text for each in said if _describes(each) and not each.unmatched)
    goes_on = message.act in FOLLOW_UPS or (
        message.act != pb.ACT_START_OVER and (not message.describes or is_fragment(message))
    )
    if goes_on and (follows or message.act in (pb.ACT_MORE, pb.ACT_REJECT_SHOWN)):
        return " ".join(each.text for each in said if _describes(each))
    is_bare = not any(each.type in DESCRIBING for each in said)
    if is_bare and (message.act == pb.ACT_START_OVER or asks_for_the_best(message)):
        return ""
    if not message.describes:
        if not tells_of_games(_beside(message, said)):
            return ""
        if message.is_marked and not any(map(_describes, said)):
            # Of what nobody marked as a wish nothing is known to be one: "no idea, man".
            return " ".join(each.text for each in said if each.type in _WHO_PLAYS and _is_wanted(each))
    words = without_refused(message.text, said)
    is_refusal = words != message.text and not any(_is_wanted(each) and not _is_unknown(each) for each in said)
    # "I hate", of "I hate shooters", is a wish for nothing.
    says_nothing = len(words.split()) <= _MOST_WORDS_OF_A_REFUSAL or not tells_of_games(words)
    return "" if is_refusal and says_nothing else words


def _is_wanted(constraint: Constraint) -> bool:
    return constraint.polarity not in (pb.POLARITY_REFUSED, pb.POLARITY_LESS)


def _is_unknown(constraint: Constraint) -> bool:
    """Whether it is a title that nothing here is called: it would find what is spelled alike, Metroid for "Metro"."""
    return constraint.unmatched and constraint.type == pb.SPAN_TYPE_TITLE


def _describes(constraint: Constraint) -> bool:
    """Whether a constraint tells which games are wanted, if only by words that mean nothing in the catalogue."""
    return (
        constraint.type in DESCRIBING
        and _is_wanted(constraint)
        and not _is_unknown(constraint)
        and (not constraint.unmatched or constraint.type != pb.SPAN_TYPE_KIND or may_name_a_kind(constraint.text))
    )


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
    """The text without what is refused or given up, and without the words that refuse it: "no", of "no zombies", else
    finds what is called so. A title that nothing here is called goes, too.
    """
    letters = list(text)
    for each in said:
        if _is_unknown(each):
            letters[each.start : each.end] = " " * (each.end - each.start)
        if not _is_wanted(each):
            start, end = _refusal_around(text, each.start, each.end)
            letters[start:end] = " " * (end - start)
    return "".join(letters).strip() if len(letters) == len(text) and letters != list(text) else text


def _refusal_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words that refuse a place begin and end, with the place; the place itself if none stand beside it."""
    # Lengths hold: neither folds a letter into two.
    before, behind = bare(text[:start]), bare(text[end:])
    first = start
    if len(before) == start and (found := _REFUSING_BEFORE.search(before)) is not None:
        first = found.start()
    for match in reversed(list(WORD.finditer(text[:start]))):
        word = fold(match.group())
        if word not in BEFORE | BETWEEN or "," in text[match.end() : start]:
            break
        first = match.start() if word in BEFORE else first
    found = _REFUSING_BEHIND.match(behind)
    return first, end + found.end() if found is not None and len(behind) == len(text) - end else end
