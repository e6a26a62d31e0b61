"""Reads one completion from the bytes of an OpenAI-compatible stream: text, finish reason, usage. Pure; no I/O.

An upstream that sends one JSON object in place of a stream is read too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeGuard

from services.common.token_estimate import hundredths_of_tokens, tokens_of_hundredths
from services.llm_gateway.completion import CompletionRequest, Finished, FinishReason, Usage
from services.llm_gateway.prompt_budget import estimated_tokens_of
from services.llm_gateway.upstream.choices import UnknownContentError, piece_of
from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure
from services.llm_gateway.upstream.http_failures import failure_of_error_object
from services.llm_gateway.upstream.sse import MAX_LINE_BYTES, OversizedLineError, SseDecoder, SseEvent

_DONE = b"[DONE]"
# What some servers send between deltas to keep the connection open.
_NOTHING = (b"", b"null", b'""')
_FINISH_REASONS: Mapping[str, FinishReason] = {
    "stop": FinishReason.STOP,
    "eos": FinishReason.STOP,
    "length": FinishReason.LENGTH,
    "content_filter": FinishReason.CONTENT_FILTER,
}
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
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
        self._object = bytearray()
        self._finish_reason: FinishReason | None = None
        self._usage: Usage | None = None
        self._text_seen = False
        self._hundredths_of_tokens = 0
        self.tokens_seen = 0
        self.complete = False
        self.failure: UpstreamFailure | None = None

    @property
    def finished(self) -> bool:
        """Whether a finish reason has come."""
        return self._finish_reason is not None

    def feed(self, chunk: bytes) -> str:
        """The text that `chunk` completes; look at `failure` afterwards."""
        if not self._events_seen and len(self._object) <= MAX_LINE_BYTES:
            self._object += chunk if self._object else chunk.lstrip(_BEFORE_JSON)
            if not self._object.startswith((b"{", b"[")):
                self._object.clear()
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
        if self._object and not self._events_seen:
            text += self._read(b"message", bytes(self._object))
        if not self.complete:
            begun = self._events_seen or self.tokens_seen
            self._fail(UpstreamFailure(FailureKind.TRUNCATED if begun else FailureKind.INVALID_STREAM))
        self.complete = True
        return text

    def outcome(self, request: CompletionRequest) -> Finished:
        """The end of a completion whose finish reason has come; counts what the upstream did not count."""
        if self._finish_reason is None:
            raise UpstreamFailure(FailureKind.TRUNCATED)
        return Finished(self._finish_reason, self._usage or self._estimate(request))

    def _estimate(self, request: CompletionRequest) -> Usage:
        """Estimates the usage: about one token a delta, but some upstreams send a whole answer in one."""
        written = max(self.tokens_seen, tokens_of_hundredths(self._hundredths_of_tokens))
        return Usage(estimated_tokens_of(request.messages), min(written, _MAX_TOKENS), estimated=True)

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
            data = event.data.strip()
            if data == _DONE:
                self.complete = True
                if self._text_seen and not self.finished:
                    # Some servers send no finish reason; the mark of the end says that the text is whole.
                    self._finish_reason = FinishReason.STOP
                self._fail(UpstreamFailure(FailureKind.TRUNCATED))
            elif event.name == b"error" or (data not in _NOTHING and event.name == b"message"):
                pieces.append(self._read(event.name, data))
        return "".join(pieces)

    def _read(self, name: bytes, data: bytes) -> str:
        try:
            chunk = json.loads(data.decode("utf-8"))
        except (ValueError, RecursionError):
            chunk = None
        if name == b"error":
            self._fail(failure_of_error_object(chunk or data.decode("utf-8", "replace")))
            return ""
        if isinstance(chunk, list) and chunk:
            # Gemini puts an error that comes in place of a stream into a list.
            chunk = chunk[0]
        if not isinstance(chunk, dict):
            self._fail(UpstreamFailure(FailureKind.INVALID_STREAM))
            return ""
        if chunk.get("error") or chunk.get("object") == "error":
            self._fail(failure_of_error_object(chunk.get("error") or chunk))
            return ""
        self._usage = _usage(chunk.get("usage")) or self._usage
        for choice in _list(chunk.get("choices")):
            if isinstance(choice, dict) and not choice.get("index"):
                try:
                    return self._read_choice(choice)
                except UnknownContentError:
                    self._fail(UpstreamFailure(FailureKind.INVALID_STREAM))
        return ""

    def _read_choice(self, choice: dict[str, Any]) -> str:
        piece = piece_of(choice)
        text = ""
        if piece.generated:
            self.tokens_seen += 1
        # Some repeat the whole answer at the end of its stream.
        if piece.text and not (piece.whole and self._text_seen):
            self._text_seen = True
            text = self._whole_characters(piece.text)
        self._hundredths_of_tokens += hundredths_of_tokens(text or piece.hidden)
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
