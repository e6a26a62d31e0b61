"""Turns texts into vectors: prompt, cache, tokens, model, and a check of what the model returned.

Short calls and bulk calls have a batcher each, so that a short one never waits for a bulk one. It knows nothing of
grpc.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from services.common.errors import Internal, InvalidArgument
from services.common.model_version import ModelVersion
from services.embedder import metrics
from services.embedder.vector_cache import InFlight, KnownText, VectorCache, key_of
from services.encoders.batching.batcher import Batcher
from services.encoders.models.profile import ModelProfile
from services.encoders.tokenizer import TextTokenizer, TokenizedText

# Texts tokenised before other calls get a turn.
_TOKENIZE_CHUNK = 64
# A text so short is tokenised faster than a thread is woken for it.
_AT_ONCE_CHARACTERS = 1000
# Fewest characters to a token that are assumed of a call before its tokens are counted.
_CHARACTERS_PER_TOKEN = 4


@dataclass(frozen=True, slots=True)
class EncodedTexts:
    """Each text's vector and tokens; seconds in each stage, all 0 where nothing had to be computed."""

    texts: Sequence[KnownText]
    queue_seconds: float
    tokenize_seconds: float
    inference_seconds: float


@dataclass(frozen=True, slots=True)
class _Terms:
    """How a call is to be served: by which batcher and under which of the options of `Encoder.encode`."""

    batcher: Batcher
    truncate: bool
    deadline: float | None
    may_wait: bool


class _Lookup(NamedTuple):
    """The texts of a call by key: those that are known, those that another call encodes, and the places of those that
    this call has claimed."""

    known: dict[bytes, KnownText]
    shared: dict[bytes, asyncio.Future[KnownText]]
    own: dict[bytes, int]


class Encoder:
    """One model, as the rpcs see it: cached, batched, checked."""

    def __init__(
        self,
        version: ModelVersion,
        engine: str,
        profile: ModelProfile,
        tokenizer: TextTokenizer,
        short: Batcher,
        bulk: Batcher,
        *,
        bulk_tokens: int,
        cache_bytes: int,
    ) -> None:
        """`version` and `engine` say which model it is and what computes it. Calls of more than `bulk_tokens` go to the
        batcher `bulk`."""
        self.version = version
        self.engine = engine
        self.profile = profile
        self._tokenizer = tokenizer
        self._short, self._bulk, self._bulk_tokens = short, bulk, bulk_tokens
        self._cache = VectorCache(cache_bytes)
        # A short call must not wait for a text that a bulk call will come to some time.
        self._in_flight = {short: InFlight(), bulk: InFlight()}
        self._tokenizing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tokenize")

    def close(self) -> None:
        """Ends the tokenising thread."""
        self._tokenizing.shutdown()

    async def encode(
        self,
        texts: Sequence[str],
        *,
        prompt_name: str = "",
        truncate: bool = True,
        deadline: float | None = None,
        may_wait: bool = False,
    ) -> EncodedTexts:
        """Vectors of the texts, in order; `deadline` is on the monotonic clock. With `may_wait` a full queue is
        waited for, as bulk work: for callers that bound what they have under way themselves.

        Raises InvalidArgument for an unknown prompt, a blank text, or, without `truncate`, one over the window;
        ResourceExhausted when the queue is full; Internal when the model failed or returned no usable numbers.
        """
        prompted = self._prompted(texts, prompt_name)
        batcher = self._bulk if may_wait else self._batcher_of(self._guess(prompted))
        return await self._encode(prompted, _Terms(batcher, truncate, deadline, may_wait))

    async def count_tokens(self, texts: Sequence[str], *, prompt_name: str = "") -> list[TokenizedText]:
        """The tokens of the texts, in order. Raises InvalidArgument for an unknown prompt or a blank text."""
        return await self._tokenize(self._prompted(texts, prompt_name))

    async def _encode(self, prompted: Sequence[str], terms: _Terms) -> EncodedTexts:
        keys = [key_of(text) for text in prompted]
        known, shared, own = self._look_up(keys, terms.batcher)
        seconds = (0.0, 0.0, 0.0)
        if own:
            seconds = await self._encode_new(prompted, own, known, terms)
        for key, future in shared.items():
            await asyncio.wait([future])
            if future.cancelled():
                (known[key],) = (await self._encode([prompted[keys.index(key)]], terms)).texts
            else:
                known[key] = future.result()
        texts = [known[key] for key in keys]
        if not terms.truncate:
            self._refuse_long([text.full_count for text in texts], range(len(texts)))
        return EncodedTexts(texts, *seconds)

    def _look_up(self, keys: Sequence[bytes], batcher: Batcher) -> _Lookup:
        """Looks each text up once, and claims those that are neither known nor being encoded."""
        found = _Lookup({}, {}, {})
        for index, key in enumerate(keys):
            if key in found.known or key in found.shared or key in found.own:
                continue
            if (known := self._cache.get(key)) is not None:
                found.known[key] = known
            elif (future := self._in_flight[self._short].get(key) or self._in_flight[batcher].get(key)) is not None:
                found.shared[key] = future
            else:
                found.own[key] = index
                self._in_flight[batcher].claim(key)
        metrics.LOOKUPS.labels("hit").inc(len(keys) - len(found.own) - len(found.shared))
        metrics.LOOKUPS.labels("in_flight").inc(len(found.shared))
        metrics.LOOKUPS.labels("miss").inc(len(found.own))
        return found

    async def _encode_new(
        self, prompted: Sequence[str], own: Mapping[bytes, int], known: dict[bytes, KnownText], terms: _Terms
    ) -> tuple[float, float, float]:
        """Encodes the claimed texts, adds them to `known` and ends the claims. Returns the seconds of each stage."""
        claims = self._in_flight[terms.batcher]
        try:
            texts, seconds = await self._compute(prompted, list(own.values()), terms)
        except BaseException:
            # It left, was refused, or failed for another of its texts: those who wait for this one try themselves.
            for key in own:
                claims.abandon(key)
            raise
        for key, text in zip(own, texts, strict=True):
            known[key] = text
            self._cache.put(key, text)
            claims.settle(key, text)
        return seconds

    async def _compute(
        self, prompted: Sequence[str], places: Sequence[int], terms: _Terms
    ) -> tuple[list[KnownText], tuple[float, float, float]]:
        """Tokenises and encodes the texts at `places`. Seconds are those of queueing, tokenising, inference."""
        chosen, batcher = [prompted[place] for place in places], terms.batcher
        # Refused calls must cost nothing, so they are refused before tokenising where that can be told.
        if not terms.may_wait:
            batcher.admit(self._guess(chosen))
        started = time.monotonic()
        tokenized = await self._tokenize(chosen)
        tokenize_seconds = time.monotonic() - started
        metrics.TOKENIZE_SECONDS.observe(tokenize_seconds)
        if not terms.truncate:
            self._refuse_long([text.full_count for text in tokenized], places)
        tokens = sum(len(text.token_ids) for text in tokenized)
        if not terms.may_wait:
            batcher = self._batcher_of(tokens)
            batcher.admit(tokens)
        result = await batcher.encode([text.token_ids for text in tokenized], terms.deadline)
        if not np.isfinite(np.stack(result.vectors)).all():
            metrics.BATCHING.errors.labels("not_finite").inc()
            raise Internal("the model returned a vector that is not finite", reason="NOT_FINITE")
        metrics.TEXTS.inc(len(tokenized))
        metrics.TOKENS.inc(tokens)
        metrics.TRUNCATED.inc(sum(text.truncated for text in tokenized))
        texts = [
            KnownText(row, len(text.token_ids), text.full_count)
            for row, text in zip(result.vectors, tokenized, strict=True)
        ]
        return texts, (result.queue_seconds, tokenize_seconds, result.inference_seconds)

    def _batcher_of(self, tokens: int) -> Batcher:
        return self._bulk if tokens > self._bulk_tokens else self._short

    def _guess(self, prompted: Sequence[str]) -> int:
        window = self.profile.max_tokens
        return sum(min(window, len(text) // _CHARACTERS_PER_TOKEN) for text in prompted)

    def _prompted(self, texts: Sequence[str], prompt_name: str) -> list[str]:
        prompt = self._prompt(prompt_name)
        for index, text in enumerate(texts):
            if not text.strip():
                raise InvalidArgument.of_field(f"texts[{index}]", "must hold something other than white space")
        # As sentence-transformers does since its version 6: nothing is trimmed, white space is the tokenizer's matter.
        return [prompt + text for text in texts]

    def _prompt(self, name: str) -> str:
        if not name:
            return self.profile.default_prompt
        if name not in self.profile.prompts:
            known = ", ".join(sorted(self.profile.prompts))
            raise InvalidArgument.of_field(
                "prompt_name", f"the model has no such prompt; it has: {known}", reason="UNKNOWN_PROMPT"
            )
        return self.profile.prompts[name]

    async def _tokenize(self, texts: Sequence[str]) -> list[TokenizedText]:
        if sum(map(len, texts)) <= _AT_ONCE_CHARACTERS:
            return self._tokenizer.tokenize(texts)
        loop = asyncio.get_running_loop()
        found: list[TokenizedText] = []
        for start in range(0, len(texts), _TOKENIZE_CHUNK):
            chunk = texts[start : start + _TOKENIZE_CHUNK]
            found += await loop.run_in_executor(self._tokenizing, self._tokenizer.tokenize, chunk)
        return found

    def _refuse_long(self, counts: Sequence[int], places: Sequence[int]) -> None:
        limit = self.profile.max_tokens
        for count, place in zip(counts, places, strict=True):
            if count > limit:
                raise InvalidArgument.of_field(
                    f"texts[{place}]",
                    f"has {count} tokens, the model takes {limit}; shorten it or allow truncation",
                    reason="TEXT_TOO_LONG",
                )
