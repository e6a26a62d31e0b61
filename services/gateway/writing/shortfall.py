"""Says what a list of games falls short of: what nothing here is called, was given up, comes only near, is not listed.

No text may keep it to itself, whoever writes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.conversation.relaxing import kinds_missed
from services.gateway.conversation.wish import costs_nothing, is_unchecked, is_unmet, wants_it_cheap
from services.gateway.understanding.plain_text import plain
from services.gateway.understanding.unrecorded import names_what_is_unrecorded, unrecorded_in
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.languages import phrases_in
from services.gateway.writing.wording import Wording

_MOST_WISHES = 3
_MOST_LETTERS_A_WISH = 60
_LINK = re.compile(r"\w://|\bwww\.|@\w+\.|[<>]", re.IGNORECASE)


def given_up(language: str, occasion: Occasion) -> list[Sentence]:
    """What of the wish nothing here is called, what cannot be checked, what was given up so that anything was left, and
    that prices are not known.
    """
    said = [
        *not_here(language, occasion),
        *_unchecked(language, occasion),
        *_barred_by_age(language, occasion),
        *_relaxed(language, occasion),
    ]
    if wants_it_cheap(occasion.recommendations.understood):
        phrases = phrases_in(language)
        # That those which are free come first is said only where one comes.
        is_one_free = any(costs_nothing(item.game) for item in occasion.games)
        said.append(Sentence(phrases.prices_unknown if is_one_free else phrases.no_prices, ()))
    return said


def not_here(language: str, occasion: Occasion) -> list[Sentence]:
    """What the player wishes for and nothing here is called; of languages and controllers, that no game tells them."""
    unmet = [each for each in occasion.recommendations.understood if is_unmet(each)]
    spoken_of = unrecorded_in(occasion.text).casefold()
    unrecorded = [
        each
        for each in unmet
        if names_what_is_unrecorded(each.text) or (each.text and each.text.casefold() in spoken_of)
    ]
    phrases = phrases_in(language)
    return [
        *_wishing([phrases.unrecorded], language, occasion, unrecorded),
        *_wishing(phrases.unmatched, language, occasion, [each for each in unmet if each not in unrecorded]),
    ]


def unrecorded_of(language: str, words: str) -> Sentence:
    """That nothing is known of languages and controllers, which a question speaks of in these words."""
    return Sentence(phrases_in(language).unrecorded.replace(_slot(language), _joined(language, [as_said(words)])), ())


def understands_nothing(understood: Sequence[gateway_pb2.Constraint]) -> bool:
    """Whether a message says something, and nothing of it can be gone by: nothing is adjusted then."""
    return bool(understood) and all(is_unmet(each) or is_unchecked(each) for each in understood)


def only_near(language: str, occasion: Occasion) -> list[Sentence]:
    """The kinds that only some of the games have, which the others therefore only come close to."""
    relaxed = occasion.recommendations.relaxed
    if occasion.recommendations.replays:
        return []
    wanted = kinds_missed([item.game for item in occasion.games], occasion.constraints)
    return _wishing(phrases_in(language).missed, language, occasion, [each for each in wanted if each not in relaxed])


def only_some(language: str, occasion: Occasion) -> list[Sentence]:
    """How many of the games the text is about, where that is not all."""
    told, listed = len(occasion.games), len(occasion.recommendations.games)
    return [Sentence(phrases_in(language).part.format(count=told, total=listed), ())] if told < listed else []


def as_said(said: str) -> str:
    """The player's words as they may be repeated to them; empty for a link, which who sends it would have repeated."""
    readable = plain(said).strip().replace("[", "(").replace("]", ")")[:_MOST_LETTERS_A_WISH]
    return "" if _LINK.search(readable) else readable


def _unchecked(language: str, occasion: Occasion) -> list[Sentence]:
    """What the player refuses and nothing tells of any game."""
    refused = [each for each in occasion.recommendations.understood if is_unchecked(each)]
    return _wishing(phrases_in(language).unchecked, language, occasion, refused)


def _barred_by_age(language: str, occasion: Occasion) -> list[Sentence]:
    """The wanted kinds that no game for the age of the child has."""
    return _wishing(phrases_in(language).barred_by_age, language, occasion, occasion.barred_by_age)


def _relaxed(language: str, occasion: Occasion) -> list[Sentence]:
    """What was given up so that anything was left, and the kinds that none of the games has."""
    given_up = [each for each in occasion.recommendations.relaxed if each not in occasion.barred_by_age]
    phrases, wording = phrases_in(language), Wording(language)
    still = occasion.still_fitting[-_MOST_WISHES:]
    told = _wishing(phrases.relaxed_besides if still else phrases.relaxed, language, occasion, given_up)
    # The names come last: a title may hold what looks like a slot.
    named = wording.listed([wording.title(game) for game in still])
    return [Sentence(each.text.replace("{games}", named, 1), tuple(game.game_id for game in still)) for each in told]


def _quoted(constraints: Sequence[gateway_pb2.Constraint], language: str) -> list[str]:
    """What to call these constraints, each once: a kind as the catalogue calls it in the language, as the player's word
    for it may stand in any case; else the player's words, or the catalogue's names."""
    said = (called(each, language) or as_said(each.text) or ", ".join(each.names) for each in constraints)
    return list(dict.fromkeys(each for each in said if each))[:_MOST_WISHES]


def called(constraint: gateway_pb2.Constraint, language: str) -> str:
    """The name of a kind in the language; "" where it has none of its own or stands for several."""
    kinds = phrases_in(language).kinds
    if constraint.type != classifier_pb2.SPAN_TYPE_KIND or not all(each.lower() in kinds for each in constraint.names):
        return ""
    called = {kinds[each.lower()] for each in constraint.names}
    return called.pop() if len(called) == 1 else ""


def _wishing(
    said: Sequence[str], language: str, occasion: Occasion, constraints: Sequence[gateway_pb2.Constraint]
) -> list[Sentence]:
    """One of the phrases, by the turn of the conversation, with the constraints in its slot; none without any."""
    if not (wishes := _quoted(constraints, language)):
        return []
    return [Sentence(said[occasion.turn % len(said)].replace(_slot(language), _joined(language, wishes)), ())]


def _slot(language: str) -> str:
    """The quoted slot for a wish in the phrases of a language."""
    return phrases_in(language).quoted.format(words="{wish}")


def _joined(language: str, wishes: Sequence[str]) -> str:
    phrases = phrases_in(language)
    return Wording(language).listed([phrases.quoted.format(words="{}").replace("{}", each) for each in wishes])
