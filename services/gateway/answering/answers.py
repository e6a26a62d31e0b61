"""Answers questions about games in the player's language: true and short, from the catalogue's facts alone.

What the facts do not say is said to be unknown. Pure: no model takes part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from services.gateway.answering.asked_words import asks_for_warnings, asks_whether_it_is_here
from services.gateway.answering.attributes import Attribute
from services.gateway.answering.children import for_a_child, not_for_the_child, too_old_for_the_child
from services.gateway.answering.comparing import compared, first_in, most_in
from services.gateway.answering.game_question import GameQuestion
from services.gateway.answering.makers import of_makers
from services.gateway.answering.no_game import listing, of_no_game
from services.gateway.answering.reasons import why_shown
from services.gateway.answering.refused_before import has_what_is_refused
from services.gateway.answering.sentences import (
    described,
    facet,
    facts_if_any,
    said,
    said_at_once,
    unknown,
    unknown_beside_facts,
    unknown_of,
)
from services.gateway.answering.yes_or_no import asks_where_besides, of_several, yes_or_no
from services.gateway.conversation.replying.questions.terms import term_asked_for
from services.gateway.conversation.wish import costs_nothing
from services.gateway.understanding.amounts.terms.prices import asks_whether_it_costs
from services.gateway.understanding.beyond_catalogues.unrecorded import unrecorded_in
from services.gateway.understanding.comparing.superlatives import superlative_in
from services.gateway.understanding.plain_text import shown
from services.gateway.understanding.talking.complaints import insists
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.shortfall import as_said, called, unrecorded_of
from services.gateway.writing.wording import Facet, Wording

_OF_A_COMPARISON = 2
# As many as a list in a text has.
_MOST_GAMES = 5
_FACETS: Mapping[Attribute, Facet] = {
    Attribute.LENGTH: Facet.LENGTH,
    Attribute.PLAYERS: Facet.PLAYERS,
    Attribute.PRICE: Facet.PRICE,
    Attribute.AGE: Facet.AGE,
    Attribute.GENRE: Facet.KINDS,
}
# What may be asked besides whether a child may play; "a 10 year old" holds a word of the question when it came out.
_BESIDE_A_CHILD = (
    Attribute.UNKNOWN,
    Attribute.PLATFORMS,
    Attribute.LENGTH,
    Attribute.PLAYERS,
    Attribute.MONEY,
    Attribute.PRICE,
    Attribute.DIFFICULTY,
)
_DIFFICULTY_TAGS = frozenset({"difficult", "relaxing", "family friendly"})


def answered(language: str, question: GameQuestion) -> list[Sentence]:
    """The sentences that answer the question in `language`."""
    wording = Wording(language)
    if not question.games:
        return of_no_game(wording, question)
    by_form = (_of_as_many, of_makers, _of_a_term, _of_being_here)
    if told := next((told for each in by_form if (told := each(wording, question))), list[Sentence]()):
        return told
    asked = question.asked()
    if question.is_pick and Attribute.ABOUT not in asked:
        # What is not for the child is no good choice, whoever makes it.
        return not_for_the_child(wording, question, question.games[0]) or [
            Sentence(wording.phrases.answers.picked, ()),
            *described(wording, question.games[0]),
        ]
    if asked[1:] and (unrecorded := unrecorded_in(question.text_without_titles())):
        # The languages of games are not known; what is asked beside them may be.
        return [*_of_each(wording, question, asked[1:]), unrecorded_of(language, unrecorded)]
    asks_for_a_child = asked[:1] == [Attribute.AGE] and question.asks_whether_it_suits()
    if (
        len(question.games) > 1
        and not asks_for_a_child
        and (told := _of_several(wording, question, asked[0] if asked else None))
    ):
        return told
    return _of_each(wording, question, asked)


def _of_as_many(wording: Wording, question: GameQuestion) -> list[Sentence]:
    """Which games were shown to who says that they asked for as many: "I asked for two"."""
    counts = {each.type for each in question.understood} == {classifier_pb2.SPAN_TYPE_COUNT}
    return [listing(wording, wording.phrases.staying, question.games)] if counts and insists(question.text) else []


def _of_a_term(wording: Wording, question: GameQuestion) -> list[Sentence]:
    """Which games are of the kind that a message asks the meaning of; that it cannot be explained."""
    kind = term_asked_for(question.text, question.understood)
    if kind is None:
        return []
    words = wording.phrases.quoted.replace("{words}", called(kind, wording.language) or as_said(kind.text))
    return [listing(wording, wording.phrases.answers.term.replace("{words}", words), question.games)]


def _of_being_here(wording: Wording, question: GameQuestion) -> list[Sentence]:
    """That games are here to who asks just that, and of one what it is."""
    if not asks_whether_it_is_here(question.text_without_titles()):
        return []
    about = described(wording, question.games[0]) if len(question.games) == 1 else []
    return [listing(wording, wording.phrases.answers.yes_of, question.games), *about]


def _of_several(wording: Wording, question: GameQuestion, asked: Attribute | None) -> list[Sentence]:
    """What is said of several games at once; nothing where each is to be told of by itself."""
    games = question.games
    if len(games) > _OF_A_COMPARISON and (by := superlative_in(question.text)) is not None:
        return first_in(wording, games, by)
    if (quality := question.quality()) is not None:
        return most_in(wording, games, quality)
    is_aged = any(each.HasField("age") for each in question.conditions_on(classifier_pb2.SPAN_TYPE_AGE))
    if question.stands_for_many() and not (is_aged and len(games) <= _MOST_GAMES):
        return [listing(wording, wording.phrases.answers.which_of, games)]
    if len(games) > _OF_A_COMPARISON:
        return of_several(wording, question, games[:_MOST_GAMES], asked)
    return compared(wording, question, asked)


def _of_each(wording: Wording, question: GameQuestion, asked: Sequence[Attribute]) -> list[Sentence]:
    """What is known of each game that answers the question, and of which nothing is."""
    told, missing = list[tuple[common_pb2.Game, Sequence[Sentence]]](), list[common_pb2.Game]()
    for game in question.games[:_MOST_GAMES]:
        about = _about(wording, question, game, asked)
        if about == [unknown(wording, game)]:
            missing.append(game)
        else:
            # Of many games a sentence each has to do.
            told.append((game, about if len(question.games) <= _OF_A_COMPARISON else about[:1]))
    return [*said_at_once(wording, told), *unknown_of(wording, missing)]


def _about(
    wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Sequence[Attribute]
) -> list[Sentence]:
    """What is known of one game that answers the question; whether a child may play comes first."""
    protecting, both = for_a_child(wording, question, game, asked), question.asked_together()
    if not protecting:
        too_old = too_old_for_the_child(wording, question, game)
        if too_old and (asked[0] if asked else Attribute.WHY) is Attribute.WHY:
            # "Why not GTA?": because it is not for them.
            return too_old
        if both:
            told = [sentence for each in both for sentence in _told(wording, question, game, each)]
            return [*too_old, *dict.fromkeys(told)]
        return [*too_old, *_told(wording, question, game, asked[0] if asked else None)]
    further = [each for each in (*asked, *both) if each in _BESIDE_A_CHILD]
    if asks_for_warnings(question.text_without_titles()):
        further = [each for each in further if each is not Attribute.UNKNOWN]
    names_platforms = bool(question.names_of(classifier_pb2.SPAN_TYPE_PLATFORM))
    if not (further or names_platforms):
        return protecting
    if further[:1] == [Attribute.UNKNOWN]:
        return [*protecting, unknown(wording, game)]
    return [*protecting, *_told(wording, question, game, further[0] if further else None)]


def _told(wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Attribute | None) -> list[Sentence]:
    """What is known of one game that answers the question."""
    if asked is Attribute.MONEY:
        return _cost(wording, question, game)
    if asked is not Attribute.UNKNOWN and (verdict := yes_or_no(wording, question, game, asked)) is not None:
        return [verdict.told, *([_platforms(wording, game)] if asks_where_besides(question) else [])]
    if asked is Attribute.UNKNOWN or (asked is None and question.asks_something()):
        if len(question.games) > 1 or question.asks_for_what_is_never_known():
            return [unknown(wording, game)]
        return [*unknown_beside_facts(wording, game), *has_what_is_refused(wording, question, game)]
    if asked in (None, Attribute.ABOUT, Attribute.WHY, Attribute.ALIKE, Attribute.NAME):
        is_why_shown = asked is Attribute.WHY and game.game_id in question.reasons
        told = why_shown(wording, question, game) if is_why_shown else described(wording, game)
        return told[:1] if asked is Attribute.NAME else [*told, *has_what_is_refused(wording, question, game)]
    return [_ANSWERS[asked](wording, game) if asked in _ANSWERS else facet(wording, game, _FACETS[asked])]


def _year(wording: Wording, game: common_pb2.Game) -> Sentence:
    if not game.year:
        return unknown(wording, game)
    return said(wording.phrases.answers.year, wording, game, year=str(game.year))


def _developer(wording: Wording, game: common_pb2.Game) -> Sentence:
    if not game.developer:
        return unknown(wording, game)
    return said(wording.phrases.answers.developer, wording, game, developer=shown(game.developer))


def _platforms(wording: Wording, game: common_pb2.Game) -> Sentence:
    if not game.platforms:
        return unknown(wording, game)
    return said(wording.phrases.answers.platforms, wording, game, platforms=wording.platforms(game))


def _cost(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> list[Sentence]:
    """What is known of what a game costs: no sum, but whether anything."""
    facts = facts_if_any(wording, game, wording.facts(game, [Facet.PRICE]))
    if not facts:
        return [unknown(wording, game)]
    if costs_nothing(game) or asks_whether_it_costs(question.text):
        return facts
    told = wording.listed(wording.facts(game, [Facet.PRICE]))
    return [said(wording.phrases.answers.price_unknown, wording, game, facts=told)]


def _difficulty(wording: Wording, game: common_pb2.Game) -> Sentence:
    """What the tags say of how hard the game is."""
    told = [each for each in game.tags if each.lower() in _DIFFICULTY_TAGS]
    if not told:
        return unknown(wording, game)
    return said(wording.phrases.answers.facts, wording, game, facts=wording.listed(wording.kinds(told)))


_ANSWERS: Mapping[Attribute, Callable[[Wording, common_pb2.Game], Sentence]] = {
    Attribute.YEAR: _year,
    Attribute.DEVELOPER: _developer,
    Attribute.PLATFORMS: _platforms,
    Attribute.FIRST: _year,
    Attribute.DIFFICULTY: _difficulty,
}
