"""Translates LlmGatewayService between protobuf and the domain, and does nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceServicer
from services.common import request as requests
from services.common.errors import InvalidArgument
from services.common.overload.circuit_breaker import BreakerState
from services.llm_gateway import tracing
from services.llm_gateway.completion import (
    ANONYMOUS,
    Call,
    CompletionEvent,
    CompletionRequest,
    Delta,
    Finished,
    FinishReason,
    JsonSchema,
    Message,
    Started,
)
from services.llm_gateway.completions import Completions
from services.llm_gateway.configuration.schema import DEFAULT_ALIAS
from services.llm_gateway.json_schemas import InvalidSchemaError, check_schema
from services.llm_gateway.live_configuration import LiveConfiguration
from services.llm_gateway.routing.target import LiveTarget

if TYPE_CHECKING:
    from services.common.status import ServicerContext

_DEFAULT_PAGE = 100
_ROLES: Mapping[int, Literal["system", "user", "assistant"]] = {
    pb.ChatMessage.ROLE_SYSTEM: "system",
    pb.ChatMessage.ROLE_USER: "user",
    pb.ChatMessage.ROLE_ASSISTANT: "assistant",
}
_FINISH_REASONS = {
    FinishReason.STOP: pb.FINISH_REASON_STOP,
    FinishReason.LENGTH: pb.FINISH_REASON_LENGTH,
    FinishReason.CONTENT_FILTER: pb.FINISH_REASON_CONTENT_FILTER,
    FinishReason.OTHER: pb.FINISH_REASON_OTHER,
}
_HEALTH_BY_STATE = {
    BreakerState.CLOSED: pb.ModelTarget.HEALTH_SERVING,
    BreakerState.HALF_OPEN: pb.ModelTarget.HEALTH_PROBING,
    BreakerState.OPEN: pb.ModelTarget.HEALTH_SUSPENDED,
}


class LlmGatewayServicer(LlmGatewayServiceServicer):
    """Serves StreamChat, Chat and ListModels."""

    def __init__(self, completions: Completions, live: LiveConfiguration) -> None:
        self._completions = completions
        self._live = live

    async def StreamChat(  # noqa: N802
        self, request: pb.ChatRequest, _: ServicerContext
    ) -> AsyncIterator[pb.StreamChatResponse]:
        async with aclosing(self._completions.stream(_call(request))) as events:
            async for event in events:
                yield _response(event)

    async def Chat(self, request: pb.ChatRequest, _: ServicerContext) -> pb.ChatResponse:  # noqa: N802
        response, texts = pb.ChatResponse(), []
        async with aclosing(self._completions.stream(_call(request))) as events:
            async for event in events:
                match event:
                    case Delta():
                        texts.append(event.text)
                    case Started():
                        response.started.CopyFrom(_started(event))
                    case Finished():
                        response.finished.CopyFrom(_finished(event))
        response.text = "".join(texts)
        return response

    async def ListModels(  # noqa: N802
        self, request: pb.ListModelsRequest, _: ServicerContext
    ) -> pb.ListModelsResponse:
        plan = self._live.current
        following = [name for name in sorted(plan.configuration.aliases) if name > request.page_token]
        page = following[: request.page_size or _DEFAULT_PAGE]
        response = pb.ListModelsResponse(next_page_token=page[-1] if len(page) < len(following) else "")
        targets = {target.spec.name: target for target in plan.targets.values()}
        for name in page:
            alias = plan.configuration.aliases[name]
            specs = plan.configuration.pools[alias.pool].targets
            response.models.add(
                alias=name, targets=[_target(targets[spec.name]) for spec in specs], fallbacks=alias.fallbacks
            )
        return response


def _call(request: pb.ChatRequest) -> Call:
    arrived = perf_counter()
    served = requests.current()
    caller = served.caller if served else None
    if served:
        tracing.adopt_parent(served.trace)
    return Call(
        _completion_request(request), request.model or DEFAULT_ALIAS, request.language, caller or ANONYMOUS, arrived
    )


def _completion_request(request: pb.ChatRequest) -> CompletionRequest:
    return CompletionRequest(
        messages=tuple(Message(_ROLES[message.role], message.content) for message in request.messages),
        max_tokens=request.max_tokens if request.HasField("max_tokens") else None,
        temperature=request.temperature if request.HasField("temperature") else None,
        stop=tuple(request.stop),
        seed=request.seed if request.HasField("seed") else None,
        json_schema=_json_schema(request.response_format) if request.HasField("response_format") else None,
    )


def _json_schema(wanted: pb.ResponseFormat) -> JsonSchema:
    schema = wanted.json_schema
    try:
        check_schema(schema.schema)
    except InvalidSchemaError as error:
        raise InvalidArgument.of_field(
            "response_format.json_schema.schema", str(error), reason="INVALID_SCHEMA"
        ) from error
    return JsonSchema(schema.name, schema.schema, schema.strict)


def _response(event: CompletionEvent) -> pb.StreamChatResponse:
    match event:
        case Delta():
            return pb.StreamChatResponse(delta=pb.ChatDelta(text=event.text))
        case Started():
            return pb.StreamChatResponse(started=_started(event))
        case Finished():
            return pb.StreamChatResponse(finished=_finished(event))


def _started(event: Started) -> pb.ChatStarted:
    started = pb.ChatStarted(upstream=event.upstream, model=event.model, attempt=event.attempt, cached=event.cached)
    if event.cut is not None:
        started.prompt_cut.removed_messages = event.cut.removed_messages
        started.prompt_cut.estimated_tokens_before = event.cut.tokens_before
        started.prompt_cut.estimated_tokens_after = event.cut.tokens_after
    return started


def _finished(event: Finished) -> pb.ChatFinished:
    usage = pb.Usage(
        prompt_tokens=event.usage.prompt_tokens,
        completion_tokens=event.usage.completion_tokens,
        estimated=event.usage.estimated,
    )
    return pb.ChatFinished(finish_reason=_FINISH_REASONS[event.reason], usage=usage)


def _target(target: LiveTarget) -> pb.ModelTarget:
    return pb.ModelTarget(
        name=target.spec.name,
        model=target.spec.model,
        health=_HEALTH_BY_STATE[target.breaker.state],
        languages=target.spec.languages,
        context_window=target.spec.context_window or 0,
        in_flight=target.upstream.in_flight,
        queued=target.upstream.queued,
        first_token_seconds=target.latency,
    )
