"""Streams one completion of the language model, and yields the sentences of it that may be passed on."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.common.errors import ServiceError
from services.gateway import metrics
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import LanguageModel
from services.gateway.writing.grounding import Sentence, SentenceGate, Withheld
from services.gateway.writing.thoughts import KnownModels, ThoughtFilter


async def grounded_sentences(
    language_model: LanguageModel,
    messages: Sequence[llm_gateway_pb2.ChatMessage],
    gate: SentenceGate,
    report: AnswerReport,
    *,
    models: KnownModels | None = None,
    on_held: Callable[[], None] = lambda: None,
) -> AsyncGenerator[Sentence, None]:
    """Yields what `gate` lets through of what is no thought; fills `report`. Raises ServiceError when the model fails.

    `models` is what is known of the models' thoughts: the text of one that is not known yet is held back until its end,
    of which `on_held` is told. Without it nothing is held back.
    """
    reading = _Reading(gate, report, models)
    events = language_model.stream(messages, report.language)
    try:
        async with aclosing(events):
            async for event in events:
                for sentence in reading.read(event):
                    yield sentence
                if reading.holds:
                    on_held()
    except ServiceError:
        for sentence in reading.broken_off():
            yield sentence
        raise
    finally:
        if reading.written and not reading.finished:  # cut short, so the upstream never counted it
            report.add_estimate((message.content for message in messages), "".join(reading.written))


class _Reading:
    """One completion as far as it has come: what it thinks apart from what it says."""

    def __init__(self, gate: SentenceGate, report: AnswerReport, models: KnownModels | None) -> None:
        self._gate = gate
        self._report = report
        self._models = models
        self._thoughts = ThoughtFilter(hold=False)
        self.written: list[str] = []
        self.finished = False

    @property
    def holds(self) -> bool:
        """Whether text is held back that may turn out to be a thought."""
        return self._thoughts.holds

    def read(self, event: llm_gateway_pb2.StreamChatResponse) -> list[Sentence]:
        """The sentences that may be passed on and that the event completes."""
        if event.HasField("started"):
            self._report.language_model = f"{event.started.upstream}/{event.started.model}"
            if self._models is not None:
                self._thoughts = self._models.filter_for(self._report.language_model)
            return []
        if event.HasField("delta"):
            self.written.append(event.delta.text)
            return _passed(self._told(event.delta.text))
        return self._finish(event.finished)

    def broken_off(self) -> list[Sentence]:
        """The sentences that were whole when the model failed."""
        return _passed([*self._gate.feed(self._thoughts.finish()), *self._gate.finish(whole=False)])

    def _told(self, chunk: str) -> list[Sentence | Withheld]:
        """The sentences that `chunk` completes; what turns out to have been a thought is forgotten."""
        thought_before = self._thoughts.closed_unopened
        text = self._thoughts.feed(chunk)
        if self._thoughts.closed_unopened and not thought_before:
            self._gate.forget()
        return self._gate.feed(text) if text else []

    def _finish(self, end: llm_gateway_pb2.ChatFinished) -> list[Sentence]:
        self._report.add_usage(end.usage)
        self.finished = True
        whole = end.finish_reason == llm_gateway_pb2.FINISH_REASON_STOP
        if not whole:
            self._report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_LENGTH
        found = [*self._gate.feed(self._thoughts.finish()), *self._gate.finish(whole=whole)]
        if self._models is not None:
            self._models.learn(self._report.language_model, self._thoughts)
        return _passed(found)


def _passed(found: Sequence[Sentence | Withheld]) -> list[Sentence]:
    """The sentences that may be passed on; the others are counted."""
    for judged in found:
        if isinstance(judged, Withheld):
            metrics.SENTENCES_WITHHELD.labels(judged.reason).inc()
    return [judged for judged in found if isinstance(judged, Sentence)]
