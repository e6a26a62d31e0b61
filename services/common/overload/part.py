"""Calls a service behind this one: under a time limit, through a circuit breaker, with failures that name it.

A part that hangs or is gone is asked by the first calls only; then calls fail at once, until its health answers again
and one call has shown that it works. A method that hangs while others answer is left alone by itself.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, TypeVar

import grpc
from grpc_health.v1 import health_pb2

from services.common.errors import DeadlineExceeded, ResourceExhausted, ServiceError, Unavailable
from services.common.observability.telemetry import PART_STATE
from services.common.overload import deadlines
from services.common.overload.circuit_breaker import BreakerState, Permit
from services.common.overload.failure_line import tell_failed
from services.common.overload.method_record import MethodRecord
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
# But for a stack that does not fit together: no call fares better until somebody mends it.
_UNFIT = frozenset({"WRONG_SERVICE", "MODEL_MISMATCH"})
_FAIR_SECONDS = 0.8
_LEAST_RETRY_SECONDS = 0.1
# Between attempts at a part that is waited for, and how many calls may wait for one at once.
_PAUSE_SECONDS = 0.1
_MOST_WAITING = 128

Response = TypeVar("Response")


class Part:
    """One service behind this one."""

    def __init__(
        self,
        name: str,
        service: str,
        channel: grpc.aio.Channel,
        *,
        fair_seconds: float = _FAIR_SECONDS,
        may_be_missing: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`name` is for messages and logs, such as "recommender"; `service` is the full name of the gRPC service that
        it is to be, such as "gamesrec.recommender.v1.RecommenderService". `fair_seconds` is how long it may take to
        answer until a caller that leaves without an answer says something about it. That one which `may_be_missing`
        does not serve is no news."""
        self.name = name
        self.channel = channel
        self._service = service
        self._fair_seconds = fair_seconds
        self._may_be_missing = may_be_missing
        self._clock = clock
        self._records: dict[type, MethodRecord] = {}
        self._waiting = 0
        self.answers: bool | None = None
        PART_STATE.labels(name).set_function(lambda: self.state.value)

    @property
    def state(self) -> BreakerState:
        """That of the method which fares worst."""
        # A copy, as the thread of the metrics asks too.
        states = (record.state for record in list(self._records.values()))
        return max(states, key=lambda state: state.value, default=BreakerState.CLOSED)

    @property
    def works(self) -> bool:
        """Whether calls go to it now, whatever their method."""
        return self.answers is not False and self.state is not BreakerState.OPEN

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
        attempt = self._begin(request, budget)
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
            attempt = self._begin(request, budget)
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
            # By its name, which another service at its address does not know.
            response = await check(health_pb2.HealthCheckRequest(service=self._service), timeout=_CHECK_SECONDS)
        except grpc.aio.AioRpcError as error:
            serves, said = False, error.code().name
        else:
            serves = response.status == health_pb2.HealthCheckResponse.SERVING
            said = health_pb2.HealthCheckResponse.ServingStatus.Name(response.status)
        if serves is not self.answers:
            _log.log(
                logging.INFO if serves or self._may_be_missing else logging.WARNING,
                "part serves" if serves else "part does not serve",
                extra={"part": self.name, "health": said},
            )
        self.answers = serves
        return serves

    def _begin(self, request: object, budget: float) -> _Attempt:
        if is_spared():
            raise ResourceExhausted(f"the {self.name} is spared while there is too much to do", metadata=self._metadata)
        try:
            options = outgoing(budget)
        except DeadlineExceeded:
            options = None
        # Each method has a request of its own type (buf: RPC_REQUEST_RESPONSE_UNIQUE).
        record = self._records.get(type(request))
        if record is None:
            record = self._records[type(request)] = MethodRecord(self._fair_seconds, self._clock)
        if options is None or options["timeout"] < record.quickest_of_late():
            raise DeadlineExceeded(f"no time was left for the {self.name} to answer", metadata=self._metadata)
        # Of a part that is left alone its health must answer before a call tries, whichever method hung.
        is_left_alone = self.answers is False and self.state is not BreakerState.CLOSED
        permit = None if is_left_alone else record.breaker.admit()
        if permit is None:
            raise Unavailable(
                f"the {self.name} cannot be reached for now: the calls before this one failed",
                reason="CIRCUIT_OPEN",
                metadata=self._metadata,
                retry_after=max(_LEAST_RETRY_SECONDS, record.breaker.retry_after()),
            )
        return _Attempt(self, record, permit, options)

    @property
    def _metadata(self) -> dict[str, str]:
        return {"part": self.name}

    def _told(self, error: ServiceError) -> ServiceError:
        """The error, after a line in the log about it if it is the part's."""
        if (error.code not in _EXPECTED or error.reason in _UNFIT) and not is_spared():
            tell_failed(self.name, code=error.code, reason=error.reason)
        return error


class _Attempt:
    """One call to a part."""

    def __init__(self, part: Part, record: MethodRecord, permit: Permit, options: CallOptions) -> None:
        self._part = part
        self._record = record
        self._began = part._clock()
        self._has_answered = False
        self.permit = permit
        self.options = options

    def answered(self) -> None:
        """A response has come."""
        if not self._has_answered:
            self._has_answered = True
            self.permit.first_text()
            self._record.took(self._seconds())

    def failed(self, error: grpc.aio.AioRpcError) -> ServiceError:
        """The part's error in words that name it, after it was recorded."""
        code = error.code()
        if code is grpc.StatusCode.DEADLINE_EXCEEDED and not self._has_answered:
            if self._let_wait():
                self.permit.failed()
        elif details_of(error):
            self.permit.succeeded()
        elif code in _COUNTED:
            self.permit.failed()
        self.permit.undecided()  # no effect if it was decided
        return from_rpc_error(error, self._part.name)

    def left(self) -> None:
        """Who called has gone, or waits no longer."""
        if not self._has_answered and self._let_wait():
            self.permit.failed()
        else:
            self.permit.undecided()

    def _let_wait(self) -> bool:
        return self._record.let_wait(self._seconds(), is_silent=self._part.answers is False)

    def _seconds(self) -> float:
        return self._part._clock() - self._began
