"""Answers whether a game has what a question names: a platform, a kind, so many players, or a price of nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from services.gateway.answering.asked_words import asks_for_a_network
from services.gateway.answering.attributes import Attribute
from services.gateway.answering.game_question import GameQuestion
from services.gateway.answering.no_game import listing
from services.gateway.answering.sentences import facet, said, unknown, unknown_of
from services.gateway.conversation.reading.overlooked.company import KINDS_OF_COMPANY
from services.gateway.conversation.wish import costs_nothing
from services.gateway.understanding.amounts.terms.terms_of_play import Price, read_price
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.genres.narrow_subjects import is_about
from services.gateway.understanding.plain_text import bare, pattern, shown
from services.gateway.understanding.play_modes import ALONE, IN_ONE_ROOM
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.wording import Facet, Wording

# What may seem to be asked where a platform or a kind that the message names is what is asked about.
_BESIDE_PLATFORMS = (None, Attribute.PLATFORMS, Attribute.PLAYERS, Attribute.YEAR, Attribute.ABOUT)
_BESIDE_KINDS = (None, Attribute.GENRE, Attribute.PLATFORMS, Attribute.DIFFICULTY, Attribute.ABOUT)
_BESIDE_YEARS = (None, Attribute.YEAR)
_BESIDE_PLAYERS = (None, Attribute.PLAYERS)
_CO_OP = "co-op"
_MOST_SHOWN_BEFORE = 3
# "On which consoles" names none, whatever consoles are.
_WHICH = pattern(
    r"\b(?:which|what|каких|какие|каком|welchen?|qu[eé]|cu[aá]les|quell?e?s|quais|hangi|яких|які|jakich|jakie|których) "
    r"(?:\w+ )?(?:consoles?|platforms?|devices?|systems?|консол\w+|платформ\w+|приставк\w+|konsolen?|plattform\w*|"
    r"consolas|plataformas?|plateformes?|konsol\w*|platform\w*)\b|哪些(?:平台|主机)|どの(?:機種|ハード|プラットフォーム)"
)
# Names of consoles that are written in capitals: "PS4", "3DS".
_IN_CAPITALS = {"playstation": "PlayStation", "gamecube": "GameCube"}
_SHORT_NAME = re.compile(r"(?:ps|пс)\d?p?$|(?:s?nes|gb[ac]?|n?ds|\dds|n\d\d)$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a game has what is asked for, None where that is not known, and the sentence that says so."""

    holds: bool | None
    told: Sentence


def yes_or_no(
    wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Attribute | None
) -> Verdict | None:
    """Whether the game has what the question names: platforms, kinds, a price or so many players.

    None if it names none of them.
    """
    if asked is Attribute.PLAYERS and (offline := question.offline()):
        return _without_network(wording, game, offline)
    if asked is Attribute.PLAYERS and asks_for_a_network(question.text_without_titles()):
        return _needs_a_network(wording, game)
    told = question.conditions_on(classifier_pb2.SPAN_TYPE_YEARS)
    years = [each for each in told if each.min_year or each.max_year]
    if years and game.year and asked in _BESIDE_YEARS:
        return _is_of_these(wording, game, years)
    return _has_what_is_named(wording, question, game, asked)


def _has_what_is_named(
    wording: Wording, question: GameQuestion, game: common_pb2.Game, asked: Attribute | None
) -> Verdict | None:
    """Whether the game has the platforms, kinds, price or players that the question names; None if it names none."""
    platforms = [] if asks_which_platforms(question.text) else question.names_of(classifier_pb2.SPAN_TYPE_PLATFORM)
    wished = question.conditions_on(classifier_pb2.SPAN_TYPE_PLAYERS)
    if wished and platforms and asked in (*_BESIDE_PLATFORMS, *_BESIDE_PLAYERS):
        # "Can we both play on one PC" asks who can play; that there is a version for it would be no answer.
        company = _plays_so(wording, game, wished)
        if not asks_where_besides(question):
            return company
        place = _on_platforms(wording, game, platforms, question.generation(game.year))
        known = company.holds is not None and place.holds is not None
        return Verdict(bool(company.holds and place.holds) if known else None, company.told)
    if platforms and asked in _BESIDE_PLATFORMS:
        return _on_platforms(wording, game, platforms, question.generation(game.year))
    if asked is Attribute.PRICE and read_price(question.text) is Price.FREE:
        return _costs_nothing(wording, game)
    kinds = question.names_of(classifier_pb2.SPAN_TYPE_KIND)
    if wished and KINDS_OF_COMPANY.issuperset(map(str.casefold, kinds)):
        # "On the sofa" says how the three of them meet, and not what kind of game it is.
        kinds = []
    if kinds and asked in _BESIDE_KINDS:
        return _has_kinds(wording, game, kinds, question.words_of(classifier_pb2.SPAN_TYPE_KIND))
    return _plays_so(wording, game, wished) if wished and asked in _BESIDE_PLAYERS else None


def asks_which_platforms(text: str) -> bool:
    """Whether a question asks on which consoles a game is, so that what it calls them names none of them."""
    return _WHICH.search(bare(text)) is not None


def asks_where_besides(question: GameQuestion) -> bool:
    """Whether a question names so many players and, in other words, a platform: both are asked then."""
    players = [
        each
        for each in question.understood
        if each.type == classifier_pb2.SPAN_TYPE_PLAYERS and each.HasField("condition")
    ]
    platforms = [each for each in question.understood if each.type == classifier_pb2.SPAN_TYPE_PLATFORM and each.names]
    return bool(players) and any(
        not any(each.start < other.end and other.start < each.end for other in players) for each in platforms
    )


def of_several(
    wording: Wording, question: GameQuestion, games: Sequence[common_pb2.Game], asked: Attribute | None
) -> list[Sentence]:
    """Which of several games have what the question names, which have not, and of which that is not known; nothing if
    it names nothing."""
    verdicts = [(game, yes_or_no(wording, question, game, asked)) for game in games]
    if any(verdict is None for _, verdict in verdicts):
        return []
    answers = wording.phrases.answers
    told = []
    for some, every, holds in ((answers.yes_of, answers.yes_all, True), (answers.no_of, answers.no_all, False)):
        found = [game for game, verdict in verdicts if verdict is not None and verdict.holds is holds]
        if found:
            template = every if len(found) == len(games) else some
            listed = wording.listed([wording.title(game) for game in found], last=False)
            told.append(Sentence(template.format(games=listed), tuple(game.game_id for game in found)))
    unknown_ones = unknown_of(wording, [game for game, verdict in verdicts if verdict and verdict.holds is None])
    if any(verdict and verdict.holds for _, verdict in verdicts) or list(question.games) != list(question.shown):
        return [*told, *unknown_ones]
    # None of the list has it: one that was shown before may.
    before = [(game, yes_or_no(wording, question, game, asked)) for game in question.shown_before]
    having = [game for game, verdict in before if verdict is not None and verdict.holds][-_MOST_SHOWN_BEFORE:]
    return [*told, *([listing(wording, answers.yes_of, having)] if having else []), *unknown_ones]


def _on_platforms(wording: Wording, game: common_pb2.Game, asked: Sequence[str], generation: str) -> Verdict:
    """Whether the game runs on any of the platforms asked for; of a generation that the catalogue does not tell apart,
    that it is not known."""
    if not game.platforms:
        return Verdict(None, unknown(wording, game))
    folded, answers = {each.lower() for each in asked}, wording.phrases.answers
    found = [wording.platform(each) for each in game.platforms if each.lower() in folded]
    if found and generation:
        listed = wording.listed(found)
        return Verdict(None, said(answers.family, wording, game, platform=listed, asked=shown(_as_written(generation))))
    if found:
        return Verdict(True, said(answers.on_platform, wording, game, platform=wording.listed(found)))
    return Verdict(False, said(answers.not_on_platform, wording, game, platforms=wording.platforms(game)))


def _as_written(generation: str) -> str:
    """A console as its makers write it, where the player did not care for capitals: "PS4" and "Xbox One"."""
    if not generation.islower():
        return generation
    words = generation.split()
    return " ".join(
        _IN_CAPITALS.get(each) or (each.upper() if _SHORT_NAME.match(each) else each.capitalize()) for each in words
    )


def _is_of_these(wording: Wording, game: common_pb2.Game, years: Sequence[common_pb2.GameFilter]) -> Verdict:
    """Whether the game came out in the years that are named: "is it older than 2010?"."""
    answers, holds = wording.phrases.answers, all(meets(game, each) for each in years)
    facts = wording.phrases.facts.year.format(year=game.year)
    return Verdict(holds, said(answers.has if holds else answers.has_not, wording, game, facts=facts))


def _has_kinds(wording: Wording, game: common_pb2.Game, asked: Sequence[str], words: Sequence[str]) -> Verdict:
    """Whether the game is of the kinds asked for in these words."""
    if not all(is_about(game, each) for each in words):
        # That there are animals does not tell whether any is a dog.
        return Verdict(None, unknown(wording, game))
    folded, answers = {each.lower() for each in asked}, wording.phrases.answers
    found = [each for each in (*game.genres, *game.tags) if each.lower() in folded]
    if found:
        quoted = [wording.phrases.quoted.format(words=each) for each in wording.kinds(found)]
        return Verdict(True, said(answers.listed_as, wording, game, kinds=wording.listed(quoted)))
    known = wording.kinds([*game.genres, *game.tags])
    if not known:
        return Verdict(None, unknown(wording, game))
    return Verdict(False, said(answers.has_not, wording, game, facts=wording.listed(known)))


def _plays_so(wording: Wording, game: common_pb2.Game, wished: Sequence[common_pb2.GameFilter]) -> Verdict:
    """Whether the game can be played by so many who come together so."""
    company = wording.kinds([each for each in game.tags if each.lower() == _CO_OP])
    facts = [*company, *wording.facts(game, [Facet.PLAYERS])]
    if not facts:
        return Verdict(None, facet(wording, game, Facet.PLAYERS))
    answers = wording.phrases.answers
    allows = all(meets(game, each) for each in wished)
    if allows and all(tuple(each.modes) == ALONE for each in wished):
        # How many play it together does not answer whether one can.
        facts = wording.facts(game, [Facet.PLAYERS], modes=ALONE) or facts
    template = answers.has if allows else answers.has_not
    return Verdict(allows, said(template, wording, game, facts=wording.listed(facts, last=False)))


def _without_network(wording: Wording, game: common_pb2.Game, asked: Sequence[common_pb2.GameFilter]) -> Verdict:
    """Whether the game can be played without the internet, which its modes and its price tell."""
    if not game.modes:
        return Verdict(None, unknown(wording, game))
    answers, allows = wording.phrases.answers, all(meets(game, each) for each in asked)
    template = answers.has if allows else answers.has_not
    return Verdict(allows, said(template, wording, game, facts=_of_the_network(wording, game, allows=allows)))


def _needs_a_network(wording: Wording, game: common_pb2.Game) -> Verdict:
    """Whether the game cannot be played without the internet."""
    if not game.modes:
        return Verdict(None, unknown(wording, game))
    answers, needs = wording.phrases.answers, not meets(game, common_pb2.GameFilter(offline=True))
    template = answers.has if needs else answers.has_not
    return Verdict(needs, said(template, wording, game, facts=_of_the_network(wording, game, allows=not needs)))


def _of_the_network(wording: Wording, game: common_pb2.Game, *, allows: bool) -> str:
    """How the game is played without the internet, where it `allows` that; else how it is played with it."""
    is_alone = common_pb2.PLAY_MODE_SINGLE_PLAYER in game.modes
    modes = ALONE if is_alone else IN_ONE_ROOM
    facts = wording.facts(game, [Facet.PLAYERS], modes=modes if allows else ())
    return wording.listed(facts or wording.kinds([*game.genres, *game.tags]), last=False)


def _costs_nothing(wording: Wording, game: common_pb2.Game) -> Verdict:
    """Whether the game is free."""
    price = wording.facts(game, [Facet.PRICE])
    if not price:
        return Verdict(None, unknown(wording, game))
    answers, is_free = wording.phrases.answers, costs_nothing(game)
    template = answers.is_free if is_free else answers.has_not
    return Verdict(is_free, said(template, wording, game, facts=price[0]))
