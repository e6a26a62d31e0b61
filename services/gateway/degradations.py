"""Which parts of an answer are poorer than they should be, and why: collected per request, counted in a metric."""

from __future__ import annotations

from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.gateway import metrics


class Degradations:
    """The degradations of one request."""

    def __init__(self) -> None:
        self.found: list[gateway_pb2.Degradation] = []

    def add(self, component: str, cause: ServiceError | str, fallback: str) -> None:
        """`cause` is the failure, or an upper-case reason."""
        reason = cause.reason if isinstance(cause, ServiceError) else cause
        degradation = gateway_pb2.Degradation(component=component, reason=reason, fallback=fallback)
        if degradation in self.found:
            return
        self.found.append(degradation)
        metrics.DEGRADATIONS.labels(component, reason, fallback).inc()
