"""Runs the door, from its settings to a drained exit, in the order that the gRPC services have too.

Settings, listen, open the channel to the edge, serve, SIGTERM or SIGINT, say not ready, wait for proxies to notice,
finish what is under way, exit 0. A door that cannot start says so in one line and exits 2.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

import uvicorn
import uvloop

from services.common.errors import StartupError
from services.common.observability import telemetry
from services.common.observability.probe_pages import ProbePages
from services.common.processes.child_process import CANNOT_START
from services.common.security.certificate_files import CertificateFiles
from services.common.settings import read_settings, warn_of_unknown
from services.web.answering.health import DoorHealth
from services.web.receiving.asgi import App
from services.web.receiving.connection import DoorConfig, DoorProtocol
from services.web.receiving.tls import DoorTls
from services.web.service import open_service
from services.web.settings import WebSettings

_log = logging.getLogger(__name__)
_IDLE_SECONDS = 30
_BACKLOG = 2048


class Server(uvicorn.Server):
    """uvicorn with the limits of the settings, and without its signal handlers: the order of the drain is ours."""

    def __init__(self, app: App, settings: WebSettings, tls: DoorTls | None = None) -> None:
        super().__init__(
            DoorConfig(
                app,
                ssl_context_factory=None if tls is None else lambda *_: tls.context,
                header_seconds=settings.header_seconds,
                lifespan="off",
                ws="none",
                loop="none",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                h11_max_incomplete_event_size=settings.max_header_bytes,
                timeout_keep_alive=_IDLE_SECONDS,
                timeout_graceful_shutdown=round(settings.drain_grace_seconds),
            )
        )
        self._handshake_seconds = None if tls is None else settings.handshake_seconds

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listens as uvicorn would, but gives a TLS handshake its own time: the event loop's is a minute."""
        protocol = functools.partial(
            DoorProtocol, config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        self.servers = [
            await asyncio.get_running_loop().create_server(
                protocol,
                sock=each,
                ssl=self.config.ssl,
                ssl_handshake_timeout=self._handshake_seconds,
                backlog=_BACKLOG,
            )
            for each in sockets or ()
        ]
        self.started = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def run() -> None:
    """Runs the door until it is told to stop."""
    try:
        settings = read_settings(WebSettings, prog="python -m services.web")
        telemetry.configure_logging("web", settings.log_level, settings.log_format)
        warn_of_unknown(WebSettings)
        logging.getLogger("uvicorn").setLevel(logging.ERROR)
        probes = ProbePages()
        telemetry.serve_metrics(settings.metrics_host or settings.host, settings.metrics_port, probes)
        files = CertificateFiles.of(settings)
        tls = None if files is None else DoorTls(files)
        listener = listen(settings.host, settings.port)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(serve(settings, listener, tls, probes))
    except StartupError as error:
        print(f"web: {error}", file=sys.stderr)
        sys.exit(CANNOT_START)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 for any free one. Raises StartupError if it cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
        # Connections take it over. Else asyncio, unlike uvloop, would let the second part of an answer wait for 40 ms.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        raise StartupError(
            f"port {port} on {host} cannot be used ({error.strerror}); stop what listens there or choose one by --port"
        ) from error


async def serve(settings: WebSettings, listener: socket.socket, tls: DoorTls | None, probes: ProbePages) -> None:
    """Serves until SIGTERM or SIGINT, then drains; lets `probes` say how it is."""
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    interrupted = asyncio.ensure_future(stopping.wait())
    health = DoorHealth()
    probes.ask(health.is_serving)
    async with AsyncExitStack() as stack:
        # It may wait for the edge, and must not outlive a stop by that.
        opening = asyncio.ensure_future(stack.enter_async_context(open_service(settings, health)))
        await asyncio.wait((opening, interrupted), return_when=asyncio.FIRST_COMPLETED)
        if not opening.done():
            opening.cancel()
            await asyncio.wait((opening,))
            return
        server = Server(opening.result(), settings, tls)
        following = None if tls is None else asyncio.create_task(tls.follow())
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        _log.info("serving", extra={"address": "{}:{}".format(*listener.getsockname()[:2])})
        await asyncio.wait((serving, interrupted), return_when=asyncio.FIRST_COMPLETED)
        health.drain()
        _log.info("draining")
        await asyncio.sleep(settings.drain_delay_seconds)
        server.should_exit = True
        await serving
        if following is not None:
            following.cancel()
    _log.info("stopped")
