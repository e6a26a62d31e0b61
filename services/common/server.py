"""Runs a service, from its settings to a drained exit. It is the only place that builds a grpc server.

Order: read settings, listen with health NOT_SERVING, open the service (load models, connect), flip health to
SERVING, wait for SIGTERM or SIGINT, say NOT_SERVING, wait for clients to notice, finish the calls under way, close
the service. Until it is open every call gets UNAVAILABLE with reason STARTING.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import grpc
import uvloop
from grpc_health.v1 import health, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from services.common import channels
from services.common.early_refusal import EarlyRefusal
from services.common.errors import StartupError, Unavailable
from services.common.interceptor import CallInterceptor
from services.common.observability import runtime_metrics, telemetry, tracing
from services.common.observability.probe_pages import ProbePages
from services.common.overload.adaptive_limit import AdaptiveLimit, LimitRules
from services.common.overload.admission import Admission
from services.common.processes.child_process import CANNOT_START
from services.common.readiness import Readiness
from services.common.reading import ReadingInterceptor
from services.common.security.access_control import AccessControl
from services.common.security.interceptor import AccessInterceptor
from services.common.security.method_access import access_of
from services.common.security.transport import ServerTransport
from services.common.settings import ServiceSettings, read_settings, warn_of_unknown
from services.common.status import abort

if TYPE_CHECKING:
    from services.common.status import ServicerContext

_log = logging.getLogger(__name__)

# Who connects and says nothing is not waited for; grpc's own patience is two minutes.
_HANDSHAKE_MILLISECONDS = 10_000

S = TypeVar("S", bound=ServiceSettings)


@dataclass(frozen=True, slots=True)
class ServiceDefinition:
    """What a server must know of the service that it serves.

    `name` is short ("embedder"), `grpc_name` is the full name of its protobuf service, `register` the generated
    `add_...Servicer_to_server`. The edge (`is_edge`) is for clients; the others are for services of ours. The methods
    `limited`, such as "Chat", share a limit that adapts to how fast they are.
    """

    name: str
    grpc_name: str
    register: Callable[[Any, Any], None]
    is_edge: bool = False
    limited: Sequence[str] = ()


OpenService = Callable[[S, Readiness], AbstractAsyncContextManager[Any]]


class _LateHandlers(grpc.GenericRpcHandler):
    """Handlers that appear after the server has started; until then calls are refused."""

    def __init__(self, grpc_name: str) -> None:
        self._prefix = f"/{grpc_name}/"
        self._inner: list[grpc.GenericRpcHandler] = []
        self._refusal: grpc.RpcMethodHandler[Any, Any] = grpc.unary_unary_rpc_method_handler(_refuse)

    def add_generic_rpc_handlers(self, handlers: Sequence[grpc.GenericRpcHandler]) -> None:
        self._inner.extend(handlers)

    def add_registered_method_handlers(self, *_: Any) -> None:
        """Generated code calls this for a C++ fast path that a late handler cannot take."""

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler[Any, Any] | None:
        for handler in self._inner:
            found = handler.service(handler_call_details)
            if found is not None:
                return found
        starting = not self._inner and handler_call_details.method.startswith(self._prefix)
        return self._refusal if starting else None


async def _refuse(_: bytes, context: ServicerContext) -> bytes:
    await abort(context, Unavailable("the service is starting", reason="STARTING", retry_after=0.5), "-")


def run(definition: ServiceDefinition, settings_type: type[S], open_service: OpenService[S]) -> None:
    """Runs the service until it is told to stop, then exits: 0 after a drain, 2 with one line if it cannot start."""
    try:
        settings = read_settings(settings_type, prog=f"python -m services.{definition.name}")
        telemetry.configure_logging(definition.name, settings.log_level, settings.log_format)
        warn_of_unknown(settings_type)
        runtime_metrics.publish(definition.name, settings)
        probes = ProbePages()
        telemetry.serve_metrics(settings.metrics_host or settings.host, settings.metrics_port, probes)
        send_last_spans = tracing.configure(definition.name)
        try:
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(serve(definition, settings, open_service, probes))
        finally:
            send_last_spans()
    except StartupError as error:
        print(f"{definition.name}: {error}", file=sys.stderr)
        sys.exit(CANNOT_START)


async def serve(
    definition: ServiceDefinition, settings: S, open_service: OpenService[S], probes: ProbePages | None = None
) -> None:
    """Serves until SIGTERM or SIGINT, and lets `probes` say how it is.

    Raises StartupError if the port is taken or the service cannot open.
    """
    started = time.monotonic()
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    interrupted = asyncio.ensure_future(stopping.wait())
    watching = asyncio.ensure_future(runtime_metrics.watch_event_loop())

    server = ServiceServer(definition, settings, open_service)
    port = await server.start()
    if probes is not None:
        probes.ask(server.is_serving)
    try:
        opening = asyncio.ensure_future(server.open())
        await asyncio.wait((opening, interrupted), return_when=asyncio.FIRST_COMPLETED)
        if not opening.done():
            opening.cancel()
            return
        opening.result()
        # What is loaded by now stays: the collector need not look through it again and again.
        gc.collect()
        gc.freeze()
        _log.info(
            "serving", extra={"address": f"{settings.host}:{port}", "seconds": round(time.monotonic() - started, 2)}
        )
        await interrupted
        _log.info("draining")
        await server.drain()
    finally:
        watching.cancel()
        await server.close()
    _log.info("stopped")


class ServiceServer(Generic[S]):
    """One service behind one port: `start`, `open`, `drain`, `close`, in that order."""

    def __init__(self, definition: ServiceDefinition, settings: S, open_service: OpenService[S]) -> None:
        self._definition = definition
        self._settings = settings
        self._open_service = open_service
        self._handlers = _LateHandlers(definition.grpc_name)
        self._health = health.aio.HealthServicer()
        self._readiness = Readiness(self._health, definition.grpc_name)
        variable = str(settings.model_config.get("env_prefix", "")).upper()
        self._access = AccessControl(settings, is_edge=definition.is_edge, variable=variable)
        self._transport = ServerTransport.of(settings)
        self._server = _build(definition, settings, self._access, self._handlers, self._health)
        self._following: list[asyncio.Task[None]] = []
        self._service = AsyncExitStack()

    async def is_serving(self, name: str) -> bool:
        """What its health says under a name."""
        return self._readiness.is_serving(name)

    async def start(self) -> int:
        """Listens, alive but not ready; returns the port. Raises StartupError if the port is taken."""
        await self._readiness.start()
        port = _listen(self._server, self._settings, self._transport)
        await self._server.start()
        self._following = [asyncio.create_task(self._access.follow())]
        return port

    async def open(self) -> None:
        """Opens the service and serves it. Raises StartupError if it cannot be opened."""
        servicer = await self._service.enter_async_context(self._open_service(self._settings, self._readiness))
        self._definition.register(servicer, self._handlers)
        await self._readiness.opened()

    async def drain(self) -> None:
        """Says NOT_SERVING, gives clients time to notice, then finishes the calls under way."""
        await self._readiness.drain()
        await asyncio.sleep(self._settings.drain_delay_seconds)
        await self._server.stop(self._settings.drain_grace_seconds)

    async def close(self) -> None:
        """Ends what is left and closes the service."""
        await self._server.stop(0)
        for task in self._following:
            task.cancel()
        await asyncio.gather(*self._following, return_exceptions=True)
        await self._service.aclose()


def _build(
    definition: ServiceDefinition,
    settings: ServiceSettings,
    control: AccessControl,
    handlers: _LateHandlers,
    health_servicer: Any,
) -> grpc.aio.Server:
    telemetry.keep_quiet_of_ended_calls()
    age_ms = int(settings.max_connection_age_seconds * 1000)
    admission = _admission(definition, settings)
    server = grpc.aio.server(
        interceptors=[
            EarlyRefusal(admission),
            # Before the others, as it counts requests of anybody that are not whole yet; it makes a handler for each
            # call, and the others keep those that they have wrapped.
            ReadingInterceptor(settings.max_concurrent_calls),
            _access_interceptor(definition, settings, control),
            CallInterceptor(
                max_concurrent_calls=settings.max_concurrent_calls,
                default_deadline=settings.default_deadline_seconds,
                reject_unknown_fields=settings.reject_unknown_fields,
                admission=admission,
            ),
        ],
        options=[
            # Unless it is meant a second server must not bind the same port, unnoticed.
            ("grpc.so_reuseport", int(bool(settings.own_port))),
            ("grpc.max_receive_message_length", settings.max_request_bytes),
            ("grpc.max_concurrent_streams", settings.max_streams_per_connection),
            ("grpc.max_send_message_length", channels.MAX_MESSAGE_BYTES),
            ("grpc.http2.min_ping_interval_without_data_ms", 4_000),
            ("grpc.keepalive_permit_without_calls", 1),
            ("grpc.max_connection_age_ms", age_ms),
            ("grpc.server_handshake_timeout_ms", _HANDSHAKE_MILLISECONDS),
            ("grpc.max_connection_age_grace_ms", int(channels.LONGEST_CALL_SECONDS * 1000)),
        ],
    )
    server.add_generic_rpc_handlers((handlers,))
    health_pb2_grpc.add_HealthServicer_to_server(health_servicer, server)
    if settings.reflection != "off":
        names = (definition.grpc_name, health.SERVICE_NAME, reflection.SERVICE_NAME)
        reflection.enable_server_reflection(names, server)
    return server


def _access_interceptor(
    definition: ServiceDefinition, settings: ServiceSettings, control: AccessControl
) -> AccessInterceptor:
    beside = {health.SERVICE_NAME: settings.health, reflection.SERVICE_NAME: settings.reflection}
    open_to = {
        who: frozenset(path for name, allowed in beside.items() if allowed == who for path in access_of([name]))
        for who in ("open", "known")
    }
    return AccessInterceptor(
        control.authenticator,
        access_of([definition.grpc_name]),
        for_everybody=open_to["open"],
        for_all_known=open_to["known"],
    )


def _admission(definition: ServiceDefinition, settings: ServiceSettings) -> Admission:
    limit = AdaptiveLimit(LimitRules(most=settings.max_concurrent_calls))
    if definition.limited:
        telemetry.CALLS_LIMIT.set_function(lambda: limit.limit)
    return Admission({f"/{definition.grpc_name}/{method}": limit for method in definition.limited})


def _listen(server: grpc.aio.Server, settings: ServiceSettings, transport: ServerTransport | None) -> int:
    """Listens at the port, and at that of this process alone if it has one; returns the former."""
    if settings.own_port:
        _listen_at(settings.own_port, server, settings, transport)
    return _listen_at(settings.port, server, settings, transport)


def _listen_at(
    wanted: int, server: grpc.aio.Server, settings: ServiceSettings, transport: ServerTransport | None
) -> int:
    address = f"{settings.host}:{wanted}"
    try:
        if transport is not None:
            port = server.add_secure_port(address, transport.credentials)
        else:
            port = server.add_insecure_port(address)
    except RuntimeError:
        port = 0
    if port == 0:
        raise StartupError(
            f"port {wanted} on {settings.host} cannot be used; stop what listens there or choose one by --port"
        )
    return port
