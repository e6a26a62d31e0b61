"""Spans carry the GenAI names and no text; without an SDK nothing happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from opentelemetry.trace import StatusCode

from services.llm_gateway import tracing
from services.llm_gateway.completion import Call, CompletionRequest, Message
from services.llm_gateway.routing.router import LivePool, Router
from services.llm_gateway.routing.target import LiveTarget
from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure
from tests.fakes.llm_gateway import FINISHED, FakeUpstream

REQUEST = CompletionRequest(messages=(Message("user", "a secret"),), max_tokens=5, temperature=0.5, stop=("x",), seed=3)


async def complete(*upstreams: FakeUpstream) -> None:
    async for _ in Router({"default": [LivePool([LiveTarget(u)]) for u in upstreams]}).stream(Call(REQUEST)):
        pass


async def test_without_an_sdk_completions_go_on() -> None:
    await complete(FakeUpstream("a"))


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    sdk = pytest.importorskip("opentelemetry.sdk.trace")
    export = pytest.importorskip("opentelemetry.sdk.trace.export")
    memory = pytest.importorskip("opentelemetry.sdk.trace.export.in_memory_span_exporter")
    exporter = memory.InMemorySpanExporter()
    provider = sdk.TracerProvider()
    provider.add_span_processor(export.SimpleSpanProcessor(exporter))
    monkeypatch.setattr(tracing, "_tracer", provider.get_tracer("test"))
    yield exporter
    provider.shutdown()


async def test_each_attempt_is_a_span_with_the_names_of_the_conventions(spans: object) -> None:
    await complete(FakeUpstream("a", script=(UpstreamFailure(FailureKind.RATE_LIMITED),)), FakeUpstream("b"))
    failed, good = spans.get_finished_spans()  # type: ignore[attr-defined]
    assert (good.name, good.kind.name, good.status.status_code) == ("chat b-model", "CLIENT", StatusCode.UNSET)
    assert dict(good.attributes) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "b-model",
        "gen_ai.request.max_tokens": 5,
        "gen_ai.request.temperature": 0.5,
        "gen_ai.request.seed": 3,
        "gen_ai.request.stop_sequences": ("x",),
        "gen_ai.output.type": "text",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": FINISHED.usage.prompt_tokens,
        "gen_ai.usage.output_tokens": FINISHED.usage.completion_tokens,
        "server.address": "fake.invalid",
        "server.port": 80,
        "gamesrec.upstream": "b",
    }
    assert failed.attributes["error.type"] == "RATE_LIMITED"
    assert failed.status.status_code is StatusCode.ERROR
    assert "a secret" not in str(failed.to_json()) + str(good.to_json())
