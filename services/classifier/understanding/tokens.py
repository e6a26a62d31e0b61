"""Messages to token ids, each token with the place of its characters in the message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import tokenizers

from services.common.errors import StartupError

# A wish is said in far fewer tokens; what follows costs time and tells nothing.
MAX_TOKENS = 256


@dataclass(frozen=True, slots=True)
class TokenizedMessage:
    """Token ids, special tokens and prompt included, and the code points `(start, end)` of each in the message.

    Tokens that are not of the message have an empty place. `truncated` if the message was longer than the window.
    """

    token_ids: list[int]
    places: list[tuple[int, int]]
    truncated: bool


class MessageTokenizer:
    """The encoder's tokenizer with the prompt that the network is trained with."""

    def __init__(self, tokenizer: tokenizers.Tokenizer, prompt: str, window: int = MAX_TOKENS) -> None:
        """`window` is that of the encoder, in tokens."""
        tokenizer.no_padding()
        tokenizer.enable_truncation(min(window, MAX_TOKENS))
        self._tokenizer, self._prompt = tokenizer, prompt

    @classmethod
    def load(cls, directory: Path, prompt: str, window: int = MAX_TOKENS) -> MessageTokenizer:
        """From a model directory's tokenizer.json. Raises StartupError if it cannot be read."""
        path = directory / "tokenizer.json"
        try:
            tokenizer = tokenizers.Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises bare Exception
            raise StartupError(f"{path} cannot be read; prepare the model again") from error
        return cls(tokenizer, prompt, window)

    def tokenize(self, texts: Sequence[str]) -> list[TokenizedMessage]:
        """One for each text, in order."""
        encodings = self._tokenizer.encode_batch([self._prompt + text for text in texts])
        return [
            TokenizedMessage(
                encoding.ids,
                [self._place(text, start, end) for start, end in encoding.offsets],
                bool(encoding.overflowing),
            )
            for text, encoding in zip(texts, encodings, strict=True)
        ]

    def _place(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The characters of a token without the white space that it begins with."""
        start, end = max(0, start - len(self._prompt)), max(0, end - len(self._prompt))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end
