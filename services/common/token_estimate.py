"""Estimates how many tokens a text takes where no tokenizer of the model is at hand. Pure."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence

# What a chat template adds to each message.
_TOKENS_A_MESSAGE = 5
# By the bytes of UTF-8. Of a character of several bytes only the first one counts; vocabularies made for English cut
# most of these characters to pieces, and Hangul to single bytes. The numbers come from texts counted by SmolLM2's
# tokenizer; tests/unit/common/test_token_estimate.py holds the texts, the counts and how far the estimate may be off.
_HUNDREDTHS_OF_TOKENS: Sequence[tuple[bytes, int]] = (
    (string.ascii_lowercase.encode(), 28),
    (b" \t", 15),
    (bytes(range(0x80, 0xC0)), 0),
    (string.ascii_uppercase.encode(), 40),
    (b"\n" + string.punctuation.encode(), 75),
    (string.digits.encode(), 100),
    (bytes(range(0xC0, 0xE0)), 130),
    (bytes(range(0xEA, 0xEE)), 290),
    (bytes(range(0xE0, 0xF0)), 230),
    (bytes(range(0xF0, 0x100)), 300),
    (bytes(range(0x80)), 100),
)


def estimated_tokens(text: str) -> int:
    """Tokens that a model with a vocabulary made for English needs, rather too many than too few."""
    return tokens_of_hundredths(hundredths_of_tokens(text))


def estimated_prompt_tokens(messages: Iterable[str]) -> int:
    """Tokens of a conversation, of which the texts of the messages are given."""
    return sum(estimated_tokens(text) + _TOKENS_A_MESSAGE for text in messages)


def hundredths_of_tokens(text: str) -> int:
    """The estimate in hundredths of a token, so that the pieces of a text can be added up before rounding."""
    left = text.encode("utf-8", "surrogatepass")
    total = 0
    for kind, hundredths in _HUNDREDTHS_OF_TOKENS:
        if not left:
            break
        rest = left.translate(None, kind)
        total += (len(left) - len(rest)) * hundredths
        left = rest
    return total


def tokens_of_hundredths(hundredths: int) -> int:
    """Whole tokens, rounded up."""
    return -(-hundredths // 100)
