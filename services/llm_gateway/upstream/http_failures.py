"""Turns an upstream's HTTP status, headers and error object into the failure that they mean. Pure."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure

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
# What `code`, `type` or `status` of an error object say in words, as the HTTP status that others send for it.
_BY_WORD: Mapping[str, int] = {
    "rate_limit_exceeded": HTTPStatus.TOO_MANY_REQUESTS,
    "rate_limit_error": HTTPStatus.TOO_MANY_REQUESTS,
    "too_many_requests": HTTPStatus.TOO_MANY_REQUESTS,
    "resource_exhausted": HTTPStatus.TOO_MANY_REQUESTS,
    "insufficient_quota": HTTPStatus.TOO_MANY_REQUESTS,
    "invalid_api_key": HTTPStatus.UNAUTHORIZED,
    "authentication_error": HTTPStatus.UNAUTHORIZED,
    "unauthenticated": HTTPStatus.UNAUTHORIZED,
    "permission_error": HTTPStatus.FORBIDDEN,
    "permission_denied": HTTPStatus.FORBIDDEN,
    "model_not_found": HTTPStatus.NOT_FOUND,
    "not_found_error": HTTPStatus.NOT_FOUND,
    "invalid_request_error": HTTPStatus.BAD_REQUEST,
    "invalid_argument": HTTPStatus.BAD_REQUEST,
}
# How OpenAI, llama.cpp, vLLM, Ollama and others say that a prompt is too long.
_TOO_LONG = ("context_length_exceeded", "exceed_context_size", "context length", "context size", "context window")


def failure_of_response(status: int, headers: Mapping[str, str], body: bytes) -> UpstreamFailure:
    """The failure that a response other than 200 means; `body` may be cut."""
    try:
        error = json.loads(body)
    except (ValueError, RecursionError):
        error = None
    kind = _kind(status, error)
    return UpstreamFailure(kind, retry_after=retry_after(headers.get("retry-after")))


def failure_of_error_object(error: Any) -> UpstreamFailure:
    """Classifies an error object that came with status 200, in a stream or in place of one."""
    return UpstreamFailure(_kind(HTTPStatus.INTERNAL_SERVER_ERROR, error))


def _kind(status: int, error: Any) -> FailureKind:
    """The kind that a status means; one that says little is made precise by the error object."""
    if status >= 500 or status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY):
        if _is_too_long(error):
            return FailureKind.CONTEXT_TOO_LONG
        status = _client_status(error) or status
    if status >= 500:
        return FailureKind.UPSTREAM_ERROR
    return _BY_STATUS.get(status, FailureKind.UPSTREAM_REFUSED)


def _is_too_long(error: Any) -> bool:
    try:
        words = json.dumps(error).lower() if isinstance(error, dict | list) else str(error or "").lower()
    except RecursionError:
        return False
    return any(phrase in words for phrase in _TOO_LONG)


def _client_status(error: Any) -> int | None:
    """The status from 400 to 499 that an error object names, by number or by word."""
    if isinstance(error, list):
        error = error[0] if error else None
    if not isinstance(error, dict):
        return None
    error = error["error"] if isinstance(error.get("error"), dict) else error
    said = (error.get("code"), error.get("type"), error.get("status"))
    return next((status for status in map(_status, said) if status is not None and 400 <= status <= 499), None)


def _status(said: Any) -> int | None:
    if isinstance(said, str):
        word = said.lower()
        return int(word) if word.isdecimal() and len(word) == 3 else _BY_WORD.get(word)
    return said if isinstance(said, int) else None


def retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header (seconds, or an HTTP date) asks for, at most an hour; None if it says none."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            at = parsedate_to_datetime(value)
            seconds = (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
        except (ValueError, OverflowError):
            return None
    if math.isnan(seconds):
        return None
    return min(max(seconds, 0.0), _LONGEST_RETRY_SECONDS)
