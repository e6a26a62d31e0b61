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
from services.gateway.prompt import Conversation, TextStyle, conversations

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
        named: set[str] = set()
        pieces = self._from_model(advice, games, text, history, degradations, outcome)
        async with aclosing(pieces):
            async for sentence in pieces:
                named.update(sentence.game_ids)
                yield sentence
        if outcome.source != gateway_pb2.TEXT_SOURCE_LLM:
            outcome.finish_reason = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
            for sentence in self._in_template_language(self._template(advice, games, outcome.language), outcome):
                yield sentence
        elif not named:
            degradations.add(_LLM, "NAMED_NO_GAME", "TEMPLATE_SENTENCES")
            for sentence in templates.mentions(outcome.language, games):
                yield sentence

    async def _from_model(
        self,
        advice: Advice,
        games: Sequence[common_pb2.RecommendedGame],
        text: str,
        history: Sequence[gateway_pb2.Turn],
        degradations: Degradations,
        outcome: Outcome,
    ) -> AsyncGenerator[Sentence, None]:
        """The sentences of the language model that may be passed on; failures end it early, and are noted."""
        try:
            titles = await self._catalogue.titles(advice.catalogue_revision)
        except ServiceError as error:
            # Without the titles nothing that the model writes can be checked.
            degradations.add("recommender", error, "TEMPLATE_TEXT")
            return
        passed = 0
        try:
            async with asyncio.timeout(self._first_text_seconds) as limit:
                for conversation in conversations(
                    self._style, text, games, history, replays=advice.recommendations.replays
                ):
                    gate = SentenceGate(
                        [recommended.game for recommended in conversation.games],
                        titles,
                        language=outcome.language,
                        known_text=text,
                    )
                    sentences = self._complete(conversation, gate, outcome)
                    async with aclosing(sentences):
                        async for sentence in sentences:
                            limit.reschedule(None)  # from here on the budget of the whole text counts
                            passed += 1
                            outcome.source = gateway_pb2.TEXT_SOURCE_LLM
                            yield sentence
                            if conversation.one_sentence:
                                break
        except TimeoutError:
            degradations.add(_LLM, "FIRST_TEXT_TIMEOUT", "TEMPLATE_TEXT")
        except ServiceError as error:
            degradations.add(_LLM, error, "SHORTER_TEXT" if passed else "TEMPLATE_TEXT")
            outcome.finish_reason = gateway_pb2.TEXT_FINISH_REASON_INTERRUPTED
        else:
            if not passed:
                degradations.add(_LLM, "UNGROUNDED", "TEMPLATE_TEXT")

    async def _complete(
        self, conversation: Conversation, gate: SentenceGate, outcome: Outcome
    ) -> AsyncGenerator[Sentence, None]:
        """The sentences of one completion that may be passed on. Raises ServiceError when the model fails."""
        events = self._language_model.stream(conversation.messages, outcome.language)
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
                    if isinstance(judged, Withheld):
                        metrics.SENTENCES_WITHHELD.labels(judged.reason).inc()
                    elif conversation.one_sentence and not judged.game_ids:
                        yield _led_by_title(judged, conversation.games[0].game)
                    else:
                        yield judged

    @staticmethod
    def _template(advice: Advice, games: Sequence[common_pb2.RecommendedGame], language: str) -> list[Sentence]:
        recommendations = advice.recommendations
        first = templates.opening(
            language,
            small_talk=recommendations.intent.label == classifier_pb2.INTENT_SMALL_TALK
            and recommendations.intent.topic == classifier_pb2.TOPIC_NOT_GAME,
            player_known=recommendations.player_known,
            replays=recommendations.replays,
        )
        return [first, *templates.mentions(language, games), templates.closing(language)]

    @staticmethod
    def _in_template_language(sentences: list[Sentence], outcome: Outcome) -> list[Sentence]:
        outcome.language = templates.language_of(outcome.language)
        return sentences


def _led_by_title(sentence: Sentence, game: common_pb2.Game) -> Sentence:
    """A sentence that says nothing but good of its game, without its name, with the name put before it."""
    return Sentence(f"{game.title}: {sentence.text}", (game.game_id,))
