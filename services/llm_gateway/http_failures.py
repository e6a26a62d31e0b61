"""From an upstream's HTTP status, headers and error body to the failure that it means. Pure."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from services.llm_gateway.failures import FailureKind, UpstreamFailure

_LONGEST_RETRY_SECONDS = 3600.0
_BY_STATUS: Mapping[int, FailureKind] = {
    HTTPStatus.BAD_REQUEST: FailureKind.REQUEST_REJECTED,
    HTTPStatus.UNAUTHORIZED: FailureKind.UPSTREAM_UNAUTHORIZED,
    HTTPStatus.FORBIDDEN: FailureKind.UPSTREAM_UNAUTHORIZED,
    HTTPStatus.NOT_FOUND: FailureKind.MODEL_NOT_FOUND,
    HTTPStatus.REQUEST_TIMEOUT: FailureKind.UPSTREAM_ERROR,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: FailureKind.CONTEXT_TOO_LONG,
    HTTPStatus.UNPROCESSABLE_ENTITY: FailureKind.REQUEST_REJECTED,
    HTTPStatus.TOO_MANY_REQUESTS: FailureKind.RATE_LIMITED,
}
# How OpenAI, llama.cpp, vLLM, Ollama and others say that a prompt is too long.
_TOO_LONG = ("context_length_exceeded", "exceed_context_size", "context length", "context size", "context window")


def failure_of_response(status: int, headers: Mapping[str, str], body: bytes) -> UpstreamFailure:
    """The failure that a response other than 200 means; `body` may be cut."""
    try:
        error = json.loads(body)
    except ValueError:
        error = None
    kind = _kind(status, error)
    return UpstreamFailure(kind, retry_after=retry_after(headers.get("retry-after")))


def failure_of_error_object(error: Any) -> UpstreamFailure:
    """The failure that an error object inside a stream means."""
    code = error.get("code") if isinstance(error, dict) else None
    if not (isinstance(code, int) and 400 <= code <= 599):
        code = HTTPStatus.INTERNAL_SERVER_ERROR
    return UpstreamFailure(_kind(code, error))


def _kind(status: int, error: Any) -> FailureKind:
    if status >= 500 or status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY):
        words = json.dumps(error).lower() if isinstance(error, dict) else ""
        if any(phrase in words for phrase in _TOO_LONG):
            return FailureKind.CONTEXT_TOO_LONG
    if status >= 500:
        return FailureKind.UPSTREAM_ERROR
    return _BY_STATUS.get(status, FailureKind.UPSTREAM_REFUSED)


def retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header (seconds, or an HTTP date) asks for, at most an hour; None if it says none."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            at = parsedate_to_datetime(value)
        except ValueError:
            return None
        seconds = (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    if math.isnan(seconds):
        return None
    return min(max(seconds, 0.0), _LONGEST_RETRY_SECONDS)
