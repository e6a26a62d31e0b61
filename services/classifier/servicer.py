"""ClassifierService over an IntentHead: translation between protobuf and the domain, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gamesrec.classifier.v1 import classifier_pb2, classifier_pb2_grpc
from gamesrec.common.v1 import common_pb2
from services.classifier import metrics
from services.classifier.head import IntentHead
from services.classifier.intents import Intent, Topic
from services.common.model_version import ModelVersion

if TYPE_CHECKING:
    from services.common.status import ServicerContext

_INTENTS = {intent: classifier_pb2.Intent.Value(f"INTENT_{intent}") for intent in Intent}
_TOPICS = {topic: classifier_pb2.Topic.Value(f"TOPIC_{topic}") for topic in Topic}


class ClassifierServicer(classifier_pb2_grpc.ClassifierServiceServicer):
    """Serves one head."""

    def __init__(self, head: IntentHead) -> None:
        self._head = head

    async def Classify(  # noqa: N802
        self, request: classifier_pb2.ClassifyRequest, context: ServicerContext
    ) -> classifier_pb2.ClassifyResponse:
        """The verdict on one message."""
        vector = request.vector
        encoder = ModelVersion(vector.model.name, vector.model.revision, vector.model.dimension)
        verdict = self._head.classify(vector.values, encoder)
        metrics.VERDICTS.labels(verdict.topic, verdict.intent).inc()
        metrics.GAME_PROBABILITY.observe(verdict.game_probability)
        return classifier_pb2.ClassifyResponse(
            intent=_INTENTS[verdict.intent],
            probability=verdict.probability,
            topic=_TOPICS[verdict.topic],
            probabilities=[
                classifier_pb2.IntentProbability(intent=_INTENTS[intent], probability=probability)
                for intent, probability in verdict.probabilities
            ],
            model=_message(self._head.version),
        )

    async def GetModel(  # noqa: N802
        self, request: classifier_pb2.GetModelRequest, context: ServicerContext
    ) -> classifier_pb2.GetModelResponse:
        """The head and the encoder that it takes vectors of."""
        return classifier_pb2.GetModelResponse(
            model=_message(self._head.version),
            encoder=_message(self._head.encoder),
            intents=[_INTENTS[intent] for intent in self._head.intents],
        )


def _message(version: ModelVersion) -> common_pb2.ModelVersion:
    return common_pb2.ModelVersion(name=version.name, revision=version.revision, dimension=version.dimension)
