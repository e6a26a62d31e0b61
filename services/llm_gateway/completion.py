"""The values that a completion consists of, as asked for and as answered, whichever upstream writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from time import perf_counter
from typing import Literal

from services.llm_gateway.configuration.schema import DEFAULT_ALIAS

ANONYMOUS = "anonymous"


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
    """The messages to complete, and how; None leaves a choice to the upstream."""

    messages: tuple[Message, ...]
    max_tokens: int | None = None
    temperature: float | None = None
    stop: tuple[str, ...] = ()
    seed: int | None = None
    json_schema: JsonSchema | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A request with who makes it and for what: which model alias, which language (BCP 47; empty: any).

    `arrived` is when it did, by time.perf_counter.
    """

    request: CompletionRequest
    alias: str = DEFAULT_ALIAS
    language: str = ""
    caller: str = ANONYMOUS
    arrived: float = field(default_factory=perf_counter)


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
    """An upstream has begun to write; `attempt` is 1 for the first attempt. `cached`: the text is replayed."""

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
