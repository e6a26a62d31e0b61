"""What a recommender asks of a Qdrant server stands in the trace of the call that it is asked for, as exported."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.channels import open_channel
from tests.fakes.qdrant import serving
from tests.support.otlp_receiver import otlp_receiver
from tests.unit.recommender.storing.test_durability import process

TRACE, CALLER = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.05)


async def test_questions_to_qdrant_are_spans_below_the_call_that_asks_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with otlp_receiver() as received:
        async with serving() as qdrant_port:
            monkeypatch.setenv("RECOMMENDER_QDRANT_URL", "http://127.0.0.1:6333")
            monkeypatch.setenv("RECOMMENDER_QDRANT_GRPC_PORT", str(qdrant_port))
            monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", received.endpoint)
            monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "100")
            async with process(tmp_path) as (_, _, target), open_channel(target) as channel:
                await recommender_pb2_grpc.RecommenderServiceStub(channel).GetStatistics(
                    recommender_pb2.GetStatisticsRequest(), metadata=(("traceparent", f"00-{TRACE}-{CALLER}-01"),)
                )
                await _until(lambda: any(span.parent == CALLER for span in received.of_trace(TRACE)))
                await _until(lambda: any(span.name.startswith("qdrant ") for span in received.of_trace(TRACE)))
    (call,) = (span for span in received.of_trace(TRACE) if span.parent == CALLER)
    asked = [span for span in received.of_trace(TRACE) if span.name.startswith("qdrant ")]
    assert (call.service, call.name) == ("recommender", "gamesrec.recommender.v1.RecommenderService/GetStatistics")
    assert {(span.parent, span.service) for span in asked} == {(call.span, "recommender")}
