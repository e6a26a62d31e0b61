"""Answers whether a child may play a game, and whether it shows what a question names.

"Is it too scary for him" and "may he play it" ask the opposite, as "is there blood" and "is there no blood" do: the
answer says in words what holds. It begins with a yes only where a plain question names what the game shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from services.gateway.answering.asked_words import asks_for_warnings
from services.gateway.answering.attributes import Attribute, asks_who, folded
from services.gateway.answering.coverage import asks_which, counts_things
from services.gateway.answering.game_question import GameQuestion
from services.gateway.answering.sentences import said
from services.gateway.understanding.contents.content import names_the_genre_of_fear, read_content
from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.understanding.refusing.refusals import has_refusing_words
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.wording import Facet, Wording

# Whether it is too much asks for a judgement, and whether nobody dies the other way round.
_TURNED_ROUND = pattern(
    r"\b(?:too|слишком|чересчур|zu|demasiad[oa]|muy|trop|demais|fazla|aşırı|занадто|надто|zbyt|za|"
    r"nobody|no one|никто|никого|niemand\w*|nadie|personne|ninguém|kimse\w*|ніхто|нікого|nikt|nikogo)\b|"
    r"太|すぎ|過ぎ|誰も|没人"
)
_NOTHING = common_pb2.CONTENT_DESCRIPTOR_NOTHING
# A mark in the middle ends one question before another.
_TWO_QUESTIONS = re.compile(r"[?？]\s{0,3}\w")
# Where something else is asked first, words such as "kill" name no content that is asked about.
_OF_CONTENTS = (Attribute.AGE, Attribute.YEAR, Attribute.ABOUT)


def for_a_child(
    wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Sequence[Attribute]
) -> list[Sentence]:
    """Whether the game suits the age that is spoken of, and what it shows of what is named; none if neither is asked.

    The age is that of the question or, where it asks whether a game is suitable, that of the wish in force.
    """
    if asks_for_warnings(question.text_without_titles()) and game.content_descriptors:
        return [*_contents(wording, game, set(game.content_descriptors) - {_NOTHING}), *_age(wording, game)]
    contents = _contents_asked(question, asked)
    shown = contents.intersection(game.content_descriptors)
    age = _youngest(question, asked)
    if age is None:
        return _shown(wording, question, game, shown) if contents and game.content_descriptors else []
    answers = wording.phrases.answers
    if not game.HasField("minimum_age"):
        told = [said(answers.unknown, wording, game)]
        return [*told, *(_contents(wording, game, shown) if shown else ())]
    facts = wording.listed(wording.facts(game, [Facet.AGE]))
    if game.minimum_age > age.age:
        return [said(answers.too_young, wording, game, facts=facts)]
    too_much = shown.union(set(age.exclude_content).intersection(game.content_descriptors))
    if too_much:
        listed = wording.listed(wording.contents(too_much))
        return [said(answers.suits_but, wording, game, facts=facts, contents=listed)]
    suits = [said(answers.suits, wording, game, facts=facts)]
    return [*suits, *(_contents(wording, game, shown) if contents and game.content_descriptors else ())]


def not_for_the_child(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> list[Sentence]:
    """That a game which is chosen does not suit the child of the conversation; none where it does, or there is none."""
    age = _youngest(question, [Attribute.AGE])
    if age is None or (game.HasField("minimum_age") and game.minimum_age <= age.age):
        return []
    return for_a_child(wording, question, game, [Attribute.AGE])


def too_old_for_the_child(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> list[Sentence]:
    """That a game is known to be for older ones than the child of the conversation; none for other games."""
    return not_for_the_child(wording, question, game) if game.HasField("minimum_age") else []


def _contents_asked(question: GameQuestion, asked: Sequence[Attribute]) -> set[int]:
    """The descriptors of what the question names; none if it asks for something else, such as the genre of horror."""
    text = question.text_without_titles()
    # "Ça fait peur ?" asks for no maker.
    makes = asked[:1] == [Attribute.DEVELOPER] and not asks_who(folded(text))
    # "Is it scary? And how long" asks for both.
    asks_both = _TWO_QUESTIONS.search(text) is not None and any(
        each.type == classifier_pb2.SPAN_TYPE_CONTENT for each in question.understood
    )
    is_of_another = bool(asked) and asked[0] not in _OF_CONTENTS and not makes
    takes_for_granted = counts_things(text) or (not asked and asks_which(text))
    if not asks_both and (is_of_another or takes_for_granted):
        # How many weapons there are, or which is the best, is not whether there are any.
        return set()
    names_a_genre = bool(question.names_of(classifier_pb2.SPAN_TYPE_KIND)) and names_the_genre_of_fear(text)
    marked = [each.text for each in question.understood if each.type == classifier_pb2.SPAN_TYPE_CONTENT]
    named = {descriptor for each in marked for descriptor in read_content(each, is_marked=True)}
    return set() if names_a_genre else named.union(read_content(text))


def _youngest(question: GameQuestion, asked: Sequence[Attribute]) -> common_pb2.GameFilter | None:
    """The condition of the lowest age that is spoken of; None if no age is."""
    ages = [each for each in question.conditions_on(classifier_pb2.SPAN_TYPE_AGE) if each.HasField("age")]
    if not ages and (Attribute.AGE in asked or question.asks_whether_it_suits()):
        ages = [each.condition for each in question.constraints if each.condition.HasField("age")]
    return min(ages, key=lambda each: each.age, default=None)


def _shown(wording: Wording, question: GameQuestion, game: common_pb2.Game, shown: Iterable[int]) -> list[Sentence]:
    """What a game shows of what is asked, and from which age it is."""
    text = question.text_without_titles()
    if not shown or has_refusing_words(text) or _TURNED_ROUND.search(bare(plain(text))):
        return [*_contents(wording, game, shown), *_age(wording, game)]
    facts = [*wording.contents(shown), *wording.facts(game, [Facet.AGE])]
    return [said(wording.phrases.answers.has, wording, game, facts=wording.listed(facts, last=False))]


def _contents(wording: Wording, game: common_pb2.Game, shown: Iterable[int]) -> list[Sentence]:
    answers = wording.phrases.answers
    if not shown:
        return [said(answers.contains_none, wording, game)]
    return [said(answers.contains, wording, game, contents=wording.listed(wording.contents(shown)))]


def _age(wording: Wording, game: common_pb2.Game) -> list[Sentence]:
    facts = wording.listed(wording.facts(game, [Facet.AGE]))
    return [said(wording.phrases.answers.facts, wording, game, facts=facts)] if facts else []
