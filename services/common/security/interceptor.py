"""Asks of every call of a server who makes it and whether they may, before anything of its request is decoded.

It wraps all four kinds of rpcs alike, health and reflection too. A method that the table does not have is refused.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import grpc
from google.protobuf.message import Message

from services.common.errors import ServiceError
from services.common.observability import telemetry
from services.common.overload.token_bucket import TokenBucket
from services.common.request import REQUEST_ID_KEY, accept_id
from services.common.security import principal as principals
from services.common.security.authenticator import AUTHORIZATION, Authenticator
from services.common.security.certificates import certified_names
from services.common.security.method_access import MethodAccess
from services.common.security.principal import OPEN, Principal
from services.common.security.quotas import Quotas
from services.common.security.refusal_pace import RefusalPace
from services.common.status import abort

if TYPE_CHECKING:
    from services.common.status import ServicerContext

    Handler = grpc.RpcMethodHandler[Any, Any]

_log = logging.getLogger(__name__)
_MOST_HELD_BACK = 1000
# A flood must not fill the disk; the metrics count every one.
_LOGGED_A_MINUTE = 600.0
_UNKNOWN = MethodAccess(frozenset(), None)


class AccessInterceptor(grpc.aio.ServerInterceptor):
    """Lets a call through, or ends it with UNAUTHENTICATED, PERMISSION_DENIED or RESOURCE_EXHAUSTED."""

    def __init__(
        self,
        authenticator: Authenticator | None,
        methods: Mapping[str, MethodAccess],
        *,
        for_everybody: frozenset[str] = frozenset(),
        for_all_known: frozenset[str] = frozenset(),
        quotas: Quotas | None = None,
    ) -> None:
        """Without `authenticator` everybody is `OPEN`.

        `for_everybody` are paths that need no credentials at all, `for_all_known` such that need no scopes.
        """
        self._authenticator = authenticator
        self._methods = methods
        self._for_everybody = for_everybody
        self._for_all_known = for_all_known
        self._quotas = quotas or Quotas()
        self._refusals = _Refusals()
        self._wrapped: dict[str, tuple[Handler, Handler]] = {}

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Handler | None]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Handler | None:
        method = handler_call_details.method
        handler = await continuation(handler_call_details)
        if handler is None or method in self._for_everybody:
            return handler
        known = self._wrapped.get(method)
        if known is None or known[0] is not handler:
            known = self._wrapped[method] = (handler, self._wrap(method, handler))
        return known[1]

    def _wrap(self, method: str, handler: Handler) -> Handler:
        behaviour: Any = handler.unary_unary or handler.unary_stream or handler.stream_unary or handler.stream_stream
        access = self._methods.get(method, _UNKNOWN)
        decode = handler.request_deserializer or bytes
        guard = _Guard(method, access, self._authenticator, needs_scopes=method not in self._for_all_known)
        quotas, refusals, is_chat = self._quotas, self._refusals, handler.response_streaming

        async def respond(raw: Any, context: ServicerContext) -> Any:
            try:
                principal = guard.admit(context)
                with quotas.call(principal, is_chat=is_chat) as usage:
                    request = guard.request(raw, decode, principal, usage.charge_bytes)
                    response = await behaviour(request, context)
                    if usage.is_limited and isinstance(response, Message):
                        usage.charge_bytes(response.ByteSize())
                    return response
            except ServiceError as refusal:
                await refusals.refuse(context, method, refusal)

        async def respond_stream(raw: Any, context: ServicerContext) -> AsyncIterator[Any]:
            try:
                principal = guard.admit(context)
                with quotas.call(principal, is_chat=is_chat) as usage:
                    request = guard.request(raw, decode, principal, usage.charge_bytes)
                    async with aclosing(behaviour(request, context)) as responses:
                        async for response in responses:
                            if usage.is_limited:
                                usage.charge_bytes(response.ByteSize())
                            yield response
            except ServiceError as refusal:
                await refusals.refuse(context, method, refusal)

        kind = {
            (False, False): grpc.unary_unary_rpc_method_handler,
            (False, True): grpc.unary_stream_rpc_method_handler,
            (True, False): grpc.stream_unary_rpc_method_handler,
            (True, True): grpc.stream_stream_rpc_method_handler,
        }[handler.request_streaming, handler.response_streaming]
        # Without a deserializer grpc hands over the bytes: they are decoded once the caller is known.
        return kind(
            respond_stream if handler.response_streaming else respond,
            response_serializer=handler.response_serializer,
        )


class _Refusals:
    """Ends refused calls: counts them, logs some, and spaces those over a limit out, so that others feel little."""

    def __init__(self) -> None:
        self._held_back = 0
        self._pace = RefusalPace()
        self._logged = TokenBucket()

    async def refuse(self, context: ServicerContext, method: str, refusal: ServiceError) -> None:
        """Ends the call with the refusal's status."""
        telemetry.CALLS.labels(method, refusal.code).inc()
        telemetry.CALLS_REFUSED.labels(refusal.reason).inc()
        if not self._logged.wait(_LOGGED_A_MINUTE, 1, time.monotonic()):
            self._logged.take(1)
            # Never the credential, nor the player.
            _log.info("refused", extra={"method": method, "reason": refusal.reason})
        if refusal.retry_after is not None and self._held_back < _MOST_HELD_BACK:
            self._held_back += 1
            try:
                await asyncio.sleep(self._pace.hold(principals.current().name))
            finally:
                self._held_back -= 1
        metadata = {key: value for key, value in context.invocation_metadata() or () if isinstance(value, str)}
        await abort(context, refusal, accept_id(metadata.get(REQUEST_ID_KEY)))


class _Guard:
    """Decides on the calls of one method."""

    def __init__(
        self, method: str, access: MethodAccess, authenticator: Authenticator | None, *, needs_scopes: bool
    ) -> None:
        self._method = method
        self._access = access
        self._authenticator = authenticator
        self._needs_scopes = needs_scopes

    def admit(self, context: ServicerContext) -> Principal:
        """Who calls, who then is the current principal. Raises Unauthenticated and PermissionDenied."""
        principal = OPEN
        if self._authenticator is not None:
            offered = [value for key, value in context.invocation_metadata() or () if key == AUTHORIZATION]
            # Certificates are looked at only where they could count: reading them from the connection takes a while.
            names = () if offered else certified_names(context.auth_context())
            principal = self._authenticator.authenticate(offered, names)
        if self._needs_scopes:
            self._access.check(principal)
        principals.set_current(principal)
        return principal

    def request(
        self, raw: Any, decode: Callable[[bytes], Any], principal: Principal, charge: Callable[[int], None]
    ) -> Any:
        """The decoded request, or the decoded stream of requests, about no player but the principal's."""
        if isinstance(raw, bytes):
            charge(len(raw))
            return self._bound(decode(raw), principal)
        return self._stream(raw, decode, principal, charge)

    async def _stream(
        self,
        messages: AsyncIterator[bytes],
        decode: Callable[[bytes], Any],
        principal: Principal,
        charge: Callable[[int], None],
    ) -> AsyncIterator[Any]:
        async for raw in messages:
            charge(len(raw))
            yield self._bound(decode(raw), principal)

    def _bound(self, request: Any, principal: Principal) -> Any:
        if isinstance(request, Message):
            self._access.bind(request, principal)
        return request
