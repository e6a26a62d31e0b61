"""Optional fields that an upstream refuses are left out, learned from one refusal."""

from __future__ import annotations

import json
from typing import Any

import pytest

from services.llm_gateway.completion import CompletionRequest, Finished, Message
from services.llm_gateway.configuration.schema import Target, Timeouts
from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure
from services.llm_gateway.upstream.openai import OpenAIUpstream
from services.llm_gateway.upstream.optional_fields import OptionalFields
from tests.support.stub_upstream import status, stream, stub_upstream

BODY = {"model": "m", "stream_options": {}, "temperature": 0.5, "max_tokens": 9}


@pytest.mark.parametrize(
    ("refusal", "field"),
    [
        ({"error": {"message": "Unrecognized request argument supplied: stream_options"}}, "stream_options"),
        ({"detail": [{"type": "extra_forbidden", "loc": ["body", "stream_options"]}]}, "stream_options"),
        (
            {"error": {"message": "Unsupported value: 'temperature' does not support 0.5", "param": "temperature"}},
            "temperature",
        ),
        ({"error": "unknown field: include_usage"}, "stream_options"),
    ],
)
def test_a_refused_field_is_left_out_from_then_on(refusal: Any, field: str) -> None:
    fields = OptionalFields()
    assert fields.learn(400, json.dumps(refusal).encode(), BODY)
    assert field not in fields.fitted(BODY)
    assert set(BODY) - set(fields.fitted(BODY)) == {field}
    assert not fields.learn(400, json.dumps(refusal).encode(), fields.fitted(BODY))


def test_a_limit_of_tokens_keeps_its_value_under_its_other_name() -> None:
    fields = OptionalFields()
    refusal = b"Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    assert fields.learn(400, refusal, BODY)
    assert fields.fitted(BODY)["max_completion_tokens"] == 9
    assert "max_tokens" not in fields.fitted(BODY)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (400, b"max_tokens is too large"),
        (400, b"bad request"),
        (500, b"unknown field stream_options"),
        (429, b"unsupported"),
    ],
)
def test_another_refusal_teaches_nothing(code: int, refusal: bytes) -> None:
    assert not OptionalFields().learn(code, refusal, BODY)


def test_what_the_configuration_names_is_never_sent() -> None:
    assert "stream_options" not in OptionalFields(("stream_options",)).fitted(BODY)


REQUEST = CompletionRequest(messages=(Message(role="user", content="hi"),))


async def complete(upstream: OpenAIUpstream) -> Any:
    try:
        return [event async for event in upstream.stream(REQUEST)][-1]
    except UpstreamFailure as failure:
        return failure.kind


async def test_an_upstream_is_asked_again_once_and_never_sent_the_field_again() -> None:
    async with stub_upstream() as stub:
        stub.scripts.append(status(400, {"error": {"message": "Unknown parameter: stream_options"}}))
        stub.default = stream("Hello")
        upstream = OpenAIUpstream(Target(name="a", base_url=stub.base_url, model="m"), Timeouts())
        assert isinstance(await complete(upstream), Finished)
        assert isinstance(await complete(upstream), Finished)
        assert ["stream_options" in request for request in stub.requests] == [True, False, False]
        await upstream.aclose()


async def test_an_upstream_that_refuses_all_the_same_is_not_asked_for_ever() -> None:
    async with stub_upstream() as stub:
        stub.default = status(400, {"error": {"message": "Unknown parameter: stream_options"}})
        upstream = OpenAIUpstream(Target(name="a", base_url=stub.base_url, model="m"), Timeouts())
        assert await complete(upstream) is FailureKind.REQUEST_REJECTED
        assert len(stub.requests) == 2
        await upstream.aclose()
