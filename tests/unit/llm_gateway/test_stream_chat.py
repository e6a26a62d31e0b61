"""StreamChat through a real grpc server, against an upstream that speaks real HTTP, well or badly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import grpc
import pytest

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceStub
from services.common.errors import ServiceError
from services.common.status import from_rpc_error
from services.llm_gateway.service import DEFINITION, open_service
from services.llm_gateway.settings import LlmGatewaySettings
from tests.support.free_port import free_port
from tests.support.in_process import in_process
from tests.support.stub_upstream import (
    CUT,
    DONE,
    END,
    ENDING,
    HANG,
    HEAD,
    KEEP_ALIVES,
    LAST_CHUNK,
    USAGE,
    Script,
    Step,
    StubUpstream,
    delta,
    event,
    finish,
    http_chunk,
    status,
    stream,
    stub_upstream,
)

SECRET = "the upstream's own words"


@dataclass
class Answer:
    """What came of a call."""

    started: pb.ChatStarted | None = None
    texts: tuple[str, ...] = ()
    finished: pb.ChatFinished | None = None
    error: ServiceError | None = None

    @property
    def text(self) -> str:
        return "".join(self.texts)


async def ask(channel: grpc.aio.Channel, *, timeout: float = 10, **fields: Any) -> Answer:
    fields.setdefault("messages", [pb.ChatMessage(role=pb.ChatMessage.ROLE_USER, content="Which game?")])
    answer = Answer()
    try:
        async for response in LlmGatewayServiceStub(channel).StreamChat(pb.ChatRequest(**fields), timeout=timeout):
            assert answer.finished is None
            match response.WhichOneof("event"):
                case "started":
                    assert (answer.started, answer.texts) == (None, ())
                    answer.started = response.started
                case "delta":
                    assert response.delta.text
                    assert answer.started
                    answer.texts += (response.delta.text,)
                case "finished":
                    answer.finished = response.finished
    except grpc.aio.AioRpcError as error:
        answer.error = from_rpc_error(error)
    return answer


@asynccontextmanager
async def gateway(*stubs: StubUpstream, **settings: Any) -> AsyncIterator[grpc.aio.Channel]:
    """A channel to the service, whose upstreams are `stubs`."""
    urls = [stub.base_url for stub in stubs]
    fields: dict[str, Any] = {"port": 0, "base_url": urls[0], "model": "m1", "secondary_model": "m2", **settings}
    if len(urls) > 1:
        fields["secondary_base_url"] = urls[1]
    async with in_process(DEFINITION, LlmGatewaySettings(**fields), open_service, retries=False) as channel:
        yield channel


@pytest.fixture
async def stub() -> AsyncIterator[StubUpstream]:
    async with stub_upstream() as server:
        yield server


@pytest.fixture
async def second() -> AsyncIterator[StubUpstream]:
    async with stub_upstream() as server:
        yield server


async def test_a_completion_streams_through(stub: StubUpstream) -> None:
    stub.default = stream("Игра ", "The ", "Witcher", pace=0.05)
    async with gateway(stub) as channel:
        answer = await ask(channel)
    assert answer.error is None
    assert answer.texts == ("Игра ", "The ", "Witcher")
    assert answer.started == pb.ChatStarted(upstream="primary", model="m1", attempt=1)
    assert answer.finished == pb.ChatFinished(
        finish_reason=pb.FINISH_REASON_STOP, usage=pb.Usage(prompt_tokens=7, completion_tokens=5)
    )


async def test_the_request_reaches_the_upstream_as_it_was_meant(stub: StubUpstream) -> None:
    roles = pb.ChatMessage
    messages = [
        roles(role=roles.ROLE_SYSTEM, content="Be brief."),
        roles(role=roles.ROLE_USER, content="Привет\u2028\x00"),
        roles(role=roles.ROLE_ASSISTANT, content=""),
    ]
    async with gateway(stub) as channel:
        await ask(channel, messages=messages, max_tokens=9, temperature=0.0, stop=["\n", "END"], seed=-1)
    assert stub.requests == [
        {
            "model": "m1",
            "messages": [
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": "Привет\u2028\x00"},
                {"role": "assistant", "content": ""},
            ],
            "stream": True,
            "stream_options": {"include_usage": True},
            "max_tokens": 9,
            "temperature": 0.0,
            "seed": -1,
            "stop": ["\n", "END"],
        }
    ]
    assert stub.headers[0]["accept-encoding"] == "identity"
    assert "authorization" not in stub.headers[0]


async def test_what_the_caller_leaves_open_is_left_to_the_upstream(stub: StubUpstream) -> None:
    async with gateway(stub) as channel:
        await ask(channel)
    assert set(stub.requests[0]) == {"model", "messages", "stream", "stream_options"}


async def test_the_key_goes_to_the_upstream(stub: StubUpstream, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", "sk-1\n")
    async with gateway(stub, api_key_env="MY_KEY") as channel:
        await ask(channel)
    assert stub.headers[0]["authorization"] == "Bearer sk-1"


async def test_a_connection_serves_one_completion_after_the_other(stub: StubUpstream) -> None:
    async with gateway(stub) as channel:
        for _ in range(5):
            assert (await ask(channel)).finished
    assert stub.connections_made == 1


FAILURES: dict[str, tuple[Script, grpc.StatusCode, str]] = {
    "unauthorized": (status(401, SECRET.encode()), grpc.StatusCode.FAILED_PRECONDITION, "UPSTREAM_UNAUTHORIZED"),
    "forbidden": (status(403, SECRET.encode()), grpc.StatusCode.FAILED_PRECONDITION, "UPSTREAM_UNAUTHORIZED"),
    "no such model": (status(404, SECRET.encode()), grpc.StatusCode.FAILED_PRECONDITION, "MODEL_NOT_FOUND"),
    "redirect": (
        status(307, headers=["location: http://127.0.0.1:1/v1"]),
        grpc.StatusCode.FAILED_PRECONDITION,
        "UPSTREAM_REFUSED",
    ),
    "redirect to nonsense": (
        status(302, headers=["location: http://[::1:x y/\\\x01"]),
        grpc.StatusCode.FAILED_PRECONDITION,
        "UPSTREAM_REFUSED",
    ),
    "bottomless error": (status(500, b"[" * 60_000), grpc.StatusCode.UNAVAILABLE, "UPSTREAM_ERROR"),
    "busy until a date that does not exist": (
        status(503, headers=["retry-after: Mon, 01 Jan 99999999999 00:00:00 GMT"]),
        grpc.StatusCode.UNAVAILABLE,
        "UPSTREAM_ERROR",
    ),
    "too long": (
        status(400, {"error": {"message": SECRET, "type": "exceed_context_size_error"}}),
        grpc.StatusCode.INVALID_ARGUMENT,
        "CONTEXT_TOO_LONG",
    ),
    "rejected": (status(400, SECRET.encode()), grpc.StatusCode.INVALID_ARGUMENT, "REQUEST_REJECTED"),
    "rate limited": (
        status(429, SECRET.encode(), headers=["retry-after: 3"]),
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        "RATE_LIMITED",
    ),
    "broken": (status(500, SECRET.encode()), grpc.StatusCode.UNAVAILABLE, "UPSTREAM_ERROR"),
    "bad gateway in HTML": (
        status(502, f"<html>{SECRET}</html>".encode() * 50_000, headers=["content-type: text/html"]),
        grpc.StatusCode.UNAVAILABLE,
        "UPSTREAM_ERROR",
    ),
    "HTML as success": (status(200, f"<html>{SECRET}</html>".encode()), grpc.StatusCode.UNAVAILABLE, "INVALID_STREAM"),
    "not HTTP": ([b"SSH-2.0-OpenSSH\r\n\r\n", CUT], grpc.StatusCode.UNAVAILABLE, "CONNECTION_LOST"),
    "reset at once": ([CUT], grpc.StatusCode.UNAVAILABLE, "CONNECTION_LOST"),
    "reset after the head": ([HEAD, CUT], grpc.StatusCode.UNAVAILABLE, "CONNECTION_LOST"),
    "empty body": ([HEAD, LAST_CHUNK], grpc.StatusCode.UNAVAILABLE, "INVALID_STREAM"),
    "ends before the first text": ([HEAD, delta(""), LAST_CHUNK], grpc.StatusCode.UNAVAILABLE, "TRUNCATED"),
    "error in the stream": (
        [HEAD, event({"error": {"message": SECRET, "code": 500}}), HANG],
        grpc.StatusCode.UNAVAILABLE,
        "UPSTREAM_ERROR",
    ),
    "rate limit in the stream": (
        [HEAD, event({"error": {"message": SECRET, "code": "rate_limit_exceeded"}}), HANG],
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        "RATE_LIMITED",
    ),
    "too long in place of a stream": (
        status(200, {"error": {"message": SECRET, "code": "context_length_exceeded"}}),
        grpc.StatusCode.INVALID_ARGUMENT,
        "CONTEXT_TOO_LONG",
    ),
    "content of an unknown type": (
        [HEAD, event({"choices": [{"delta": {"content": {"value": SECRET}}}]}), HANG],
        grpc.StatusCode.UNAVAILABLE,
        "INVALID_STREAM",
    ),
    "compressed": (
        [HEAD.replace(b"\r\n\r\n", b"\r\ncontent-encoding: gzip\r\n\r\n"), HANG],
        grpc.StatusCode.UNAVAILABLE,
        "INVALID_STREAM",
    ),
    "endless line": ([HEAD, *[http_chunk(b"x" * 65536)] * 17, HANG], grpc.StatusCode.UNAVAILABLE, "INVALID_STREAM"),
    "silence before the head": ([HANG], grpc.StatusCode.UNAVAILABLE, "FIRST_TOKEN_TIMEOUT"),
    "silence after the head": ([HEAD, HANG], grpc.StatusCode.UNAVAILABLE, "FIRST_TOKEN_TIMEOUT"),
    "keep-alives only": ([HEAD, KEEP_ALIVES], grpc.StatusCode.UNAVAILABLE, "FIRST_TOKEN_TIMEOUT"),
}


@pytest.mark.parametrize("name", FAILURES)
async def test_a_failure_before_the_first_text_is_told_by_its_reason_and_in_our_own_words(
    stub: StubUpstream, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    stub.default, code, reason = FAILURES[name]
    first_token_budget = 0.2 if reason == "FIRST_TOKEN_TIMEOUT" else 10
    async with gateway(stub, first_token_timeout_seconds=first_token_budget) as channel:
        answer = await ask(channel)
        await stub.until(lambda: stub.answering == 0)
    assert answer.error
    assert (answer.error.code, answer.error.reason) == (code.name, reason)
    assert answer.started is None
    assert SECRET not in answer.error.message + str(answer.error.metadata) + caplog.text
    assert answer.error.metadata["upstream"] == "primary"
    if name == "rate limited":
        assert answer.error.retry_after == 3


@pytest.mark.parametrize("name", FAILURES)
async def test_after_any_failure_before_the_first_text_the_second_upstream_answers(
    stub: StubUpstream, second: StubUpstream, name: str
) -> None:
    stub.default, _, reason = FAILURES[name]
    first_token_budget = 0.5 if reason == "FIRST_TOKEN_TIMEOUT" else 10
    async with gateway(stub, second, first_token_timeout_seconds=first_token_budget) as channel:
        answer = await ask(channel)
    assert answer.error is None
    assert answer.text == "Hello world"
    assert answer.started == pb.ChatStarted(upstream="secondary", model="m2", attempt=2)


MID_STREAM: dict[str, tuple[Script, str]] = {
    "reset": ([CUT], "CONNECTION_LOST"),
    "ends": ([LAST_CHUNK], "TRUNCATED"),
    "done without finish reason": ([DONE, LAST_CHUNK], "TRUNCATED"),
    "error object": ([event({"error": SECRET}), HANG], "UPSTREAM_ERROR"),
    "garbage": ([http_chunk(b"data: {oops\n\n"), HANG], "INVALID_STREAM"),
    "silence": ([HANG], "BETWEEN_TOKENS_TIMEOUT"),
    "keep-alives only": ([KEEP_ALIVES], "BETWEEN_TOKENS_TIMEOUT"),
}


@pytest.mark.parametrize("name", MID_STREAM)
async def test_a_failure_after_the_first_text_is_mid_stream_and_what_came_before_stays(
    stub: StubUpstream, second: StubUpstream, name: str
) -> None:
    rest, cause = MID_STREAM[name]
    stub.default = [HEAD, delta("Hel"), 0.05, delta("lo"), 0.02, *rest]
    first_token_budget = 0.3 if cause == "BETWEEN_TOKENS_TIMEOUT" else 10
    async with gateway(stub, second, between_tokens_timeout_seconds=first_token_budget) as channel:
        answer = await ask(channel)
        await stub.until(lambda: stub.answering == 0)
    assert answer.text == "Hello"
    assert answer.finished is None
    assert answer.error
    assert (answer.error.code, answer.error.reason) == ("UNAVAILABLE", "MID_STREAM")
    assert answer.error.metadata == {"upstream": "primary", "cause": cause}
    assert second.requests == []


@pytest.mark.parametrize(
    "ending",
    [
        (finish(), USAGE, DONE, HANG),
        (finish(), USAGE, DONE, KEEP_ALIVES),
        (finish(), USAGE, HANG),
        (finish(), USAGE, CUT),
        (finish(), USAGE, LAST_CHUNK),
    ],
    ids=["open after done", "keep-alives after done", "silence after finish", "reset after finish", "no done"],
)
async def test_a_completion_with_a_finish_reason_is_whole_and_nothing_holds_it(
    stub: StubUpstream, ending: Script
) -> None:
    stub.default = [HEAD, delta("Hello"), *ending]
    async with gateway(stub) as channel:
        async with asyncio.timeout(3):
            answer = await ask(channel)
        assert answer.error is None
        assert answer.finished
        assert answer.finished.usage == pb.Usage(prompt_tokens=7, completion_tokens=5)
    await stub.until(lambda: stub.connections_open == 0)


async def test_usage_that_the_upstream_does_not_count_is_estimated_and_says_so(stub: StubUpstream) -> None:
    stub.default = [HEAD, delta("a"), delta("b"), finish("length"), DONE, LAST_CHUNK]
    async with gateway(stub) as channel:
        answer = await ask(channel)
    assert answer.finished == pb.ChatFinished(
        finish_reason=pb.FINISH_REASON_LENGTH,
        usage=pb.Usage(prompt_tokens=9, completion_tokens=2, estimated=True),
    )


async def test_the_second_upstream_is_left_alone_while_the_first_answers(
    stub: StubUpstream, second: StubUpstream
) -> None:
    async with gateway(stub, second) as channel:
        assert (await ask(channel)).finished
    assert second.connections_made == 0


async def test_when_both_fail_the_last_failure_is_told(stub: StubUpstream, second: StubUpstream) -> None:
    stub.default, second.default = status(401), status(503, headers=["retry-after: 2"])
    async with gateway(stub, second) as channel:
        error = (await ask(channel)).error
    assert error
    assert (error.code, error.reason, error.retry_after) == ("UNAVAILABLE", "UPSTREAM_ERROR", 2)
    assert error.metadata["attempts"] == "primary:UPSTREAM_UNAUTHORIZED,secondary:UPSTREAM_ERROR"


async def test_an_upstream_that_is_down_is_unavailable_and_answers_once_it_is_up(stub: StubUpstream) -> None:
    down = StubUpstream()
    down.base_url = f"http://127.0.0.1:{free_port()}/v1"
    async with gateway(down) as channel:
        error = (await ask(channel)).error
    assert error
    assert (error.code, error.reason) == ("UNAVAILABLE", "CONNECT_FAILED")
    async with gateway(down, stub) as channel:
        assert (await ask(channel)).text == "Hello world"


async def test_a_whole_completion_may_not_take_longer_than_the_total_timeout(stub: StubUpstream) -> None:
    stub.default = stream(*"abcdefghij" * 5, pace=0.05)
    async with gateway(stub, total_timeout_seconds=0.3) as channel:
        error = (await ask(channel)).error
    assert error
    assert (error.reason, error.metadata["cause"]) == ("MID_STREAM", "TOTAL_TIMEOUT")


async def test_a_paced_stream_outlives_the_first_token_timeout(stub: StubUpstream) -> None:
    stub.default = stream(*"abcdefghij", pace=0.06)
    async with gateway(stub, first_token_timeout_seconds=0.5, between_tokens_timeout_seconds=0.5) as channel:
        answer = await ask(channel)
    assert (answer.text, answer.error) == ("abcdefghij", None)


async def test_thinking_keeps_the_clock_from_running_out(stub: StubUpstream) -> None:
    thought: list[Step] = [0.1, event({"choices": [{"delta": {"reasoning_content": "hm"}}]})]
    stub.default = [HEAD, *thought * 5, 0.1, delta("x"), *ENDING]
    async with gateway(stub, first_token_timeout_seconds=0.5, between_tokens_timeout_seconds=0.5) as channel:
        answer = await ask(channel)
    assert (answer.text, answer.error) == ("x", None)


async def test_a_language_that_the_model_does_not_write_is_refused_without_asking_it(stub: StubUpstream) -> None:
    async with gateway(stub, languages=("en",)) as channel:
        error = (await ask(channel, language="ru")).error
        assert (await ask(channel, language="en-US")).finished
    assert error
    assert (error.code, error.reason) == ("FAILED_PRECONDITION", "LANGUAGE_UNSUPPORTED")
    assert len(stub.requests) == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"messages": []}, "messages"),
        ({"messages": [pb.ChatMessage(content="x")]}, "messages[0].role"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"temperature": float("nan")}, "temperature"),
        ({"model": "unknown"}, "model"),
    ],
)
async def test_a_wrong_request_is_refused_by_field_without_asking_the_upstream(
    stub: StubUpstream, fields: dict[str, Any], field: str
) -> None:
    async with gateway(stub) as channel:
        error = (await ask(channel, **fields)).error
    assert error
    assert error.code == "INVALID_ARGUMENT"
    assert {violation.field for violation in error.violations} == {field}
    assert stub.requests == []


async def test_a_connection_that_the_upstream_drops_while_idle_costs_no_attempt(stub: StubUpstream) -> None:
    stub.scripts.extend([stream("a"), [END], stream("b")])
    async with gateway(stub, retry_rounds=1) as channel:
        first = await ask(channel)
        second = await ask(channel)
    assert (first.text, second.text, second.error) == ("a", "b", None)
    assert second.started is not None
    assert second.started.attempt == 1
    assert stub.connections_made == 2
