"""Calls to a Qdrant server are spans of the trace that they are made for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from services.common.observability import tracing
from services.recommender.storing.engines.server.connection import CollectionLost, QdrantConnection
from tests.fakes.qdrant import serving


@pytest.fixture
def exporter(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(tracing, "_tracer", provider.get_tracer("test"))
    yield exporter
    provider.shutdown()


async def test_a_call_is_a_span_below_that_of_the_request_and_says_how_it_ended(exporter: InMemorySpanExporter) -> None:
    async with serving() as port:
        connection = await QdrantConnection.open("http://127.0.0.1:6333", grpc_port=port, api_key=None, timeout=5)
        exporter.clear()
        request = tracing.served("/gamesrec.recommender.v1.RecommenderService/Recommend", "request-1", {})
        await connection.aliases()
        with pytest.raises(CollectionLost):
            await connection.call(connection.client.count("nowhere"))
        tracing.end(request, "OK")
        await connection.close()
    asked, failed, _ = exporter.get_finished_spans()
    assert [each.name for each in (asked, failed)] == ["qdrant get_aliases", "qdrant count"]
    for each in (asked, failed):
        assert each.parent == request.get_span_context()
        assert (each.attributes or {})["db.system.name"] == "qdrant"
    assert asked.status.status_code is StatusCode.UNSET
    assert failed.status.status_code is StatusCode.ERROR
