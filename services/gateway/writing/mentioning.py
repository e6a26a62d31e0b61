"""Tells of the games of a list, a sentence each: their facts that answer the wish, and why they are there.

A reason is told where it is particular: an example that the player named, their own history, players alike. That a game
is popular is said once in an answer, and only where nothing is wished that could be told instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.wish import costs_nothing
from services.gateway.understanding.plain_text import shown
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.phrases import ReasonPhrases
from services.gateway.writing.wording import Facet, Wording

_Kind = common_pb2.Reason
# Facts of one game in a sentence; more read like a data sheet.
_MOST_FACTS = 5
_MOST_KINDS = 3
# Of so many games of an answer the same reason is told; the facts speak for the others.
_MOST_ALIKE = 2
# The last of so many is the last one; of two the second is the other.
_LEAST_WITH_A_LAST = 3
# Fewer genres and tags in common, or a smaller part of those of the game that has fewer, do not make two games alike:
# a dozen well-known games of the demonstration have as much in common with about one in twenty of the others.
_LEAST_IN_COMMON, _LEAST_SHARE_IN_COMMON = 3, 0.5
# Kinds that say what the facts of that side say better.
_TOLD_BY = {Facet.PRICE: ("free to play",), Facet.PLAYERS: ("online multiplayer", "local multiplayer")}


@dataclass(frozen=True, slots=True)
class _Why:
    """A reason to tell: the phrases for it, and the title that it refers to, if any."""

    phrases: tuple[str, ...]
    related: str = ""


def mention(language: str, occasion: Occasion, index: int) -> Sentence:
    """A sentence about the game at `index` of `occasion.games`: its facts, and by what it got there."""
    game, wording = occasion.games[index].game, Wording(language)
    facts = told_facts(wording, occasion, game)
    phrases, listed = wording.phrases.reasons, wording.listed(facts, last=False)
    if (why := _told_reasons(wording, occasion, index + 1)[index]) is not None:
        template, related = why
        # In these the facts stand apart; in the others they belong to the name.
        name = wording.name(game) if "{facts}" in template else wording.name(game, facts)
        told = template.format(game=name, facts=listed, related=related)
    elif facts:
        template = _in_place(phrases, occasion.turn, index, len(occasion.games))
        told = template.format(game=wording.name(game), facts=listed)
    else:
        reasons = occasion.games[index].reasons
        matches = not reasons or reasons[0].kind in (_Kind.KIND_UNSPECIFIED, _Kind.KIND_MATCHES_MESSAGE)
        # Nothing is known of it that could be said to fit.
        # All but the first of these go on with a list: "fits as well".
        fitting = phrases.matching_without_facts[1:] if index else phrases.matching_without_facts[:1]
        chosen = fitting if matches else phrases.popular
        told = chosen[(occasion.turn + index) % len(chosen)].format(game=wording.name(game))
    return Sentence(told, (game.game_id,))


def mentions(language: str, occasion: Occasion, but: Container[str] = ()) -> list[Sentence]:
    """A sentence about each game, except those whose ids are in `but`."""
    left = (index for index, each in enumerate(occasion.games) if each.game.game_id not in but)
    return [mention(language, occasion, index) for index in left]


def told_facts(wording: Wording, occasion: Occasion, game: common_pb2.Game) -> list[str]:
    """The facts of a game that answer the wish: of kinds the first few, then what else was asked for."""
    wanted = [*occasion.wanted, *occasion.kinds_of_examples]
    others = facets_of(occasion, game)
    asked = wording.facts(game, others, wanted, occasion.platforms, occasion.modes)[: _MOST_FACTS - 1]
    kinds = [each for each in wording.facts(game, [Facet.KINDS], wanted) if each not in asked]
    told = [name for facet, names in _TOLD_BY.items() if facet in occasion.facets for name in names]
    kinds = [each for each in kinds if each not in wording.kinds(told)]
    return [*kinds[: min(_MOST_KINDS, _MOST_FACTS - len(asked))], *asked]


def facets_of(occasion: Occasion, game: common_pb2.Game) -> list[Facet]:
    """The sides of a game besides its kinds that are told of it; that it is bought does not answer "cheap"."""
    return [
        each
        for each in occasion.facets_to_tell
        if each is not Facet.KINDS
        and not (each is Facet.PRICE and not occasion.names_prices and not costs_nothing(game))
    ]


def nearest_example(occasion: Occasion, game: common_pb2.Game) -> common_pb2.Game | None:
    """The example of the player's that the game has most in common with; None if that is little."""
    others = [each for each in occasion.examples if each.game_id != game.game_id]
    nearest = max(others, key=lambda each: len(kinds_in_common(game, each)), default=None)
    if nearest is None:
        return None
    common, fewer = len(kinds_in_common(game, nearest)), min(len(_kinds_of(game)), len(_kinds_of(nearest)))
    return nearest if common >= _LEAST_IN_COMMON and common >= _LEAST_SHARE_IN_COMMON * fewer else None


def kinds_in_common(one: common_pb2.Game, other: common_pb2.Game) -> list[str]:
    """The genres and tags that both games have, in the order of the first, no two alike."""
    of_other = _kinds_of(other)
    return [each for folded, each in _kinds_of(one).items() if folded in of_other]


def _kinds_of(game: common_pb2.Game) -> dict[str, str]:
    """The genres and tags of a game, by their names in lower case."""
    return {each.lower(): each for each in (*game.genres, *game.tags)}


def _told_reasons(wording: Wording, occasion: Occasion, count: int) -> list[tuple[str, str] | None]:
    """For each of the first `count` games the phrase of its reason with the title in it, None where none is told."""
    told, said, named = list[tuple[str, str] | None](), Counter[tuple[str, ...]](), set[str]()
    for item in occasion.games[:count]:
        why = _why(wording, occasion, item)
        most = 1 if why and why.phrases is wording.phrases.reasons.popular else _MOST_ALIKE
        # Of one title no more than one game is told, but of an example that the player named.
        is_repeated = why is not None and why.related in named and why.phrases is not wording.phrases.reasons.close_to
        if why is None or said[why.phrases] >= most or is_repeated:
            told.append(None)
            continue
        chosen = why.phrases[(occasion.turn * most + said[why.phrases]) % len(why.phrases)]
        said[why.phrases] += 1
        named |= {why.related} - {""}
        told.append((chosen, why.related))
    return told


def _why(wording: Wording, occasion: Occasion, item: common_pb2.RecommendedGame) -> _Why | None:
    """What is particular about the game's being here; None where its facts say it."""
    phrases = wording.phrases.reasons
    if (example := nearest_example(occasion, item.game)) is not None:
        return _Why(phrases.close_to, wording.title(example))
    reason = item.reasons[0] if item.reasons else _Kind(kind=_Kind.KIND_UNSPECIFIED)
    if reason.kind == _Kind.KIND_SIMILAR_TO_LIKED and reason.related_titles:
        return _Why(phrases.similar_to, wording.phrases.bare.format(title=shown(reason.related_titles[0])))
    told = {
        _Kind.KIND_SIMILAR_TO_LIKED: phrases.similar_to_liked,
        _Kind.KIND_LIKED_BY_SIMILAR_PLAYERS: phrases.similar_players,
        _Kind.KIND_REPLAY: phrases.replay,
    }
    if not occasion.wishes_for_something:
        told[_Kind.KIND_POPULAR] = phrases.popular
    return _Why(told[reason.kind]) if reason.kind in told else None


def _in_place(phrases: ReasonPhrases, turn: int, index: int, count: int) -> str:
    """The pattern for the game at `index` of `count`; the answers of a conversation take turns."""
    if count == 1:
        return phrases.first[0]
    if index == 0:
        return _of(phrases.first, turn)
    if index == count - 1 >= _LEAST_WITH_A_LAST - 1:
        return _of(phrases.last, turn)
    between = count - 1 if count < _LEAST_WITH_A_LAST else count - 2
    return _of(phrases.further, turn * between + index - 1)


def _of(patterns: Sequence[str], number: int) -> str:
    return patterns[number % len(patterns)]
