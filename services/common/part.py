"""Calls a service behind this one: under a time limit, through a circuit breaker, with failures that name it.

A part that hangs or is gone is asked by the first calls only; then calls fail at once, until its health answers again
and one call has shown that it works.
"""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from math import inf
from typing import Any, TypeVar

import grpc
from grpc_health.v1 import health_pb2

from services.common import request as requests
from services.common.circuit_breaker import BreakerState, CircuitBreaker, Permit
from services.common.errors import DeadlineExceeded, ResourceExhausted, ServiceError, Unavailable
from services.common.patience import Patience
from services.common.request import CallOptions, outgoing
from services.common.status import details_of, from_rpc_error
from services.common.telemetry import PART_STATE

_log = logging.getLogger(__name__)
_CHECK_SECONDS = 1.0
# Failures that tell something of the part when grpc made them. One that the part itself has sent shows that it works.
_COUNTED = frozenset(
    {
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.DEADLINE_EXCEEDED,
        grpc.StatusCode.UNIMPLEMENTED,
        grpc.StatusCode.UNKNOWN,
        grpc.StatusCode.INTERNAL,
    }
)
# What is about the request, or the state of things, is no failure of the part and worth no line in the log.
_EXPECTED = frozenset(
    {grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.NOT_FOUND, grpc.StatusCode.FAILED_PRECONDITION}
)
_QUICKEST_FOR_SECONDS = 30.0
_FAIR_SECONDS = 0.8
_LEAST_RETRY_SECONDS = 0.1

Response = TypeVar("Response")


@dataclass(frozen=True, slots=True)
class PartRules:
    """Three of the last four outcomes open the breaker, so that the fourth call in a row is spared a hang."""

    failures: float = 0.75
    window: int = 4
    minimum: int = 3
    open: float = 1.0
    longest_open: float = 10.0
    probes: int = 1


class Part:
    """One service behind this one."""

    def __init__(
        self,
        name: str,
        channel: grpc.aio.Channel,
        *,
        fair_seconds: float = _FAIR_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`name` is for messages and logs, such as "recommender"; `fair_seconds` is how long it may take to answer
        until a caller that leaves without an answer says something about it."""
        self.name = name
        self.breaker = CircuitBreaker(PartRules(), clock)
        self.channel = channel
        self._patience = Patience(fair_seconds=fair_seconds, clock=clock)
        self._clock = clock
        self._quickest, self._quickest_at = 0.0, -inf
        self.answers: bool | None = None
        breaker = self.breaker
        PART_STATE.labels(name).set_function(lambda: breaker.state.value)

    @property
    def works(self) -> bool:
        """Whether calls go to it now."""
        return self.answers is not False and self.breaker.state is not BreakerState.OPEN

    async def answered(self, method: Callable[..., Awaitable[Response]], request: object, budget: float) -> Response:
        """The response of a stub's unary `method` within `budget` seconds or what is left of the call served.

        Raises ServiceError, whose message names the part.
        """
        attempt = self._begin(budget)
        try:
            response = await method(request, **attempt.options)
        except grpc.aio.AioRpcError as error:
            raise attempt.failed(error) from error
        except BaseException:
            attempt.left()
            raise
        attempt.answered()
        attempt.permit.succeeded()
        return response

    async def streamed(self, method: Callable[..., Any], request: object, budget: float) -> AsyncGenerator[Any, None]:
        """As `answered`, for a method that streams responses. Close the generator to cancel."""
        attempt = self._begin(budget)
        call = method(request, **attempt.options)
        try:
            async for response in call:
                attempt.answered()
                yield response
            attempt.permit.succeeded()
        except grpc.aio.AioRpcError as error:
            raise attempt.failed(error) from error
        except BaseException:
            attempt.left()
            raise
        finally:
            # An abandoned call is not collected by grpc; without this the part would go on working.
            call.cancel()

    async def check(self) -> bool:
        """Asks its health whether it serves, and notes the answer; one that is late counts as no."""
        check = self.channel.unary_unary(
            "/grpc.health.v1.Health/Check",
            request_serializer=health_pb2.HealthCheckRequest.SerializeToString,
            response_deserializer=health_pb2.HealthCheckResponse.FromString,
        )
        try:
            response = await check(health_pb2.HealthCheckRequest(), timeout=_CHECK_SECONDS)
        except grpc.aio.AioRpcError:
            serves = False
        else:
            serves = response.status == health_pb2.HealthCheckResponse.SERVING
        if serves is not self.answers:
            _log.log(
                logging.INFO if serves else logging.WARNING,
                "part serves" if serves else "part does not serve",
                extra={"part": self.name},
            )
        self.answers = serves
        return serves

    def _begin(self, budget: float) -> _Attempt:
        served = requests.current()
        if served is not None and served.spares_parts:
            raise ResourceExhausted(f"the {self.name} is spared while there is too much to do", metadata=self._metadata)
        try:
            options = outgoing(budget)
        except DeadlineExceeded:
            options = None
        if options is None or options["timeout"] < self._quickest_of_late():
            raise self._told(
                DeadlineExceeded(f"no time was left for the {self.name} to answer", metadata=self._metadata)
            )
        # Of a part that is left alone its health must answer before a call tries.
        is_probe = self.breaker.state is not BreakerState.CLOSED
        permit = None if is_probe and self.answers is False else self.breaker.admit()
        if permit is None:
            raise self._told(
                Unavailable(
                    f"the {self.name} failed the calls before this one, which is therefore not passed on to it",
                    reason="CIRCUIT_OPEN",
                    metadata=self._metadata,
                    retry_after=max(_LEAST_RETRY_SECONDS, self.breaker.retry_after()),
                )
            )
        return _Attempt(self, permit, options)

    @property
    def _metadata(self) -> dict[str, str]:
        return {"part": self.name}

    def _told(self, error: ServiceError) -> ServiceError:
        """The error, after a line in the log about it."""
        _log.warning("part failed", extra={"part": self.name, "code": error.code, "reason": error.reason})
        return error

    def _quickest_of_late(self) -> float:
        """Seconds that its quickest answer of the last half minute took; 0 if there was none."""
        return self._quickest if self._clock() - self._quickest_at < _QUICKEST_FOR_SECONDS else 0.0

    def _took(self, seconds: float) -> None:
        self._patience.answered(seconds)
        if not 0 < self._quickest_of_late() < seconds:
            self._quickest, self._quickest_at = seconds, self._clock()


class _Attempt:
    """One call to a part."""

    def __init__(self, part: Part, permit: Permit, options: CallOptions) -> None:
        self._part = part
        self._began = part._clock()
        self._has_answered = False
        self.permit = permit
        self.options = options

    def answered(self) -> None:
        """A response has come."""
        if not self._has_answered:
            self._has_answered = True
            self.permit.first_text()
            self._part._took(self._seconds())

    def failed(self, error: grpc.aio.AioRpcError) -> ServiceError:
        """The part's error in words that name it, after it was recorded and logged."""
        code = error.code()
        if code is grpc.StatusCode.DEADLINE_EXCEEDED and not self._has_answered:
            counts = self._part._patience.waited_in_vain(self._seconds())
        else:
            counts = code in _COUNTED and not details_of(error)
        (self.permit.failed if counts else self.permit.undecided)()
        told = from_rpc_error(error, self._part.name)
        return told if code in _EXPECTED else self._part._told(told)

    def left(self) -> None:
        """Who called has gone, or waits no longer."""
        if not self._has_answered and self._part._patience.waited_in_vain(self._seconds()):
            self.permit.failed()
        else:
            self.permit.undecided()

    def _seconds(self) -> float:
        return self._part._clock() - self._began
