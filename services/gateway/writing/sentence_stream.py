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
from services.gateway.writing.thinking.thoughts import KnownModels, ThoughtFilter


async def grounded_sentences(
    language_model: LanguageModel,
    messages: Sequence[llm_gateway_pb2.ChatMessage],
    gate: SentenceGate,
    report: AnswerReport,
    *,
    models: KnownModels | None = None,
    streams: bool = True,
    on_held: Callable[[], None] = lambda: None,
) -> AsyncGenerator[Sentence, None]:
    """Yields what `gate` lets through of what is no thought; fills `report`. Raises ServiceError when the model fails.

    `models` is what is known of the models' thoughts: the text of one that is not known yet is held back until its end,
    that of another until it names a game, of which `on_held` is told. Without it nothing is held back. A caller that
    passes nothing on before the end says that it does not stream: then nothing comes before the end.
    """
    reading = _Reading(gate, report, models, streams=streams)
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
    """One completion as far as it has come: what it thinks apart from what it says.

    A text may turn out to have been a thought for as long as nothing has been passed on. So the sentences of a model
    that may think are kept until one names a game, as a thought begins with what was asked for.
    """

    def __init__(self, gate: SentenceGate, report: AnswerReport, models: KnownModels | None, *, streams: bool) -> None:
        self._gate = gate
        self._report = report
        self._models = models
        self._thoughts = ThoughtFilter(hold=False)
        self._streams = streams
        self._kept: list[Sentence | Withheld] = []
        self._passes = models is None
        self.written: list[str] = []
        self.finished = False

    @property
    def holds(self) -> bool:
        """Whether text is held back that may turn out to be a thought."""
        return self._thoughts.holds or (self._streams and bool(self._kept))

    def read(self, event: llm_gateway_pb2.StreamChatResponse) -> list[Sentence]:
        """The sentences that may be passed on and that the event completes."""
        if event.HasField("started"):
            self._report.language_model = f"{event.started.upstream}/{event.started.model}"
            if self._models is not None:
                self._thoughts = self._models.filter_for(self._report.language_model)
            return []
        if event.HasField("delta"):
            self.written.append(event.delta.text)
            return self._told(event.delta.text)
        return self._finish(event.finished)

    def broken_off(self) -> list[Sentence]:
        """The sentences that were whole when the model failed."""
        return self._rest(whole=False)

    def _told(self, chunk: str) -> list[Sentence]:
        """The sentences that `chunk` completes; what turns out to have been a thought is forgotten."""
        thought_before = self._thoughts.closed_unopened
        text = self._thoughts.feed(chunk)
        if self._thoughts.closed_unopened and not thought_before:
            self._gate.forget()
            self._kept = []
        if text:
            self._kept += self._gate.feed(text)
        self._passes = self._passes or (self._streams and any(map(_names_a_game, self._kept)))
        return self._passed() if self._passes else []

    def _finish(self, end: llm_gateway_pb2.ChatFinished) -> list[Sentence]:
        self._report.add_usage(end.usage)
        self.finished = True
        whole = end.finish_reason == llm_gateway_pb2.FINISH_REASON_STOP
        if not whole:
            self._report.finish_reason = gateway_pb2.TEXT_FINISH_REASON_LENGTH
        return self._rest(whole=whole)

    def _rest(self, *, whole: bool) -> list[Sentence]:
        """The sentences that were kept until the text's end.

        A text that was cut may be a thought whose end is missing, unless a mark has told or it begins with a game.
        """
        unsure = not self._passes and not whole and not self._thoughts.answers
        self._kept += [*self._gate.feed(self._thoughts.finish()), *self._gate.finish(whole=whole)]
        if self._models is not None and self._report.language_model:
            self._models.learn(self._report.language_model, self._thoughts, whole=whole)
        if unsure and not (self._kept and _names_a_game(self._kept[0])):
            self._gate.forget()
            self._kept = []
        return self._passed()

    def _passed(self) -> list[Sentence]:
        """The kept sentences that may be passed on; the others are counted."""
        kept, self._kept = self._kept, []
        for judged in kept:
            if isinstance(judged, Withheld):
                metrics.SENTENCES_WITHHELD.labels(judged.reason).inc()
        return [judged for judged in kept if isinstance(judged, Sentence)]


def _names_a_game(judged: Sentence | Withheld) -> bool:
    return isinstance(judged, Sentence) and bool(judged.game_ids)
