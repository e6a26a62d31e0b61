"""Writes a text with one request to the language model for all of it; for capable models."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.common.overload import deadlines
from services.gateway.answer_report import AnswerReport
from services.gateway.answering.game_question import GameQuestion
from services.gateway.backends.ports import LanguageModel
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.writing import templates
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.prompt import about_all
from services.gateway.writing.question_answer import told_by_model
from services.gateway.writing.sentence_stream import grounded_sentences
from services.gateway.writing.strategy import TextBrief
from services.gateway.writing.thoughts import KnownModels

_Degradation = gateway_pb2.Degradation
_LLM = _Degradation.COMPONENT_LLM_GATEWAY


class WholeText:
    """The language model's text about all games, or the template's when none of it may be passed on."""

    def __init__(self, language_model: LanguageModel, *, first_text_seconds: float) -> None:
        """`first_text_seconds` is how long the model has for its first sentence that may be passed on."""
        self._language_model = language_model
        self._first_text_seconds = first_text_seconds
        self._models = KnownModels()

    async def write(self, brief: TextBrief, report: AnswerReport) -> AsyncGenerator[Sentence, None]:
        """See `TextStrategy.write`."""
        recommendations = brief.recommendations
        messages = about_all(
            brief.text, brief.games, brief.history, language=report.language, replays=recommendations.replays
        )
        named: set[str] = set()
        try:
            gate = brief.gate(brief.games, report.language)
            async with asyncio.timeout(min(self._first_text_seconds, deadlines.left())) as limit:
                sentences = grounded_sentences(
                    self._language_model,
                    messages,
                    gate,
                    report,
                    models=self._models,
                    # The model has begun, and it is our wish that nothing is passed on yet.
                    on_held=lambda: limit.reschedule(None),
                )
                async with aclosing(sentences):
                    async for sentence in sentences:
                        limit.reschedule(None)  # from here on the budget of the whole text counts
                        report.source = gateway_pb2.TEXT_SOURCE_LLM
                        named.update(sentence.game_ids)
                        yield sentence
        except TimeoutError:
            report.degrade(_LLM, _Degradation.REASON_FIRST_TEXT_TIMEOUT, _Degradation.FALLBACK_TEMPLATE_TEXT)
        except ServiceError as error:
            begun = report.source == gateway_pb2.TEXT_SOURCE_LLM
            fallback = _Degradation.FALLBACK_SHORTER_TEXT if begun else _Degradation.FALLBACK_TEMPLATE_TEXT
            if not templates.stands_in_fully(error, report):
                report.degrade(_LLM, error, fallback)
            report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_INTERRUPTED
        else:
            if report.source != gateway_pb2.TEXT_SOURCE_LLM:
                reason = _Degradation.REASON_UNGROUNDED if gate.withheld else _Degradation.REASON_NAMED_NO_GAME
                report.degrade(_LLM, reason, _Degradation.FALLBACK_TEMPLATE_TEXT)
        if report.source != gateway_pb2.TEXT_SOURCE_LLM:
            report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
            language = templates.choose_language(report)
            for sentence in templates.whole(language, brief.occasion):
                yield sentence
            return
        if not named:
            report.degrade(_LLM, _Degradation.REASON_NAMED_NO_GAME, _Degradation.FALLBACK_TEMPLATE_SENTENCES)
            for sentence in templates.mentions(report.language, brief.occasion):
                yield sentence
        if (asked := templates.question_back(report.language, brief.occasion)) is not None:
            yield asked

    async def answer(
        self, question: GameQuestion, own: Sequence[Sentence], titles: TitleIndex, report: AnswerReport
    ) -> AsyncGenerator[Sentence, None]:
        """See `TextStrategy.answer`."""
        told = told_by_model(
            self._language_model,
            self._models,
            text=question.text,
            games=question.games,
            titles=titles,
            own=own,
            report=report,
            seconds=self._first_text_seconds,
        )
        async with aclosing(told) as sentences:
            async for sentence in sentences:
                yield sentence
