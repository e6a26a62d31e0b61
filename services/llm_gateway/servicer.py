"""LlmGatewayService between protobuf and the domain; translates and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Literal

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceServicer
from services.llm_gateway.coalescing import coalesced
from services.llm_gateway.completion import (
    CompletionEvent,
    CompletionRequest,
    Delta,
    Finished,
    FinishReason,
    Message,
    Started,
)
from services.llm_gateway.routing import Router

if TYPE_CHECKING:
    from services.common.status import ServicerContext

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


class LlmGatewayServicer(LlmGatewayServiceServicer):
    """Serves StreamChat from a router."""

    def __init__(self, router: Router, *, coalescing_interval: float) -> None:
        """`coalescing_interval` is in seconds."""
        self._router = router
        self._coalescing_interval = coalescing_interval

    async def StreamChat(  # noqa: N802
        self, request: pb.StreamChatRequest, context: ServicerContext
    ) -> AsyncIterator[pb.StreamChatResponse]:
        routed = self._router.stream(_completion_request(request), alias=request.model, language=request.language)
        async with aclosing(coalesced(routed, interval=self._coalescing_interval)) as events:
            async for event in events:
                yield _response(event)


def _completion_request(request: pb.StreamChatRequest) -> CompletionRequest:
    return CompletionRequest(
        messages=tuple(Message(_ROLES[message.role], message.content) for message in request.messages),
        max_tokens=request.max_tokens if request.HasField("max_tokens") else None,
        temperature=request.temperature if request.HasField("temperature") else None,
        stop=tuple(request.stop),
        seed=request.seed if request.HasField("seed") else None,
    )


def _response(event: CompletionEvent) -> pb.StreamChatResponse:
    match event:
        case Started():
            started = pb.ChatStarted(upstream=event.upstream, model=event.model, attempt=event.attempt)
            return pb.StreamChatResponse(started=started)
        case Delta():
            return pb.StreamChatResponse(delta=pb.ChatDelta(text=event.text))
        case Finished():
            usage = pb.Usage(
                prompt_tokens=event.usage.prompt_tokens,
                completion_tokens=event.usage.completion_tokens,
                estimated=event.usage.estimated,
            )
            return pb.StreamChatResponse(
                finished=pb.ChatFinished(finish_reason=_FINISH_REASONS[event.reason], usage=usage)
            )
