"""Decides whether a server takes on a call: refuses at once what it could not serve whole in good time.

A caller that would rather have a poorer answer than none sends `x-allow-degraded: true`. In place of a refusal it gets
what can be answered without asking any other service.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from services.common import request as requests
from services.common.errors import ResourceExhausted
from services.common.observability import telemetry
from services.common.overload.adaptive_limit import AdaptiveLimit

DEGRADED_KEY = "x-allow-degraded"


class Place(Protocol):
    """The place of an admitted call."""

    def served(self) -> None:
        """The answer is there, or its first part."""
        ...


class _Anywhere:
    """The place of a call that no limit concerns."""

    def served(self) -> None:
        pass


class Admission:
    """The limits of a server's methods; methods without one are always admitted."""

    def __init__(self, limits: Mapping[str, AdaptiveLimit], *, most_degraded: int = 32) -> None:
        """`limits` by full method name, such as "/gamesrec.gateway.v1.GatewayService/Chat"; methods may share one.
        At most `most_degraded` calls at once get a poorer answer."""
        self._limits = limits
        self._most_degraded = most_degraded
        self._degraded = 0

    def refusal(self, method: str, metadata: Mapping[str, str]) -> ResourceExhausted | None:
        """What a call that came now would be refused with; None if it would be admitted."""
        limit = self._limits.get(method)
        if limit is None or not limit.is_full or self._may_degrade(metadata):
            return None
        telemetry.CALLS_SHED.inc()
        return _refusal_by(limit)

    def _may_degrade(self, metadata: Mapping[str, str]) -> bool:
        return metadata.get(DEGRADED_KEY, "").lower() == "true" and self._degraded < self._most_degraded

    @contextmanager
    def place(self, method: str, metadata: Mapping[str, str]) -> Iterator[Place]:
        """A place for a call while it runs. Raises ResourceExhausted if there is none."""
        limit = self._limits.get(method)
        if limit is None:
            yield _Anywhere()
            return
        admitted = limit.admit(method)
        if admitted is not None:
            try:
                yield admitted
            except ResourceExhausted:
                admitted.turned_away()
                raise
            finally:
                admitted.left()
            return
        telemetry.CALLS_SHED.inc()
        if not self._may_degrade(metadata):
            raise _refusal_by(limit)
        self._degraded += 1
        current = requests.current()
        if current is not None:
            requests.set_current(replace(current, spares_parts=True))
        try:
            yield _Anywhere()
        finally:
            self._degraded -= 1


def _refusal_by(limit: AdaptiveLimit) -> ResourceExhausted:
    return ResourceExhausted(
        "more is asked for than can be served in good time; try again after the delay, or send "
        f"{DEGRADED_KEY}: true for an answer with less behind it",
        retry_after=limit.retry_after(),
    )
