"""Records calls as OpenTelemetry spans and sends them to a collector, where OTEL_EXPORTER_OTLP_ENDPOINT names one.

A span holds the names of methods, statuses and request ids, never a text or a player's id. The SDK's own variables
(https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/) say what is sampled and to where.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from opentelemetry import context, propagate, trace
from opentelemetry.trace import Span, SpanKind, StatusCode

from services.common.request import REQUEST_ID_KEY

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_FLUSH_SECONDS = 2.0
_log = logging.getLogger(__name__)
_tracer = trace.get_tracer("gamesrec")


def configure(service: str) -> Callable[[], None]:
    """Begins to export the spans of this process if an endpoint is set; returns what sends the last of them."""
    if not any(os.environ.get(name) for name in _ENDPOINTS) or os.environ.get("OTEL_SDK_DISABLED") == "true":
        return lambda: None
    # A fifth of a second to import, which only those need who trace.
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    name = os.environ.get("OTEL_SERVICE_NAME") or service
    provider = TracerProvider(resource=Resource.create({SERVICE_NAME: name}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    _log.info("traces are sent", extra={"endpoint": next(filter(None, map(os.environ.get, _ENDPOINTS)))})

    def finish() -> None:
        provider.force_flush(int(_FLUSH_SECONDS * 1000))
        provider.shutdown()

    return finish


def served(method: str, request_id: str, trace_context: Mapping[str, str]) -> Span:
    """Begins the span of a call that is served, below the caller's; what the task begins from now on is below it."""
    parent = propagate.extract(dict(trace_context))
    span = _tracer.start_span(method.lstrip("/"), parent, kind=SpanKind.SERVER)
    if span.is_recording():
        _describe(span, method)
        span.set_attribute(REQUEST_ID_KEY, request_id)
        context.attach(trace.set_span_in_context(span))
    return span


@contextmanager
def calling(name: str, attributes: Mapping[str, str]) -> Iterator[Span]:
    """The span of a call to another process, for the time of the block; an exception ends it as an error."""
    span = _tracer.start_span(name, kind=SpanKind.CLIENT, attributes=attributes)
    try:
        with trace.use_span(span, record_exception=False, set_status_on_exception=False):
            yield span
    except BaseException as error:
        end(span, type(error).__name__)
        raise
    else:
        end(span, "OK")


def start_call(method: str) -> tuple[Span, dict[str, str]]:
    """Begins the span of a call to a service of ours; with the metadata by which that goes on with the trace."""
    span = _tracer.start_span(method.lstrip("/"), kind=SpanKind.CLIENT)
    carried: dict[str, str] = {}
    if span.is_recording():
        _describe(span, method)
        propagate.inject(carried, trace.set_span_in_context(span))
    return span, carried


def end(span: Span, code: str) -> None:
    """Ends a span with the name of a status, or of what went wrong."""
    if span.is_recording():
        span.set_attribute("rpc.response.status_code", code)
        if code != "OK":
            span.set_status(StatusCode.ERROR, code)
    span.end()


def trace_id() -> str:
    """The id of the trace that this task is part of, for the log; "-" for none."""
    found = trace.get_current_span().get_span_context()
    return f"{found.trace_id:032x}" if found.is_valid else "-"


def _describe(span: Span, method: str) -> None:
    # https://opentelemetry.io/docs/specs/semconv/rpc/grpc/
    span.set_attribute("rpc.system.name", "grpc")
    span.set_attribute("rpc.method", method.lstrip("/"))
