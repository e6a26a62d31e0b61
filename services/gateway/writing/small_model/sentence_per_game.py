"""Writes a text from a template into which the language model writes a sentence about each game; for small models."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.common.overload import deadlines
from services.gateway.answer_report import AnswerReport
from services.gateway.answering.game_question import GameQuestion
from services.gateway.backends.ports import LanguageModel
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.plain_text import plain
from services.gateway.writing import templates
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.mentioning import mention
from services.gateway.writing.sentence_stream import grounded_sentences
from services.gateway.writing.small_model.faithfulness import Faithfulness
from services.gateway.writing.small_model.prompt import EXAMPLE_TEXTS, about_one
from services.gateway.writing.small_model.sentence_repair import repaired
from services.gateway.writing.strategy import TextBrief

_Degradation = gateway_pb2.Degradation
_LLM = _Degradation.COMPONENT_LLM_GATEWAY
# A small model on a CPU takes about a second for a sentence; the template tells the facts of the other games.
_MOST_DESCRIBED = 3


class SentencePerGame:
    """Writes the template's text; the language model's sentence about a game replaces the template's if it passes.

    The model is not asked about a game without a summary, nor about any game after it has failed.
    """

    def __init__(self, language_model: LanguageModel, *, first_text_seconds: float) -> None:
        """`first_text_seconds` is how long the model has for the sentence about a game."""
        self._language_model = language_model
        self._first_text_seconds = first_text_seconds

    async def write(self, brief: TextBrief, report: AnswerReport) -> AsyncGenerator[Sentence, None]:
        """See `TextStrategy.write`."""
        language = templates.choose_language(report)
        for sentence in templates.opening(language, brief.occasion):
            yield sentence
        failure: ServiceError | gateway_pb2.Degradation.Reason.ValueType | None = None
        withheld: gateway_pb2.Degradation.Reason.ValueType | None = None
        undescribed = stands_in_fully = False
        for index, recommended in enumerate(brief.games):
            told: Sentence | None = None
            described = bool(plain(recommended.game.summary).strip())
            if index < _MOST_DESCRIBED:
                undescribed = undescribed or not described
            if index < _MOST_DESCRIBED and described and failure is None:
                try:
                    async with asyncio.timeout(min(self._first_text_seconds, deadlines.left())):
                        told, reason = await self._sentence_about(brief, recommended, report)
                except TimeoutError:
                    failure = _Degradation.REASON_FIRST_TEXT_TIMEOUT
                except ServiceError as error:
                    failure, stands_in_fully = error, templates.stands_in_fully(error, report)
                else:
                    withheld = withheld or reason
            if told is not None:
                report.source = gateway_pb2.TEXT_SOURCE_LLM
            yield told or mention(language, brief.occasion, index)
        wrote = report.source == gateway_pb2.TEXT_SOURCE_LLM
        fallback = _Degradation.FALLBACK_TEMPLATE_SENTENCES if wrote else _Degradation.FALLBACK_TEMPLATE_TEXT
        cause = failure if failure is not None else withheld
        if cause is not None and not stands_in_fully:
            report.degrade(_LLM, cause, fallback)
        if undescribed and not stands_in_fully:
            report.degrade(_Degradation.COMPONENT_GATEWAY, _Degradation.REASON_NO_SUMMARY, fallback)
        report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
        for sentence in templates.closing(language, brief.occasion):
            yield sentence

    async def answer(
        self, question: GameQuestion, own: Sequence[Sentence], titles: TitleIndex, report: AnswerReport
    ) -> AsyncGenerator[Sentence, None]:
        """See `TextStrategy.answer`; a very small model has nothing to add to ours."""
        for sentence in own:
            yield sentence

    async def _sentence_about(
        self, brief: TextBrief, recommended: common_pb2.RecommendedGame, report: AnswerReport
    ) -> tuple[Sentence | None, gateway_pb2.Degradation.Reason.ValueType | None]:
        """The first sentence of the language model about a game that may be passed on, without waiting for the rest; if
        there is none, why.
        """
        check = Faithfulness(recommended.game, EXAMPLE_TEXTS)
        gate = brief.gate([recommended], report.language, check)
        sentences = grounded_sentences(self._language_model, about_one(recommended.game), gate, report)
        async with aclosing(sentences):
            async for sentence in sentences:
                return repaired(sentence, recommended.game), None
        return None, _Degradation.REASON_UNGROUNDED if gate.withheld else _Degradation.REASON_NAMED_NO_GAME
