"""What to recommend, without a text: the message is embedded once and then classified, while the recommender begins
with what does not depend on it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import InvalidArgument, ServiceError
from services.gateway.backends.ports import Classifier, Embedder, EncodedText, LateVector, Recommender
from services.gateway.degradations import Degradations
from services.gateway.stopwatch import Stopwatch
from services.gateway.understanding.catalogue import CatalogueCache, meets
from services.gateway.understanding.constraints import MessageConstraints, read_constraints

# A message of which at least this share of the words names something of the catalogue is about games, whatever the
# classifier says: it knows less of single words.
_ABOUT_THE_CATALOGUE = 0.5
_UNCERTAIN = gateway_pb2.MessageIntent(topic=classifier_pb2.TOPIC_UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: `text` may be empty, then history alone counts."""

    player_id: str
    text: str
    limit: int
    filter: common_pb2.GameFilter | None


def _late_vector(encoding: asyncio.Task[EncodedText | None]) -> LateVector:
    async def vector() -> common_pb2.Vector | None:
        # Shielded: a recommender that fails early must not end the encoding, which the classifier needs as well.
        encoded = await asyncio.shield(encoding)
        return encoded.vector if encoded else None

    return vector


def _intent(verdict: classifier_pb2.ClassifyResponse) -> gateway_pb2.MessageIntent:
    return gateway_pb2.MessageIntent(label=verdict.intent, probability=verdict.probability, topic=verdict.topic)


@dataclass(slots=True)
class Advice:
    """What is recommended, and how it came about."""

    recommendations: gateway_pb2.Recommendations
    catalogue_revision: str
    models: dict[str, common_pb2.ModelVersion] = field(default_factory=dict)

    @property
    def is_off_topic(self) -> bool:
        """Whether the message is, surely, about something else than games and no small talk either."""
        intent = self.recommendations.intent
        return intent.topic == classifier_pb2.TOPIC_NOT_GAME and intent.label == classifier_pb2.INTENT_OFF_TOPIC


class Advisor:
    """Composes embedder, classifier and recommender; when one is gone the advice is poorer, not absent."""

    def __init__(
        self, embedder: Embedder, classifier: Classifier, recommender: Recommender, catalogue: CatalogueCache
    ) -> None:
        self._embedder = embedder
        self._classifier = classifier
        self._recommender = recommender
        self._catalogue = catalogue

    async def advise(
        self, question: Question, degradations: Degradations, stopwatch: Stopwatch, *, classify: bool
    ) -> Advice:
        """Raises ServiceError when not even popular games are to be had."""
        if not question.text.strip():
            found = await self._recommend(question, None, degradations, stopwatch)
            return self._advice(found, _UNCERTAIN if classify else None, None, None)
        encoding = asyncio.create_task(self._encode(question.text, degradations, stopwatch))
        recommending = asyncio.create_task(self._recommend(question, encoding, degradations, stopwatch))
        try:
            encoded = await encoding
            verdict = await self._classify(encoded, degradations, stopwatch) if encoded and classify else None
            if verdict and verdict.topic == classifier_pb2.TOPIC_NOT_GAME:
                constraints = await self._constraints(question.text)
                if constraints.named_share >= _ABOUT_THE_CATALOGUE:
                    verdict.topic = classifier_pb2.TOPIC_UNCERTAIN
            if encoded and verdict and verdict.topic == classifier_pb2.TOPIC_NOT_GAME:
                return await self._about_something_else(question, encoded, verdict, degradations, stopwatch)
            found = await recommending
        finally:
            # What the message is close to is not wanted after all, or has been got.
            for task in (encoding, recommending):
                task.cancel()
            await asyncio.gather(encoding, recommending, return_exceptions=True)
        if verdict is None:
            return self._advice(found, _UNCERTAIN if classify else None, encoded, None)
        return self._advice(found, _intent(verdict), encoded, verdict.model)

    async def _about_something_else(
        self,
        question: Question,
        encoded: EncodedText,
        verdict: classifier_pb2.ClassifyResponse,
        degradations: Degradations,
        stopwatch: Stopwatch,
    ) -> Advice:
        """No games for a message that is not about them; games by taste alone for small talk, as what that is close
        to would be chance.
        """
        if verdict.intent == classifier_pb2.INTENT_OFF_TOPIC:
            found = recommender_pb2.RecommendResponse()
        else:
            found = await self._recommend(question, None, degradations, stopwatch)
        return self._advice(found, _intent(verdict), encoded, verdict.model)

    async def _constraints(self, text: str) -> MessageConstraints:
        """What the message names; nothing while the catalogue's names are not to be had."""
        try:
            return read_constraints(text, await self._catalogue.vocabulary())
        except ServiceError:
            return MessageConstraints()

    async def _encode(self, text: str, degradations: Degradations, stopwatch: Stopwatch) -> EncodedText | None:
        try:
            with stopwatch.stage("embed"):
                encoded = await self._embedder.encode_query(text)
        except InvalidArgument:
            raise
        except ServiceError as error:
            degradations.add("embedder", error, "HISTORY_ONLY")
            return None
        stopwatch.seconds["embed_inference"] = encoded.inference_seconds
        return encoded

    async def _classify(
        self, encoded: EncodedText, degradations: Degradations, stopwatch: Stopwatch
    ) -> classifier_pb2.ClassifyResponse | None:
        try:
            with stopwatch.stage("classify"):
                return await self._classifier.classify(encoded.vector)
        except ServiceError as error:
            degradations.add("classifier", error, "UNCERTAIN_INTENT")
            return None

    async def _recommend(
        self,
        question: Question,
        encoding: asyncio.Task[EncodedText | None] | None,
        degradations: Degradations,
        stopwatch: Stopwatch,
    ) -> recommender_pb2.RecommendResponse:
        """What the recommender finds, which begins while the message is being encoded."""
        constraints = await self._constraints(question.text) if encoding else MessageConstraints()
        request = recommender_pb2.RecommendRequest(
            player_id=question.player_id, limit=question.limit, filter=question.filter, wish=constraints.to_proto()
        )
        try:
            with stopwatch.stage("recommend"):
                return await self._recommender.recommend(request, _late_vector(encoding) if encoding else None)
        except InvalidArgument:
            raise
        except ServiceError as error:
            if encoding is not None and error.reason == "MODEL_MISMATCH":
                degradations.add("embedder", error, "HISTORY_ONLY")
                return await self._recommend(question, None, degradations, stopwatch)
            condition = question.filter or common_pb2.GameFilter()
            popular = [game for game in self._catalogue.popular if meets(game.game, condition)][: question.limit]
            if not popular:
                raise
            degradations.add("recommender", error, "CACHED_POPULAR_GAMES")
            # Whether the player is known cannot be told now; they had better not be greeted as a stranger.
            return recommender_pb2.RecommendResponse(games=popular, player_known=True)

    def _advice(
        self,
        found: recommender_pb2.RecommendResponse,
        intent: gateway_pb2.MessageIntent | None,
        encoded: EncodedText | None,
        head: common_pb2.ModelVersion | None,
    ) -> Advice:
        recommendations = gateway_pb2.Recommendations(
            intent=intent,
            games=found.games,
            history=found.history,
            similar_games=found.similar_games,
            similar_players_games=found.similar_players_games,
            player_known=found.player_known,
            replays=found.replays,
        )
        models = {}
        if encoded is not None:
            models["embedder"] = encoded.vector.model
        if head is not None:
            models["classifier"] = head
        return Advice(recommendations, found.catalogue_revision, models)
