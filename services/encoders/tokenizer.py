"""Turns texts into token ids, cut to the model's window. It blocks: call it off the event loop for long texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import tokenizers

from services.common.errors import StartupError


@dataclass(frozen=True, slots=True)
class TokenizedText:
    """Token ids as the model sees them, special tokens included, and how many there were before the cut."""

    token_ids: list[int]
    full_count: int

    @property
    def truncated(self) -> bool:
        """Whether it was cut."""
        return self.full_count > len(self.token_ids)


class TextTokenizer:
    """A Hugging Face fast tokenizer that gives a text the same tokens whatever it is tokenised with."""

    def __init__(self, tokenizer: tokenizers.Tokenizer, max_tokens: int, truncation_side: str = "right") -> None:
        """`max_tokens` includes special tokens."""
        self._special = tokenizer.num_special_tokens_to_add(is_pair=False)
        # Some tokenizer.json files, all-MiniLM-L6-v2's for one, come with padding and a shorter window switched on.
        tokenizer.no_padding()
        tokenizer.enable_truncation(max_tokens, direction=truncation_side)
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, directory: Path, max_tokens: int, truncation_side: str) -> TextTokenizer:
        """From a model directory's tokenizer.json. Raises StartupError if it cannot be read."""
        path = directory / "tokenizer.json"
        try:
            tokenizer = tokenizers.Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises bare Exception
            raise StartupError(f"{path} cannot be read; prepare the model again") from error
        return cls(tokenizer, max_tokens, truncation_side)

    def tokenize(self, texts: Sequence[str]) -> list[TokenizedText]:
        """One for each text, in order."""
        found = []
        for encoding in self._tokenizer.encode_batch_fast(list(texts)):
            cut_off = sum(len(rest.ids) - self._special for rest in encoding.overflowing)
            found.append(TokenizedText(encoding.ids, len(encoding.ids) + cut_off))
        return found
