"""Calls a service behind this one: under a time limit, through a circuit breaker, with failures that name it.

A part that hangs or is gone is asked by the first calls only; then calls fail at once, until its health answers again
and one call has shown that it works.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from math import inf
from typing import Any, TypeVar

import grpc
from grpc_health.v1 import health_pb2

from services.common.errors import DeadlineExceeded, ResourceExhausted, ServiceError, Unavailable
from services.common.observability.telemetry import PART_STATE
from services.common.overload import deadlines
from services.common.overload.circuit_breaker import BreakerState, CircuitBreaker, Permit
from services.common.overload.patience import Patience
from services.common.request import CallOptions, is_spared, outgoing
from services.common.status import details_of, from_rpc_error

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
_EXPECTED = frozenset({"INVALID_ARGUMENT", "NOT_FOUND", "FAILED_PRECONDITION"})
_QUICKEST_FOR_SECONDS = 30.0
_FAIR_SECONDS = 0.8
# So long a quick part may take to answer though its health is silent.
_LEAST_FAIR_SECONDS = 0.3
_LEAST_RETRY_SECONDS = 0.1
# Between attempts at a part that is waited for, and how many calls may wait for one at once.
_PAUSE_SECONDS = 0.1
_MOST_WAITING = 128

Response = TypeVar("Response")


@dataclass(frozen=True, slots=True)
class PartRules:
    """Three of the last four outcomes open the breaker, so that the fourth call in a row is spared a hang.

    Several probes at once, since one answer asks a part more than once; its health has answered before.
    """

    failures: float = 0.75
    window: int = 4
    minimum: int = 3
    open: float = 1.0
    longest_open: float = 10.0
    probes: int = 8


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
        self._fair_seconds = fair_seconds
        self._patience = Patience(fair_seconds=fair_seconds, least_fair_seconds=_LEAST_FAIR_SECONDS, clock=clock)
        self._clock = clock
        self._quickest, self._quickest_at = 0.0, -inf
        self._waiting = 0
        self.answers: bool | None = None
        breaker = self.breaker
        PART_STATE.labels(name).set_function(lambda: breaker.state.value)

    @property
    def works(self) -> bool:
        """Whether calls go to it now."""
        return self.answers is not False and self.breaker.state is not BreakerState.OPEN

    async def answered(
        self,
        method: Callable[..., Awaitable[Response]],
        request: object,
        budget: float,
        *,
        waits_seconds: float = 0.0,
    ) -> Response:
        """The response of a stub's unary `method` within `budget` seconds or what is left of the call served.

        With `waits_seconds` a part that cannot be reached is asked again for so long, as one that is being started
        again soon can: for what has nothing to stand in for it and may be repeated. Raises ServiceError, whose message
        names the part.
        """
        ends = self._clock() + waits_seconds
        unreached: Unavailable | None = None
        while True:
            try:
                return await self._answered_once(method, request, budget)
            except ServiceError as error:
                if unreached is not None and isinstance(error, DeadlineExceeded):
                    # That no time is left after all the waiting is not what went wrong.
                    raise self._told(unreached) from error
                over = self._clock() + _PAUSE_SECONDS >= ends or deadlines.left() <= _PAUSE_SECONDS
                if not isinstance(error, Unavailable) or over or self._waiting >= _MOST_WAITING:
                    raise self._told(error) from error
                unreached = error
            self._waiting += 1
            try:
                await asyncio.sleep(_PAUSE_SECONDS)
            finally:
                self._waiting -= 1

    async def _answered_once(
        self, method: Callable[..., Awaitable[Response]], request: object, budget: float
    ) -> Response:
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
        try:
            attempt = self._begin(budget)
        except ServiceError as error:
            raise self._told(error) from error
        call = method(request, **attempt.options)
        try:
            async for response in call:
                attempt.answered()
                yield response
            attempt.permit.succeeded()
        except grpc.aio.AioRpcError as error:
            raise self._told(attempt.failed(error)) from error
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
        if is_spared():
            raise ResourceExhausted(f"the {self.name} is spared while there is too much to do", metadata=self._metadata)
        try:
            options = outgoing(budget)
        except DeadlineExceeded:
            options = None
        if options is None or options["timeout"] < self._quickest_of_late():
            raise DeadlineExceeded(f"no time was left for the {self.name} to answer", metadata=self._metadata)
        # Of a part that is left alone its health must answer before a call tries.
        is_probe = self.breaker.state is not BreakerState.CLOSED
        permit = None if is_probe and self.answers is False else self.breaker.admit()
        if permit is None:
            raise Unavailable(
                f"the {self.name} cannot be reached for now: the calls before this one failed",
                reason="CIRCUIT_OPEN",
                metadata=self._metadata,
                retry_after=max(_LEAST_RETRY_SECONDS, self.breaker.retry_after()),
            )
        return _Attempt(self, permit, options)

    @property
    def _metadata(self) -> dict[str, str]:
        return {"part": self.name}

    def _told(self, error: ServiceError) -> ServiceError:
        """The error, after a line in the log about it if it is the part's."""
        if error.code not in _EXPECTED and not is_spared():
            _log.warning("part failed", extra={"part": self.name, "code": error.code, "reason": error.reason})
        return error

    def _let_wait(self, seconds: float) -> bool:
        """Notes a wait without an answer; returns whether it tells of the part and not of a caller in a hurry.

        While its health answers only a long wait does: many calls with deadlines too short for a busy machine must not
        take the part from those who have time.
        """
        in_vain = self._patience.waited_in_vain(seconds)
        return in_vain and (self.answers is False or seconds >= self._fair_seconds)

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
        """The part's error in words that name it, after it was recorded."""
        code = error.code()
        if code is grpc.StatusCode.DEADLINE_EXCEEDED and not self._has_answered:
            if self._part._let_wait(self._seconds()):
                self.permit.failed()
        elif details_of(error):
            self.permit.succeeded()
        elif code in _COUNTED:
            self.permit.failed()
        self.permit.undecided()  # no effect if it was decided
        return from_rpc_error(error, self._part.name)

    def left(self) -> None:
        """Who called has gone, or waits no longer."""
        if not self._has_answered and self._part._let_wait(self._seconds()):
            self.permit.failed()
        else:
            self.permit.undecided()

    def _seconds(self) -> float:
        return self._part._clock() - self._began
