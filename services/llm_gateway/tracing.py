"""Records completions as OpenTelemetry spans, with the names of the GenAI semantic conventions.

Only the API is used: nothing is recorded unless `services.common.observability.tracing` has configured the SDK. No
prompt and no text is ever put into a span.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from opentelemetry import context, propagate, trace
from opentelemetry.trace import Span, SpanKind, StatusCode

from services.llm_gateway.completion import CompletionRequest, Finished
from services.llm_gateway.configuration.schema import Target

# https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/
OPERATION = "gen_ai.operation.name"
PROVIDER = "gen_ai.provider.name"
REQUEST_MODEL = "gen_ai.request.model"
REQUEST_MAX_TOKENS = "gen_ai.request.max_tokens"
REQUEST_TEMPERATURE = "gen_ai.request.temperature"
REQUEST_SEED = "gen_ai.request.seed"
REQUEST_STOP = "gen_ai.request.stop_sequences"
OUTPUT_TYPE = "gen_ai.output.type"
FINISH_REASONS = "gen_ai.response.finish_reasons"
INPUT_TOKENS = "gen_ai.usage.input_tokens"
OUTPUT_TOKENS = "gen_ai.usage.output_tokens"
SERVER_ADDRESS = "server.address"
SERVER_PORT = "server.port"
ERROR_TYPE = "error.type"
UPSTREAM = "gamesrec.upstream"

_tracer = trace.get_tracer("gamesrec.llm_gateway")


class AttemptSpan:
    """The span of one attempt."""

    def __init__(self, span: Span) -> None:
        self._span = span

    def finished(self, event: Finished) -> None:
        """Records how a whole completion ended, and its tokens."""
        if self._span.is_recording():
            self._span.set_attribute(FINISH_REASONS, [event.reason.value])
            self._span.set_attribute(INPUT_TOKENS, event.usage.prompt_tokens)
            self._span.set_attribute(OUTPUT_TOKENS, event.usage.completion_tokens)

    def end(self, outcome: str) -> None:
        """Ends the span; `outcome` is OK or the reason of the failure."""
        if outcome != "OK" and self._span.is_recording():
            self._span.set_attribute(ERROR_TYPE, outcome)
            self._span.set_status(StatusCode.ERROR)
        self._span.end()


def begin(target: Target, request: CompletionRequest) -> AttemptSpan:
    """Begins the span of an attempt, below the caller's span if there is one."""
    span = _tracer.start_span(f"chat {target.model}", kind=SpanKind.CLIENT)
    if span.is_recording():
        for name, value in _attributes(target, request).items():
            span.set_attribute(name, value)
    return AttemptSpan(span)


def adopt_parent(trace_context: Sequence[tuple[str, str]]) -> None:
    """Makes the caller's span, if it sent one, the parent of what this call's task begins; not where we trace the call
    ourselves."""
    if trace_context and not trace.get_current_span().get_span_context().is_valid:
        context.attach(propagate.extract(dict(trace_context)))


def _attributes(target: Target, request: CompletionRequest) -> Mapping[str, str | int | float | Sequence[str]]:
    url = urlsplit(target.base_url)
    values = {
        OPERATION: "chat",
        PROVIDER: "openai",
        REQUEST_MODEL: target.model,
        REQUEST_MAX_TOKENS: request.max_tokens,
        REQUEST_TEMPERATURE: request.temperature,
        REQUEST_SEED: request.seed,
        REQUEST_STOP: request.stop or None,
        OUTPUT_TYPE: "json" if request.json_schema else "text",
        SERVER_ADDRESS: url.hostname,
        SERVER_PORT: url.port or (443 if url.scheme == "https" else 80),
        UPSTREAM: target.name,
    }
    return {name: value for name, value in values.items() if value is not None}
