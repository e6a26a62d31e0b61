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
from services.gateway.ports import LanguageModel
from services.gateway.prompt import TextStyle, about_all, about_one

_LLM = "llm_gateway"
# More games than this make a text a list.
MOST_GAMES_IN_TEXT = 3


@dataclass(slots=True)
class Outcome:
    """How a text came about; complete when the text is."""

    language: str
    source: gateway_pb2.TextSource.ValueType = gateway_pb2.TEXT_SOURCE_TEMPLATE
    finish_reason: gateway_pb2.TextFinishReason.ValueType = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
    language_model: str = ""
    usage: llm_gateway_pb2.Usage | None = None

    def add_usage(self, usage: llm_gateway_pb2.Usage) -> None:
        """Counts the tokens of one more completion."""
        total = self.usage or llm_gateway_pb2.Usage()
        total.prompt_tokens += usage.prompt_tokens
        total.completion_tokens += usage.completion_tokens
        total.estimated |= usage.estimated
        self.usage = total


@dataclass(frozen=True, slots=True)
class Task:
    """What a text is to be about."""

    advice: Advice
    games: Sequence[common_pb2.RecommendedGame]
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
        if advice.is_off_topic:
            outcome.source = gateway_pb2.TEXT_SOURCE_REFUSAL
            for sentence in self._in_template_language(templates.refusal(outcome.language), outcome):
                yield sentence
            return
        games = list(recommendations.games[:MOST_GAMES_IN_TEXT])
        if not games:
            for sentence in self._in_template_language(templates.nothing_found(outcome.language), outcome):
                yield sentence
            return
        by_style = self._whole if self._style == "whole" else self._per_game
        sentences = by_style(Task(advice, games, text, history), degradations, outcome)
        async with aclosing(sentences):
            async for sentence in sentences:
                yield sentence

    async def _whole(self, task: Task, degradations: Degradations, outcome: Outcome) -> AsyncGenerator[Sentence, None]:
        """The language model's text about all games, or the template's when none of it may be passed on."""
        messages = about_all(task.text, task.games, task.history, replays=task.advice.recommendations.replays)
        named: set[str] = set()
        try:
            gate = await self._gate(task, task.games, outcome)
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
            for sentence in self._in_template_language(self._template(task, outcome.language), outcome):
                yield sentence
        elif not named:
            degradations.add(_LLM, "NAMED_NO_GAME", "TEMPLATE_SENTENCES")
            for sentence in templates.mentions(outcome.language, task.games):
                yield sentence

    async def _per_game(
        self, task: Task, degradations: Degradations, outcome: Outcome
    ) -> AsyncGenerator[Sentence, None]:
        """The template, with the language model's sentence about each game that it writes a sound one about."""
        language = outcome.language = templates.language_of(outcome.language)
        yield self._opening(task, language)
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
        gate = await self._gate(task, [recommended], outcome)
        sentences = self._complete(about_one(recommended.game), gate, outcome)
        async with aclosing(sentences):
            async for sentence in sentences:
                return sentence if sentence.game_ids else _led_by_title(sentence, recommended.game)
        return None

    async def _gate(self, task: Task, games: Sequence[common_pb2.RecommendedGame], outcome: Outcome) -> SentenceGate:
        """Raises ServiceError when the titles cannot be read: without them nothing that is written can be checked."""
        titles = await self._catalogue.titles(task.advice.catalogue_revision)
        recommended = [each.game for each in games]
        return SentenceGate(recommended, titles, language=outcome.language, known_text=task.text)

    async def _complete(
        self, messages: Sequence[llm_gateway_pb2.ChatMessage], gate: SentenceGate, outcome: Outcome
    ) -> AsyncGenerator[Sentence, None]:
        """The sentences of one completion that may be passed on. Raises ServiceError when the model fails."""
        events = self._language_model.stream(messages, outcome.language)
        async with aclosing(events):
            async for event in events:
                found: list[Sentence | Withheld] = []
                if event.HasField("started"):
                    outcome.language_model = f"{event.started.upstream}/{event.started.model}"
                elif event.HasField("delta"):
                    found = gate.feed(event.delta.text)
                else:
                    outcome.add_usage(event.finished.usage)
                    whole = event.finished.finish_reason == llm_gateway_pb2.FINISH_REASON_STOP
                    if not whole:
                        outcome.finish_reason = gateway_pb2.TEXT_FINISH_REASON_LENGTH
                    found = gate.finish(whole=whole)
                for judged in found:
                    if isinstance(judged, Sentence):
                        yield judged
                    else:
                        metrics.SENTENCES_WITHHELD.labels(judged.reason).inc()

    @staticmethod
    def _opening(task: Task, language: str) -> Sentence:
        recommendations = task.advice.recommendations
        return templates.opening(
            language,
            small_talk=recommendations.intent.label == classifier_pb2.INTENT_SMALL_TALK
            and recommendations.intent.topic == classifier_pb2.TOPIC_NOT_GAME,
            player_known=recommendations.player_known,
            replays=recommendations.replays,
        )

    def _template(self, task: Task, language: str) -> list[Sentence]:
        mentions = templates.mentions(language, task.games)
        return [self._opening(task, language), *mentions, templates.closing(language)]

    @staticmethod
    def _in_template_language(sentences: list[Sentence], outcome: Outcome) -> list[Sentence]:
        outcome.language = templates.language_of(outcome.language)
        return sentences


def _led_by_title(sentence: Sentence, game: common_pb2.Game) -> Sentence:
    """A sentence about a game that does not name it in full, with the full name put in front."""
    short, text = game.title.split(":", 1)[0], sentence.text
    text = f"{game.title}{text[len(short) :]}" if text.startswith(f"{short} ") else f"{game.title}: {text}"
    return Sentence(text, (game.game_id,))
