"""Writes texts without a language model, in the languages of `phrases.py`; they name recommended games only."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.answer_report import AnswerReport
from services.gateway.understanding.plain_text import plain
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.phrases import FALLBACK_LANGUAGE, PHRASES, Phrases

_Kind = common_pb2.Reason
_Degradation = gateway_pb2.Degradation


def choose_language(report: AnswerReport) -> str:
    """The language to write in: that of `report` if there is a template in it; else English, which `report` is told,
    together with the degradation."""
    if report.language not in PHRASES:
        report.degrade(
            _Degradation.COMPONENT_GATEWAY,
            _Degradation.REASON_LANGUAGE_UNSUPPORTED,
            _Degradation.FALLBACK_ENGLISH_TEXT,
        )
        report.language = FALLBACK_LANGUAGE
    return report.language


def refusal(language: str) -> list[Sentence]:
    """A polite refusal of a message that is not about games."""
    return [_plain(_phrases(language).refusal)]


def opening(language: str, recommendations: gateway_pb2.Recommendations) -> list[Sentence]:
    """How a text about recommendations begins."""
    phrases = _phrases(language)
    intent = recommendations.intent
    if intent.label == classifier_pb2.INTENT_SMALL_TALK and intent.topic == classifier_pb2.TOPIC_NOT_GAME:
        return [_plain(phrases.small_talk)]
    answer = []
    if intent.label == classifier_pb2.INTENT_GAME_QUESTION:
        answer = [_plain(phrases.game_question)]
    if recommendations.replays:
        return [*answer, _plain(phrases.replays)]
    return [*answer, _plain(phrases.known_player if recommendations.player_known else phrases.new_player)]


def mention(language: str, recommended: common_pb2.RecommendedGame, turn: int) -> Sentence:
    """A sentence about a game, by its strongest reason; `turn` counts the games of the text from 0."""
    phrases = _phrases(language).by_reason
    game = recommended.game
    kind = recommended.reasons[0].kind if recommended.reasons else _Kind.KIND_POPULAR
    phrase = phrases.get(kind, phrases[_Kind.KIND_POPULAR])
    return Sentence(phrase[turn % len(phrase)].format(game=_name(game)), (game.game_id,))


def mentions(language: str, games: Sequence[common_pb2.RecommendedGame]) -> list[Sentence]:
    """A sentence about each game."""
    return [mention(language, recommended, turn) for turn, recommended in enumerate(games)]


def whole(
    language: str,
    recommendations: gateway_pb2.Recommendations,
    games: Sequence[common_pb2.RecommendedGame],
) -> list[Sentence]:
    """A whole text about `games`."""
    return [*opening(language, recommendations), *mentions(language, games), closing(language)]


def nothing_found(language: str) -> list[Sentence]:
    """Says that no game meets the conditions."""
    return [_plain(_phrases(language).nothing_found)]


def empty_catalogue(language: str) -> list[Sentence]:
    """Says that the catalogue is empty, and how it is filled."""
    return [_plain(_phrases(language).empty_catalogue)]


def closing(language: str) -> Sentence:
    """How a text ends."""
    return _plain(_phrases(language).closing)


def _phrases(language: str) -> Phrases:
    return PHRASES.get(language, PHRASES[FALLBACK_LANGUAGE])


def _name(game: common_pb2.Game) -> str:
    title = plain(game.title)
    return f"{title} ({game.year})" if game.year else title


def _plain(text: str) -> Sentence:
    return Sentence(text, ())
