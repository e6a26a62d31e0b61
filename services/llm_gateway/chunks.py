"""From the bytes of an OpenAI-compatible stream to text, finish reason and usage of one completion. Pure; no I/O."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeGuard

from services.llm_gateway.completion import CompletionRequest, Finished, FinishReason, Usage
from services.llm_gateway.failures import FailureKind, UpstreamFailure
from services.llm_gateway.http_failures import failure_of_error_object
from services.llm_gateway.prompt_budget import estimated_tokens
from services.llm_gateway.sse import OversizedLineError, SseDecoder, SseEvent

_DONE = b"[DONE]"
_FINISH_REASONS: Mapping[str, FinishReason] = {
    "stop": FinishReason.STOP,
    "eos": FinishReason.STOP,
    "length": FinishReason.LENGTH,
    "content_filter": FinishReason.CONTENT_FILTER,
}
# Fields of a delta that are work of the model, though no text for the reader.
_SILENT_WORK = ("reasoning_content", "reasoning", "tool_calls", "refusal")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LAST_HIGH_SURROGATE = re.compile("[\ud800-\udbff]$")
_MAX_TOKENS = 2**32 - 1


class CompletionReader:
    """Reads one completion from chunks of bytes, cut anywhere.

    `tokens_seen` grows with every piece of the model's work, `finished` says that a finish reason has come,
    `complete` that nothing more need be read, `failure` what went wrong before a finish reason. What comes after a
    finish reason cannot spoil the completion.
    """

    def __init__(self) -> None:
        self._decoder = SseDecoder()
        self._half_character = ""
        self._events_seen = 0
        self._finish_reason: FinishReason | None = None
        self._usage: Usage | None = None
        self.tokens_seen = 0
        self.complete = False
        self.failure: UpstreamFailure | None = None

    @property
    def finished(self) -> bool:
        """Whether a finish reason has come."""
        return self._finish_reason is not None

    def feed(self, chunk: bytes) -> str:
        """The text that `chunk` completes; look at `failure` afterwards."""
        try:
            return self._texts(self._decoder.feed(chunk))
        except OversizedLineError:
            self._fail(UpstreamFailure(FailureKind.INVALID_STREAM))
            return ""

    def close(self) -> str:
        """The text that the end of the stream completes; afterwards a stream without finish reason has failed."""
        try:
            text = self._texts(self._decoder.close())
        except OversizedLineError:
            text = ""
        if not self.complete:
            self._fail(UpstreamFailure(FailureKind.TRUNCATED if self._events_seen else FailureKind.INVALID_STREAM))
        self.complete = True
        return text

    def outcome(self, request: CompletionRequest) -> Finished:
        """The end of a completion whose finish reason has come; counts what the upstream did not count."""
        if self._finish_reason is None:
            raise UpstreamFailure(FailureKind.TRUNCATED)
        return Finished(self._finish_reason, self._usage or _estimate(request, self.tokens_seen))

    def _fail(self, failure: UpstreamFailure) -> None:
        if self.finished:
            self.complete = True
        elif self.failure is None:
            self.failure = failure

    def _texts(self, events: list[SseEvent]) -> str:
        pieces = []
        for event in events:
            if self.complete or self.failure:
                break
            self._events_seen += 1
            if event.data.strip() == _DONE:
                self.complete = True
                self._fail(UpstreamFailure(FailureKind.TRUNCATED))
            elif event.data:
                pieces.append(self._read(event))
        return "".join(pieces)

    def _read(self, event: SseEvent) -> str:
        try:
            chunk = json.loads(event.data.decode("utf-8"))
        except (ValueError, RecursionError):
            chunk = None
        if not isinstance(chunk, dict):
            self._fail(UpstreamFailure(FailureKind.INVALID_STREAM))
            return ""
        if chunk.get("error") or event.name == b"error":
            self._fail(failure_of_error_object(chunk.get("error")))
            return ""
        self._usage = _usage(chunk.get("usage")) or self._usage
        for choice in _list(chunk.get("choices")):
            if isinstance(choice, dict) and not choice.get("index"):
                return self._read_choice(choice)
        return ""

    def _read_choice(self, choice: dict[str, Any]) -> str:
        delta = choice.get("delta")
        text = ""
        if isinstance(delta, dict):
            content = delta.get("content")
            if isinstance(content, str) and content:
                self.tokens_seen += 1
                text = self._whole_characters(content)
            elif any(delta.get(field) for field in _SILENT_WORK):
                self.tokens_seen += 1
        reason = choice.get("finish_reason")
        if reason == "error":
            self._fail(UpstreamFailure(FailureKind.UPSTREAM_ERROR))
        elif isinstance(reason, str) and reason:
            if self._half_character:
                text += "\ufffd"
                self._half_character = ""
            self._finish_reason = _FINISH_REASONS.get(reason, FinishReason.OTHER)
        return text

    def _whole_characters(self, content: str) -> str:
        """Joins the halves of a character that JSON escapes split over two deltas; a lone half becomes U+FFFD."""
        if content.isascii() and not self._half_character:
            return content
        text = self._half_character + content
        self._half_character = ""
        if not _SURROGATE.search(text):
            return text
        last = _LAST_HIGH_SURROGATE.search(text)
        if last:
            self._half_character = last.group()
            text = text[: last.start()]
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _usage(value: Any) -> Usage | None:
    if not isinstance(value, dict):
        return None
    prompt, completion = value.get("prompt_tokens"), value.get("completion_tokens")
    return Usage(prompt, completion) if _is_count(prompt) and _is_count(completion) else None


def _is_count(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and 0 <= value <= _MAX_TOKENS


def _estimate(request: CompletionRequest, tokens_seen: int) -> Usage:
    """Upstreams send about one token a delta."""
    return Usage(sum(estimated_tokens(message.content) for message in request.messages), tokens_seen, estimated=True)
