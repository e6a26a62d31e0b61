"""Sets up logs and metrics; neither ever holds a message's text or a player's id."""

from __future__ import annotations

import logging
import socket
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from socketserver import ThreadingMixIn
from typing import Any, Literal
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import Counter, Gauge, Histogram, make_wsgi_app
from pythonjsonlogger.json import JsonFormatter

from services.common.errors import StartupError
from services.common.observability import tracing
from services.common.observability.probe_pages import ProbePages
from services.common.request import current_id

_LATENCY_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

CALLS = Counter("gamesrec_calls_total", "Calls served, by method and final status code.", ["method", "code"])
CALL_SECONDS = Histogram(
    "gamesrec_call_seconds", "Time from a call's arrival to its end.", ["method"], buckets=_LATENCY_BUCKETS
)
CALLS_IN_FLIGHT = Gauge("gamesrec_calls_in_flight", "Calls being served now.")
CALLS_REPEATED = Counter("gamesrec_calls_repeated_total", "Calls that a client sent again, by method.", ["method"])
CALLS_REFUSED = Counter(
    "gamesrec_calls_refused_total", "Calls refused for who made them: no credentials, no right, or a limit.", ["reason"]
)
ACCESS_RELOADS = Counter(
    "gamesrec_access_reloads_total", "Changes of the access file: used, or refused for a mistake.", ["result"]
)
PART_STATE = Gauge(
    "gamesrec_part_breaker_state", "Circuit breaker in front of a part: 0 closed, 1 half-open, 2 open.", ["part"]
)
CALLS_LIMIT = Gauge("gamesrec_calls_limit", "Calls admitted at once now, of the methods whose limit adapts.")
CALLS_SHED = Counter("gamesrec_calls_shed_total", "Calls refused because too many were being served.")


class _IdsFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_id()
        record.trace_id = tracing.trace_id()
        return True


class _EndedCalls(logging.Filter):
    """Drops what grpc logs, with a traceback, when a call has ended while its answer was on the way out of the server:
    the caller left or its deadline passed, which is nothing to look into."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        return type(error).__name__ != "ExecuteBatchError"


_ended_calls = _EndedCalls()


def keep_quiet_of_ended_calls() -> None:
    """Keeps calls that ended while they were answered out of the log; a second call does nothing."""
    logging.getLogger("grpc._cython.cygrpc").addFilter(_ended_calls)


def configure_logging(service: str, level: str, shape: Literal["json", "text"]) -> None:
    """Sends the logs of the whole process to standard error, one line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_IdsFilter())
    if shape == "json":
        handler.setFormatter(
            JsonFormatter(
                "{asctime}{levelname}{name}{request_id}{trace_id}{message}",
                style="{",
                rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
                static_fields={"service": service},
            )
        )
    else:
        handler.setFormatter(
            logging.Formatter(f"%(asctime)s %(levelname)-7s {service} [%(request_id)s] %(message)s", "%H:%M:%S")
        )
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "urllib3", "asyncio", "grpc"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Server6(_Server):
    address_family = socket.AF_INET6


class _Handler(WSGIRequestHandler):
    # Of the socket: who connects and says nothing would keep a thread for good.
    timeout = 10.0

    def handle(self) -> None:
        with suppress(TimeoutError):
            super().handle()

    def log_message(self, *_: Any) -> None:
        """A line for each look at the metrics is none that anybody reads."""


def serve_metrics(host: str, port: int, probes: ProbePages | None = None) -> None:
    """Serves Prometheus metrics over HTTP, and the pages of probes, from threads of their own; port 0 for none."""
    if port == 0:
        return
    metrics = make_wsgi_app()

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if probes is None or not probes.are_of(path):
            return metrics(environ, start_response)  # type: ignore[no-any-return]
        start_response("200 OK" if probes.is_serving(path) else "503 Service Unavailable", [("Content-Length", "0")])
        return []

    try:
        server = make_server(host, port, app, _Server6 if ":" in host else _Server, _Handler)
        threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    except OSError as error:
        raise StartupError(
            f"metrics port {port} on {host} cannot be used ({error.strerror}); stop what listens there or set "
            "another with --metrics-port (0 for none)"
        ) from error
