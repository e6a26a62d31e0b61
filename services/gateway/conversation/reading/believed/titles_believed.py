"""Tells where a message names a game, or asks about one, though the classifier takes it for something else."""

from __future__ import annotations

import re

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.answering.asked_words import asks_whether_it_is_here
from services.gateway.answering.attributes import without_titles
from services.gateway.answering.coverage import asks_how_or_where, counts_things
from services.gateway.answering.help_words import asks_for_help
from services.gateway.answering.question_form import (
    asks_about,
    asks_in_form,
    asks_something_of_one,
    asks_which_came_first,
    starts_as_a_question,
)
from services.gateway.conversation.lasting import FOLLOW_UPS
from services.gateway.understanding.games.nicknames import may_be_a_nickname
from services.gateway.understanding.games.title_lookup import Found, TitleLookup
from services.gateway.understanding.games.titles_in_questions import titles_in_question
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.talking.distress import may_be_unwell

_OF_QUESTIONS = frozenset((pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ATTRIBUTE, pb.SPAN_TYPE_PLATFORM))


_TAKEN_FOR_NO_NAME = (pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC, pb.INTENT_RECOMMEND)


_NAMED_FOR_SURE = (Found.TITLE, Found.ALIAS)


_SURELY_OFF_TOPIC = 0.8
_SHORTEST_SURE = 6
# Begins a question that a mark need not end.
_WHETHER = pattern(
    r"\W*(?:is|are|was|does|did|do|will|has|have|can|could|ist|hat|wird|gibt es|kommt|kann|será|es|va a|hay|est-ce que|"
    r"y a-t-il|é|vai|tem|будет ли|есть ли|правда|можно ли|чи|czy)\b"
)
_MOST_LETTERS_OF_PLAYED = 80
# Who says so speaks of themselves; a participle alone does not.
_I_PLAYED = pattern(
    r"\b(?:прош[её]л|прошла|играл|играла|jugu[eé]|terminé|joguei|zerei|terminei|oynadım|bitirdim|пройшов|пройшла|"
    r"грав|грала|przeszed[łl]em|przesz[łl]am|gra[łl]em|gra[łl]am|uko[nń]czy[łl]em|uko[nń]czy[łl]am)\b|"
    r"玩过了?|通关了?|打完了?|クリアした|遊んだ"
)
_PLAYED = pattern(
    r"\b(?:played|finished|completed|beaten|(?:durch)?gespielt|jugado|terminado|completé|joué|fini|terminé|zaliczon[yae])\b"
)
_I = pattern(r"\b(?:i|i['’]ve|ive|already|ich|schon|bereits|he|ya|j['’]ai|déjà|już)\b")
# All that may stand beside these and a title, and not another word.
_BESIDE_PLAYED = pattern(
    r"\b(?:i|i['’]ve|ive|have|already|too|also|and|уже|я|тоже|и|в|игру|ich|habe|hab|schon|bereits|auch|und|ya|he|también|"
    r"y|j['’]ai|déjà|aussi|et|à|já|eu|também|e|zaten|da|de|ve|вже|також|теж|і|у|гру|już|też|w|gr[ęe])\b|"
    r"[我已经也都了はをももうと、，。]"
)
_RUN = re.compile(r"\S+(?: \S+)*")


def with_titles_told(found: pb.Understanding, titles: TitleLookup) -> pb.Understanding:
    """What the classifier says, in which the name of a game that was taken for a studio's is a title."""
    taken = [
        place
        for place, each in enumerate(found.spans)
        if each.type == pb.SPAN_TYPE_DEVELOPER
        and each.polarity != pb.POLARITY_REFUSED
        and (named := titles.find(each.text)) is not None
        and named.how in _NAMED_FOR_SURE
    ]
    if not taken:
        return found
    result = pb.Understanding()
    result.CopyFrom(found)
    for place in taken:
        result.spans[place].type = pb.SPAN_TYPE_TITLE
    return result


def is_a_name_taken_for_none(text: str, found: pb.Understanding, titles: TitleLookup) -> bool:
    """Whether a message is what the catalogue calls a game for short, though nothing in it was taken for a title."""
    if found.intent not in _TAKEN_FOR_NO_NAME or found.act in FOLLOW_UPS:
        return False
    # A wish that was marked in parts is read by them; small talk has none that count.
    if found.intent == pb.INTENT_RECOMMEND and found.spans:
        return False
    said = text.strip(" .!?")
    named = titles.find(said)
    return named is not None and named.how in _NAMED_FOR_SURE and may_be_a_nickname(said)


def titles_only_played(text: str, titles: TitleLookup) -> list[pb.Span]:
    """The titles in a message that says nothing but that these were played, as what it refuses: "somę już przeszedłem".
    None where any word says more, or may tell of somebody who is unwell.
    """
    said = bare(text)
    if len(said) > _MOST_LETTERS_OF_PLAYED or may_be_unwell(text):
        return []
    if _I_PLAYED.search(said) is None and not (_PLAYED.search(said) and _I.search(said)):
        return []
    for each in (_I_PLAYED, _PLAYED, _BESIDE_PLAYED):
        said = each.sub(lambda match: " " * len(match.group()), said)
    left = [_without_marks(text, *match.span()) for match in _RUN.finditer(said)]
    if not all(text[start:end] and _is_a_name(text[start:end], titles) for start, end in left):
        return []
    refused = pb.POLARITY_REFUSED
    return [
        pb.Span(start=start, end=end, text=text[start:end], type=pb.SPAN_TYPE_TITLE, polarity=refused)
        for start, end in left
    ]


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without marks of punctuation around it."""
    said = text[start:end]
    start += len(said) - len(said.lstrip(" .,!"))
    return start, start + len(said.strip(" .,!"))


def _is_a_name(said: str, titles: TitleLookup) -> bool:
    found = titles.find(said)
    return found is not None and found.how in (*_NAMED_FOR_SURE, Found.SOUND)


def asks_about_a_game(text: str, found: pb.Understanding, titles: TitleLookup) -> bool:
    """Whether what is taken for a wish, or doubtfully for no talk of games, asks something of a game that it names."""
    if found.intent == pb.INTENT_RECOMMEND and _asks_for_help_with_one(text, found, titles):
        return True
    if _asks_whether(text) and found.intent == pb.INTENT_OFF_TOPIC and (known := _names_for_sure(text, titles)):
        return asks_something_of_one(text, known)
    if not (asks_in_form(text) or starts_as_a_question(text)):
        return found.intent in _TAKEN_FOR_NO_NAME and _asks_whether_one_is_here(text, found, titles)
    if found.intent == pb.INTENT_RECOMMEND:
        return _asks_in_a_wish(text, found, titles)
    if found.intent in (pb.INTENT_OFF_TOPIC, pb.INTENT_SMALL_TALK):
        # A title that is written as one leaves less doubt than the classifier has.
        said = titles_in_question(text, titles)
        is_open = found.intent == pb.INTENT_SMALL_TALK and asks_in_form(text)
        if not said and (is_open or found.probability < _SURELY_OFF_TOPIC):
            said = titles_in_question(text, titles, in_lower_case=True)
        named = [text[each.start : each.end] for each in said]
        return asks_about(text, named) or asks_something_of_one(text, named)
    return False


def _asks_whether_one_is_here(text: str, found: pb.Understanding, titles: TitleLookup) -> bool:
    """Whether a message without a mark asks if one game is here, and nothing else: "do you have Hades"."""
    named = [each.text for each in found.spans if each.type == pb.SPAN_TYPE_TITLE]
    if not found.spans:
        said = titles_in_question(text, titles, in_lower_case=True)
        named = [text[each.start : each.end] for each in said]
    is_one = len(named) == 1 and len(found.spans) <= 1
    return is_one and asks_whether_it_is_here(without_titles(text, named))


def _asks_in_a_wish(text: str, found: pb.Understanding, titles: TitleLookup) -> bool:
    """Whether a question that is taken for a wish asks something of games that it names, or if one is here."""
    named = [each.text for each in found.spans if each.type == pb.SPAN_TYPE_TITLE]
    if len(named) == 1 and asks_in_form(text):
        # One of two may be overlooked: "hades, dead cells'ten eski mi".
        further = [text[each.start : each.end] for each in titles_in_question(text, titles, in_lower_case=True)]
        named += [each for each in further if each not in named[0]]
    if len(named) == len(found.spans) == 1 and asks_whether_it_is_here(without_titles(text, named)):
        return True
    compares = len(named) > 1 and asks_which_came_first(without_titles(text, named))
    is_of_a_game = {each.type for each in found.spans} <= _OF_QUESTIONS
    return compares or (is_of_a_game and (asks_about(text, named) or asks_something_of_one(text, named)))


def _asks_whether(text: str) -> bool:
    """Whether a text asks something, with or without a mark: "is Hades a film", "celeste a eu quelle note"."""
    is_in_form = asks_in_form(text) or starts_as_a_question(text) or _WHETHER.match(bare(text)) is not None
    return is_in_form or counts_things(text) or asks_how_or_where(text)


def _names_for_sure(text: str, titles: TitleLookup) -> list[str]:
    """The titles in a text, written in whatever case, that are no everyday words: "cuphead", but not "journey"."""
    said = [text[each.start : each.end] for each in titles_in_question(text, titles, in_lower_case=True)]
    return [each for each in said if len(each) >= _SHORTEST_SURE and not titles.is_an_everyday_word(each)]


def _asks_for_help_with_one(text: str, found: pb.Understanding, titles: TitleLookup) -> bool:
    """Whether a message asks for help with one game that it names: "give me a cheat for Doom"."""
    named = [each.text for each in found.spans if each.type == pb.SPAN_TYPE_TITLE and titles.find(each.text)]
    return len(named) == 1 and asks_for_help(without_titles(text, named))
