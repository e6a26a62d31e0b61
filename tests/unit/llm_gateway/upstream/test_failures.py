"""What an HTTP response means, and what the caller is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.common.errors import FailedPrecondition, InvalidArgument, ResourceExhausted, ServiceError, Unavailable
from services.llm_gateway.upstream.failures import (
    FAILURE_POLICIES,
    FailedAttempt,
    FailureKind,
    UpstreamFailure,
    all_attempts_failed,
    failed_mid_stream,
)
from services.llm_gateway.upstream.http_failures import failure_of_response, retry_after

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
    told = all_attempts_failed([FailedAttempt("primary", failure)])
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


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        (400, {"error": {"code": "invalid_api_key"}}, FailureKind.UPSTREAM_UNAUTHORIZED),
        (400, {"error": {"type": "invalid_request_error"}}, FailureKind.REQUEST_REJECTED),
        (400, {"error": {"code": 500}}, FailureKind.REQUEST_REJECTED),
        (400, [{"error": {"code": 400, "status": "INVALID_ARGUMENT"}}], FailureKind.REQUEST_REJECTED),
        (404, {"error": {"code": "rate_limit_exceeded"}}, FailureKind.MODEL_NOT_FOUND),
        (500, {"error": {"code": "429"}}, FailureKind.RATE_LIMITED),
        (500, [{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED"}}], FailureKind.RATE_LIMITED),
        (502, {"type": "rate_limit_error", "code": None}, FailureKind.RATE_LIMITED),
        (503, {"error": {"code": "server_error", "type": ["x"]}}, FailureKind.UPSTREAM_ERROR),
        (503, {"error": "rate_limit_exceeded"}, FailureKind.UPSTREAM_ERROR),
        (500, "maximum context length", FailureKind.CONTEXT_TOO_LONG),
    ],
)
def test_a_status_that_says_little_is_made_precise_by_the_error_object(
    status: int, error: Any, kind: FailureKind
) -> None:
    assert failure_of_response(status, {}, json.dumps(error).encode()).kind is kind


DEEP = b"[" * 60_000
JSON_LIKE = st.lists(
    st.sampled_from([b"[", b"{", b"}", b"]", b'"error":', b'"code":', b'"429"', b"9" * 5000, b"1e999", b",", b"\xff"])
).map(b"".join)
HEADER = st.lists(
    st.sampled_from(
        ["Mon", ",", " ", "31", "Dec", "9999", "99999999999", "0001", "00:00:00", "+9959", "GMT", "-", "nan"]
    )
).map("".join)


@given(status=st.integers(100, 999), body=st.binary() | JSON_LIKE, header=st.text() | HEADER)
@example(status=400, body=DEEP, header="")
@example(status=400, body=b'{"error":' * 60_000, header="")
@example(status=503, body=b"", header="Mon, 01 Jan 99999999999 00:00:00 GMT")
def test_no_response_whatsoever_breaks_it(status: int, body: bytes, header: str) -> None:
    wait = failure_of_response(status, {"retry-after": header}, body).retry_after
    assert wait is None or 0 <= wait <= 3600


def test_every_kind_of_failure_has_an_answer() -> None:
    assert set(FAILURE_POLICIES) == set(FailureKind)


def test_overload_always_says_when_to_come_back() -> None:
    limited = FailureKind.RATE_LIMITED
    assert all_attempts_failed([FailedAttempt("a", UpstreamFailure(limited))]).retry_after == 1.0
    assert all_attempts_failed([FailedAttempt("a", UpstreamFailure(limited, retry_after=7))]).retry_after == 7


def test_after_text_every_failure_is_mid_stream_and_names_its_cause() -> None:
    for kind in FailureKind:
        error = failed_mid_stream("primary", UpstreamFailure(kind))
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
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", None),
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
