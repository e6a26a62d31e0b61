"""Streams one completion of the language model, and yields the sentences of it that may be passed on."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.gateway import metrics
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import LanguageModel
from services.gateway.writing.grounding import Sentence, SentenceGate, Withheld


async def grounded_sentences(
    language_model: LanguageModel,
    messages: Sequence[llm_gateway_pb2.ChatMessage],
    gate: SentenceGate,
    report: AnswerReport,
) -> AsyncGenerator[Sentence, None]:
    """Yields what `gate` lets through; fills `report`. Raises ServiceError when the model fails."""
    events = language_model.stream(messages, report.language)
    written, finished = list[str](), False
    try:
        async with aclosing(events):
            async for event in events:
                found: list[Sentence | Withheld] = []
                if event.HasField("started"):
                    report.language_model = f"{event.started.upstream}/{event.started.model}"
                elif event.HasField("delta"):
                    found = gate.feed(event.delta.text)
                    written.append(event.delta.text)
                else:
                    report.add_usage(event.finished.usage)
                    finished = True
                    whole = event.finished.finish_reason == llm_gateway_pb2.FINISH_REASON_STOP
                    if not whole:
                        report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_LENGTH
                    found = gate.finish(whole=whole)
                for judged in found:
                    if isinstance(judged, Sentence):
                        yield judged
                    else:
                        metrics.SENTENCES_WITHHELD.labels(judged.reason).inc()
    finally:
        if written and not finished:  # cut short, so the upstream never counted it
            report.add_estimate((message.content for message in messages), "".join(written))
