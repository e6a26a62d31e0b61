"""Measures where the time of one chat goes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from gamesrec.gateway.v1 import gateway_pb2
from services.common.model_messages import duration


class Stopwatch:
    """Started when made; keeps the seconds of each stage, in the order in which they ended."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times what runs inside it."""
        begun = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = time.monotonic() - begun

    def mark(self, name: str) -> float:
        """Notes, once, that `name` was reached; returns the seconds since the start."""
        return self.seconds.setdefault(name, time.monotonic() - self._started)

    def timings(self) -> list[gateway_pb2.StageTiming]:
        """The stages as messages."""
        return [gateway_pb2.StageTiming(stage=name, duration=duration(value)) for name, value in self.seconds.items()]
