"""Chat, ListModels, callers, formats and bad input, through a real grpc server over a YAML configuration."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc
import pytest
from prometheus_client import REGISTRY

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceStub
from services.common.errors import ServiceError
from services.common.status import from_rpc_error
from services.llm_gateway.service import DEFINITION, open_service
from services.llm_gateway.settings import LlmGatewaySettings
from tests.support.in_process import in_process
from tests.support.stub_upstream import CUT, ENDING, HANG, HEAD, StubUpstream, delta, status, stream, stub_upstream

if TYPE_CHECKING:
    from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceAsyncStub

USER, SYSTEM, ASSISTANT = pb.ChatMessage.ROLE_USER, pb.ChatMessage.ROLE_SYSTEM, pb.ChatMessage.ROLE_ASSISTANT
QUESTION = pb.ChatMessage(role=USER, content="Which game?")
SCHEMA = '{"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]}'


@pytest.fixture
async def stub() -> AsyncIterator[StubUpstream]:
    async with stub_upstream() as server:
        yield server


@pytest.fixture
async def second() -> AsyncIterator[StubUpstream]:
    async with stub_upstream() as server:
        yield server


class Serving:
    """Serves a configuration whose target `a` is the stub."""

    def __init__(self, directory: Path, stub: StubUpstream) -> None:
        self._path = directory / "llm.yaml"
        self._stub = stub

    @asynccontextmanager
    async def __call__(
        self, *, target: str = "", pool: str = "", rest: str = ""
    ) -> AsyncIterator[LlmGatewayServiceAsyncStub]:
        self._path.write_text(
            "aliases:\n  default: {pool: p}\n  other: {pool: p, fallbacks: [default]}\n"
            f"pools:\n  p:\n    targets: [{{name: a, base_url: '{self._stub.base_url}', model: m{target}}}]\n"
            f"{pool}{rest}"
        )
        settings = LlmGatewaySettings(port=0, config=self._path)
        async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
            yield LlmGatewayServiceStub(channel)


@pytest.fixture
def serving(tmp_path: Path, stub: StubUpstream) -> Serving:
    return Serving(tmp_path, stub)


def also(stub: StubUpstream) -> str:
    """Another target, `b`, that comes second."""
    return f"}}, {{name: b, base_url: '{stub.base_url}', priority: 1, model: m"


async def chat(service: LlmGatewayServiceAsyncStub, caller: str = "", **fields: Any) -> pb.ChatResponse:
    fields.setdefault("messages", [QUESTION])
    metadata = (("x-caller-id", caller),) if caller else ()
    return await service.Chat(pb.ChatRequest(**fields), timeout=10, metadata=metadata)


async def refusal(service: LlmGatewayServiceAsyncStub, caller: str = "", **fields: Any) -> ServiceError:
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await chat(service, caller, **fields)
    return from_rpc_error(raised.value)


async def test_chat_is_the_whole_completion_in_one_piece(serving: Serving) -> None:
    async with serving() as service:
        response = await chat(service)
    assert (response.text, response.started.upstream, response.started.attempt) == ("Hello world", "a", 1)
    assert response.finished.finish_reason == pb.FINISH_REASON_STOP
    assert response.finished.usage.prompt_tokens == 7


async def test_chat_that_breaks_off_fails(serving: Serving, stub: StubUpstream) -> None:
    stub.default = [HEAD, delta("Hel"), 0.02, CUT]
    async with serving() as service:
        error = await refusal(service)
    assert (error.code, error.reason) == ("UNAVAILABLE", "MID_STREAM")


async def test_a_busy_target_leaves_time_for_the_next(serving: Serving, stub: StubUpstream) -> None:
    async with stub_upstream() as other:
        second = f"}}, {{name: b, base_url: '{other.base_url}', model: m, priority: 1"
        async with serving(target=f", max_concurrency: 1{second}") as service:
            stub.default = [HANG]
            call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=20)
            await stub.until(lambda: stub.answering == 1)
            response = await service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=2)
            call.cancel()
    assert response.started.upstream == "b"


@pytest.mark.parametrize("cache", ["", "cache: {enabled: true}\n"])
async def test_a_completion_that_grows_too_large_fails_and_is_cut_off(
    serving: Serving, stub: StubUpstream, cache: str
) -> None:
    stub.default = [HEAD, delta("я" * 300), 0.2, *[delta("я" * 300)] * 100, HANG]
    async with serving(rest=f"max_completion_bytes: 2000\n{cache}") as service:
        error = await refusal(service, temperature=0)
        assert (error.code, error.reason, error.metadata["cause"]) == ("UNAVAILABLE", "MID_STREAM", "TOO_LONG")
        call = service.StreamChat(pb.ChatRequest(messages=[QUESTION], temperature=0), timeout=10)
        texts: list[str] = []
        with pytest.raises(grpc.aio.AioRpcError) as raised:
            await gather(call, texts)
        assert from_rpc_error(raised.value).metadata["cause"] == "TOO_LONG"
        assert 600 <= len("".join(texts).encode()) <= 2000
        await stub.until(lambda: stub.connections_open == 0, seconds=1)


async def gather(call: grpc.aio.UnaryStreamCall[Any, pb.StreamChatResponse], texts: list[str]) -> None:
    async for response in call:
        texts.append(response.delta.text)


async def test_a_completion_may_be_as_large_as_is_allowed(serving: Serving, stub: StubUpstream) -> None:
    stub.default = stream("x" * 1000, "я" * 500)
    async with serving(rest="max_completion_bytes: 2000\n") as service:
        assert len((await chat(service)).text) == 1500


async def test_too_much_text_at_once_is_a_failure_of_that_upstream_only(serving: Serving, stub: StubUpstream) -> None:
    stub.scripts.append(stream("x" * 2001))
    async with serving(target=also(stub), rest="max_completion_bytes: 2000\n") as service:
        response = await chat(service)
    assert (response.started.upstream, response.started.attempt, response.text) == ("b", 2, "Hello world")


async def test_leaving_chat_closes_the_upstream(serving: Serving, stub: StubUpstream) -> None:
    stub.default = [HEAD, delta("Hel"), HANG]
    async with serving() as service:
        call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)
        await stub.until(lambda: stub.answering == 1)
        call.cancel()
        await stub.until(lambda: stub.connections_open == 0, seconds=1)


async def test_models_are_listed_with_how_they_fare(serving: Serving, stub: StubUpstream) -> None:
    async with serving(target=", languages: [en], context_window: 512") as service:
        await chat(service)
        response = await service.ListModels(pb.ListModelsRequest(), timeout=5)
        assert [(model.alias, list(model.fallbacks)) for model in response.models] == [
            ("default", []),
            ("other", ["default"]),
        ]
        (target,) = response.models[0].targets
        assert (target.name, target.model, list(target.languages), target.context_window) == ("a", "m", ["en"], 512)
        assert target.health == pb.ModelTarget.HEALTH_SERVING
        assert 0 < target.first_token_seconds < 5
        stub.default = [HANG]
        call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)
        await stub.until(lambda: stub.answering == 1)
        assert (await service.ListModels(pb.ListModelsRequest(), timeout=5)).models[0].targets[0].in_flight == 1
        call.cancel()


async def test_models_come_in_pages(serving: Serving) -> None:
    async with serving() as service:
        first = await service.ListModels(pb.ListModelsRequest(page_size=1), timeout=5)
        second = await service.ListModels(
            pb.ListModelsRequest(page_size=1, page_token=first.next_page_token), timeout=5
        )
    assert [model.alias for model in (*first.models, *second.models)] == ["default", "other"]
    assert second.next_page_token == ""


async def test_a_schema_is_passed_on(serving: Serving, stub: StubUpstream) -> None:
    wanted = pb.ResponseFormat(json_schema=pb.JsonSchema(name="game", schema=SCHEMA, strict=True))
    async with serving() as service:
        await chat(service, response_format=wanted, temperature=0, stop=["END"], seed=4, max_tokens=9)
    (request,) = stub.requests
    assert request["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "game", "schema": json.loads(SCHEMA), "strict": True},
    }
    assert (request["temperature"], request["stop"], request["seed"], request["max_tokens"]) == (0, ["END"], 4, 9)


async def test_newer_models_are_told_the_limit_by_its_new_name(serving: Serving, stub: StubUpstream) -> None:
    async with serving(target=", max_tokens_field: max_completion_tokens") as service:
        await chat(service, max_tokens=9)
    assert stub.requests[0]["max_completion_tokens"] == 9
    assert "max_tokens" not in stub.requests[0]


def schema(text: str, name: str = "x") -> pb.ResponseFormat:
    return pb.ResponseFormat(json_schema=pb.JsonSchema(name=name, schema=text))


LONG = [pb.ChatMessage(role=USER, content="x" * 200_000)] * 26
BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "no messages": ({"messages": []}, "messages", ""),
    "no role": ({"messages": [pb.ChatMessage(content="x")]}, "messages[0].role", ""),
    "unknown role": ({"messages": [pb.ChatMessage(role=9, content="x")]}, "messages[0].role", ""),  # type: ignore[arg-type]
    "unknown alias": ({"model": "gpt-9"}, "model", "known are: default, other"),
    "an alias with control characters": ({"model": "a\n\x00b"}, "model", "known are: default, other"),
    "no tokens": ({"max_tokens": 0}, "max_tokens", ""),
    "more tokens than the window": ({"max_tokens": 512}, "max_tokens", "window of 512"),
    "far more tokens": ({"max_tokens": 4_000_000_000}, "max_tokens", ""),
    "temperature": ({"temperature": 2.1}, "temperature", ""),
    "empty stop": ({"stop": [""]}, "stop[0]", ""),
    "schema is not JSON": ({"response_format": schema("{nonsense")}, "response_format.json_schema.schema", "not JSON"),
    "schema holds NaN": ({"response_format": schema('{"minimum": NaN}')}, "response_format.json_schema.schema", "JSON"),
    "schema is no object": ({"response_format": schema("[1]")}, "response_format.json_schema.schema", "JSON object"),
    "schema is none": (
        {"response_format": schema('{"properties": {"a": {"type": "strng"}}}')},
        "response_format.json_schema.schema",
        "properties/a/type",
    ),
    "schema is too deep": (
        {"response_format": schema('{"not":' * 100 + "{}" + "}" * 100)},
        "response_format.json_schema.schema",
        "64 levels",
    ),
    "schema is bottomless": (
        {"response_format": schema('{"a":' + "[" * 60_000)},
        "response_format.json_schema.schema",
        "",
    ),
    "schema holds half a character": (
        {"response_format": schema('{"title": "\\ud800"}')},
        "response_format.json_schema.schema",
        "surrogate",
    ),
    "schema holds an infinite number": (
        {"response_format": schema('{"maximum": 1e999}')},
        "response_format.json_schema.schema",
        "too large",
    ),
    "schema leads nowhere": (
        {"response_format": schema('{"$ref": "#/nowhere"}')},
        "response_format.json_schema.schema",
        "#/nowhere",
    ),
    "schema of too many parts": (
        {"response_format": schema('{"anyOf": [' + "{}," * 20_000 + "{}]}")},
        "response_format.json_schema.schema",
        "2000 values",
    ),
    "schema without a name": ({"response_format": schema("{}", name="")}, "response_format.json_schema.name", ""),
    "no shape": ({"response_format": pb.ResponseFormat()}, "response_format.shape", ""),
    "a message of 1 MB": (
        {"messages": [pb.ChatMessage(role=USER, content="x" * 1_000_000)]},
        "messages[0].content",
        "",
    ),
    "a prompt of 5 MB": ({"messages": LONG}, "messages", "at most 2097152 bytes"),
}


@pytest.mark.parametrize("name", BAD)
async def test_bad_input_is_refused_by_field_without_asking_the_upstream(
    serving: Serving, stub: StubUpstream, name: str
) -> None:
    fields, field, said = BAD[name]
    async with serving(target=", context_window: 512") as service:
        error = await refusal(service, **fields)
        assert error.code == "INVALID_ARGUMENT"
        assert [violation.field for violation in error.violations] == [field]
        assert said in error.message
        assert stub.requests == []
        assert (await chat(service)).text == "Hello world"


async def test_control_characters_reach_the_upstream_as_they_are(serving: Serving, stub: StubUpstream) -> None:
    content = "a\x00\x1b[31m\u202e\u2028\ufeff\U000e0041\r\nb"
    async with serving() as service:
        await chat(service, messages=[pb.ChatMessage(role=USER, content=content)])
    assert stub.requests[0]["messages"][0]["content"] == content


async def test_a_prompt_that_does_not_fit_is_cut_and_says_so(serving: Serving, stub: StubUpstream) -> None:
    turns = [(SYSTEM, "s"), (USER, "a"), (ASSISTANT, "b"), (USER, "c"), (ASSISTANT, "d"), (USER, "e")]
    messages = [pb.ChatMessage(role=role, content=text * 400) for role, text in turns]
    async with serving(target=", context_window: 512") as service:
        response = await chat(service, messages=messages, max_tokens=30)
        assert [message["content"][0] for message in stub.requests[0]["messages"]] == ["s", "c", "d", "e"]
        cut = response.started.prompt_cut
        assert (cut.removed_messages, cut.estimated_tokens_before, cut.estimated_tokens_after) == (2, 702, 468)
        response = await chat(service)
        assert not response.started.HasField("prompt_cut")
        error = await refusal(service, messages=[pb.ChatMessage(role=USER, content="x" * 4000)])
    assert (error.code, error.reason) == ("INVALID_ARGUMENT", "CONTEXT_TOO_LONG")
    assert len(stub.requests) == 2


LIMITS = "callers:\n  default: {requests_per_minute: 2}\n  named: {vip: {}}\n"


async def test_each_caller_has_limits_of_its_own(serving: Serving) -> None:
    async with serving(rest=LIMITS) as service:
        for _ in range(2):
            await chat(service, "one")
        error = await refusal(service, "one")
        assert (error.code, error.reason) == ("RESOURCE_EXHAUSTED", "CALLER_REQUESTS")
        assert error.retry_after == pytest.approx(30, abs=2)
        await chat(service, "two")
        await chat(service)
        for _ in range(5):
            await chat(service, "vip")


async def test_limits_of_tokens_and_of_calls_at_once_hold(serving: Serving, stub: StubUpstream) -> None:
    async with serving(rest="callers: {default: {tokens_per_minute: 10, concurrency: 1}}\n") as service:
        await chat(service, "one")
        assert (await refusal(service, "one")).reason == "CALLER_TOKENS"
        stub.default = [HANG]
        call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10, metadata=(("x-caller-id", "two"),))
        await stub.until(lambda: stub.answering == 1)
        assert (await refusal(service, "two")).reason == "CALLER_CONCURRENCY"
        call.cancel()


LIMITED = "callers: {default: {tokens_per_minute: 100}}\n"
LONG_QUESTION = [pb.ChatMessage(role=USER, content="x" * 60_000)]


@pytest.mark.parametrize(
    "fields", [{"model": "unknown"}, {"language": "ru"}, {"max_tokens": 100_000}, {}], ids=lambda fields: str([*fields])
)
async def test_no_tokens_are_charged_for_what_no_upstream_is_asked(serving: Serving, fields: dict[str, Any]) -> None:
    target = ", languages: [en], context_window: 512"
    async with serving(target=target, rest=LIMITED) as service:
        assert (await refusal(service, messages=LONG_QUESTION, **fields)).code != "RESOURCE_EXHAUSTED"
        assert (await chat(service)).text == "Hello world"


async def test_no_tokens_are_charged_when_the_upstream_has_no_place(serving: Serving, stub: StubUpstream) -> None:
    stub.scripts.append([HANG])
    async with serving(target=", max_concurrency: 1, queue: 0", rest=LIMITED) as service:
        call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)
        await stub.until(lambda: stub.answering == 1)
        for _ in range(2):
            assert (await refusal(service, "one", messages=LONG_QUESTION)).reason == "QUEUE_FULL"
        call.cancel()


async def test_tokens_are_charged_for_attempts_and_not_while_the_target_is_suspended(
    serving: Serving, stub: StubUpstream
) -> None:
    stub.default = status(500)
    pool = "    breaker: {minimum: 1, window: 4, open: 30}\n    retry: {rounds: 1}\n"
    async with serving(pool=pool, rest=LIMITED) as service:
        reasons = [(await refusal(service, "one", messages=LONG_QUESTION)).reason for _ in range(2)]
        assert reasons == ["UPSTREAM_ERROR", "CALLER_TOKENS"]
        reasons = [(await refusal(service, "two", messages=LONG_QUESTION)).reason for _ in range(2)]
        assert reasons == ["CIRCUIT_OPEN", "CIRCUIT_OPEN"]


async def test_a_call_that_is_left_before_any_text_is_charged_for_its_prompt(
    serving: Serving, stub: StubUpstream
) -> None:
    stub.scripts.append([HANG])
    async with serving(rest=LIMITED) as service:
        call = service.Chat(pb.ChatRequest(messages=LONG_QUESTION), timeout=10)
        await stub.until(lambda: stub.answering == 1)
        call.cancel()
        await stub.until(lambda: stub.answering == 0)
        assert (await refusal(service)).reason == "CALLER_TOKENS"


@pytest.mark.parametrize("caller", ["two words", "x" * 65, "a/b"])
async def test_a_caller_must_have_a_sane_name(serving: Serving, caller: str) -> None:
    async with serving() as service:
        error = await refusal(service, caller)
    assert error.code == "INVALID_ARGUMENT"
    assert error.violations[0].field == "x-caller-id"


async def test_tokens_are_counted_by_configured_callers_only(serving: Serving) -> None:
    def counted(caller: str) -> float:
        labels = {"caller": caller, "alias": "other", "kind": "prompt", "count": "counted"}
        return REGISTRY.get_sample_value("gamesrec_llm_gateway_tokens_total", labels) or 0.0

    async with serving(rest="callers: {named: {vip: {}}}\n") as service:
        for caller in ("vip", "stranger", ""):
            await chat(service, caller, model="other")
    assert (counted("vip"), counted("other"), counted("anonymous"), counted("stranger")) == (7, 7, 7, 0)


async def test_the_cache_is_off_unless_switched_on(serving: Serving, stub: StubUpstream) -> None:
    async with serving() as service:
        for _ in range(2):
            assert not (await chat(service, temperature=0)).started.cached
    assert len(stub.requests) == 2


async def test_identical_deterministic_requests_are_answered_once_for_each_caller(
    serving: Serving, stub: StubUpstream
) -> None:
    async with serving(rest="cache: {enabled: true}\n") as service:
        first = await chat(service, "one", temperature=0)
        again = await chat(service, "one", temperature=0)
        assert (first.started.cached, again.started.cached) == (False, True)
        assert (first.text, first.finished) == (again.text, again.finished)
        assert len(stub.requests) == 1
        assert not (await chat(service, "two", temperature=0)).started.cached
        assert not (await chat(service, "one", temperature=0.1)).started.cached
        assert not (await chat(service, "one")).started.cached
        events = [
            response.WhichOneof("event")
            async for response in service.StreamChat(
                pb.ChatRequest(messages=[QUESTION], temperature=0), metadata=(("x-caller-id", "one"),)
            )
        ]
    assert (events[0], set(events[1:-1]), events[-1]) == ("started", {"delta"}, "finished")
    assert len(stub.requests) == 4


async def test_identical_requests_in_flight_are_counted_and_charged_once(serving: Serving, stub: StubUpstream) -> None:
    def counted() -> float:
        labels = {"caller": "joining", "alias": "default", "kind": "completion", "count": "counted"}
        return REGISTRY.get_sample_value("gamesrec_llm_gateway_tokens_total", labels) or 0.0

    stub.default = stream("Hello", " world", pace=0.15)
    rest = "cache: {enabled: true}\ncallers: {named: {joining: {tokens_per_minute: 20}}}\n"
    async with serving(rest=rest) as service:
        responses = await asyncio.gather(*(chat(service, "joining", temperature=0) for _ in range(4)))
        assert {response.text for response in responses} == {"Hello world"}
        assert (len(stub.requests), counted()) == (1, 5)
        await chat(service, "joining")
    assert counted() == 10


async def test_who_has_time_is_not_sent_elsewhere_because_another_has_not(
    serving: Serving, stub: StubUpstream, second: StubUpstream
) -> None:
    stub.default, second.default = [0.6, *stream("Hello")], [HANG]
    async with serving(target=also(second), rest="cache: {enabled: true}\n") as service:
        hasty = service.Chat(pb.ChatRequest(messages=[QUESTION], temperature=0), timeout=0.5)
        await stub.until(lambda: len(stub.requests) == 1)
        assert (await chat(service, temperature=0)).started.upstream == "a"
        hasty.cancel()


async def test_who_stays_is_served_when_the_time_of_the_first_is_over(serving: Serving, stub: StubUpstream) -> None:
    stub.default = [HEAD, delta("Hel"), 0.6, delta("lo"), *ENDING]
    async with serving(rest="cache: {enabled: true}\n") as service:
        hasty = service.Chat(pb.ChatRequest(messages=[QUESTION], temperature=0), timeout=0.5)
        await stub.until(lambda: len(stub.requests) == 1)
        assert (await chat(service, temperature=0)).text == "Hello"
        assert await hasty.code() is grpc.StatusCode.DEADLINE_EXCEEDED


async def test_a_failing_target_is_left_alone_and_comes_back(serving: Serving, stub: StubUpstream) -> None:
    stub.default = status(500)
    pool = "    breaker: {minimum: 2, window: 4, open: 0.2}\n    retry: {rounds: 1}\n"
    async with serving(pool=pool) as service:
        reasons = [(await refusal(service)).reason for _ in range(4)]
        assert reasons == ["UPSTREAM_ERROR", "UPSTREAM_ERROR", "CIRCUIT_OPEN", "CIRCUIT_OPEN"]
        error = await refusal(service)
        assert error.retry_after is not None
        assert error.retry_after <= 0.2
        assert len(stub.requests) == 2
        stub.default = stream("Hello")
        call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)
        while await call.code() is not grpc.StatusCode.OK:
            call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)
    assert len(stub.requests) == 3


async def health(service: LlmGatewayServiceAsyncStub) -> int:
    """Of target `a`."""
    return (await service.ListModels(pb.ListModelsRequest(), timeout=5)).models[0].targets[0].health


async def test_a_rate_limit_is_told_to_all_who_come_before_it_is_over(serving: Serving, stub: StubUpstream) -> None:
    stub.default = status(429, headers=["retry-after: 20"])
    async with serving() as service:
        first, second = await refusal(service), await refusal(service)
        assert await health(service) == pb.ModelTarget.HEALTH_SUSPENDED
    for error in (first, second):
        assert (error.code, error.reason) == ("RESOURCE_EXHAUSTED", "RATE_LIMITED")
        assert error.retry_after is not None
        assert 10 < error.retry_after <= 20
    assert len(stub.requests) == 1


async def test_an_upstream_cannot_close_itself_for_an_hour(serving: Serving, stub: StubUpstream) -> None:
    stub.default = status(503, headers=["retry-after: 3600"])
    async with serving(pool="    breaker: {open: 0.05, longest_open: 0.1}\n    retry: {rounds: 1}\n") as service:
        assert (await refusal(service)).reason == "UPSTREAM_ERROR"
        stub.default = stream("Hello")
        call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)
        async with asyncio.timeout(10):
            while await call.code() is not grpc.StatusCode.OK:
                await asyncio.sleep(0.01)
                call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)


async def test_an_upstream_that_hangs_is_suspended_however_little_time_its_callers_have(
    serving: Serving, stub: StubUpstream
) -> None:
    async with serving(pool="    breaker: {minimum: 2, window: 2, open: 30}\n") as service:
        await chat(service)
        stub.default = [HANG]
        for _ in range(20):
            with pytest.raises(grpc.aio.AioRpcError) as raised:
                await service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=0.3)
            if from_rpc_error(raised.value).reason == "CIRCUIT_OPEN":
                break
        assert await health(service) == pb.ModelTarget.HEALTH_SUSPENDED


async def test_callers_that_leave_early_suspend_nothing(serving: Serving, stub: StubUpstream) -> None:
    async with serving(pool="    breaker: {minimum: 2, window: 2, open: 30}\n") as service:
        await chat(service)
        stub.default = [HANG]
        for _ in range(4):
            call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)
            await stub.until(lambda: stub.answering == 1)
            call.cancel()
            await stub.until(lambda: stub.answering == 0)
        assert await health(service) == pb.ModelTarget.HEALTH_SERVING


async def test_a_full_queue_refuses_at_once(serving: Serving, stub: StubUpstream) -> None:
    stub.default = [HANG]
    async with serving(target=", max_concurrency: 1, queue: 0") as service:
        call = service.Chat(pb.ChatRequest(messages=[QUESTION]), timeout=10)
        await stub.until(lambda: stub.answering == 1)
        error = await refusal(service)
        assert (error.code, error.reason) == ("RESOURCE_EXHAUSTED", "QUEUE_FULL")
        call.cancel()
