"""Publishes what a process is and how it fares: its version, its limits, and how late its event loop is."""

from __future__ import annotations

import asyncio
from importlib import metadata

from prometheus_client import Gauge, Histogram

from services.common.settings import ServiceSettings

BUILD = Gauge("gamesrec_build_info", "1, with the service and the version of its code.", ["service", "version"])
MODEL = Gauge(
    "gamesrec_model_info", "1, with the model that this process serves and its revision.", ["name", "revision"]
)
LIMIT = Gauge("gamesrec_limit", "What this process allows, by the setting that says so.", ["setting"])
LOOP_LAG_SECONDS = Histogram(
    "gamesrec_event_loop_lag_seconds",
    "How much later than asked for the event loop wakes a task: what every call waits when something holds it up.",
    buckets=(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)
TASKS = Gauge("gamesrec_event_loop_tasks", "Tasks of the event loop that have not ended: calls, and what runs always.")
_LIMITS = (
    "max_concurrent_calls",
    "max_request_bytes",
    "max_streams_per_connection",
    "default_deadline_seconds",
    "drain_delay_seconds",
    "drain_grace_seconds",
)
_SECONDS_BETWEEN_LOOKS = 0.25


def publish(service: str, settings: ServiceSettings) -> None:
    """Sets what does not change while the process runs."""
    BUILD.labels(service, version()).set(1)
    for name in _LIMITS:
        LIMIT.labels(name).set(getattr(settings, name))


def publish_model(name: str, revision: str) -> None:
    """Says which model this process serves; of several, each."""
    MODEL.labels(name, revision).set(1)


def version() -> str:
    """The version of the installed project."""
    try:
        return metadata.version("gamesrec")
    except metadata.PackageNotFoundError:
        return "unknown"


async def watch_event_loop() -> None:
    """Measures the loop's lag until it is cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + _SECONDS_BETWEEN_LOOKS
        await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
        LOOP_LAG_SECONDS.observe(max(0.0, loop.time() - due))
        TASKS.set(len(asyncio.all_tasks()))
