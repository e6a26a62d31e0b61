"""Says what a list of games falls short of: what nothing here is called, was given up, comes only near, is not listed.

No text may keep it to itself, whoever writes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.conversation.relaxing import kinds_missed
from services.gateway.conversation.wish import is_unmet, wants_it_cheap
from services.gateway.understanding.plain_text import plain
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.languages import phrases_in
from services.gateway.writing.wording import Wording

_MOST_WISHES = 3
_MOST_LETTERS_A_WISH = 60
_LINK = re.compile(r"\w://|\bwww\.|@\w+\.|[<>]", re.IGNORECASE)


def given_up(language: str, occasion: Occasion) -> list[Sentence]:
    """What of the wish nothing here is called, what was given up so that anything was left, and that prices are not
    known.
    """
    said = [*not_here(language, occasion), *_relaxed(language, occasion)]
    if wants_it_cheap(occasion.recommendations.understood):
        said.append(Sentence(phrases_in(language).prices_unknown, ()))
    return said


def not_here(language: str, occasion: Occasion) -> list[Sentence]:
    """What the player wishes for and nothing here is called."""
    wishes = _quoted([each for each in occasion.recommendations.understood if is_unmet(each)])
    return [_wishing(phrases_in(language).unmatched, language, wishes)] if wishes else []


def only_near(language: str, occasion: Occasion) -> list[Sentence]:
    """The kinds that only some of the games have, which the others therefore only come close to."""
    relaxed = occasion.recommendations.relaxed
    if occasion.recommendations.replays:
        return []
    wanted = kinds_missed([item.game for item in occasion.games], occasion.constraints)
    wishes = _quoted([each for each in wanted if each not in relaxed])
    return [_wishing(phrases_in(language).missed, language, wishes)] if wishes else []


def only_some(language: str, occasion: Occasion) -> list[Sentence]:
    """How many of the games the text is about, where that is not all."""
    told, listed = len(occasion.games), len(occasion.recommendations.games)
    return [Sentence(phrases_in(language).part.format(count=told, total=listed), ())] if told < listed else []


def as_said(said: str) -> str:
    """The player's words as they may be repeated to them; empty for a link, which who sends it would have repeated."""
    readable = plain(said).strip().replace("[", "(").replace("]", ")")[:_MOST_LETTERS_A_WISH]
    return "" if _LINK.search(readable) else readable


def _relaxed(language: str, occasion: Occasion) -> list[Sentence]:
    """What was given up so that anything was left, and the kinds that none of the games has."""
    wishes, phrases, wording = _quoted(occasion.recommendations.relaxed), phrases_in(language), Wording(language)
    if not wishes:
        return []
    still = occasion.still_fitting[-_MOST_WISHES:]
    # The names come last: a title may hold what looks like a slot.
    told = phrases.relaxed_besides if still else phrases.relaxed
    told = told.replace(_slot(language), _joined(language, wishes))
    named = wording.listed([wording.title(game) for game in still])
    return [Sentence(told.replace("{games}", named, 1), tuple(game.game_id for game in still))]


def _quoted(constraints: Sequence[gateway_pb2.Constraint]) -> list[str]:
    """The player's words for these constraints, or the catalogue's names, each once."""
    said = (as_said(each.text) or ", ".join(each.names) for each in constraints)
    return list(dict.fromkeys(each for each in said if each))[:_MOST_WISHES]


def _wishing(phrase: str, language: str, wishes: Sequence[str]) -> Sentence:
    """The phrase with the wishes in its slot."""
    return Sentence(phrase.replace(_slot(language), _joined(language, wishes)), ())


def _slot(language: str) -> str:
    """The quoted slot for a wish in the phrases of a language."""
    return phrases_in(language).quoted.format(words="{wish}")


def _joined(language: str, wishes: Sequence[str]) -> str:
    phrases = phrases_in(language)
    return Wording(language).listed([phrases.quoted.format(words="{}").replace("{}", each) for each in wishes])
