"""What a recommender asks of a Qdrant server stands in the trace of the call that it is asked for, as exported."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.cli.running.addresses import HOST
from services.cli.running.probes import serves
from services.cli.running.process import Process
from services.common.channels import open_channel
from tests.fakes.qdrant import serving
from tests.support.free_port import free_port
from tests.support.otlp_receiver import otlp_receiver

TRACE, CALLER = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


@asynccontextmanager
async def _recommender(qdrant_port: int, traces: str, log: Path) -> AsyncIterator[str]:
    """The address of a recommender that keeps all in that server and exports its traces."""
    port = free_port()
    command = [sys.executable, "-m", "services.recommender", "--host", HOST, "--port", str(port)]
    told = {
        "RECOMMENDER_QDRANT_URL": f"http://{HOST}:6333",
        "RECOMMENDER_QDRANT_GRPC_PORT": str(qdrant_port),
        "RECOMMENDER_DRAIN_DELAY_SECONDS": "0",
        "OTEL_EXPORTER_OTLP_ENDPOINT": traces,
        "OTEL_BSP_SCHEDULE_DELAY": "100",
    }
    process = Process.start("recommender", command, environment={**os.environ, **told}, log=log)
    try:
        async with asyncio.timeout(60):
            while not await serves(f"{HOST}:{port}"):
                assert process.status is None, process.last_line()
                await asyncio.sleep(0.05)
        yield f"{HOST}:{port}"
    finally:
        process.popen.send_signal(signal.SIGTERM)
        await asyncio.to_thread(process.popen.wait, 15)


async def _until(condition: Callable[[], bool], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.05)


async def test_questions_to_qdrant_are_spans_below_the_call_that_asks_them(tmp_path: Path) -> None:
    with otlp_receiver() as received:
        async with (
            serving() as qdrant_port,
            _recommender(qdrant_port, received.endpoint, tmp_path / "log") as target,
            open_channel(target) as channel,
        ):
            await recommender_pb2_grpc.RecommenderServiceStub(channel).GetStatistics(
                recommender_pb2.GetStatisticsRequest(), metadata=(("traceparent", f"00-{TRACE}-{CALLER}-01"),)
            )
            await _until(lambda: any(span.parent == CALLER for span in received.of_trace(TRACE)))
            (call,) = (span for span in received.of_trace(TRACE) if span.parent == CALLER)
            await _until(lambda: any(span.name.startswith("qdrant ") for span in received.of_trace(TRACE)))
    asked = [span for span in received.of_trace(TRACE) if span.name.startswith("qdrant ")]
    assert (call.service, call.name) == ("recommender", "gamesrec.recommender.v1.RecommenderService/GetStatistics")
    assert {span.parent for span in asked} == {call.span}
    assert {span.service for span in asked} == {"recommender"}
