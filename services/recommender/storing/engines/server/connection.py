"""The connection to a Qdrant server: it waits for one that is not up yet, tells failures in our own errors, and takes
another client when one does not reach the server for a while.
"""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import grpc
from qdrant_client import AsyncQdrantClient
from qdrant_client.http.exceptions import ApiException, ResponseHandlingException, UnexpectedResponse

from services.common.errors import Internal, ServiceError, StartupError, Unavailable
from services.common.observability import tracing
from services.recommender import metrics

T = TypeVar("T")
_log = logging.getLogger(__name__)

_RETRY_SECONDS = 0.5
_SECONDS_BETWEEN_TRIES = 1.0
_SECONDS_BETWEEN_LINES = 30.0
_SECONDS_BEFORE_ANOTHER_CLIENT = 5.0
# The client itself keeps to one node and has no keepalive: a node that dies silently would be waited for for minutes.
CHANNEL_OPTIONS: dict[str, Any] = {
    "grpc.keepalive_time_ms": 5_000,
    "grpc.keepalive_timeout_ms": 3_000,
    "grpc.http2.ping_timeout_ms": 3_000,
    "grpc.keepalive_permit_without_calls": 1,
    "grpc.http2.max_pings_without_data": 0,
    "grpc.lb_policy_name": "round_robin",
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.min_reconnect_backoff_ms": 2_000,
    "grpc.max_reconnect_backoff_ms": 2_000,
    "grpc.dns_min_time_between_resolutions_ms": 2_000,
}
_PASSING = (
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
    grpc.StatusCode.CANCELLED,
    grpc.StatusCode.ABORTED,
)


class CollectionLost(Unavailable):
    """The server has no such collection, which is there again after `ensure`."""


class QdrantConnection:
    """Calls of one server by whichever client reaches it."""

    def __init__(
        self,
        client: AsyncQdrantClient,
        *,
        connect: Callable[[], AsyncQdrantClient] | None = None,
        grace: float = 0.0,
    ) -> None:
        """`connect` makes another client in place of one that has not reached the server for a while.

        Calls on that one have `grace` seconds left to end.
        """
        self.client = client
        self._connect = connect
        self._grace = grace
        self._unreached_since: float | None = None
        self._closing: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        grpc_port: int,
        api_key: str | None,
        timeout: float,
        wait_seconds: float = 0.0,
    ) -> QdrantConnection:
        """Connects; `timeout` in seconds is for each call, `wait_seconds` for a server that is not up yet.

        Raises StartupError if no server answers, at once if it refuses us.
        """
        call_seconds = max(1, round(timeout))

        def connect() -> AsyncQdrantClient:
            with warnings.catch_warnings():
                # Whether the way to Qdrant is private is the operator's to judge.
                warnings.filterwarnings("ignore", message="Api key is used with an insecure connection")
                return AsyncQdrantClient(
                    url=url,
                    grpc_port=grpc_port,
                    prefer_grpc=True,
                    api_key=api_key,
                    timeout=call_seconds,
                    check_compatibility=False,
                    grpc_options=dict(CHANNEL_OPTIONS),
                )

        connection = cls(connect(), connect=connect, grace=call_seconds)
        try:
            await connection._wait(url, wait_seconds)
        except ServiceError as error:
            await connection.close()
            raise StartupError(
                f"Qdrant at {url} (gRPC port {grpc_port}) does not answer ({error.message}); start it, check the API "
                "key, or leave --qdrant-url empty to use the embedded engine"
            ) from error
        return connection

    async def _wait(self, url: str, seconds: float) -> None:
        """Returns when the server answers. Raises what it says, or Unavailable after `seconds`."""
        began = said = time.monotonic()
        while True:
            try:
                await self.aliases()
                return
            except Unavailable:
                now = time.monotonic()
                if now - began >= seconds:
                    raise
                if said == began or now - said >= _SECONDS_BETWEEN_LINES:
                    said = now
                    _log.warning("waiting for Qdrant, which does not answer yet", extra={"url": url})
            await asyncio.sleep(min(_SECONDS_BETWEEN_TRIES, seconds))

    async def aliases(self) -> set[str]:
        """Names of all aliases on the server."""
        return {alias.alias_name for alias in (await self.call(self.client.get_aliases())).aliases}

    async def close(self) -> None:
        """Ends all calls."""
        for task in self._closing:
            task.cancel()
        await self.client.close()

    async def call(self, call: Awaitable[T]) -> T:
        """The result of a call of `client`, which is measured and traced.

        Raises Unavailable, CollectionLost among it, and Internal for a call that the server refuses.
        """
        operation = getattr(call, "__name__", "call")
        attributes = {"db.system.name": "qdrant", "db.operation.name": operation}
        try:
            with metrics.QDRANT_SECONDS.labels(operation).time(), tracing.calling(f"qdrant {operation}", attributes):
                result = await _told(call)
            self._unreached_since = None
            return result
        except ServiceError as error:
            is_lost = isinstance(error, CollectionLost)
            metrics.QDRANT_FAILURES.labels(operation, "COLLECTION_LOST" if is_lost else error.reason).inc()
            if isinstance(error, Unavailable) and not is_lost:
                self._renew()
            raise

    def _renew(self) -> None:
        """Takes another client when this one has failed to reach the server for a while.

        grpc asks for a name that had no address, as that of pods that are not ready, ever more seldom, up to two
        minutes apart, and no setting changes that; a new channel asks at once.
        """
        now = time.monotonic()
        if self._unreached_since is None:
            self._unreached_since = now
        if self._connect is None or now - self._unreached_since < _SECONDS_BEFORE_ANOTHER_CLIENT:
            return
        task = asyncio.ensure_future(self.client.close(grpc_grace=self._grace))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
        self.client, self._unreached_since = self._connect(), now


async def _told(call: Awaitable[T]) -> T:
    """The call's result; what went wrong is told in our own errors, without the server's words."""
    try:
        return await call
    except grpc.aio.AioRpcError as error:
        if error.code() in _PASSING:
            raise _unreachable() from error
        if error.code() is grpc.StatusCode.NOT_FOUND:
            raise CollectionLost(
                "the vector store lacks a collection, which is made again",
                reason="VECTOR_STORE_UNAVAILABLE",
                retry_after=_RETRY_SECONDS,
            ) from error
        raise Internal(f"the vector store refused a call ({error.code().name})") from error
    except ResponseHandlingException as error:
        raise _unreachable() from error
    except (UnexpectedResponse, ApiException, ValueError) as error:
        raise Internal(f"the vector store refused a call ({type(error).__name__})") from error


def _unreachable() -> Unavailable:
    return Unavailable(
        "the vector store cannot be reached", reason="VECTOR_STORE_UNAVAILABLE", retry_after=_RETRY_SECONDS
    )
