"""Lets a capable language model answer a question about games, held to the answer that the facts give."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.common.overload import deadlines
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import LanguageModel
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.writing import templates
from services.gateway.writing.grounding import Sentence, SentenceGate
from services.gateway.writing.known_numbers import KnownNumbers
from services.gateway.writing.prompt import about_question
from services.gateway.writing.sentence_stream import grounded_sentences
from services.gateway.writing.thinking.thoughts import KnownModels

_Degradation = gateway_pb2.Degradation
_LLM = _Degradation.COMPONENT_LLM_GATEWAY


async def told_by_model(
    language_model: LanguageModel,
    models: KnownModels,
    *,
    text: str,
    games: Sequence[common_pb2.Game],
    titles: TitleIndex,
    own: Sequence[Sentence],
    report: AnswerReport,
    seconds: float,
) -> AsyncGenerator[Sentence, None]:
    """Yields the model's answer to the question `text`, or `own` where not all of it may be passed on."""
    answer = " ".join(sentence.text for sentence in own)
    gate = SentenceGate(
        games, titles, language=report.language, known_text=f"{text} {answer}", check=KnownNumbers(games, answer)
    )
    messages = about_question(text, games, answer, language=report.language)
    written = list[Sentence]()
    try:
        async with asyncio.timeout(min(seconds, deadlines.left())) as limit:
            sentences = grounded_sentences(
                language_model,
                messages,
                gate,
                report,
                models=models,
                streams=False,
                on_held=lambda: limit.reschedule(None),
            )
            async with aclosing(sentences):
                async for sentence in sentences:
                    written.append(sentence)
    except TimeoutError:
        report.degrade(_LLM, _Degradation.REASON_FIRST_TEXT_TIMEOUT, _Degradation.FALLBACK_TEMPLATE_TEXT)
    except ServiceError as error:
        if not templates.stands_in_fully(error, report):
            report.degrade(_LLM, error, _Degradation.FALLBACK_TEMPLATE_TEXT)
    else:
        # An answer of which a part was withheld says something else than was meant.
        if written and not gate.withheld:
            report.source = gateway_pb2.TEXT_SOURCE_LLM
            for sentence in written:
                yield sentence
            return
        reason = _Degradation.REASON_UNGROUNDED if gate.withheld else _Degradation.REASON_NAMED_NO_GAME
        report.degrade(_LLM, reason, _Degradation.FALLBACK_TEMPLATE_TEXT)
    report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
    for sentence in own:
        yield sentence
