"""Decides what to recommend, without a text about it.

The message is embedded once and then classified; the recommender begins at the same time with what does not depend on
the vector. Every part that fails makes the advice poorer, which the report of the answer then tells.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import InvalidArgument, ServiceError
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import Classifier, Embedder, EncodedText, LateVector, Recommender
from services.gateway.understanding.catalogue import CatalogueCache, meets
from services.gateway.understanding.constraints import MessageConstraints, read_constraints

_Degradation = gateway_pb2.Degradation
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


@dataclass(frozen=True, slots=True)
class Advice:
    """What is recommended, and from which state of the catalogue."""

    recommendations: gateway_pb2.Recommendations
    catalogue_revision: str

    @property
    def is_off_topic(self) -> bool:
        """Whether the message is, surely, about something else than games and no small talk either."""
        intent = self.recommendations.intent
        return intent.topic == classifier_pb2.TOPIC_NOT_GAME and intent.label == classifier_pb2.INTENT_OFF_TOPIC


@dataclass(frozen=True, slots=True)
class _Message:
    """What is being found out about the text of a question; the encoding is None if there is no embedder."""

    encoding: asyncio.Task[EncodedText | None]
    constraints: asyncio.Task[MessageConstraints]

    async def vector(self) -> common_pb2.Vector | None:
        """The embedding as soon as it is there."""
        # Shielded: a recommender that fails early must not end the encoding, which the classifier needs as well.
        encoded = await asyncio.shield(self.encoding)
        return encoded.vector if encoded else None


class Advisor:
    """Composes embedder, classifier and recommender; when one is gone the advice is poorer, not absent."""

    def __init__(
        self, embedder: Embedder, classifier: Classifier, recommender: Recommender, catalogue: CatalogueCache
    ) -> None:
        self._embedder = embedder
        self._classifier = classifier
        self._recommender = recommender
        self._catalogue = catalogue

    async def advise(self, question: Question, report: AnswerReport, *, classify: bool) -> Advice:
        """Recommends games; fills the degradations, timings and models of `report`.

        Without `classify` the intent stays unset. Raises ServiceError when not even popular games are to be had.
        """
        if not question.text.strip():
            found = await self._recommend(question, None, report)
            return _advice(found, _UNCERTAIN if classify else None)
        message = _Message(
            asyncio.create_task(self._encode(question.text, report)),
            asyncio.create_task(self._constraints(question.text)),
        )
        recommending = asyncio.create_task(self._recommend(question, message, report))
        try:
            intent = await self._intent(message, report, classify=classify)
            if intent is not None and intent.topic == classifier_pb2.TOPIC_NOT_GAME:
                return await self._about_something_else(question, intent, report)
            found = await recommending
        finally:
            # The games that are close to the message are not wanted after all, or have been got.
            tasks = (message.encoding, message.constraints, recommending)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return _advice(found, intent)

    async def _about_something_else(
        self, question: Question, intent: gateway_pb2.MessageIntent, report: AnswerReport
    ) -> Advice:
        """No games for a message that is not about them; games by taste alone for small talk, as what that is close
        to would be chance.
        """
        if intent.label == classifier_pb2.INTENT_OFF_TOPIC:
            return _advice(recommender_pb2.RecommendResponse(), intent)
        return _advice(await self._recommend(question, None, report), intent)

    async def _constraints(self, text: str) -> MessageConstraints:
        """What the message names; nothing while the catalogue's names are not to be had."""
        try:
            return read_constraints(text, await self._catalogue.vocabulary())
        except ServiceError:
            return MessageConstraints()

    async def _encode(self, text: str, report: AnswerReport) -> EncodedText | None:
        try:
            with report.stopwatch.stage("embed"):
                encoded = await self._embedder.encode_query(text)
        except InvalidArgument:
            raise
        except ServiceError as error:
            report.degrade(_Degradation.COMPONENT_EMBEDDER, error, _Degradation.FALLBACK_HISTORY_ONLY)
            return None
        report.stopwatch.seconds["embed_inference"] = encoded.inference_seconds
        report.models["embedder"] = encoded.vector.model
        return encoded

    async def _intent(
        self, message: _Message, report: AnswerReport, *, classify: bool
    ) -> gateway_pb2.MessageIntent | None:
        """What the message wants: as the classifier says, unless its words are those of the catalogue."""
        encoded = await message.encoding
        if not classify:
            return None
        if encoded is None:
            return _UNCERTAIN
        try:
            with report.stopwatch.stage("classify"):
                verdict = await self._classifier.classify(encoded.vector)
        except ServiceError as error:
            report.degrade(_Degradation.COMPONENT_CLASSIFIER, error, _Degradation.FALLBACK_UNCERTAIN_INTENT)
            return _UNCERTAIN
        report.models["classifier"] = verdict.model
        topic = verdict.topic
        if topic == classifier_pb2.TOPIC_NOT_GAME:
            constraints = await message.constraints
            if constraints.named_share >= _ABOUT_THE_CATALOGUE:
                topic = classifier_pb2.TOPIC_UNCERTAIN
        return gateway_pb2.MessageIntent(label=verdict.intent, probability=verdict.probability, topic=topic)

    async def _recommend(
        self, question: Question, message: _Message | None, report: AnswerReport
    ) -> recommender_pb2.RecommendResponse:
        """What the recommender finds for a message, or from history alone; begins while the message is encoded."""
        constraints = await message.constraints if message else MessageConstraints()
        request = recommender_pb2.RecommendRequest(
            player_id=question.player_id,
            limit=question.limit,
            filter=question.filter,
            wish=constraints.to_proto(),
            text=question.text if message else "",
        )
        query: LateVector | None = message.vector if message else None
        try:
            with report.stopwatch.stage("recommend"):
                return await self._recommender.recommend(request, query)
        except InvalidArgument:
            raise
        except ServiceError as error:
            if message is not None and error.reason == "MODEL_MISMATCH":
                report.degrade(_Degradation.COMPONENT_EMBEDDER, error, _Degradation.FALLBACK_HISTORY_ONLY)
                return await self._recommend(question, None, report)
            condition = question.filter or common_pb2.GameFilter()
            popular = [game for game in self._catalogue.popular if meets(game.game, condition)][: question.limit]
            if not popular:
                raise
            report.degrade(_Degradation.COMPONENT_RECOMMENDER, error, _Degradation.FALLBACK_CACHED_POPULAR_GAMES)
            # Whether the player is known cannot be told now; they had better not be greeted as a stranger.
            return recommender_pb2.RecommendResponse(games=popular, player_known=True)


def _advice(found: recommender_pb2.RecommendResponse, intent: gateway_pb2.MessageIntent | None) -> Advice:
    recommendations = gateway_pb2.Recommendations(
        intent=intent,
        games=found.games,
        history=found.history,
        similar_games=found.similar_games,
        similar_players_games=found.similar_players_games,
        player_known=found.player_known,
        replays=found.replays,
    )
    return Advice(recommendations, found.catalogue_revision)
