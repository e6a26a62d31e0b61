"""Answers questions about games in the player's language: true and short, from the catalogue's facts alone.

What the facts do not say is said to be unknown. Pure: no model takes part.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.games.game_facts import PlayMode
from services.common.games.game_messages import play_facts
from services.gateway.answering.attributes import Attribute
from services.gateway.answering.game_question import GameQuestion
from services.gateway.understanding.amounts.terms_of_play import Price, read_hours, read_price
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.content import read_content
from services.gateway.understanding.plain_text import plain
from services.gateway.writing import templates
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.wording import Facet, Wording

# Fewer genres and tags in common do not make two games alike.
_LEAST_IN_COMMON = 2
_FACETS: Mapping[Attribute, Facet] = {
    Attribute.LENGTH: Facet.LENGTH,
    Attribute.PLAYERS: Facet.PLAYERS,
    Attribute.PRICE: Facet.PRICE,
    Attribute.AGE: Facet.AGE,
    Attribute.GENRE: Facet.KINDS,
}
# What may seem to be asked where a platform or a kind that the message names is what is asked about.
_BESIDE_PLATFORMS = (None, Attribute.PLATFORMS, Attribute.PLAYERS, Attribute.YEAR, Attribute.ABOUT)
_BESIDE_KINDS = (None, Attribute.GENRE, Attribute.PLATFORMS, Attribute.DIFFICULTY, Attribute.ABOUT)
# "Is it for a 10 year old" holds a word of the question when it came out.
_BESIDE_AGES = (None, Attribute.AGE, Attribute.YEAR, Attribute.ABOUT)
_BESIDE_PLAYERS = (None, Attribute.PLAYERS)
_CO_OP = "co-op"
_DIFFICULTY_TAGS = frozenset({"difficult", "relaxing", "family friendly"})


def answered(language: str, question: GameQuestion) -> list[Sentence]:
    """The sentences that answer the question in `language`."""
    wording = Wording(language)
    if not question.games:
        return [Sentence(wording.phrases.answers.which_game, ())]
    asked = question.asked()
    first = asked[0] if asked else None
    if len(question.games) > 1 and first in (Attribute.FIRST, Attribute.YEAR):
        return [_came_first(wording, *question.games[:2])]
    if len(question.games) > 1 and first is Attribute.ALIKE:
        return [_alike(wording, *question.games[:2])]
    if len(question.games) > 1 and first is Attribute.LENGTH:
        return _compared_in_length(wording, question, *question.games[:2])
    if len(question.games) > 1 and first in (None, Attribute.ABOUT, Attribute.NAME):
        # What is to be compared was not read: what each of them is.
        return [_described(wording, game)[0] for game in question.games[:2]]
    return [sentence for game in question.games[:2] for sentence in _about(wording, question, game, first)]


def _about(wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Attribute | None) -> list[Sentence]:
    """What is known of one game that answers the question."""
    if asked is Attribute.MONEY:
        return [_unknown(wording, game), *_facts_if_any(wording, game, wording.facts(game, [Facet.PRICE]))]
    if asked is Attribute.UNKNOWN:
        return [_unknown(wording, game)]
    if (told := _yes_or_no(wording, question, game, asked)) is not None:
        return [told]
    is_unread = asked is None and (question.attribute or question.asks_in_words())
    if is_unread or asked is Attribute.NAME:
        # What is asked is none of the facts that there are; what there is may help all the same.
        return [*([_unknown(wording, game)] if is_unread else ()), *_described(wording, game)[:1]]
    if asked in (None, Attribute.ABOUT, Attribute.WHY, Attribute.ALIKE):
        is_why_shown = asked is Attribute.WHY and game.game_id in question.reasons
        return [_why_shown(wording, question, game)] if is_why_shown else _described(wording, game)
    return [_ANSWERS[asked](wording, game) if asked in _ANSWERS else _facet(wording, game, _FACETS[asked])]


def _yes_or_no(
    wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Attribute | None
) -> Sentence | None:
    """Whether the game has what the question names: platforms, kinds, contents, an age, a price or so many players.

    None if it names none of them.
    """
    platforms = question.names_of(classifier_pb2.SPAN_TYPE_PLATFORM)
    if platforms and asked in _BESIDE_PLATFORMS:
        return _on_platforms(wording, game, platforms)
    if asked in _BESIDE_AGES and (told := _suits(wording, question, game)) is not None:
        return told
    if asked is Attribute.PRICE and read_price(question.text) is Price.FREE:
        return _costs_nothing(wording, game)
    kinds = question.names_of(classifier_pb2.SPAN_TYPE_KIND)
    if kinds and asked in _BESIDE_KINDS:
        return _has_kinds(wording, game, kinds)
    wished = question.conditions_on(classifier_pb2.SPAN_TYPE_PLAYERS)
    return _plays_so(wording, game, wished) if wished and asked in _BESIDE_PLAYERS else None


def _year(wording: Wording, game: common_pb2.Game) -> Sentence:
    if not game.year:
        return _unknown(wording, game)
    return _said(wording.phrases.answers.year, wording, game, year=str(game.year))


def _developer(wording: Wording, game: common_pb2.Game) -> Sentence:
    if not game.developer:
        return _unknown(wording, game)
    return _said(wording.phrases.answers.developer, wording, game, developer=plain(game.developer))


def _platforms(wording: Wording, game: common_pb2.Game) -> Sentence:
    if not game.platforms:
        return _unknown(wording, game)
    return _said(wording.phrases.answers.platforms, wording, game, platforms=wording.platforms(game))


def _on_platforms(wording: Wording, game: common_pb2.Game, asked: Sequence[str]) -> Sentence:
    """Whether the game runs on any of the platforms asked for."""
    if not game.platforms:
        return _unknown(wording, game)
    folded = {each.lower() for each in asked}
    found = [plain(each) for each in game.platforms if each.lower() in folded]
    if found:
        return _said(wording.phrases.answers.on_platform, wording, game, platform=wording.listed(found))
    return _said(wording.phrases.answers.not_on_platform, wording, game, platforms=wording.platforms(game))


def _has_kinds(wording: Wording, game: common_pb2.Game, asked: Sequence[str]) -> Sentence:
    """Whether the game is of the kinds asked for."""
    folded = {each.lower() for each in asked}
    found = [each for each in (*game.genres, *game.tags) if each.lower() in folded]
    if found:
        return _said(wording.phrases.answers.has, wording, game, facts=wording.listed(wording.kinds(found)))
    known = wording.kinds([*game.genres, *game.tags])
    if not known:
        return _unknown(wording, game)
    return _said(wording.phrases.answers.has_not, wording, game, facts=wording.listed(known))


def _plays_so(wording: Wording, game: common_pb2.Game, wished: Sequence[common_pb2.GameFilter]) -> Sentence:
    """Whether the game can be played by so many who come together so."""
    company = wording.kinds([each for each in game.tags if each.lower() == _CO_OP])
    facts = [*company, *wording.facts(game, [Facet.PLAYERS])]
    if not facts:
        return _facet(wording, game, Facet.PLAYERS)
    answers = wording.phrases.answers
    allows = all(meets(game, each) for each in wished)
    template = answers.has if allows else answers.has_not
    return _said(template, wording, game, facts=wording.listed(facts, last=False))


def _suits(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> Sentence | None:
    """Whether the game suits the age that the question names, or shows the contents that it names; None if neither is
    named, or known.
    """
    answers = wording.phrases.answers
    age = wording.facts(game, [Facet.AGE])
    ages = [each.age for each in question.conditions_on(classifier_pb2.SPAN_TYPE_AGE) if each.HasField("age")]
    if ages and age:
        allows = meets(game, common_pb2.GameFilter(age=min(ages)))
        return _said(answers.has if allows else answers.has_not, wording, game, facts=age[0])
    contents = read_content(question.text) if not ages else []
    if not contents or not game.content_descriptors:
        return None
    shows = not set(contents).isdisjoint(game.content_descriptors)
    facts = [*wording.kinds([*game.genres, *game.tags]), *age]
    return _said(answers.has if shows else answers.has_not, wording, game, facts=wording.listed(facts, last=False))


def _costs_nothing(wording: Wording, game: common_pb2.Game) -> Sentence | None:
    """Whether the game is free; None if that is not known."""
    price = wording.facts(game, [Facet.PRICE])
    answers = wording.phrases.answers
    is_free = game.price_model in (common_pb2.PRICE_MODEL_FREE, common_pb2.PRICE_MODEL_FREE_TO_PLAY)
    return _said(answers.has if is_free else answers.has_not, wording, game, facts=price[0]) if price else None


def _difficulty(wording: Wording, game: common_pb2.Game) -> Sentence:
    """What the tags say of how hard the game is."""
    told = [each for each in game.tags if each.lower() in _DIFFICULTY_TAGS]
    if not told:
        return _unknown(wording, game)
    return _said(wording.phrases.answers.facts, wording, game, facts=wording.listed(wording.kinds(told)))


def _facet(wording: Wording, game: common_pb2.Game, facet: Facet) -> Sentence:
    facts = wording.facts(game, [facet])
    if facet is Facet.PLAYERS and not facts and PlayMode.SINGLE_PLAYER in play_facts(game).modes:
        facts = [wording.phrases.facts.alone]
    found = _facts_if_any(wording, game, facts)
    return found[0] if found else _unknown(wording, game)


def _described(wording: Wording, game: common_pb2.Game) -> list[Sentence]:
    """What the game is: its kinds and how it is played, and its summary where there is one in the language."""
    facts = wording.facts(game, [Facet.KINDS, Facet.PLATFORMS, Facet.PLAYERS, Facet.LENGTH])
    told = _facts_if_any(wording, game, facts, with_year=True)
    summary = plain(wording.summary(game)).strip()
    return [*told, *([Sentence(summary, ())] if summary else [])] or [_unknown(wording, game)]


def _why_shown(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> Sentence:
    """By what the game came into the list: what it has of the wish, the player's taste, or that many like it."""
    reason = common_pb2.Reason(kind=question.reasons[game.game_id])
    shown = common_pb2.RecommendedGame(game=game, reasons=[reason])
    occasion = Occasion(gateway_pb2.Recommendations(), [shown], question.constraints, text=question.text)
    return templates.mention(wording.language, occasion, 0)


def _came_first(wording: Wording, one: common_pb2.Game, other: common_pb2.Game) -> Sentence:
    """Which of two games came out before the other."""
    if not one.year or not other.year:
        return _unknown(wording, other if one.year else one)
    answers = wording.phrases.answers
    earlier, later = (one, other) if one.year <= other.year else (other, one)
    template = answers.same_year if one.year == other.year else answers.first
    told = template.format(
        game=wording.title(earlier), other=wording.title(later), year=earlier.year, other_year=later.year
    )
    return Sentence(told, (earlier.game_id, later.game_id))


def _compared_in_length(
    wording: Wording, question: GameQuestion, one: common_pb2.Game, other: common_pb2.Game
) -> list[Sentence]:
    """How long two games are, the one that the question looks for first: the longer or the shorter one."""
    hours = read_hours(question.text_without_titles())
    wants_short = hours is not None and hours.most > 0
    games = sorted((one, other), key=lambda game: -(math.inf if game.endless else game.typical_hours))
    length = [wording.facts(game, [Facet.LENGTH]) for game in games]
    if not all(length) or length[0] == length[1]:
        return [_facet(wording, game, Facet.LENGTH) for game in (one, other)]
    if wants_short:
        games.reverse()
        length.reverse()
    first, second = games
    told = wording.phrases.answers.rather.format(
        game=wording.title(first), facts=length[0][0], other=wording.title(second), other_facts=length[1][0]
    )
    return [Sentence(told, (first.game_id, second.game_id))]


def _alike(wording: Wording, one: common_pb2.Game, other: common_pb2.Game) -> Sentence:
    """What two games have in common, by their genres and tags."""
    of_other = {each.lower() for each in (*other.genres, *other.tags)}
    common = [each for each in (*one.genres, *one.tags) if each.lower() in of_other]
    answers = wording.phrases.answers
    if len(common) < _LEAST_IN_COMMON:
        told = answers.little_alike.format(
            game=wording.title(one), kinds=wording.listed(wording.kinds([*one.genres, *one.tags]))
        )
        return Sentence(told, (one.game_id,))
    kinds = wording.listed(wording.kinds(common))
    told = answers.alike.format(game=wording.title(one), other=wording.title(other), kinds=kinds)
    return Sentence(told, (one.game_id, other.game_id))


def _facts_if_any(
    wording: Wording, game: common_pb2.Game, facts: Sequence[str], *, with_year: bool = False
) -> list[Sentence]:
    if not facts:
        return []
    name = wording.name(game) if with_year else wording.title(game)
    told = wording.phrases.answers.facts.format(game=name, facts=wording.listed(facts, last=False))
    return [Sentence(told, (game.game_id,))]


def _unknown(wording: Wording, game: common_pb2.Game) -> Sentence:
    return _said(wording.phrases.answers.unknown, wording, game)


def _said(template: str, wording: Wording, game: common_pb2.Game, **slots: str) -> Sentence:
    return Sentence(template.format(game=wording.title(game), **slots), (game.game_id,))


_ANSWERS: Mapping[Attribute, Callable[[Wording, common_pb2.Game], Sentence]] = {
    Attribute.YEAR: _year,
    Attribute.DEVELOPER: _developer,
    Attribute.PLATFORMS: _platforms,
    Attribute.FIRST: _year,
    Attribute.DIFFICULTY: _difficulty,
}
