"""Says what a list of games falls short of: what nothing here is called, was given up, comes only near, is not listed,
is not for a child.

No text may keep it to itself, whoever writes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.answering.attributes import Attribute
from services.gateway.answering.children import for_a_child
from services.gateway.answering.game_question import GameQuestion
from services.gateway.conversation.caring import takes_care
from services.gateway.conversation.preferred_games import wants_them_light
from services.gateway.conversation.relaxing import kinds_missed
from services.gateway.conversation.wish import (
    NAMING,
    costs_nothing,
    is_narrow,
    is_unchecked,
    is_unmet,
    wants_it_cheap,
)
from services.gateway.understanding.amounts.ages.readers import cannot_read
from services.gateway.understanding.beyond_catalogues.board_games import board_games_in
from services.gateway.understanding.beyond_catalogues.unrecorded import (
    names_a_nation,
    names_what_is_unrecorded,
    unrecorded_in,
)
from services.gateway.understanding.plain_text import plain
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.languages import phrases_in
from services.gateway.writing.wording import Wording

_COMPARED = (classifier_pb2.POLARITY_LESS, classifier_pb2.POLARITY_MORE)
_MEASURED = (classifier_pb2.SPAN_TYPE_YEARS, classifier_pb2.SPAN_TYPE_LENGTH)
# What the texts call by this name is told in the form that can be quoted: the player's words may stand in any case.
_BOARD_GAME = "board game"
_NUMBER = re.compile(r"\d")
_MOST_WISHES = 6
# One hour is told in the player's words, as every phrase is for several.
_LEAST_HOURS_TOLD = 2
_MOST_LETTERS_A_WISH = 60
_LINK = re.compile(r"\w://|\bwww\.|@\w+\.|[<>]", re.IGNORECASE)


def given_up(language: str, occasion: Occasion) -> list[Sentence]:
    """What of the wish nothing here is called, what cannot be checked, what was given up so that anything was left, and
    that prices and what a machine must be like are not known.
    """
    said = [
        *_not_here(language, occasion),
        *_unchecked(language, occasion),
        *_of_age(language, occasion),
        *_barred_by_age(language, occasion),
        *_relaxed(language, occasion),
    ]
    if wants_it_cheap(occasion.recommendations.understood):
        phrases = phrases_in(language)
        # That those which are free come first is said only where one does.
        is_first_free = any(costs_nothing(item.game) for item in occasion.games[:1])
        said.append(Sentence(phrases.prices_unknown if is_first_free else phrases.no_prices, ()))
    if wants_them_light(occasion.recommendations.understood):
        said.append(Sentence(phrases_in(language).requirements_unknown, ()))
    return said


def still_fits(language: str, occasion: Occasion) -> list[Sentence]:
    """The games shown before that have all that is wished, without those that stay on the list."""
    staying = {game.game_id for game in occasion.kept}
    # Those are named beside the new ones.
    if not (still := [game for game in occasion.still_fitting if game.game_id not in staying]):
        return []
    wording, said = Wording(language), phrases_in(language).still_fits
    named = wording.listed([wording.title(game) for game in still])
    chosen = said[occasion.turn % len(said)]
    return [Sentence(chosen.replace("{games}", named), tuple(game.game_id for game in still))]


def _not_here(language: str, occasion: Occasion) -> list[Sentence]:
    """What the player wishes for, or refuses by name, and nothing here is called; of languages, countries and
    controllers, that no game tells them.
    """
    unmet = [each for each in _read_no_other_way(occasion) if is_unmet(each)]
    spoken_of = unrecorded_in(occasion.text).casefold()
    unrecorded = [
        each
        for each in unmet
        if names_what_is_unrecorded(each.text)
        or names_a_nation(each.text)
        or (each.text and each.text.casefold() in spoken_of)
    ]
    phrases = phrases_in(language)
    played_on_a_board = board_games_in(occasion.text)
    lacked, words, kinds = (list[gateway_pb2.Constraint]() for _ in range(3))
    for each in unmet:
        if each in unrecorded:
            continue
        if played_on_a_board and each.text and each.text.casefold() in played_on_a_board.casefold():
            lacked.append(
                gateway_pb2.Constraint(text=played_on_a_board, names=[_BOARD_GAME], type=classifier_pb2.SPAN_TYPE_KIND)
            )
        elif each.type in NAMING:
            lacked.append(each)
        else:
            (kinds if each.type == classifier_pb2.SPAN_TYPE_KIND else words).append(each)
    # Who spoke of harming themselves is not told that they were not understood.
    told = not takes_care(occasion.constraints)
    return [
        *_wishing([phrases.unrecorded], language, occasion, unrecorded),
        *_wishing(phrases.lacking, language, occasion, lacked),
        *_wishing(phrases.unmatched, language, occasion, words if told else []),
        *_wishing(phrases.undescribed, language, occasion, kinds if told else []),
    ]


def _of_age(language: str, occasion: Occasion) -> list[Sentence]:
    """Whose age games must suit, where an older child was spoken of, what is wanted by name and is not for it, and for
    who cannot read that nobody knows how much there is to read."""
    cannot = any(cannot_read(each.text) is not None for each in occasion.recommendations.understood)
    reading = [Sentence(phrases_in(language).reading_unknown, ())] if cannot else []
    return [*_of_the_youngest(language, occasion), *_too_young(language, occasion), *reading]


def unrecorded_of(language: str, words: str) -> Sentence:
    """That nothing is known of languages and controllers, which a question speaks of in these words."""
    return Sentence(phrases_in(language).unrecorded.replace(_slot(language), _joined(language, [as_said(words)])), ())


def understands_nothing(understood: Sequence[gateway_pb2.Constraint]) -> bool:
    """Whether a message says something, and nothing of it can be gone by: nothing is adjusted then."""
    return bool(understood) and all(is_unmet(each) or is_unchecked(each) for each in understood)


def only_near(language: str, occasion: Occasion) -> list[Sentence]:
    """The kinds that only some of the games have, which the others therefore only come close to."""
    if occasion.recommendations.replays:
        return []
    wanted = kinds_missed([item.game for item in occasion.games], occasion.constraints)
    told = [*occasion.recommendations.relaxed, *occasion.told_before]
    return _wishing(phrases_in(language).missed, language, occasion, [each for each in wanted if each not in told])


def only_some(language: str, occasion: Occasion) -> list[Sentence]:
    """How many of the games the text is about, where that is not all."""
    told, listed = len(occasion.games), len(occasion.recommendations.games)
    return [Sentence(phrases_in(language).part.format(count=told, total=listed), ())] if told < listed else []


def as_said(said: str) -> str:
    """The player's words as they may be repeated to them; empty for a link, which who sends it would have repeated."""
    readable = plain(said).strip().replace("[", "(").replace("]", ")")[:_MOST_LETTERS_A_WISH]
    return "" if _LINK.search(readable) else readable


def _read_no_other_way(occasion: Occasion) -> list[gateway_pb2.Constraint]:
    """What a message says, without the words that tell nothing as one thing and are understood as another."""
    said = occasion.recommendations.understood
    read = [each for each in said if not each.unmatched and each.type != classifier_pb2.SPAN_TYPE_ATTRIBUTE]
    return [
        each
        for each in said
        if not (each.unmatched and any(each.start < other.end and other.start < each.end for other in read))
    ]


def _unchecked(language: str, occasion: Occasion) -> list[Sentence]:
    """What the player refuses and nothing tells of any game."""
    read = _read_no_other_way(occasion)
    # What nothing here is called, as was said, need not be looked at.
    lacked = {each.text.casefold() for each in read if is_unmet(each)}
    refused = [each for each in read if is_unchecked(each) and each.text.casefold() not in lacked]
    return _wishing(phrases_in(language).unchecked, language, occasion, refused)


def _barred_by_age(language: str, occasion: Occasion) -> list[Sentence]:
    """The wanted kinds that no game for the age of the child has."""
    barred = [each for each in occasion.recommendations.relaxed if each in occasion.barred_by_age]
    return _wishing(phrases_in(language).barred_by_age, language, occasion, barred)


def _of_the_youngest(language: str, occasion: Occasion) -> list[Sentence]:
    """Whose age games must suit, where an older child was spoken of."""
    age = occasion.keeps_to_age
    return [Sentence(phrases_in(language).of_the_youngest.format(age=age), ())] if age else []


def _too_young(language: str, occasion: Occasion) -> list[Sentence]:
    """That a game which is wanted by name is not for the age in force."""
    games = occasion.too_young_for[:_MOST_WISHES]
    wording = Wording(language)
    question = [GameQuestion("", "", [game], constraints=occasion.constraints) for game in games]
    return [each for one in question for each in for_a_child(wording, one, one.games[0], [Attribute.AGE])[:1]]


def _relaxed(language: str, occasion: Occasion) -> list[Sentence]:
    """What was given up so that anything was left, and the kinds that none of the games has."""
    phrases, refused = phrases_in(language), classifier_pb2.POLARITY_REFUSED
    given_up = [each for each in occasion.recommendations.relaxed if each not in occasion.barred_by_age]
    wished = phrases.relaxed_besides if occasion.still_fitting else phrases.relaxed
    return [
        *_wishing(wished, language, occasion, [each for each in given_up if each.polarity != refused]),
        *_wishing(
            phrases.relaxed_refusals, language, occasion, [each for each in given_up if each.polarity == refused]
        ),
    ]


def _quoted(constraints: Sequence[gateway_pb2.Constraint], language: str) -> list[str]:
    """What to call these constraints, each once: as the catalogue calls them, where it does, as the player's words for
    them may stand in any case; else the player's words, or the catalogue's names."""
    told = [each for each in constraints if not any(_says_the_same(each, other) for other in constraints)]
    said = (called(each, language) or as_said(each.text) or ", ".join(each.names) for each in told)
    return list(dict.fromkeys(each for each in said if each))[:_MOST_WISHES]


def _says_the_same(one: gateway_pb2.Constraint, other: gateway_pb2.Constraint) -> bool:
    """Whether another of the words for a time or a length says the same in numbers: "old", beside "from the 90s"."""
    if one.type != other.type or one.type not in _MEASURED or one.condition != other.condition:
        return False
    return not _NUMBER.search(one.text) and _NUMBER.search(other.text) is not None


def called(constraint: gateway_pb2.Constraint, language: str) -> str:
    """The name of a kind in the language, of a platform or of a studio, or the bound that a comparison meant: "shorter"
    tells nothing without the games that it was said of. "" where it has none of its own, stands for several or for more
    than is meant: "horses" are not all animals, and a "PS1" is not every PlayStation."""
    if constraint.polarity in _COMPARED and (bound := _bound(constraint, language)):
        return bound
    if constraint.type != classifier_pb2.SPAN_TYPE_KIND:
        is_dated = constraint.condition.min_year or constraint.condition.max_year
        is_named = constraint.type in NAMING and len(constraint.names) == 1 and not is_dated
        return Wording(language).platform(constraint.names[0]) if is_named else ""
    kinds = phrases_in(language).kinds
    if is_narrow(constraint) or not all(each.lower() in kinds for each in constraint.names):
        return ""
    called = {kinds[each.lower()] for each in constraint.names}
    return called.pop() if len(called) == 1 else ""


def _bound(constraint: gateway_pb2.Constraint, language: str) -> str:
    """The hours or the year that a comparison bounds; "" where it bounds neither, or less than two hours."""
    phrases, condition = phrases_in(language), constraint.condition
    if constraint.type == classifier_pb2.SPAN_TYPE_LENGTH:
        is_less = constraint.polarity == classifier_pb2.POLARITY_LESS and bool(condition.max_hours)
        hours = condition.max_hours if is_less else condition.min_hours
        phrase = phrases.at_most_hours if is_less else phrases.at_least_hours
        return phrase.format(n=Wording(language).number(hours)) if hours >= _LEAST_HOURS_TOLD else ""
    if constraint.type != classifier_pb2.SPAN_TYPE_YEARS:
        return ""
    if condition.max_year:
        return phrases.until_year.format(year=condition.max_year)
    return phrases.since_year.format(year=condition.min_year) if condition.min_year else ""


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
