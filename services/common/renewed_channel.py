"""A channel that another one replaces when it has not reached anybody for a while.

grpc asks for a name that had no address, as that of pods that are not ready, ever more seldom, up to two minutes apart,
and no setting changes that. A new channel asks at once; it takes over when it is connected, so that until then calls
go on to fail as fast as before.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import grpc

_FAILING = grpc.ChannelConnectivity.TRANSIENT_FAILURE
_PATIENCE_SECONDS = 5.0
# For what was begun on a connection that is ending.
_GRACE_SECONDS = 60.0


class RenewedChannel(grpc.aio.Channel):
    """The same as the channels that `connect` makes, of which it uses one at a time."""

    def __init__(self, connect: Callable[[], grpc.aio.Channel], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._connect = connect
        self._clock = clock
        self._channel = connect()
        self._next: grpc.aio.Channel | None = None
        self._failing_since: float | None = None
        self._next_since = 0.0
        self._closing: set[asyncio.Task[None]] = set()

    def current(self) -> grpc.aio.Channel:
        """The channel to call on now."""
        if self._channel.get_state() is not _FAILING:
            self._failing_since = None
            if self._next is not None:
                # It would go on to connect, and to be kept alive, for nobody.
                self._close(self._next)
                self._next = None
            return self._channel
        now = self._clock()
        if self._failing_since is None:
            self._failing_since = now
        if now - self._failing_since >= _PATIENCE_SECONDS:
            self._look_for_another(now)
        return self._channel

    def _look_for_another(self, now: float) -> None:
        state = self._next.get_state() if self._next is not None else None
        if self._next is not None and state is grpc.ChannelConnectivity.READY:
            self._close(self._channel)
            self._channel, self._next, self._failing_since = self._next, None, None
        elif self._next is None or now - self._next_since >= _PATIENCE_SECONDS:
            if self._next is not None:
                self._close(self._next)
            self._next, self._next_since = self._connect(), now
            self._next.get_state(try_to_connect=True)

    def _close(self, channel: grpc.aio.Channel) -> None:
        task = asyncio.ensure_future(channel.close(_GRACE_SECONDS))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def unary_unary(self, *args: Any, **kwargs: Any) -> Any:
        return _Callable(self, "unary_unary", args, kwargs)

    def unary_stream(self, *args: Any, **kwargs: Any) -> Any:
        return _Callable(self, "unary_stream", args, kwargs)

    def stream_unary(self, *args: Any, **kwargs: Any) -> Any:
        return _Callable(self, "stream_unary", args, kwargs)

    def stream_stream(self, *args: Any, **kwargs: Any) -> Any:
        return _Callable(self, "stream_stream", args, kwargs)

    async def __aenter__(self) -> RenewedChannel:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()

    async def close(self, grace: float | None = None) -> None:
        for task in self._closing:
            task.cancel()
        if self._next is not None:
            await self._next.close()
        await self._channel.close(grace)

    def get_state(self, try_to_connect: bool = False) -> grpc.ChannelConnectivity:
        return self.current().get_state(try_to_connect)

    async def wait_for_state_change(self, last_observed_state: grpc.ChannelConnectivity) -> None:
        await self._channel.wait_for_state_change(last_observed_state)

    async def channel_ready(self) -> None:
        await self._channel.channel_ready()


class _Callable:
    """A method of whichever channel is the current one."""

    def __init__(self, channel: RenewedChannel, kind: str, args: Any, kwargs: Any) -> None:
        self._channel, self._kind, self._args, self._kwargs = channel, kind, args, kwargs
        self._made_on: grpc.aio.Channel | None = None
        self._made: Any = None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        current = self._channel.current()
        if current is not self._made_on:
            self._made, self._made_on = getattr(current, self._kind)(*self._args, **self._kwargs), current
        return self._made(*args, **kwargs)
