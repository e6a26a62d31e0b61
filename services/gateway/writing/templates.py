"""Writes texts without a language model, in the languages of `texts`; they name recommended games and their facts."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.gateway.answer_report import AnswerReport
from services.gateway.understanding.talking.abilities import asks_for_abilities, asks_for_own_taste
from services.gateway.understanding.talking.distress import surely_in_distress
from services.gateway.understanding.talking.tone import asks_for_a_machine, grieves, is_hostile, threatens
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.mentioning import mentions
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.shortfall import (
    given_up,
    only_near,
    only_some,
    still_fits,
    understands_nothing,
)
from services.gateway.writing.texts.languages import FALLBACK_LANGUAGE, PHRASES, phrases_in
from services.gateway.writing.texts.phrases import Phrases
from services.gateway.writing.wording import Facet, Wording

_Degradation = gateway_pb2.Degradation
# Kinds of a game that was asked for by name; more read like a data sheet.
_MOST_FACTS = 5
# What the closing phrase that narrows down asks for.
_NARROWED_BY = frozenset((Facet.PLATFORMS, Facet.LENGTH))


def choose_language(report: AnswerReport) -> str:
    """The language to write in: that of `report` if there are texts in it; else English, which `report` is told,
    together with the degradation."""
    report.language = own_language(report)
    return report.language


def own_language(report: AnswerReport) -> str:
    """The language of our own sentences within a text of a model: English where there are no texts in the model's,
    which `report` is told; the text as a whole stays in `report.language`.
    """
    if report.language in PHRASES:
        return report.language
    report.degrade(
        _Degradation.COMPONENT_GATEWAY, _Degradation.REASON_LANGUAGE_UNSUPPORTED, _Degradation.FALLBACK_ENGLISH_TEXT
    )
    return FALLBACK_LANGUAGE


def stands_in_fully(error: ServiceError, report: AnswerReport) -> bool:
    """Whether a text of ours is no poorer answer: the language model lacks the language, and there are texts in it."""
    return error.reason == "LANGUAGE_UNSUPPORTED" and report.language in PHRASES


def small_talk(
    language: str, act: classifier_pb2.Act.ValueType, turn: int, text: str, *, gently: bool = False
) -> list[Sentence]:
    """The answer to a greeting, thanks, a farewell, an insult or a chat, without games; `gently` for somebody who spoke
    of harming themselves, who is not told to have fun, nor what is done best here."""
    talk = phrases_in(language).talk
    if gently and act in (classifier_pb2.ACT_THANKS, classifier_pb2.ACT_FAREWELL):
        return [_plain(talk.gentle_thanks if act == classifier_pb2.ACT_THANKS else talk.gentle_farewell)]
    if act == classifier_pb2.ACT_INSULT and is_hostile(text):
        return [_plain(_turn_of(talk.hostile, turn))]
    if asks_for_a_machine(text):
        return [_plain(_turn_of(talk.machine, turn))]
    said = {
        classifier_pb2.ACT_GREETING: talk.greeting,
        classifier_pb2.ACT_THANKS: talk.thanks,
        classifier_pb2.ACT_FAREWELL: talk.farewell,
        classifier_pb2.ACT_INSULT: talk.insult,
    }.get(act, talk.small_talk)
    if said is talk.small_talk and (gently or grieves(text)):
        said = (talk.gentle_chat, talk.comfort) if gently else (talk.comfort,)
    return [_plain(_turn_of(said, turn))]


def of_the_advisor(language: str, text: str) -> list[Sentence] | None:
    """What can be asked for here, or what is known of the player's taste; None where the message asks for neither."""
    talk = phrases_in(language).talk
    if asks_for_abilities(text):
        return [_plain(talk.abilities)]
    return [_plain(talk.taste)] if asks_for_own_taste(text) else None


def refusal(language: str, turn: int = 0) -> list[Sentence]:
    """A polite refusal of a message that is not about games."""
    return [_plain(_turn_of(phrases_in(language).talk.refusal, turn))]


def distress(language: str, text: str = "", turn: int = 0, *, again: bool = False) -> list[Sentence]:
    """A caring answer to somebody who may be in danger, or a calm one to who would hurt another; it urges to talk to
    people, and names no numbers. `again` where care was given before, which is put into other words by the turn."""
    talk = phrases_in(language).talk
    if threatens(text) and not surely_in_distress(text):
        return [_plain(talk.threat)]
    return [_plain(_turn_of(talk.distress_again, turn) if again else talk.distress)]


def empty_catalogue(language: str) -> list[Sentence]:
    """Says that the catalogue is empty, and how it is filled."""
    return [_plain(phrases_in(language).talk.empty_catalogue)]


def nothing_found(language: str, occasion: Occasion) -> list[Sentence]:
    """Says that no game meets the conditions, or which of those shown before alone do, and what the catalogue does not
    know."""
    phrases, still = phrases_in(language), still_fits(language, occasion)
    said = phrases.no_more if still or occasion.left_out else phrases.talk.nothing_found
    return [
        *_left_out(Wording(language), occasion),
        *still,
        *given_up(language, occasion),
        _plain(_turn_of(said, occasion.turn)),
    ]


def opening(language: str, occasion: Occasion) -> list[Sentence]:
    """How a text about recommendations begins: what could not be met, and what the games are."""
    phrases, wording = phrases_in(language), Wording(language)
    recommendations, turn = occasion.recommendations, occasion.turn
    grief = [_plain(phrases.talk.sympathy)] if grieves(occasion.text) else []
    # Who has not met us is greeted before anything is found wanting.
    is_new = not recommendations.player_known and turn == 0 and not recommendations.replays
    said = [*grief, *([_plain(phrases.new_player)] if is_new else []), *_left_out(wording, occasion)]
    missing = given_up(language, occasion)
    if recommendations.games_in_question:
        game = recommendations.games_in_question[0]
        name = wording.name(game, wording.facts(game, [Facet.KINDS])[:_MOST_FACTS])
        said += [*missing, Sentence(phrases.named_first.format(game=name), (game.game_id,))]
    elif recommendations.replays:
        said += [*missing, *_nothing_new(phrases, occasion)]
    elif occasion.recommendations.relaxed or (
        (said or missing)
        and (
            recommendations.intent.act in (classifier_pb2.ACT_UNSPECIFIED, classifier_pb2.ACT_NEW_WISH)
            or understands_nothing(recommendations.understood)
        )
    ):
        said += missing  # opens the text well enough
    elif len(recommendations.games) == 1:
        said += [_plain(_turn_of(phrases.only_one, turn)), *missing]
    else:
        by_act = {
            classifier_pb2.ACT_MORE: phrases.more,
            classifier_pb2.ACT_REFINE: phrases.refined,
            classifier_pb2.ACT_REJECT_SHOWN: phrases.instead,
            classifier_pb2.ACT_START_OVER: phrases.afresh,
        }
        # Before anything was said there is nothing to change, to leave aside or to forget.
        is_told = turn and not understands_nothing(recommendations.understood)
        act = recommendations.intent.act if is_told else classifier_pb2.ACT_NEW_WISH
        # What is left out was said already.
        opens = [] if occasion.left_out else [_plain(_turn_of(by_act.get(act, phrases.openings), turn))]
        said += [*opens, *missing]
    return [
        *said,
        *([] if occasion.left_out else _staying(wording, occasion)),
        *only_near(language, occasion),
        *only_some(language, occasion),
    ]


def owed(language: str, occasion: Occasion) -> list[Sentence]:
    """What a player must be told before the games, whoever writes of them: what could not be met, what is left out."""
    return [
        *_left_out(Wording(language), occasion),
        *given_up(language, occasion),
        *_nothing_new(phrases_in(language), occasion),
        *([] if occasion.left_out else _staying(Wording(language), occasion)),
        *only_near(language, occasion),
        *only_some(language, occasion),
    ]


def closing(language: str, occasion: Occasion) -> list[Sentence]:
    """How a text ends: with what it must end with, or an offer to go on."""
    phrases, must = phrases_in(language), owed_closing(language, occasion)
    if _asked_or_all(language, occasion):
        return must
    offers_to_narrow = occasion.turn % len(phrases.closings) == 0 and _NARROWED_BY.isdisjoint(occasion.facets)
    return [*must, _plain(phrases.narrowing if offers_to_narrow else _turn_of(phrases.closings, occasion.turn))]


def owed_closing(language: str, occasion: Occasion) -> list[Sentence]:
    """How a text must end whoever writes it: with the games shown before that still fit, and with what is asked back
    where nothing tells what the player wants, or that there are no more games.

    The new games come first: "the first" is the first of these.
    """
    return [*still_fits(language, occasion), *_asked_or_all(language, occasion)]


def _asked_or_all(language: str, occasion: Occasion) -> list[Sentence]:
    """What is asked back, or that there are no more games."""
    phrases = phrases_in(language)
    asked = {
        classifier_pb2.SPAN_TYPE_PLAYERS: phrases.talk.ask_players,
        classifier_pb2.SPAN_TYPE_LENGTH: phrases.talk.ask_length,
    }.get(occasion.recommendations.asked_back)
    # Of games that only come close it is not said that nothing else fits.
    are_all = not occasion.recommendations.relaxed and len(occasion.recommendations.games) < occasion.games_wanted
    if asked is None and are_all:
        return [_plain(_turn_of(phrases.no_more, occasion.turn))]
    return [_plain(asked)] if asked else []


def whole(language: str, occasion: Occasion) -> list[Sentence]:
    """A whole text about the games of `occasion`."""
    return [*opening(language, occasion), *mentions(language, occasion), *closing(language, occasion)]


def _left_out(wording: Wording, occasion: Occasion) -> list[Sentence]:
    """Which games the message turned down one by one, and which of the list stay."""
    if not occasion.left_out:
        return []
    games = wording.listed([wording.title(game) for game in occasion.left_out])
    told = Sentence(wording.phrases.left_out.format(games=games), tuple(game.game_id for game in occasion.left_out))
    return [told, *_staying(wording, occasion)]


def _staying(wording: Wording, occasion: Occasion) -> list[Sentence]:
    """Which games of the list before stay beside the new ones."""
    if not occasion.kept:
        return []
    games = wording.listed([wording.title(game) for game in occasion.kept])
    return [Sentence(wording.phrases.staying.format(games=games), tuple(game.game_id for game in occasion.kept))]


def _nothing_new(phrases: Phrases, occasion: Occasion) -> list[Sentence]:
    """That all games are ones that the player knows, where they are."""
    return [_plain(_turn_of(phrases.replays, occasion.turn))] if occasion.recommendations.replays else []


def _turn_of(said: Sequence[str], turn: int) -> str:
    return said[turn % len(said)]


def _plain(text: str) -> Sentence:
    return Sentence(text, ())
