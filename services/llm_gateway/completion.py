"""What a completion is to us, asked for and answered, whoever writes it. Plain values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """A JSON schema that the text must obey; `schema` is JSON text that has been checked."""

    name: str
    schema: str
    strict: bool


@dataclass(frozen=True, slots=True)
class CompletionRequest:
    """What to complete, and how; None leaves a choice to the upstream."""

    messages: tuple[Message, ...]
    max_tokens: int | None = None
    temperature: float | None = None
    stop: tuple[str, ...] = ()
    seed: int | None = None
    json_schema: JsonSchema | None = None


class FinishReason(Enum):
    """Why a completion ended."""

    STOP = "stop"
    LENGTH = "length"
    CONTENT_FILTER = "content_filter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of a completion; `estimated` when the upstream did not count them."""

    prompt_tokens: int
    completion_tokens: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class PromptCut:
    """What was left out of a prompt so that it fits; tokens are estimates."""

    removed_messages: int
    tokens_before: int
    tokens_after: int


@dataclass(frozen=True, slots=True)
class Started:
    """An upstream has begun to write; `attempt` is 1 for the first attempt. `cached`: or has written it before."""

    upstream: str
    model: str
    attempt: int
    cached: bool = False
    cut: PromptCut | None = None


@dataclass(frozen=True, slots=True)
class Delta:
    """Some more text, never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a whole completion."""

    reason: FinishReason
    usage: Usage


UpstreamEvent = Delta | Finished
CompletionEvent = Started | Delta | Finished
