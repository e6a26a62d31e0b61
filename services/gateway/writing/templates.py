"""Writes texts without a language model, in the languages of `texts`; they name recommended games and their facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.gateway.answer_report import AnswerReport
from services.gateway.conversation.relaxing import kinds_missed
from services.gateway.conversation.wish import is_unmet, wants_it_cheap
from services.gateway.understanding.plain_text import plain, shown
from services.gateway.understanding.talking.distress import surely_in_distress
from services.gateway.understanding.talking.tone import asks_for_a_machine, grieves, is_hostile, threatens
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.languages import FALLBACK_LANGUAGE, PHRASES, phrases_in
from services.gateway.writing.texts.phrases import ReasonPhrases
from services.gateway.writing.wording import Facet, Wording

_Kind = common_pb2.Reason
_Degradation = gateway_pb2.Degradation
# Facts of one game in a sentence; more read like a data sheet.
_MOST_FACTS = 5
_MOST_WISHES = 3
_FREE_TO_PLAY = "free to play"
# What the closing phrase that narrows down asks for.
_NARROWED_BY = frozenset((Facet.PLATFORMS, Facet.LENGTH))
_MOST_LETTERS_A_WISH = 60
_LINK = re.compile(r"\w://|\bwww\.|@\w+\.|[<>]", re.IGNORECASE)


def choose_language(report: AnswerReport) -> str:
    """The language to write in: that of `report` if there are texts in it; else English, which `report` is told,
    together with the degradation."""
    if report.language not in PHRASES:
        report.degrade(
            _Degradation.COMPONENT_GATEWAY,
            _Degradation.REASON_LANGUAGE_UNSUPPORTED,
            _Degradation.FALLBACK_ENGLISH_TEXT,
        )
        report.language = FALLBACK_LANGUAGE
    return report.language


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
    return [*_unmatched(language, occasion), _plain(_turn_of(phrases_in(language).talk.nothing_found, occasion.turn))]


def opening(language: str, occasion: Occasion) -> list[Sentence]:
    """How a text about recommendations begins: what could not be met, and what the games are."""
    phrases, wording = phrases_in(language), Wording(language)
    recommendations, turn = occasion.recommendations, occasion.turn
    grief = [_plain(phrases.talk.sympathy)] if grieves(occasion.text) else []
    said = [*grief, *_unmatched(language, occasion), *_relaxed(language, occasion)]
    if wants_it_cheap(recommendations.understood):
        said.append(_plain(phrases.prices_unknown))
    if not recommendations.player_known and turn == 0 and not recommendations.replays:
        said.append(_plain(phrases.new_player))
    if recommendations.games_in_question:
        game = recommendations.games_in_question[0]
        name = wording.name(game, wording.facts(game, [Facet.KINDS])[:_MOST_FACTS])
        said.append(Sentence(phrases.named_first.format(game=name), (game.game_id,)))
    elif recommendations.replays:
        said.append(_plain(_turn_of(phrases.replays, turn)))
    elif recommendations.relaxed or (
        said and recommendations.intent.act in (classifier_pb2.ACT_UNSPECIFIED, classifier_pb2.ACT_NEW_WISH)
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
        said.append(_plain(_turn_of(by_act.get(recommendations.intent.act, phrases.openings), turn)))
    if not recommendations.replays:
        said += _missed(language, occasion)
    if len(occasion.games) < len(recommendations.games):
        part = phrases.part.format(count=len(occasion.games), total=len(recommendations.games))
        said.append(_plain(part))
    return said


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


def mentions(language: str, occasion: Occasion) -> list[Sentence]:
    """A sentence about each game."""
    return [mention(language, occasion, index) for index in range(len(occasion.games))]


def closing(language: str, occasion: Occasion) -> Sentence:
    """How a text ends: with what is asked back, if anything is, or that there are no more games."""
    if (asked := question_back(language, occasion)) is not None:
        return asked
    phrases = phrases_in(language)
    if len(occasion.recommendations.games) < occasion.games_wanted:
        return _plain(_turn_of(phrases.no_more, occasion.turn))
    if occasion.turn % len(phrases.closings) == 0 and _NARROWED_BY.isdisjoint(occasion.facets):
        return _plain(phrases.narrowing)
    return _plain(_turn_of(phrases.closings, occasion.turn))


def question_back(language: str, occasion: Occasion) -> Sentence | None:
    """What the player is asked when nothing tells what they want; None when nothing is, or not in this language."""
    if language not in PHRASES:
        return None
    talk = phrases_in(language).talk
    asked = {
        classifier_pb2.SPAN_TYPE_PLAYERS: talk.ask_players,
        classifier_pb2.SPAN_TYPE_LENGTH: talk.ask_length,
    }.get(occasion.recommendations.asked_back)
    return _plain(asked) if asked else None


def whole(language: str, occasion: Occasion) -> list[Sentence]:
    """A whole text about the games of `occasion`."""
    return [*opening(language, occasion), *mentions(language, occasion), closing(language, occasion)]


def _facts(wording: Wording, occasion: Occasion, game: common_pb2.Game) -> list[str]:
    """The facts of a game that answer the wish: of kinds the first few, then what else was asked for."""
    wanted, platforms = occasion.wanted, occasion.platforms
    others = [facet for facet in occasion.facets if facet is not Facet.KINDS]
    asked = wording.facts(game, others, wanted, platforms)[: _MOST_FACTS - 1]
    kinds = [each for each in wording.facts(game, [Facet.KINDS], wanted) if each not in asked]
    if Facet.PRICE in others:
        # The price itself says so.
        kinds = [each for each in kinds if each != wording.phrases.kinds.get(_FREE_TO_PLAY, _FREE_TO_PLAY)]
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


def _missed(language: str, occasion: Occasion) -> list[Sentence]:
    """The kinds that only some of the games have, which the others therefore only come close to."""
    relaxed = occasion.recommendations.relaxed
    wanted = kinds_missed([item.game for item in occasion.games], occasion.constraints)
    wishes = _quoted([each for each in wanted if each not in relaxed])
    return [_plain(phrases_in(language).missed.replace(_slot(language), _joined(language, wishes)))] if wishes else []


def _unmatched(language: str, occasion: Occasion) -> list[Sentence]:
    """What the player wishes for and nothing here is called."""
    wishes = _quoted([each for each in occasion.recommendations.understood if is_unmet(each)])
    return (
        [_plain(phrases_in(language).unmatched.replace(_slot(language), _joined(language, wishes)))] if wishes else []
    )


def _quoted(constraints: Sequence[gateway_pb2.Constraint]) -> list[str]:
    """The player's words for these constraints, or the catalogue's names, each once."""
    said = (quotable(each.text) or ", ".join(each.names) for each in constraints)
    return list(dict.fromkeys(each for each in said if each))[:_MOST_WISHES]


def quotable(said: str) -> str:
    """The player's words as they may be repeated to them; empty for a link, which who sends it would have repeated."""
    readable = plain(said).strip().replace("[", "(").replace("]", ")")[:_MOST_LETTERS_A_WISH]
    return "" if _LINK.search(readable) else readable


def _slot(language: str) -> str:
    """The quoted slot for a wish in the phrases of a language."""
    return phrases_in(language).quoted.format(words="{wish}")


def _joined(language: str, wishes: Sequence[str]) -> str:
    phrases = phrases_in(language)
    return Wording(language).listed([phrases.quoted.format(words="{}").replace("{}", each) for each in wishes])


def _place(index: int, count: int, patterns: int) -> int:
    """The pattern for one of `count` games: the last one for the last, the others in turn."""
    if index and index == count - 1:
        return patterns - 1
    return index % (patterns - 1) if patterns > 1 else 0


def _turn_of(said: Sequence[str], turn: int) -> str:
    return said[turn % len(said)]


def _plain(text: str) -> Sentence:
    return Sentence(text, ())
