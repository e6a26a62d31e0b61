"""What an HTTP response means, and what the caller is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from services.common.errors import FailedPrecondition, InvalidArgument, ResourceExhausted, ServiceError, Unavailable
from services.llm_gateway.failures import (
    ANSWERS,
    FailedAttempt,
    FailureKind,
    UpstreamFailure,
    before_content,
    mid_stream,
)
from services.llm_gateway.http_failures import failure_of_response, retry_after

TOO_LONG = [
    b'{"error":{"code":400,"message":"request (1221 tokens) exceeds","type":"exceed_context_size_error"}}',
    b'{"error":{"message":"x","code":"context_length_exceeded"}}',
    b'{"message":"This model\'s maximum context length is 4096 tokens"}',
]


@pytest.mark.parametrize(
    ("status", "kind", "error"),
    [
        (302, FailureKind.UPSTREAM_REFUSED, FailedPrecondition),
        (400, FailureKind.REQUEST_REJECTED, InvalidArgument),
        (401, FailureKind.UPSTREAM_UNAUTHORIZED, FailedPrecondition),
        (402, FailureKind.UPSTREAM_REFUSED, FailedPrecondition),
        (403, FailureKind.UPSTREAM_UNAUTHORIZED, FailedPrecondition),
        (404, FailureKind.MODEL_NOT_FOUND, FailedPrecondition),
        (408, FailureKind.UPSTREAM_ERROR, Unavailable),
        (413, FailureKind.CONTEXT_TOO_LONG, InvalidArgument),
        (422, FailureKind.REQUEST_REJECTED, InvalidArgument),
        (429, FailureKind.RATE_LIMITED, ResourceExhausted),
        (500, FailureKind.UPSTREAM_ERROR, Unavailable),
        (502, FailureKind.UPSTREAM_ERROR, Unavailable),
        (503, FailureKind.UPSTREAM_ERROR, Unavailable),
        (529, FailureKind.UPSTREAM_ERROR, Unavailable),
    ],
)
def test_each_status_has_its_meaning(status: int, kind: FailureKind, error: type[ServiceError]) -> None:
    failure = failure_of_response(status, {}, b"<html>secret</html>")
    told = before_content([FailedAttempt("primary", failure)])
    assert failure.kind is kind
    assert type(told) is error
    assert told.reason == kind.value
    assert "secret" not in told.message + str(told.metadata)


@pytest.mark.parametrize("body", TOO_LONG)
def test_a_prompt_that_is_too_long_is_recognised_in_the_words_of_each_server(body: bytes) -> None:
    assert failure_of_response(400, {}, body).kind is FailureKind.CONTEXT_TOO_LONG


@pytest.mark.parametrize("body", TOO_LONG)
def test_an_unauthorized_response_is_that_whatever_it_says(body: bytes) -> None:
    assert failure_of_response(401, {}, body).kind is FailureKind.UPSTREAM_UNAUTHORIZED


def test_every_kind_of_failure_has_an_answer() -> None:
    assert set(ANSWERS) == set(FailureKind)


def test_overload_always_says_when_to_come_back() -> None:
    limited = FailureKind.RATE_LIMITED
    assert before_content([FailedAttempt("a", UpstreamFailure(limited))]).retry_after == 1.0
    assert before_content([FailedAttempt("a", UpstreamFailure(limited, retry_after=7))]).retry_after == 7


def test_after_text_every_failure_is_mid_stream_and_names_its_cause() -> None:
    for kind in FailureKind:
        error = mid_stream("primary", UpstreamFailure(kind))
        assert (type(error), error.reason, error.metadata["cause"]) == (Unavailable, "MID_STREAM", kind.value)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("2", 2.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("999999", 3600.0),
        ("inf", 3600.0),
        ("nan", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_in_seconds(header: str, seconds: float | None) -> None:
    assert retry_after(header) == seconds


def test_retry_after_as_a_date() -> None:
    header = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert retry_after(header) == pytest.approx(30, abs=2)


def test_retry_after_of_a_response_is_kept() -> None:
    assert failure_of_response(429, {"retry-after": "4"}, b"").retry_after == 4.0
