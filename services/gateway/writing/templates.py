"""Writes texts without a language model, in the languages of `texts`; they name recommended games and their facts."""

from __future__ import annotations

from collections.abc import Container, Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.gateway.answer_report import AnswerReport
from services.gateway.understanding.plain_text import shown
from services.gateway.understanding.talking.abilities import asks_for_abilities, asks_for_own_taste
from services.gateway.understanding.talking.distress import surely_in_distress
from services.gateway.understanding.talking.tone import asks_for_a_machine, grieves, is_hostile, threatens
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.shortfall import given_up, not_here, only_near, only_some, understands_nothing
from services.gateway.writing.texts.languages import FALLBACK_LANGUAGE, PHRASES, phrases_in
from services.gateway.writing.texts.phrases import Phrases, ReasonPhrases
from services.gateway.writing.wording import Facet, Wording

_Kind = common_pb2.Reason
_Degradation = gateway_pb2.Degradation
# Facts of one game in a sentence; more read like a data sheet.
_MOST_FACTS = 5
# Kinds that say what the facts of that side say better.
_TOLD_BY = {Facet.PRICE: ("free to play",), Facet.PLAYERS: ("online multiplayer", "local multiplayer")}
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


def small_talk(language: str, act: classifier_pb2.Act.ValueType, turn: int, text: str) -> list[Sentence]:
    """The answer to a greeting, thanks, a farewell, an insult or a chat, without games."""
    talk = phrases_in(language).talk
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


def distress(language: str, text: str = "") -> list[Sentence]:
    """A caring answer to somebody who may be in danger, or a calm one to who would hurt another; it urges to talk to
    people, and names no numbers."""
    talk = phrases_in(language).talk
    return [_plain(talk.threat if threatens(text) and not surely_in_distress(text) else talk.distress)]


def empty_catalogue(language: str) -> list[Sentence]:
    """Says that the catalogue is empty, and how it is filled."""
    return [_plain(phrases_in(language).talk.empty_catalogue)]


def nothing_found(language: str, occasion: Occasion) -> list[Sentence]:
    """Says that no game meets the conditions, and what the catalogue does not know."""
    return [*not_here(language, occasion), _plain(_turn_of(phrases_in(language).talk.nothing_found, occasion.turn))]


def opening(language: str, occasion: Occasion) -> list[Sentence]:
    """How a text about recommendations begins: what could not be met, and what the games are."""
    phrases, wording = phrases_in(language), Wording(language)
    recommendations, turn = occasion.recommendations, occasion.turn
    grief = [_plain(phrases.talk.sympathy)] if grieves(occasion.text) else []
    missing = given_up(language, occasion)
    # Who has not met us is greeted before anything is found wanting.
    is_new = not recommendations.player_known and turn == 0 and not recommendations.replays
    said = [*grief, *([_plain(phrases.new_player)] if is_new else []), *missing]
    if recommendations.games_in_question:
        game = recommendations.games_in_question[0]
        name = wording.name(game, wording.facts(game, [Facet.KINDS])[:_MOST_FACTS])
        said.append(Sentence(phrases.named_first.format(game=name), (game.game_id,)))
    elif recommendations.replays:
        said += _nothing_new(phrases, occasion)
    elif recommendations.relaxed or (
        said
        and (
            recommendations.intent.act in (classifier_pb2.ACT_UNSPECIFIED, classifier_pb2.ACT_NEW_WISH)
            or understands_nothing(recommendations.understood)
        )
    ):
        pass  # what was said opens the text well enough
    elif len(recommendations.games) == occasion.games_wanted == 1:
        said.append(_plain(_turn_of(phrases.only_one, turn)))
    else:
        by_act = {
            classifier_pb2.ACT_MORE: phrases.more,
            classifier_pb2.ACT_REFINE: phrases.refined,
            classifier_pb2.ACT_REJECT_SHOWN: phrases.instead,
            classifier_pb2.ACT_START_OVER: phrases.afresh,
        }
        # Before anything was said there is nothing to change, to leave aside or to forget.
        act = recommendations.intent.act if turn else classifier_pb2.ACT_NEW_WISH
        said.append(_plain(_turn_of(by_act.get(act, phrases.openings), turn)))
    return [*said, *_staying(wording, occasion), *only_near(language, occasion), *only_some(language, occasion)]


def owed(language: str, occasion: Occasion) -> list[Sentence]:
    """What a player must be told before the games, whoever writes of them: what could not be met, what is left out."""
    return [
        *given_up(language, occasion),
        *_nothing_new(phrases_in(language), occasion),
        *_staying(Wording(language), occasion),
        *only_near(language, occasion),
        *only_some(language, occasion),
    ]


def mention(language: str, occasion: Occasion, index: int) -> Sentence:
    """A sentence about the game at `index` of `occasion.games`: its facts, and by what it got there."""
    recommended, wording = occasion.games[index], Wording(language)
    game = recommended.game
    facts = _facts(wording, occasion, game)
    reason = recommended.reasons[0] if recommended.reasons else _Kind(kind=_Kind.KIND_UNSPECIFIED)
    phrases = wording.phrases.reasons
    if reason.kind in (_Kind.KIND_MATCHES_MESSAGE, _Kind.KIND_UNSPECIFIED) or (
        reason.kind == _Kind.KIND_NEAR_MESSAGE and facts
    ):
        # The first pattern is for any place, the last one only for the end.
        chosen = phrases.matching if facts else phrases.matching_without_facts
        place = _place(index, len(occasion.games), len(chosen))
        told = chosen[place].format(game=wording.name(game), facts=wording.listed(facts, last=False))
        return Sentence(told, (game.game_id,))
    chosen = _by_reason(phrases, reason)
    related = _related(wording, reason)
    told = _turn_of(chosen, occasion.turn + index).format(game=wording.name(game, facts), related=related)
    return Sentence(told, (game.game_id,))


def by_reason(language: str, reason: common_pb2.Reason.Kind.ValueType, game: common_pb2.Game) -> Sentence:
    """By what a game came into a list, without the facts that the list told of it."""
    wording = Wording(language)
    chosen = _by_reason(wording.phrases.reasons, _Kind(kind=reason))
    return Sentence(chosen[0].format(game=wording.title(game)), (game.game_id,))


def mentions(language: str, occasion: Occasion, but: Container[str] = ()) -> list[Sentence]:
    """A sentence about each game, except those whose ids are in `but`."""
    left = (index for index, each in enumerate(occasion.games) if each.game.game_id not in but)
    return [mention(language, occasion, index) for index in left]


def closing(language: str, occasion: Occasion) -> Sentence:
    """How a text ends: with what it must end with, or an offer to go on."""
    if (must := owed_closing(language, occasion)) is not None:
        return must
    phrases = phrases_in(language)
    if occasion.turn % len(phrases.closings) == 0 and _NARROWED_BY.isdisjoint(occasion.facets):
        return _plain(phrases.narrowing)
    return _plain(_turn_of(phrases.closings, occasion.turn))


def owed_closing(language: str, occasion: Occasion) -> Sentence | None:
    """How a text must end whoever writes it: with what is asked back where nothing tells what the player wants, or that
    there are no more games; None where nothing must be said.
    """
    phrases = phrases_in(language)
    asked = {
        classifier_pb2.SPAN_TYPE_PLAYERS: phrases.talk.ask_players,
        classifier_pb2.SPAN_TYPE_LENGTH: phrases.talk.ask_length,
    }.get(occasion.recommendations.asked_back)
    if asked is None and len(occasion.recommendations.games) < occasion.games_wanted:
        return _plain(_turn_of(phrases.no_more, occasion.turn))
    return _plain(asked) if asked else None


def whole(language: str, occasion: Occasion) -> list[Sentence]:
    """A whole text about the games of `occasion`."""
    return [*opening(language, occasion), *mentions(language, occasion), closing(language, occasion)]


def _staying(wording: Wording, occasion: Occasion) -> list[Sentence]:
    """Which games of the list before stay beside the new ones."""
    if not occasion.kept:
        return []
    games = wording.listed([wording.title(game) for game in occasion.kept])
    return [Sentence(wording.phrases.staying.format(games=games), tuple(game.game_id for game in occasion.kept))]


def _nothing_new(phrases: Phrases, occasion: Occasion) -> list[Sentence]:
    """That all games are ones that the player knows, where they are."""
    return [_plain(_turn_of(phrases.replays, occasion.turn))] if occasion.recommendations.replays else []


def _facts(wording: Wording, occasion: Occasion, game: common_pb2.Game) -> list[str]:
    """The facts of a game that answer the wish: of kinds the first few, then what else was asked for."""
    wanted, platforms = occasion.wanted, occasion.platforms
    others = [facet for facet in occasion.facets if facet is not Facet.KINDS]
    asked = wording.facts(game, others, wanted, platforms)[: _MOST_FACTS - 1]
    kinds = [each for each in wording.facts(game, [Facet.KINDS], wanted) if each not in asked]
    told = [name for facet, names in _TOLD_BY.items() if facet in others for name in names]
    kinds = [each for each in kinds if each not in wording.kinds(told)]
    return [*kinds[: min(3, _MOST_FACTS - len(asked))], *asked]


def _by_reason(phrases: ReasonPhrases, reason: common_pb2.Reason) -> tuple[str, ...]:
    if reason.kind == _Kind.KIND_SIMILAR_TO_LIKED:
        return phrases.similar_to if reason.related_titles else phrases.similar_to_liked
    return {
        _Kind.KIND_LIKED_BY_SIMILAR_PLAYERS: phrases.similar_players,
        _Kind.KIND_REPLAY: phrases.replay,
    }.get(reason.kind, phrases.popular)


def _related(wording: Wording, reason: common_pb2.Reason) -> str:
    titles = list(reason.related_titles)[:1]
    return wording.listed([wording.phrases.bare.format(title=shown(title)) for title in titles])


def _place(index: int, count: int, patterns: int) -> int:
    """The pattern for one of `count` games: the last one for the last, the others in turn."""
    if index and index == count - 1:
        return patterns - 1
    return index % (patterns - 1) if patterns > 1 else 0


def _turn_of(said: Sequence[str], turn: int) -> str:
    return said[turn % len(said)]


def _plain(text: str) -> Sentence:
    return Sentence(text, ())
