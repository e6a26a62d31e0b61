"""The seam to whoever writes completions: what an upstream is configured with, and what it does."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Protocol

from services.llm_gateway.completion import CompletionRequest, UpstreamEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """Most seconds that each phase of one attempt may take; the caller's deadline stands above them all.

    `first_token` counts from the moment a connection is free until the model's first token; `between_tokens` from
    one token to the next, whatever else (keep-alive comments) arrives.
    """

    queue: float = 5.0
    connect: float = 2.0
    first_token: float = 20.0
    between_tokens: float = 10.0
    total: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UpstreamSpec:
    """One OpenAI-compatible upstream.

    `base_url` ends before `/chat/completions`; `api_key_env` names the environment variable that holds the key
    (empty: none); `languages` are primary BCP 47 subtags that the model writes well (empty: any).
    """

    name: str
    base_url: str
    model: str
    api_key_env: str = ""
    languages: tuple[str, ...] = ()
    timeouts: Timeouts = field(default_factory=Timeouts)
    max_connections: int = 64

    def writes(self, language: str) -> bool:
        """Whether completions in `language` (BCP 47; empty: any) may be asked for here."""
        primary = language.replace("_", "-").partition("-")[0].lower()
        return not primary or not self.languages or primary in self.languages


class Upstream(Protocol):
    """Writes completions. One is shared by all calls."""

    @property
    def spec(self) -> UpstreamSpec:
        """What it is configured with."""
        ...

    def stream(self, request: CompletionRequest) -> AsyncGenerator[UpstreamEvent, None]:
        """Deltas, then Finished. Raises UpstreamFailure.

        Closing the generator early, in any phase, closes the connection and gives its slot back.
        """
        ...
