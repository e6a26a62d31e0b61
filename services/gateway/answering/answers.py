"""Answers questions about games in the player's language: true and short, from the catalogue's facts alone.

What the facts do not say is said to be unknown. Pure: no model takes part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.answering.attributes import Attribute
from services.gateway.answering.children import for_a_child, not_for_the_child
from services.gateway.answering.comparing import compared, first_in, most_in
from services.gateway.answering.game_question import GameQuestion
from services.gateway.answering.no_game import listing, of_no_game
from services.gateway.answering.sentences import described, facet, facts_if_any, said, unknown
from services.gateway.conversation.wish import costs_nothing
from services.gateway.understanding.amounts.terms.prices import asks_whether_it_costs
from services.gateway.understanding.amounts.terms.terms_of_play import Price, read_price
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.plain_text import shown
from services.gateway.understanding.superlatives import superlative_in
from services.gateway.writing import templates
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.wording import Facet, Wording

_OF_A_COMPARISON = 2
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
_BESIDE_PLAYERS = (None, Attribute.PLAYERS)
_CO_OP = "co-op"
_DIFFICULTY_TAGS = frozenset({"difficult", "relaxing", "family friendly"})


def answered(language: str, question: GameQuestion) -> list[Sentence]:
    """The sentences that answer the question in `language`."""
    wording = Wording(language)
    if not question.games:
        return of_no_game(wording, question)
    if question.is_pick:
        unsuitable = not_for_the_child(wording, question, question.games[0])
        return unsuitable or [Sentence(wording.phrases.answers.picked, ()), *described(wording, question.games[0])]
    asked = question.asked()
    if len(question.games) > 1 and (told := _of_several(wording, question, asked[0] if asked else None)):
        return told
    return [sentence for game in question.games[:2] for sentence in _about(wording, question, game, asked)]


def _of_several(wording: Wording, question: GameQuestion, asked: Attribute | None) -> list[Sentence]:
    """What is said of several games at once; nothing where each is to be told of by itself."""
    games = question.games
    if len(games) > _OF_A_COMPARISON and (by := superlative_in(question.text)) is not None:
        return first_in(wording, games, by)
    if (quality := question.quality()) is not None:
        return most_in(wording, games, quality)
    if question.stands_for_many():
        return [listing(wording, wording.phrases.answers.which_of, games)]
    return compared(wording, question, asked)


def _about(
    wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Sequence[Attribute]
) -> list[Sentence]:
    """What is known of one game that answers the question; whether a child may play comes first."""
    protecting = for_a_child(wording, question, game, asked)
    if not protecting:
        return _told(wording, question, game, asked[0] if asked else None)
    further = [each for each in asked if each in _BESIDE_A_CHILD]
    names_platforms = bool(question.names_of(classifier_pb2.SPAN_TYPE_PLATFORM))
    if not (further or names_platforms):
        return protecting
    return [*protecting, *_told(wording, question, game, further[0] if further else None)]


def _told(wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Attribute | None) -> list[Sentence]:
    """What is known of one game that answers the question."""
    if asked is Attribute.MONEY:
        return _cost(wording, question, game)
    if asked is Attribute.UNKNOWN:
        return [unknown(wording, game)]
    if (told := _yes_or_no(wording, question, game, asked)) is not None:
        return [told]
    is_unread = asked is None and (question.attribute or question.asks_in_words())
    if is_unread or asked is Attribute.NAME:
        # What is asked is none of the facts that there are; what there is may help all the same.
        return [*([unknown(wording, game)] if is_unread else ()), *described(wording, game)[:1]]
    if asked in (None, Attribute.ABOUT, Attribute.WHY, Attribute.ALIKE):
        is_why_shown = asked is Attribute.WHY and game.game_id in question.reasons
        return [_why_shown(wording, question, game)] if is_why_shown else described(wording, game)
    return [_ANSWERS[asked](wording, game) if asked in _ANSWERS else facet(wording, game, _FACETS[asked])]


def _yes_or_no(
    wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Attribute | None
) -> Sentence | None:
    """Whether the game has what the question names: platforms, kinds, a price or so many players.

    None if it names none of them.
    """
    platforms = question.names_of(classifier_pb2.SPAN_TYPE_PLATFORM)
    if platforms and asked in _BESIDE_PLATFORMS:
        return _on_platforms(wording, game, platforms, question.generation(game.year))
    if asked is Attribute.PRICE and read_price(question.text) is Price.FREE:
        return _costs_nothing(wording, game)
    kinds = question.names_of(classifier_pb2.SPAN_TYPE_KIND)
    if kinds and asked in _BESIDE_KINDS:
        return _has_kinds(wording, game, kinds)
    wished = question.conditions_on(classifier_pb2.SPAN_TYPE_PLAYERS)
    return _plays_so(wording, game, wished) if wished and asked in _BESIDE_PLAYERS else None


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


def _on_platforms(wording: Wording, game: common_pb2.Game, asked: Sequence[str], generation: str) -> Sentence:
    """Whether the game runs on any of the platforms asked for; of a generation that the catalogue does not tell apart,
    that it is not known."""
    if not game.platforms:
        return unknown(wording, game)
    folded = {each.lower() for each in asked}
    found = [wording.platform(each) for each in game.platforms if each.lower() in folded]
    if found and generation:
        listed = wording.listed(found)
        return said(wording.phrases.answers.family, wording, game, platform=listed, asked=shown(generation))
    if found:
        return said(wording.phrases.answers.on_platform, wording, game, platform=wording.listed(found))
    return said(wording.phrases.answers.not_on_platform, wording, game, platforms=wording.platforms(game))


def _has_kinds(wording: Wording, game: common_pb2.Game, asked: Sequence[str]) -> Sentence:
    """Whether the game is of the kinds asked for."""
    folded = {each.lower() for each in asked}
    found = [each for each in (*game.genres, *game.tags) if each.lower() in folded]
    if found:
        return said(wording.phrases.answers.has, wording, game, facts=wording.listed(wording.kinds(found)))
    known = wording.kinds([*game.genres, *game.tags])
    if not known:
        return unknown(wording, game)
    return said(wording.phrases.answers.has_not, wording, game, facts=wording.listed(known))


def _plays_so(wording: Wording, game: common_pb2.Game, wished: Sequence[common_pb2.GameFilter]) -> Sentence:
    """Whether the game can be played by so many who come together so."""
    company = wording.kinds([each for each in game.tags if each.lower() == _CO_OP])
    facts = [*company, *wording.facts(game, [Facet.PLAYERS])]
    if not facts:
        return facet(wording, game, Facet.PLAYERS)
    answers = wording.phrases.answers
    allows = all(meets(game, each) for each in wished)
    template = answers.has if allows else answers.has_not
    return said(template, wording, game, facts=wording.listed(facts, last=False))


def _cost(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> list[Sentence]:
    """What is known of what a game costs: no sum, but whether anything."""
    facts = facts_if_any(wording, game, wording.facts(game, [Facet.PRICE]))
    is_all = bool(facts) and (costs_nothing(game) or asks_whether_it_costs(question.text))
    return facts if is_all else [unknown(wording, game), *facts]


def _costs_nothing(wording: Wording, game: common_pb2.Game) -> Sentence | None:
    """Whether the game is free; None if that is not known."""
    price = wording.facts(game, [Facet.PRICE])
    answers = wording.phrases.answers
    is_free = game.price_model in (common_pb2.PRICE_MODEL_FREE, common_pb2.PRICE_MODEL_FREE_TO_PLAY)
    return said(answers.has if is_free else answers.has_not, wording, game, facts=price[0]) if price else None


def _difficulty(wording: Wording, game: common_pb2.Game) -> Sentence:
    """What the tags say of how hard the game is."""
    told = [each for each in game.tags if each.lower() in _DIFFICULTY_TAGS]
    if not told:
        return unknown(wording, game)
    return said(wording.phrases.answers.facts, wording, game, facts=wording.listed(wording.kinds(told)))


def _why_shown(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> Sentence:
    """By what the game came into the list: what it has of the wish, the player's taste, or that many like it."""
    reason = common_pb2.Reason(kind=question.reasons[game.game_id])
    shown = common_pb2.RecommendedGame(game=game, reasons=[reason])
    occasion = Occasion(gateway_pb2.Recommendations(), [shown], question.constraints)
    if reason.kind not in (common_pb2.Reason.KIND_MATCHES_MESSAGE, common_pb2.Reason.KIND_NEAR_MESSAGE):
        return templates.mention(wording.language, occasion, 0)
    answers = wording.phrases.answers
    wished = {each.lower() for each in occasion.wanted}
    kinds = wording.kinds([each for each in (*game.genres, *game.tags) if each.lower() in wished])
    others = [each for each in occasion.facets if each is not Facet.KINDS]
    facts = [*kinds, *wording.facts(game, others, occasion.wanted, occasion.platforms), *_year_wished(question, game)]
    if not facts:
        return templates.mention(wording.language, occasion, 0)
    matches = reason.kind == common_pb2.Reason.KIND_MATCHES_MESSAGE
    template = answers.because if matches else answers.because_near
    return said(template, wording, game, facts=wording.listed(facts, last=False))


def _year_wished(question: GameQuestion, game: common_pb2.Game) -> list[str]:
    """The year of a game where one was wished for."""
    conditions = [each.condition for each in question.constraints if each.type == classifier_pb2.SPAN_TYPE_YEARS]
    is_wished = any(each.min_year or each.max_year for each in conditions)
    return [str(game.year)] if is_wished and game.year else []


_ANSWERS: Mapping[Attribute, Callable[[Wording, common_pb2.Game], Sentence]] = {
    Attribute.YEAR: _year,
    Attribute.DEVELOPER: _developer,
    Attribute.PLATFORMS: _platforms,
    Attribute.FIRST: _year,
    Attribute.DIFFICULTY: _difficulty,
}
