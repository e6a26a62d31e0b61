"""Writes a text with one request to the language model for all of it; for capable models."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
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
from services.gateway.writing.known_numbers import KnownNumbers
from services.gateway.writing.mentioning import mentions
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.prompt import about_all, wished_in_all
from services.gateway.writing.question_answer import told_by_model
from services.gateway.writing.sentence_stream import grounded_sentences
from services.gateway.writing.shortfall import still_fits
from services.gateway.writing.strategy import TextBrief
from services.gateway.writing.texts.languages import FALLBACK_LANGUAGE, PHRASES
from services.gateway.writing.thinking.thoughts import KnownModels

_Degradation = gateway_pb2.Degradation
_LLM = _Degradation.COMPONENT_LLM_GATEWAY


class WholeText:
    """The language model's text about all games, or the template's when none of it may be passed on.

    What could not be met is told before it in our own words, and games that it does not name are named behind it.
    """

    def __init__(self, language_model: LanguageModel, *, first_text_seconds: float) -> None:
        """`first_text_seconds` is how long the model has for its first sentence that may be passed on."""
        self._language_model = language_model
        self._first_text_seconds = first_text_seconds
        self._models = KnownModels()

    async def write(self, brief: TextBrief, report: AnswerReport) -> AsyncGenerator[Sentence, None]:
        """See `TextStrategy.write`."""
        owed = _owed(templates.owed, brief, report)
        messages = about_all(brief, report.language, told=[each.text for each in owed])
        said_before = [*(each.text for each in brief.history), *(each.text for each in owed)]
        said = " ; ".join([brief.text, *wished_in_all(brief), *said_before])
        numbers = KnownNumbers([each.game for each in brief.games], said, listed=len(brief.recommendations.games))
        gate = brief.gate(brief.games, report.language, numbers)
        named: set[str] = set()
        cause: ServiceError | gateway_pb2.Degradation.Reason.ValueType | None = None
        stands_in_fully = False
        try:
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
                        if report.source != gateway_pb2.TEXT_SOURCE_LLM:
                            for own in owed:
                                yield own
                        report.source = gateway_pb2.TEXT_SOURCE_LLM
                        named.update(sentence.game_ids)
                        yield sentence
        except TimeoutError:
            cause = _Degradation.REASON_FIRST_TEXT_TIMEOUT
        except ServiceError as error:
            cause, stands_in_fully = error, templates.stands_in_fully(error, report)
            report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_INTERRUPTED
        wrote = report.source == gateway_pb2.TEXT_SOURCE_LLM
        is_all = {each.game.game_id for each in brief.games} <= named
        if cause is None and not (wrote and is_all):
            cause = _Degradation.REASON_UNGROUNDED if gate.withheld else _Degradation.REASON_NAMED_NO_GAME
        if cause is not None and not stands_in_fully:
            fallback = _Degradation.FALLBACK_SHORTER_TEXT if is_all else _Degradation.FALLBACK_TEMPLATE_SENTENCES
            report.degrade(_LLM, cause, fallback if wrote else _Degradation.FALLBACK_TEMPLATE_TEXT)
        if not wrote:
            report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
            for own in templates.whole(templates.choose_language(report), brief.occasion):
                yield own
            return
        if not is_all:
            for own in mentions(templates.own_language(report), brief.occasion, but=named):
                yield own
        # Where there are no texts in its language it need not hear that these are all.
        for own in _owed(templates.owed_closing if report.language in PHRASES else still_fits, brief, report):
            yield own

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


def _owed(told: Callable[[str, Occasion], list[Sentence]], brief: TextBrief, report: AnswerReport) -> list[Sentence]:
    """What must be told beside the model's sentences, in its language or, without texts in that, in English."""
    if not told(FALLBACK_LANGUAGE, brief.occasion):
        return []
    return told(templates.own_language(report), brief.occasion)
