"""Understands messages: prepares their texts, has the network score them in shared passes, reads the scores."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

import numpy as np

from services.classifier.labels import ACTS, GAME_INTENTS, INTENTS, Act, Intent, Topic
from services.classifier.thresholds import DISTRESS_FROM, Thresholds
from services.classifier.understanding.decoding import Span, read_spans
from services.classifier.understanding.message_text import MessageText, message_text
from services.classifier.understanding.model import Array, Temperatures, UnderstandingModel
from services.classifier.understanding.network_pass import MessageScores
from services.classifier.understanding.tokens import MAX_TOKENS, MessageTokenizer, TokenizedMessage
from services.common.errors import Internal
from services.encoders.arrays import Row
from services.encoders.batching.batcher import Batcher

# Messages prepared or read before other calls get a turn.
_CHUNK = 32
_AT_ONCE = 4
# Fewest characters to a token that are assumed of a call before its tokens are counted.
_CHARACTERS_PER_TOKEN = 4

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message says. `probabilities` come the most probable first and sum to 1; `truncated` if only the
    beginning of the message was read.
    """

    probabilities: tuple[tuple[Intent, float], ...]
    game_probability: float
    topic: Topic
    act: Act
    act_probability: float
    spans: tuple[Span, ...]
    truncated: bool

    @property
    def intent(self) -> Intent:
        """The most probable intent, or DISTRESS from `DISTRESS_FROM` on."""
        return self._decided[0]

    @property
    def probability(self) -> float:
        """Probability of the intent."""
        return self._decided[1]

    @property
    def _decided(self) -> tuple[Intent, float]:
        for intent, probability in self.probabilities:
            if intent is Intent.DISTRESS and probability >= DISTRESS_FROM:
                return intent, probability
        return self.probabilities[0]


@dataclass(frozen=True, slots=True)
class Understood:
    """The messages of a call, and its seconds of waiting for the model and in its passes."""

    messages: Sequence[Understanding]
    queue_seconds: float
    inference_seconds: float


class Calibrated(Protocol):
    """What scores are read by."""

    @property
    def temperatures(self) -> Temperatures: ...

    @property
    def thresholds(self) -> Thresholds: ...


class Understander:
    """One model behind a batcher."""

    def __init__(self, model: UnderstandingModel, tokenizer: MessageTokenizer, batcher: Batcher) -> None:
        """`batcher` runs the `NetworkPass` of `model`."""
        self.model = model
        self._tokenizer, self._batcher = tokenizer, batcher
        self._preparing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="understand")

    def close(self) -> None:
        """Ends the preparing thread."""
        self._preparing.shutdown()

    async def understand(self, texts: Sequence[str], *, deadline: float | None = None) -> Understood:
        """What each message says, in order; `deadline` is on the monotonic clock.

        Raises ResourceExhausted when the queue is full, DeadlineExceeded, or Internal when the model failed.
        """
        shown = [message_text(text) for text in texts]
        started = time.monotonic()
        self._batcher.admit(sum(min(MAX_TOKENS, len(text.shown) // _CHARACTERS_PER_TOKEN) for text in shown))
        messages: list[TokenizedMessage] = []
        for start in range(0, len(shown), _CHUNK):
            chunk = [text.shown for text in shown[start : start + _CHUNK]]
            messages += await self._away(len(texts), partial(self._tokenizer.tokenize, chunk))
        prepared = time.monotonic()
        result = await self._batcher.encode([message.token_ids for message in messages], deadline)
        found: list[Understanding] = []
        for start in range(0, len(shown), _CHUNK):
            part = slice(start, start + _CHUNK)
            rows = list(zip(shown[part], messages[part], result.vectors[part], strict=True))
            found += await self._away(len(texts), partial(self._read_all, rows))
        return Understood(found, result.queue_seconds + prepared - started, result.inference_seconds)

    async def _away(self, texts: int, work: Callable[[], list[T]]) -> list[T]:
        """The work of a chunk, in a thread if other calls would feel it: waking one takes longer than one text."""
        if texts <= _AT_ONCE:
            return work()
        return await asyncio.get_running_loop().run_in_executor(self._preparing, work)

    def _read_all(self, rows: Sequence[tuple[MessageText, TokenizedMessage, Row]]) -> list[Understanding]:
        return [self._read(*row) for row in rows]

    def _read(self, text: MessageText, message: TokenizedMessage, row: Row) -> Understanding:
        if not np.isfinite(row).all():
            raise Internal("the model returned numbers that are not finite", reason="NOT_FINITE")
        return read(self.model, text, message, MessageScores.of_row(row, len(message.token_ids)))


def read(calibrated: Calibrated, text: MessageText, message: TokenizedMessage, scores: MessageScores) -> Understanding:
    """What the scores of a message say, by the model's temperatures and thresholds.

    A message without anything to see in it, such as zero-width marks alone, is UNCERTAIN whatever the scores are.
    """
    intents = probabilities(scores.intents, calibrated.temperatures.intents)
    acts = probabilities(scores.acts, calibrated.temperatures.acts)
    ranked = tuple(sorted(zip(INTENTS, intents.tolist(), strict=True), key=lambda pair: pair[1], reverse=True))
    game = min(1.0, sum(probability for intent, probability in ranked if intent in GAME_INTENTS))
    spans = read_spans(
        text.shown, message.places, scores.tags, scores.polarities, temperature=calibrated.temperatures.spans
    )
    act = int(acts.argmax())
    return Understanding(
        probabilities=ranked,
        game_probability=game,
        topic=calibrated.thresholds.topic(game) if text.shown.strip() else Topic.UNCERTAIN,
        act=ACTS[act],
        act_probability=float(acts[act]),
        spans=tuple(
            Span(*text.original(span.start, span.end), span.type, span.polarity, span.confidence) for span in spans
        ),
        truncated=message.truncated,
    )


def probabilities(scores: Array, temperature: float) -> Array:
    """Softmax of scores over a temperature."""
    scaled = scores.astype(np.float64) / temperature
    powers = np.exp(scaled - scaled.max())
    shares: Array = powers / powers.sum()
    return shares
