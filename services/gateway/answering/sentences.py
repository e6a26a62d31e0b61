"""Tells a fact of a game in a sentence, or that it is not known: what the answers are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.common.v1 import common_pb2
from services.common.games.game_facts import PlayMode
from services.common.games.game_messages import play_facts
from services.gateway.understanding.plain_text import plain
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.wording import Facet, Wording

# Stands for the titles of several games, of which the same is told.
_GAME = "\0"


def facet(wording: Wording, game: common_pb2.Game, side: Facet) -> Sentence:
    """What is known of one side of a game."""
    if side is Facet.LENGTH and game.endless and not game.typical_hours:
        return said(wording.phrases.answers.endless, wording, game)
    facts = wording.facts(game, [side])
    if side is Facet.PLAYERS and not facts and PlayMode.SINGLE_PLAYER in play_facts(game).modes:
        facts = [wording.phrases.facts.alone]
    found = facts_if_any(wording, game, facts)
    return found[0] if found else unknown(wording, game)


def described(wording: Wording, game: common_pb2.Game) -> list[Sentence]:
    """What the game is: its kinds and how it is played, and its summary where there is one in the language."""
    facts = wording.facts(game, [Facet.KINDS, Facet.PLATFORMS, Facet.PLAYERS, Facet.LENGTH])
    told = facts_if_any(wording, game, facts, with_year=True)
    summary = plain(wording.summary(game)).strip()
    return [*told, *([Sentence(summary, ())] if summary else [])] or [unknown(wording, game)]


def facts_if_any(
    wording: Wording, game: common_pb2.Game, facts: Sequence[str], *, with_year: bool = False
) -> list[Sentence]:
    """The facts in a sentence; none if there are none."""
    if not facts:
        return []
    name = wording.name(game) if with_year else wording.title(game)
    told = wording.phrases.answers.facts.format(game=name, facts=wording.listed(facts, last=False))
    return [Sentence(told, (game.game_id,))]


def unknown(wording: Wording, game: common_pb2.Game) -> Sentence:
    """That what is asked of a game is not known."""
    return said(wording.phrases.answers.unknown, wording, game)


def unknown_of(wording: Wording, games: Sequence[common_pb2.Game]) -> list[Sentence]:
    """That what is asked is not known of these games, in one sentence; none without games."""
    if not games:
        return []
    listed = wording.listed([wording.title(game) for game in games])
    return [Sentence(wording.phrases.answers.unknown.format(game=listed), tuple(game.game_id for game in games))]


def said_at_once(wording: Wording, told: Sequence[tuple[common_pb2.Game, Sequence[Sentence]]]) -> list[Sentence]:
    """What is `told` of each of several games, once for those of which the same is told: "Doom and Quake: from age 18".

    Only what follows a title and a colon is true of several in the same words.
    """
    alike = dict[tuple[str, ...], list[tuple[common_pb2.Game, Sequence[Sentence]]]]()
    for game, about in told:
        title = wording.title(game)
        colon = re.compile(rf"(?<!\w){re.escape(title)}(?= ?[:：])")
        forms = tuple(colon.sub(_GAME, each.text, count=1) for each in about)
        is_alike = all(_GAME in form for form in forms)
        alike.setdefault(forms if is_alike else (game.game_id, *forms), []).append((game, about))
    return [each for forms, games in alike.items() for each in _once(wording, forms, games)]


def _once(
    wording: Wording, forms: Sequence[str], games: Sequence[tuple[common_pb2.Game, Sequence[Sentence]]]
) -> Sequence[Sentence]:
    if len(games) == 1:
        return games[0][1]
    named = wording.listed([wording.title(game) for game, _ in games])
    return [Sentence(form.replace(_GAME, named), tuple(game.game_id for game, _ in games)) for form in forms]


def unknown_beside_facts(wording: Wording, game: common_pb2.Game) -> list[Sentence]:
    """That what is asked of a game is not known, and all that is: the answer may lie in it where the question was not
    read."""
    facets = (Facet.KINDS, Facet.PLATFORMS, Facet.PLAYERS, Facet.LENGTH, Facet.AGE, Facet.PRICE)
    facts = list(dict.fromkeys(wording.facts(game, facets)))
    if not facts:
        return [unknown(wording, game)]
    name = wording.name(game, wording.facts(game, [Facet.DEVELOPER]))
    told = wording.phrases.answers.known.format(facts=wording.listed([name, *facts], last=False))
    return [unknown(wording, game), Sentence(told, (game.game_id,))]


def said(template: str, wording: Wording, game: common_pb2.Game, **slots: str) -> Sentence:
    """The phrase `template` of a game, with its slots filled."""
    return Sentence(template.format(game=wording.title(game), **slots), (game.game_id,))
