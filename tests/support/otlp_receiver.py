"""Receives what OpenTelemetry exports over gRPC, as a collector does, and keeps the spans."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import grpc
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2, trace_service_pb2_grpc


@dataclass(frozen=True)
class ReceivedSpan:
    """A span, with the service that sent it; ids are in hexadecimal, `parent` is empty for the root of a trace."""

    service: str
    name: str
    trace: str
    span: str
    parent: str
    attributes: dict[str, str]


@dataclass
class Received:
    """All spans so far, and `endpoint`, to which they are to be sent."""

    endpoint: str
    spans: list[ReceivedSpan] = field(default_factory=list)

    def of_trace(self, trace: str) -> list[ReceivedSpan]:
        """The spans of one trace."""
        return [span for span in self.spans if span.trace == trace]


class _Receiver(trace_service_pb2_grpc.TraceServiceServicer):
    def __init__(self, received: list[ReceivedSpan]) -> None:
        self._received = received

    def Export(self, request: Any, context: Any) -> Any:  # noqa: N802
        for resource in request.resource_spans:
            named = {each.key: each.value.string_value for each in resource.resource.attributes}
            for scope in resource.scope_spans:
                self._received += [
                    ReceivedSpan(
                        named["service.name"],
                        span.name,
                        span.trace_id.hex(),
                        span.span_id.hex(),
                        span.parent_span_id.hex(),
                        {each.key: str(each.value) for each in span.attributes},
                    )
                    for span in scope.spans
                ]
        return trace_service_pb2.ExportTraceServiceResponse()


@contextmanager
def otlp_receiver() -> Iterator[Received]:
    """Receives as long as the block."""
    server = grpc.server(ThreadPoolExecutor(max_workers=2))
    received = Received(f"http://127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}")
    trace_service_pb2_grpc.add_TraceServiceServicer_to_server(_Receiver(received.spans), server)  # type: ignore[no-untyped-call]
    server.start()
    try:
        yield received
    finally:
        server.stop(0).wait()
