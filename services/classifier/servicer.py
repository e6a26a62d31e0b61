"""The classifier's rpcs: protobuf to the domain's terms and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gamesrec.classifier.v1 import classifier_pb2, classifier_pb2_grpc
from services.classifier import metrics
from services.classifier.labels import INTENTS, Act, Intent, Polarity, SpanType, Topic
from services.classifier.understanding.understander import Understander, Understanding
from services.common import request as requests
from services.common.model_messages import duration, model_message

if TYPE_CHECKING:
    from services.common.status import ServicerContext

_INTENTS = {intent: classifier_pb2.Intent.Value(f"INTENT_{intent}") for intent in Intent}
_TOPICS = {topic: classifier_pb2.Topic.Value(f"TOPIC_{topic}") for topic in Topic}
_ACTS = {act: classifier_pb2.Act.Value(f"ACT_{act}") for act in Act}
_SPAN_TYPES = {each: classifier_pb2.SpanType.Value(f"SPAN_TYPE_{each}") for each in SpanType}
_POLARITIES = {each: classifier_pb2.Polarity.Value(f"POLARITY_{each}") for each in Polarity}


class ClassifierServicer(classifier_pb2_grpc.ClassifierServiceServicer):
    """Translates only."""

    def __init__(self, understander: Understander) -> None:
        self._understander = understander

    async def Understand(  # noqa: N802
        self, request: classifier_pb2.UnderstandRequest, context: ServicerContext
    ) -> classifier_pb2.UnderstandResponse:
        """What each message says."""
        call = requests.current()
        understood = await self._understander.understand(request.texts, deadline=call.deadline if call else None)
        model = self._understander.model
        return classifier_pb2.UnderstandResponse(
            understandings=[
                _understanding(text, message) for text, message in zip(request.texts, understood.messages, strict=True)
            ],
            model=model_message(model.version),
            encoder=model_message(model.encoder),
            timings=classifier_pb2.UnderstandTimings(
                queue=duration(understood.queue_seconds), inference=duration(understood.inference_seconds)
            ),
        )

    async def GetModel(  # noqa: N802
        self, request: classifier_pb2.GetModelRequest, context: ServicerContext
    ) -> classifier_pb2.GetModelResponse:
        """The model and the encoder that it was trained on."""
        model = self._understander.model
        return classifier_pb2.GetModelResponse(
            model=model_message(model.version),
            encoder=model_message(model.encoder),
            intents=[_INTENTS[intent] for intent in INTENTS],
        )


def _understanding(text: str, message: Understanding) -> classifier_pb2.Understanding:
    metrics.VERDICTS.labels(message.topic, message.intent).inc()
    metrics.GAME_PROBABILITY.observe(message.game_probability)
    metrics.TRUNCATED.inc(message.truncated)
    for span in message.spans:
        metrics.SPANS.labels(span.type, span.polarity).inc()
    return classifier_pb2.Understanding(
        intent=_INTENTS[message.intent],
        probability=message.probability,
        probabilities=[
            classifier_pb2.IntentProbability(intent=_INTENTS[intent], probability=probability)
            for intent, probability in message.probabilities
        ],
        topic=_TOPICS[message.topic],
        game_probability=message.game_probability,
        act=_ACTS[message.act],
        act_probability=message.act_probability,
        spans=[
            classifier_pb2.Span(
                start=span.start,
                end=span.end,
                text=text[span.start : span.end],
                type=_SPAN_TYPES[span.type],
                polarity=_POLARITIES[span.polarity],
                confidence=span.confidence,
            )
            for span in message.spans
        ],
        truncated=message.truncated,
    )
