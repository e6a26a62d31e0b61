"""The text of an answer: from the language model where it writes grounded sentences in time, else from templates."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.gateway.advice import Advice
from services.gateway.answer_report import Outcome
from services.gateway.backends.ports import LanguageModel
from services.gateway.degradations import Degradations
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.understanding.plain_text import plain
from services.gateway.understanding.titles import TitleIndex
from services.gateway.writing import templates
from services.gateway.writing.grounding import Sentence, SentenceGate
from services.gateway.writing.prompt import EXAMPLE_TEXTS, TextStyle, about_all, about_one
from services.gateway.writing.sentence_stream import grounded_sentences
from services.gateway.writing.small_model.faithfulness import Faithfulness
from services.gateway.writing.small_model.sentence_repair import repaired

_LLM = "llm_gateway"
# More games than this make a text a list.
MOST_GAMES_IN_TEXT = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What a text is to be about."""

    advice: Advice
    games: Sequence[common_pb2.RecommendedGame]
    titles: TitleIndex
    text: str
    history: Sequence[gateway_pb2.Turn]


class Writer:
    """Writes texts about advice."""

    def __init__(
        self,
        language_model: LanguageModel,
        catalogue: CatalogueCache,
        *,
        style: TextStyle,
        first_text_seconds: float,
    ) -> None:
        """`first_text_seconds` is how long the language model has for its first sentence that may be passed on."""
        self._style = style
        self._language_model = language_model
        self._catalogue = catalogue
        self._first_text_seconds = first_text_seconds

    async def write(
        self,
        advice: Advice,
        text: str,
        history: Sequence[gateway_pb2.Turn],
        degradations: Degradations,
        outcome: Outcome,
    ) -> AsyncGenerator[Sentence, None]:
        """Yields the sentences of the text about `advice`, in `outcome.language`; fills `outcome`."""
        recommendations = advice.recommendations
        games = list(recommendations.games[:MOST_GAMES_IN_TEXT])
        if advice.is_off_topic:
            outcome.source = gateway_pb2.TEXT_SOURCE_REFUSAL
            for sentence in templates.refusal(_template_language(outcome, degradations)):
                yield sentence
            return
        try:
            titles = await self._catalogue.titles(advice.catalogue_revision)
        except ServiceError as error:
            # Without the titles nothing that a model writes can be checked.
            degradations.add("recommender", error, "TEMPLATE_TEXT")
            titles = None
        if titles is None or not games:
            for sentence in _without_model(advice, games, titles, degradations, outcome):
                yield sentence
            return
        by_style = self._whole if self._style == "whole" else self._per_game
        sentences = by_style(Task(advice, games, titles, text, history), degradations, outcome)
        async with aclosing(sentences):
            async for sentence in sentences:
                yield sentence

    async def _whole(self, task: Task, degradations: Degradations, outcome: Outcome) -> AsyncGenerator[Sentence, None]:
        """The language model's text about all games, or the template's when none of it may be passed on."""
        recommendations = task.advice.recommendations
        is_question = recommendations.intent.label == classifier_pb2.INTENT_GAME_QUESTION
        messages = about_all(
            task.text, task.games, task.history, replays=recommendations.replays, is_question=is_question
        )
        named: set[str] = set()
        try:
            gate = _gate(task, task.games, outcome)
            async with asyncio.timeout(self._first_text_seconds) as limit:
                sentences = grounded_sentences(self._language_model, messages, gate, outcome)
                async with aclosing(sentences):
                    async for sentence in sentences:
                        limit.reschedule(None)  # from here on the budget of the whole text counts
                        outcome.source = gateway_pb2.TEXT_SOURCE_LLM
                        named.update(sentence.game_ids)
                        yield sentence
        except TimeoutError:
            degradations.add(_LLM, "FIRST_TEXT_TIMEOUT", "TEMPLATE_TEXT")
        except ServiceError as error:
            passed = outcome.source == gateway_pb2.TEXT_SOURCE_LLM
            degradations.add(_LLM, error, "SHORTER_TEXT" if passed else "TEMPLATE_TEXT")
            outcome.finish_reason = gateway_pb2.TEXT_FINISH_REASON_INTERRUPTED
        else:
            if outcome.source != gateway_pb2.TEXT_SOURCE_LLM:
                degradations.add(_LLM, "UNGROUNDED", "TEMPLATE_TEXT")
        if outcome.source != gateway_pb2.TEXT_SOURCE_LLM:
            outcome.finish_reason = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
            language = _template_language(outcome, degradations)
            for sentence in templates.whole(language, recommendations, task.games):
                yield sentence
        elif not named:
            degradations.add(_LLM, "NAMED_NO_GAME", "TEMPLATE_SENTENCES")
            for sentence in templates.mentions(outcome.language, task.games):
                yield sentence

    async def _per_game(
        self, task: Task, degradations: Degradations, outcome: Outcome
    ) -> AsyncGenerator[Sentence, None]:
        """The template, with the language model's sentence about each game that it writes a sound one about.

        Of a game without a summary it has nothing to tell, so it is not asked.
        """
        language = _template_language(outcome, degradations)
        for sentence in templates.opening(language, task.advice.recommendations):
            yield sentence
        failure: tuple[ServiceError | str] | None = None
        ungrounded = undescribed = False
        for turn, recommended in enumerate(task.games):
            told: Sentence | None = None
            if not plain(recommended.game.summary).strip():
                undescribed = True
            elif failure is None:
                try:
                    async with asyncio.timeout(self._first_text_seconds):
                        told = await self._sentence_about(task, recommended, outcome)
                except TimeoutError:
                    failure = ("FIRST_TEXT_TIMEOUT",)
                except ServiceError as error:
                    failure = (error,)
                else:
                    ungrounded = ungrounded or told is None
            if told is not None:
                outcome.source = gateway_pb2.TEXT_SOURCE_LLM
            yield told or templates.mention(language, recommended, turn)
        fallback = "TEMPLATE_SENTENCES" if outcome.source == gateway_pb2.TEXT_SOURCE_LLM else "TEMPLATE_TEXT"
        if failure is not None:
            degradations.add(_LLM, failure[0], fallback)
        elif ungrounded:
            degradations.add(_LLM, "UNGROUNDED", fallback)
        if undescribed:
            degradations.add("gateway", "NO_SUMMARY", fallback)
        outcome.finish_reason = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
        yield templates.closing(language)

    async def _sentence_about(
        self, task: Task, recommended: common_pb2.RecommendedGame, outcome: Outcome
    ) -> Sentence | None:
        """The first sentence of the language model about a game that may be passed on; the rest is not waited for."""
        faithfulness = Faithfulness(recommended.game, EXAMPLE_TEXTS)
        gate = _gate(task, [recommended], outcome, faithfulness)
        sentences = grounded_sentences(self._language_model, about_one(recommended.game), gate, outcome)
        async with aclosing(sentences):
            async for sentence in sentences:
                return repaired(sentence, recommended.game)
        return None


def _gate(
    task: Task,
    games: Sequence[common_pb2.RecommendedGame],
    outcome: Outcome,
    faithfulness: Faithfulness | None = None,
) -> SentenceGate:
    return SentenceGate(
        [each.game for each in games],
        task.titles,
        language=outcome.language,
        known_text=task.text,
        faithfulness=faithfulness,
    )


def _template_language(outcome: Outcome, degradations: Degradations) -> str:
    """The language of the template, which is the player's where there is one in it."""
    language = templates.language_of(outcome.language)
    if language != outcome.language:
        degradations.add("gateway", "LANGUAGE_UNSUPPORTED", "ENGLISH_TEXT")
        outcome.language = language
    return language


def _without_model(
    advice: Advice,
    games: Sequence[common_pb2.RecommendedGame],
    titles: TitleIndex | None,
    degradations: Degradations,
    outcome: Outcome,
) -> list[Sentence]:
    """The text where there are no games, or no titles to check a model's text by."""
    language = _template_language(outcome, degradations)
    if games:
        return templates.whole(language, advice.recommendations, games)
    if titles is not None and titles.is_empty:
        degradations.add("recommender", "CATALOGUE_EMPTY", "NO_GAMES")
        return templates.empty_catalogue(language)
    return templates.nothing_found(language)
