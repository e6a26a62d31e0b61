"""The text of an answer: from the language model where it writes grounded sentences in time, else from templates."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.common.errors import ServiceError
from services.gateway import metrics, templates
from services.gateway.advice import Advice
from services.gateway.catalogue import CatalogueCache
from services.gateway.degradations import Degradations
from services.gateway.grounding import Sentence, SentenceGate, Withheld
from services.gateway.outcome import Outcome
from services.gateway.plain_text import plain
from services.gateway.ports import LanguageModel
from services.gateway.prompt import TextStyle, about_all, about_one
from services.gateway.titles import TitleIndex

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
        if advice.is_off_topic or not games:
            language = _template_language(outcome, degradations)
            if advice.is_off_topic:
                outcome.source = gateway_pb2.TEXT_SOURCE_REFUSAL
            for sentence in templates.refusal(language) if advice.is_off_topic else templates.nothing_found(language):
                yield sentence
            return
        try:
            titles = await self._catalogue.titles(advice.catalogue_revision)
        except ServiceError as error:
            # Without the titles nothing that a model writes can be checked.
            degradations.add("recommender", error, "TEMPLATE_TEXT")
            for sentence in _template(advice, games, _template_language(outcome, degradations)):
                yield sentence
            return
        by_style = self._whole if self._style == "whole" else self._per_game
        sentences = by_style(Task(advice, games, titles, text, history), degradations, outcome)
        async with aclosing(sentences):
            async for sentence in sentences:
                yield sentence

    async def _whole(self, task: Task, degradations: Degradations, outcome: Outcome) -> AsyncGenerator[Sentence, None]:
        """The language model's text about all games, or the template's when none of it may be passed on."""
        messages = about_all(task.text, task.games, task.history, replays=task.advice.recommendations.replays)
        named: set[str] = set()
        try:
            gate = _gate(task, task.games, outcome)
            async with asyncio.timeout(self._first_text_seconds) as limit:
                sentences = self._complete(messages, gate, outcome)
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
            for sentence in _template(task.advice, task.games, _template_language(outcome, degradations)):
                yield sentence
        elif not named:
            degradations.add(_LLM, "NAMED_NO_GAME", "TEMPLATE_SENTENCES")
            for sentence in templates.mentions(outcome.language, task.games):
                yield sentence

    async def _per_game(
        self, task: Task, degradations: Degradations, outcome: Outcome
    ) -> AsyncGenerator[Sentence, None]:
        """The template, with the language model's sentence about each game that it writes a sound one about."""
        language = _template_language(outcome, degradations)
        yield _opening(task.advice, language)
        failure: tuple[ServiceError | str] | None = None
        ungrounded = False
        for turn, recommended in enumerate(task.games):
            sentence = None
            if failure is None:
                try:
                    async with asyncio.timeout(self._first_text_seconds):
                        sentence = await self._sentence_about(task, recommended, outcome)
                except TimeoutError:
                    failure = ("FIRST_TEXT_TIMEOUT",)
                except ServiceError as error:
                    failure = (error,)
                else:
                    ungrounded = ungrounded or sentence is None
            if sentence is not None:
                outcome.source = gateway_pb2.TEXT_SOURCE_LLM
                yield sentence
            else:
                yield templates.mention(language, recommended, turn)
        fallback = "TEMPLATE_SENTENCES" if outcome.source == gateway_pb2.TEXT_SOURCE_LLM else "TEMPLATE_TEXT"
        if failure is not None:
            degradations.add(_LLM, failure[0], fallback)
        elif ungrounded:
            degradations.add(_LLM, "UNGROUNDED", fallback)
        outcome.finish_reason = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
        yield templates.closing(language)

    async def _sentence_about(
        self, task: Task, recommended: common_pb2.RecommendedGame, outcome: Outcome
    ) -> Sentence | None:
        """The first sentence of the language model about a game that may be passed on; the rest is not waited for."""
        gate = _gate(task, [recommended], outcome)
        sentences = self._complete(about_one(recommended.game), gate, outcome)
        async with aclosing(sentences):
            async for sentence in sentences:
                return sentence if sentence.game_ids else _led_by_title(sentence, recommended.game)
        return None

    async def _complete(
        self, messages: Sequence[llm_gateway_pb2.ChatMessage], gate: SentenceGate, outcome: Outcome
    ) -> AsyncGenerator[Sentence, None]:
        """The sentences of one completion that may be passed on. Raises ServiceError when the model fails."""
        events = self._language_model.stream(messages, outcome.language)
        letters, finished = 0, False
        try:
            async with aclosing(events):
                async for event in events:
                    found: list[Sentence | Withheld] = []
                    if event.HasField("started"):
                        outcome.language_model = f"{event.started.upstream}/{event.started.model}"
                    elif event.HasField("delta"):
                        found = gate.feed(event.delta.text)
                        letters += len(event.delta.text)
                    else:
                        outcome.add_usage(event.finished.usage)
                        finished = True
                        whole = event.finished.finish_reason == llm_gateway_pb2.FINISH_REASON_STOP
                        if not whole:
                            outcome.finish_reason = gateway_pb2.TEXT_FINISH_REASON_LENGTH
                        found = gate.finish(whole=whole)
                    for judged in found:
                        if isinstance(judged, Sentence):
                            yield judged
                        else:
                            metrics.SENTENCES_WITHHELD.labels(judged.reason).inc()
        finally:
            if letters and not finished:  # cut short, so the upstream never counted it
                outcome.add_estimate(sum(len(message.content) for message in messages), letters)


def _gate(task: Task, games: Sequence[common_pb2.RecommendedGame], outcome: Outcome) -> SentenceGate:
    recommended = [each.game for each in games]
    return SentenceGate(recommended, task.titles, language=outcome.language, known_text=task.text)


def _template_language(outcome: Outcome, degradations: Degradations) -> str:
    """The language of the template, which is the player's where there is one in it."""
    language = templates.language_of(outcome.language)
    if language != outcome.language:
        degradations.add("gateway", "LANGUAGE_UNSUPPORTED", "ENGLISH_TEXT")
        outcome.language = language
    return language


def _opening(advice: Advice, language: str) -> Sentence:
    recommendations = advice.recommendations
    return templates.opening(
        language,
        small_talk=recommendations.intent.label == classifier_pb2.INTENT_SMALL_TALK
        and recommendations.intent.topic == classifier_pb2.TOPIC_NOT_GAME,
        player_known=recommendations.player_known,
        replays=recommendations.replays,
    )


def _template(advice: Advice, games: Sequence[common_pb2.RecommendedGame], language: str) -> list[Sentence]:
    return [_opening(advice, language), *templates.mentions(language, games), templates.closing(language)]


def _led_by_title(sentence: Sentence, game: common_pb2.Game) -> Sentence:
    """A sentence about a game that does not name it in full, with the full name put in front."""
    title, text = plain(game.title), sentence.text
    short = title.split(":", 1)[0]
    text = f"{title}{text[len(short) :]}" if text.startswith(f"{short} ") else f"{title}: {text}"
    return Sentence(text, (game.game_id,))
