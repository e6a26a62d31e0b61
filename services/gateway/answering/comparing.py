"""Compares games: which came first, which is longer, what two have in common, which of several is the shortest."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gamesrec.common.v1 import common_pb2
from services.gateway.answering.asked_words import asks_what_differs, asks_which_is_better
from services.gateway.answering.attributes import Attribute
from services.gateway.answering.children import too_old_for_the_child
from services.gateway.answering.game_question import GameQuestion
from services.gateway.answering.sentences import described, facet, said, said_at_once, unknown, unknown_of
from services.gateway.understanding.amounts.times.hours import read_hours
from services.gateway.understanding.comparing.qualities import Quality, most_of
from services.gateway.understanding.comparing.superlatives import Superlative, ranked, value
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.wording import Facet, Wording

# Fewer genres and tags in common do not make two games alike.
_LEAST_IN_COMMON = 2
# What two games are told apart by besides their kinds.
_SIDES_APART = (Facet.PLAYERS, Facet.LENGTH, Facet.PLATFORMS, Facet.AGE, Facet.PRICE)
_ALL_KINDS, _MOST_KINDS_APART = 100, 4


def compared(wording: Wording, question: GameQuestion, asked: Attribute | None) -> list[Sentence]:
    """Two games side by side in what is asked of both; nothing where each is to be told of by itself."""
    one, other = question.games[:2]
    if asked in (Attribute.FIRST, Attribute.YEAR):
        return [_came_first(wording, one, other)]
    if asked is Attribute.ALIKE:
        return [_alike(wording, one, other)]
    if asked is Attribute.LENGTH:
        return _compared_in_length(wording, question, one, other)
    described_each = [described(wording, game)[0] for game in (one, other)]
    if asked in (None, Attribute.ABOUT, Attribute.NAME):
        # Where what is to be compared was not read: what each of them is.
        return _set_apart(wording, question, one, other) or described_each
    if asked is not Attribute.UNKNOWN or question.asks_for_what_is_never_known():
        return []
    # The answer may lie in what is known.
    return [*unknown_of(wording, [one, other]), *described_each]


def _set_apart(
    wording: Wording, question: GameQuestion, one: common_pb2.Game, other: common_pb2.Game
) -> list[Sentence]:
    """What sets two games apart where that is asked, or which of them is better, which nobody here judges; nothing
    where something else is asked, or they are alike."""
    rest = question.text_without_titles()
    is_of_taste = asks_which_is_better(rest)
    if not (is_of_taste or asks_what_differs(rest)):
        return []
    facts = [wording.facts(game, _SIDES_APART) for game in (one, other)]
    kinds = [wording.kinds([*game.genres, *game.tags], most=_ALL_KINDS) for game in (one, other)]
    told = []
    for game, own, others in ((one, 0, 1), (other, 1, 0)):
        apart = [each for each in kinds[own] if each not in kinds[others]][:_MOST_KINDS_APART]
        apart += [each for each in facts[own] if each not in facts[others]]
        name = wording.name(game) if one.year != other.year else wording.title(game)
        if apart:
            listed = wording.listed(apart, last=False)
            sentence = wording.phrases.answers.facts.format(game=name, facts=listed)
            told.append(Sentence(sentence, (game.game_id,)))
    lead = [Sentence(wording.phrases.answers.taste, ())] if told and is_of_taste else []
    # What is not for the child is no better choice.
    barred = [(game, too_old) for game in (one, other) if (too_old := too_old_for_the_child(wording, question, game))]
    return [*said_at_once(wording, barred), *lead, *told]


def first_in(wording: Wording, games: Sequence[common_pb2.Game], by: Superlative) -> list[Sentence]:
    """Which of several games is the one that a superlative means, and those beside it that are as much so."""
    ordered = ranked(games, by)
    if not ordered:
        # None is of any length, or free: what is known in its stead, and of which not even that is.
        told = [(game, _measure(wording, game, by)) for game in games]
        known = [said(wording.phrases.answers.facts, wording, game, facts=facts) for game, facts in told if facts]
        return [*known, *unknown_of(wording, [game for game, facts in told if not facts])]
    first = ordered[0]
    alike = [game for game in ordered if value(game, by) == value(first, by)]
    answers = wording.phrases.answers
    endless = [game for game in games if game.endless] if by in (Superlative.SHORTEST, Superlative.LONGEST) else []
    if len(alike) == 1:
        return [
            said(answers.the_one, wording, first, facts=_measure(wording, first, by)),
            *_without_end(wording, endless),
        ]
    told_alike = _of_all(answers.the_ones, "games", wording, alike, _measure(wording, first, by))
    return [told_alike, *_without_end(wording, endless)]


def _without_end(wording: Wording, endless: Sequence[common_pb2.Game]) -> list[Sentence]:
    """That these games have no end, and so are neither the shortest nor the longest; none without games."""
    return (
        [_of_all(wording.phrases.answers.facts, "game", wording, endless, wording.phrases.facts.endless)]
        if endless
        else []
    )


def _of_all(template: str, slot: str, wording: Wording, games: Sequence[common_pb2.Game], facts: str) -> Sentence:
    """What is so of several games at once."""
    named = wording.listed([wording.title(game) for game in games])
    return Sentence(template.format(**{slot: named}, facts=facts), tuple(game.game_id for game in games))


def most_in(wording: Wording, games: Sequence[common_pb2.Game], by: Quality) -> list[Sentence]:
    """Which of several games have most or least of something, by what the catalogue says of them, and what that is; of
    all, that it cannot be told, where they are alike."""
    answers = wording.phrases.answers
    best = most_of(games, by)
    if not best:
        # Which is the easiest may not be known, and yet which is hard.
        hard = {game.game_id: wording.kinds(by.against(game)) for game in games}
        open_ones = [game for game in games if not hard[game.game_id]] or list(games)
        listed = wording.listed([wording.title(game) for game in open_ones], last=False)
        told = [Sentence(answers.which_unknown.format(games=listed), tuple(game.game_id for game in open_ones))]
        for game in games:
            if game not in open_ones:
                facts = wording.listed(hard[game.game_id], last=False)
                told.append(said(answers.facts, wording, game, facts=facts))
        return told
    templates = [answers.most_so, *[answers.facts] * (len(best) - 1)]
    return [
        said(template, wording, game, facts=_speaking_for(wording, game, by))
        for template, game in zip(templates, best, strict=True)
    ]


def _speaking_for(wording: Wording, game: common_pb2.Game, by: Quality) -> str:
    """What the catalogue says of a game that makes it so; what kind it is where the lack of something does."""
    contents = wording.contents([each for each in by.contents if each in game.content_descriptors])
    told = [] if by.is_least else list(dict.fromkeys([*wording.kinds(by.telling(game)), *contents]))
    return wording.listed(told or wording.kinds([*game.genres, *game.tags]), last=False)


def _measure(wording: Wording, game: common_pb2.Game, by: Superlative) -> str:
    if by in (Superlative.NEWEST, Superlative.OLDEST):
        return wording.phrases.facts.year.format(year=game.year) if game.year else ""
    side = Facet.PRICE if by is Superlative.CHEAPEST else Facet.LENGTH
    return wording.listed(wording.facts(game, [side]))


def _came_first(wording: Wording, one: common_pb2.Game, other: common_pb2.Game) -> Sentence:
    """Which of two games came out before the other."""
    if not one.year or not other.year:
        return unknown(wording, other if one.year else one)
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
        return [facet(wording, game, Facet.LENGTH) for game in (one, other)]
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
