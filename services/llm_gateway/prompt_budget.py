"""Makes the messages fit into a model's window: the oldest turns go first. Tokens are estimated; pure."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass

from services.llm_gateway.completion import Message, PromptCut

# What a chat template adds to each message.
_TOKENS_A_MESSAGE = 5
_LEAST_ROOM = 16
# By the bytes of UTF-8. Of a character of several bytes only the first one counts; vocabularies made for English cut
# most of these characters to pieces, and Hangul to single bytes.
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


class PromptTooLongError(Exception):
    """What must stay whole does not fit."""


@dataclass(frozen=True, slots=True)
class FittedPrompt:
    """Messages that fit, and what was left out, if anything."""

    messages: tuple[Message, ...]
    cut: PromptCut | None


def estimated_tokens(text: str) -> int:
    """Tokens that a model with a vocabulary made for English needs, rather too many than too few."""
    return tokens_of_hundredths(hundredths_of_tokens(text))


def hundredths_of_tokens(text: str) -> int:
    """The estimate before it is rounded, so that the pieces of a text can be added up."""
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
    """Rounded up."""
    return -(-hundredths // 100)


def estimated_prompt_tokens(messages: Sequence[Message]) -> int:
    """Tokens of a conversation."""
    return sum(estimated_tokens(message.content) + _TOKENS_A_MESSAGE for message in messages)


def fitted(messages: tuple[Message, ...], *, window: int, max_tokens: int | None) -> FittedPrompt:
    """The messages that fit into `window` beside an answer of `max_tokens` (None: an eighth of the window).

    System messages and the last message of the user stay whole, and so does what follows that one. Of the others
    the newest stay, as many as fit, beginning with one of the user's. Raises PromptTooLongError.
    """
    room = window - (max_tokens if max_tokens is not None else max(_LEAST_ROOM, window // 8))
    costs = [estimated_prompt_tokens((message,)) for message in messages]
    before = sum(costs)
    if before <= room:
        return FittedPrompt(messages, None)
    last_user = max((i for i, message in enumerate(messages) if message.role == "user"), default=len(messages) - 1)
    kept = {i for i, message in enumerate(messages) if message.role == "system" or i >= last_user}
    left = room - sum(costs[i] for i in kept)
    if left < 0:
        raise PromptTooLongError
    turns = [i for i in range(last_user) if i not in kept]
    newest: list[int] = []
    for i in reversed(turns):
        if costs[i] > left:
            break
        left -= costs[i]
        newest.append(i)
    while newest and messages[newest[-1]].role != "user":
        newest.pop()
    kept.update(newest)
    after = sum(costs[i] for i in kept)
    return FittedPrompt(
        tuple(message for i, message in enumerate(messages) if i in kept),
        PromptCut(removed_messages=len(messages) - len(kept), tokens_before=before, tokens_after=after),
    )
