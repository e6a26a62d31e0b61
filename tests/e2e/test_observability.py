"""What an operator can see of a running stack: one trace for a chat, a line for a call, all metrics, no secrets."""

from __future__ import annotations

import asyncio
import json
import re
import urllib.request
from collections.abc import AsyncIterator, Callable

import grpc
import pytest

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.addresses import SERVICES
from services.cli.running.stack import Stack
from tests.support.monitoring import named_metrics
from tests.support.otlp_receiver import Received, ReceivedSpan

# Metrics of Prometheus itself and of calls to a Qdrant server, of which there is none here.
ELSEWHERE = {"up", "gamesrec_recommender_qdrant_seconds_bucket", "gamesrec_recommender_qdrant_failures_total"}
_changed_at = re.compile(r"^gamesrec_recommender_catalogue_changed_timestamp_seconds 1\.\d+e\+09", re.MULTILINE)
TRACE = "0af7651916cd43dd8448eb211c80319c"


async def _until(condition: Callable[[], bool], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.05)


async def _chat(
    gateway: gateway_pb2_grpc.GatewayServiceStub, text: str, player: str, metadata: tuple[tuple[str, str], ...] = ()
) -> None:
    request = gateway_pb2.ChatRequest(player_id=player, text=text)
    call: AsyncIterator[gateway_pb2.ChatResponse] = gateway.Chat(request, timeout=60, metadata=metadata)  # type: ignore[assignment]
    async for _ in call:
        pass


async def test_one_chat_is_one_trace_through_all_services(
    received: Received, gateway: gateway_pb2_grpc.GatewayServiceStub
) -> None:
    """Below the span that the caller sent, and with the language model's at the end."""
    parent = f"00-{TRACE}-b7ad6b7169203331-01"
    await _chat(gateway, "something cozy for tonight", "player-001", (("traceparent", parent),))

    def spans() -> list[ReceivedSpan]:
        return received.of_trace(TRACE)

    served = {"gateway", "embedder", "classifier", "recommender", "llm_gateway"}
    await _until(lambda: {span.service for span in spans()} >= served)
    await _until(lambda: any(span.name.startswith("chat ") for span in spans()))
    await _until(lambda: any(span.name.endswith("/Chat") for span in spans()))
    known = {span.span for span in spans()}
    roots = [span for span in spans() if span.parent not in known]
    assert [(span.service, span.parent) for span in roots] == [("gateway", "b7ad6b7169203331")]
    assert roots[0].name == "gamesrec.gateway.v1.GatewayService/Chat"


async def test_a_call_has_one_line_with_its_request_and_its_trace(
    stack: Stack, gateway: gateway_pb2_grpc.GatewayServiceStub
) -> None:
    identity = (("x-request-id", "line-1"), ("traceparent", f"00-{TRACE}-b7ad6b7169203331-01"))
    await _chat(gateway, "something cozy", "player-001", identity)

    def lines() -> list[dict[str, object]]:
        written = stack.log_of("gateway").read_text(encoding="utf-8").splitlines()
        read = [json.loads(line) for line in written if line.startswith("{")]
        return [line for line in read if line["message"] == "call" and line["request_id"] == "line-1"]

    await _until(lambda: bool(lines()))
    (line,) = lines()
    assert line["level"] == "INFO"
    assert line["method"] == "/gamesrec.gateway.v1.GatewayService/Chat"
    assert line["code"] == "OK"
    assert line["trace_id"] == TRACE
    assert float(str(line["milliseconds"])) > 0


async def test_nothing_that_is_written_holds_a_text_or_a_player(
    stack: Stack, received: Received, gateway: gateway_pb2_grpc.GatewayServiceStub
) -> None:
    text, player = "zqxcanarytext", "zqxcanaryplayer"
    identity = (("x-request-id", "canary-1"), ("traceparent", f"00-{'c' * 32}-b7ad6b7169203331-01"))
    await _chat(gateway, f"{text} something cozy", player, identity)
    with pytest.raises(grpc.aio.AioRpcError):
        await _chat(gateway, text * 1000, player)
    await _until(lambda: len(received.of_trace("c" * 32)) > 5)
    written = [path.read_text(encoding="utf-8", errors="replace") for path in (stack.data_dir / "log").glob("*")]
    written += [_metrics(stack, name) for name in SERVICES]
    written += [repr(span) for span in received.spans]
    assert any("canary-1" in each for each in written)
    assert not [each for each in written if "zqxcanary" in each.casefold()]


async def test_every_metric_of_the_alerts_and_the_dashboard_is_there(
    stack: Stack, gateway: gateway_pb2_grpc.GatewayServiceStub
) -> None:
    await _chat(gateway, "something cozy for tonight", "player-001")
    scraped = "\n".join(_metrics(stack, name) for name in SERVICES)
    published = set(re.findall(r"^(?:# TYPE )?([a-zA-Z_:][\w:]*)", scraped, re.MULTILINE))
    published |= {f"{name}_bucket" for name in re.findall(r"^# TYPE (\S+) histogram", scraped, re.MULTILINE)}
    named = named_metrics()
    assert len(named) > 25
    assert named - ELSEWHERE - published == set()


async def test_a_process_says_its_version_its_models_its_limits_and_how_late_its_loop_is(stack: Stack) -> None:
    embedder = _metrics(stack, "embedder")
    assert re.search(r'^gamesrec_build_info\{service="embedder",version="[\d.]+"\} 1', embedder, re.MULTILINE)
    assert re.search(r'^gamesrec_model_info\{name="\S+e5-small",revision="\w+"\} 1', embedder, re.MULTILINE)
    assert 'gamesrec_limit{setting="max_concurrent_calls"} 256.0' in embedder
    assert re.search(r"^gamesrec_event_loop_lag_seconds_count [1-9]", embedder, re.MULTILINE)
    await _until(lambda: _changed_at.search(_metrics(stack, "recommender")) is not None)


def _metrics(stack: Stack, name: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"http://127.0.0.1:{stack.addresses.metrics[name]}/metrics", timeout=10) as response:
        text: str = response.read().decode()
    return text
