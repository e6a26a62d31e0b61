"""Refuses calls that a full server has no place for before it reads, decodes or authenticates anything of them.

With five times as much asked for as can be served, most calls are refusals: what each costs is taken from those that
are served, and the longer one takes the longer all after it wait. So they leave no line in the log, only a count.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NoReturn

import grpc

from services.common.observability import telemetry
from services.common.overload.admission import Admission
from services.common.reading import unread
from services.common.request import REQUEST_ID_KEY, accept_id
from services.common.status import abort

if TYPE_CHECKING:
    from services.common.status import ServicerContext

    Handler = grpc.RpcMethodHandler[Any, Any]


class EarlyRefusal(grpc.aio.ServerInterceptor):
    """To be the first of a server's interceptors. Who is let pass may still be refused a place a little later."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._streams_answers: dict[str, bool] = {}

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Handler | None]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Handler | None:
        method = handler_call_details.method
        metadata = {key: str(value) for key, value in handler_call_details.invocation_metadata or ()}
        refusal = self._admission.refusal(method, metadata)
        streams_answers = self._streams_answers.get(method)
        if refusal is None or streams_answers is None:
            handler = await continuation(handler_call_details)
            if refusal is None or handler is None or handler.request_streaming:
                return handler
            # The handler itself may not be kept: it counts a call that is half read as long as it lives.
            streams_answers = self._streams_answers[method] = bool(handler.response_streaming)

        async def refuse(_: Any, context: ServicerContext) -> NoReturn:
            telemetry.CALLS.labels(method, refusal.code).inc()
            await abort(context, refusal, accept_id(metadata.get(REQUEST_ID_KEY)))

        return unread(refuse, streams_answers=streams_answers)
