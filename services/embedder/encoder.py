"""From texts to vectors: prompt, tokens, model, and a check of what the model returned.

It knows nothing of grpc. A cache of vectors would stand between tokenising and the batcher.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from services.common.errors import Internal, InvalidArgument
from services.embedder import metrics
from services.embedder.batcher import Batcher
from services.embedder.engine import Vectors
from services.embedder.model_profile import ModelProfile
from services.embedder.tokenizer import TextTokenizer, TokenizedText

# Texts tokenised before other calls get a turn.
_TOKENIZE_CHUNK = 64
# Fewest characters to a token that are assumed of a call before its tokens are counted.
_CHARACTERS_PER_TOKEN = 4


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What vectors say about the model that made them, and what computed it."""

    name: str
    revision: str
    dimension: int
    engine: str


@dataclass(frozen=True, slots=True)
class EncodedTexts:
    """Vectors [texts, dimension] with each text's tokens; seconds in each stage."""

    vectors: Vectors
    tokenized: Sequence[TokenizedText]
    queue_seconds: float
    tokenize_seconds: float
    inference_seconds: float


class Encoder:
    """The model as its callers see it."""

    def __init__(
        self, identity: ModelIdentity, profile: ModelProfile, tokenizer: TextTokenizer, batcher: Batcher
    ) -> None:
        self.identity = identity
        self.profile = profile
        self._tokenizer = tokenizer
        self._batcher = batcher
        self._tokenizing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tokenize")

    def close(self) -> None:
        """Ends the tokenising thread."""
        self._tokenizing.shutdown()

    async def encode(
        self, texts: Sequence[str], *, prompt_name: str = "", truncate: bool = True, deadline: float | None = None
    ) -> EncodedTexts:
        """Vectors of the texts, in order; `deadline` is on the monotonic clock.

        Raises InvalidArgument for an unknown prompt, a blank text, or, without `truncate`, one over the window;
        ResourceExhausted when the queue is full; Internal when the model failed or returned no usable numbers.
        """
        prompt = self._prompt(prompt_name)
        prompted = [self._prompted(prompt, index, text) for index, text in enumerate(texts)]
        # Refused calls must cost nothing, so they are refused before tokenising where that can be told.
        window = self.profile.max_tokens
        self._batcher.admit(sum(min(window, len(text) // _CHARACTERS_PER_TOKEN) for text in prompted))
        started = time.monotonic()
        tokenized = await self._tokenize(prompted)
        tokenize_seconds = time.monotonic() - started
        metrics.TOKENIZE_SECONDS.observe(tokenize_seconds)
        if not truncate:
            self._refuse_long(tokenized)
        result = await self._batcher.encode([text.token_ids for text in tokenized], deadline)
        if not np.isfinite(result.vectors).all():
            metrics.ERRORS.labels("not_finite").inc()
            raise Internal("the model returned a vector that is not finite", reason="NOT_FINITE")
        metrics.TEXTS.inc(len(tokenized))
        metrics.TOKENS.inc(sum(len(text.token_ids) for text in tokenized))
        metrics.TRUNCATED.inc(sum(text.truncated for text in tokenized))
        return EncodedTexts(result.vectors, tokenized, result.queue_seconds, tokenize_seconds, result.inference_seconds)

    def _prompt(self, name: str) -> str:
        if not name:
            return self.profile.default_prompt
        if name not in self.profile.prompts:
            known = ", ".join(sorted(self.profile.prompts))
            raise InvalidArgument.of_field(
                "prompt_name", f"the model has no such prompt; it has: {known}", reason="UNKNOWN_PROMPT"
            )
        return self.profile.prompts[name]

    @staticmethod
    def _prompted(prompt: str, index: int, text: str) -> str:
        if not text.strip():
            raise InvalidArgument.of_field(f"texts[{index}]", "must hold something other than white space")
        # As sentence-transformers does: the prompt as it is, then white space trimmed from the whole.
        return (prompt + text).strip()

    async def _tokenize(self, texts: Sequence[str]) -> list[TokenizedText]:
        loop = asyncio.get_running_loop()
        found: list[TokenizedText] = []
        for start in range(0, len(texts), _TOKENIZE_CHUNK):
            chunk = texts[start : start + _TOKENIZE_CHUNK]
            found += await loop.run_in_executor(self._tokenizing, self._tokenizer.tokenize, chunk)
        return found

    def _refuse_long(self, tokenized: Sequence[TokenizedText]) -> None:
        for index, text in enumerate(tokenized):
            if text.truncated:
                raise InvalidArgument.of_field(
                    f"texts[{index}]",
                    f"has {text.full_count} tokens, the model takes {self.profile.max_tokens}; shorten it or allow "
                    "truncation",
                    reason="TEXT_TOO_LONG",
                )
