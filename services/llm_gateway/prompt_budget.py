"""Cuts a conversation so that it fits into a model's window: the oldest turns go first. Tokens are estimated; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from services.common.token_estimate import estimated_prompt_tokens
from services.llm_gateway.completion import Message, PromptCut

_LEAST_ROOM = 16


class PromptTooLongError(Exception):
    """The messages that must stay whole do not fit into the window."""


@dataclass(frozen=True, slots=True)
class FittedPrompt:
    """The messages that fit, and what was left out, if anything."""

    messages: tuple[Message, ...]
    cut: PromptCut | None


def estimated_tokens_of(messages: Iterable[Message]) -> int:
    """Tokens of a conversation."""
    return estimated_prompt_tokens(message.content for message in messages)


def fitted(messages: tuple[Message, ...], *, window: int, max_tokens: int | None) -> FittedPrompt:
    """The messages that fit into `window` beside an answer of `max_tokens` (None: an eighth of the window).

    System messages and the last message of the user stay whole, and so does what follows that one. Of the others
    the newest stay, as many as fit, beginning with one of the user's. Raises PromptTooLongError.
    """
    room = window - (max_tokens if max_tokens is not None else max(_LEAST_ROOM, window // 8))
    costs = [estimated_tokens_of((message,)) for message in messages]
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
