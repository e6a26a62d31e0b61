"""Writes the text of an answer: by a language model where there is something to write about, else from a template."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.gateway.advice import Advice
from services.gateway.answer_report import AnswerReport
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.understanding.titles import TitleIndex
from services.gateway.writing import templates
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.strategy import TextBrief, TextStrategy

_Degradation = gateway_pb2.Degradation
# More games than this make a text a list.
_MOST_GAMES_IN_TEXT = 3


class Writer:
    """Writes texts about advice."""

    def __init__(self, catalogue: CatalogueCache, strategy: TextStrategy) -> None:
        """`strategy` is how a text about games is written; what needs no language model is written here."""
        self._catalogue = catalogue
        self._strategy = strategy

    async def write(
        self, advice: Advice, text: str, history: Sequence[gateway_pb2.Turn], report: AnswerReport
    ) -> AsyncGenerator[Sentence, None]:
        """Yields the sentences of the text about `advice`, in `report.language`; fills `report`.

        `text` is the player's message, and `history` the turns before it, oldest first.
        """
        recommendations = advice.recommendations
        games = list(recommendations.games[:_MOST_GAMES_IN_TEXT])
        if advice.is_off_topic or advice.is_distress:
            report.source = gateway_pb2.TEXT_SOURCE_REFUSAL
            for sentence in templates.refusal(templates.choose_language(report)):
                yield sentence
            return
        if not games and advice.intent == classifier_pb2.INTENT_SMALL_TALK:
            for sentence in templates.opening(templates.choose_language(report), recommendations):
                yield sentence
            return
        try:
            titles = await self._catalogue.titles(advice.catalogue_revision)
        except ServiceError as error:
            # Without the titles nothing that a model writes can be checked.
            report.degrade(_Degradation.COMPONENT_RECOMMENDER, error, _Degradation.FALLBACK_TEMPLATE_TEXT)
            titles = None
        if titles is None or not games:
            for sentence in _without_model(recommendations, games, titles, report):
                yield sentence
            return
        sentences = self._strategy.write(TextBrief(recommendations, games, titles, text, history), report)
        async with aclosing(sentences):
            async for sentence in sentences:
                yield sentence


def _without_model(
    recommendations: gateway_pb2.Recommendations,
    games: Sequence[common_pb2.RecommendedGame],
    titles: TitleIndex | None,
    report: AnswerReport,
) -> list[Sentence]:
    """The text where there are no games, or no titles to check a model's text by."""
    language = templates.choose_language(report)
    if games:
        return templates.whole(language, recommendations, games)
    if titles is not None and titles.is_empty:
        report.degrade(
            _Degradation.COMPONENT_RECOMMENDER, _Degradation.REASON_CATALOGUE_EMPTY, _Degradation.FALLBACK_NO_GAMES
        )
        return templates.empty_catalogue(language)
    return templates.nothing_found(language)
