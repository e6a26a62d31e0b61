"""One chat from message to summary: recommendations first, then the text, sentence by sentence, then how it went."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from gamesrec.gateway.v1 import gateway_pb2
from services.common.request import current_id
from services.gateway import metrics
from services.gateway.advice import Advisor, Question
from services.gateway.answer_report import Outcome
from services.gateway.degradations import Degradations
from services.gateway.stopwatch import Stopwatch
from services.gateway.understanding import language
from services.gateway.writing.writer import Writer


class Chat:
    """Answers messages."""

    def __init__(self, advisor: Advisor, writer: Writer) -> None:
        self._advisor = advisor
        self._writer = writer

    async def answer(
        self, question: Question, history: Sequence[gateway_pb2.Turn], answer_language: str
    ) -> AsyncGenerator[gateway_pb2.ChatResponse, None]:
        """Yields the events of the answer; `answer_language` is BCP 47, empty for that of the message.

        Raises ServiceError before the first event when there is nothing to recommend from.
        """
        stopwatch, degradations = Stopwatch(), Degradations()
        advice = await self._advisor.advise(question, degradations, stopwatch, classify=True)
        metrics.RECOMMENDATIONS_SECONDS.observe(stopwatch.mark("recommendations"))
        yield gateway_pb2.ChatResponse(recommendations=advice.recommendations)

        outcome = Outcome(language.primary(answer_language) or language.detect(question.text))
        named: dict[str, None] = {}
        separator = ""
        sentences = self._writer.write(advice, question.text, history, degradations, outcome)
        async with aclosing(sentences):
            async for sentence in sentences:
                if not separator:
                    metrics.FIRST_TEXT_SECONDS.observe(stopwatch.mark("first_text"))
                named.update(dict.fromkeys(sentence.game_ids))
                yield gateway_pb2.ChatResponse(text_delta=gateway_pb2.TextDelta(text=separator + sentence.text))
                separator = " "
        stopwatch.mark("total")
        metrics.TEXTS.labels(gateway_pb2.TextSource.Name(outcome.source)).inc()
        yield gateway_pb2.ChatResponse(
            summary=gateway_pb2.ChatSummary(
                finish_reason=outcome.finish_reason,
                text_source=outcome.source,
                named_game_ids=named,
                degradations=degradations.found,
                usage=outcome.usage,
                models=advice.models,
                language_model=outcome.language_model if outcome.source == gateway_pb2.TEXT_SOURCE_LLM else "",
                timings=stopwatch.timings(),
                request_id=current_id(),
                language=outcome.language,
            )
        )
