"""A channel whose calls all carry a credential. It is added where calls begin, without an interceptor on their way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import grpc

from services.common.security.authenticator import AUTHORIZATION


class AuthorisedChannel(grpc.aio.Channel):
    """The same as another channel, with `authorization: Bearer KEY` in the metadata of each call."""

    def __init__(self, channel: grpc.aio.Channel, key: str) -> None:
        self._channel = channel
        self._metadata = ((AUTHORIZATION, f"Bearer {key}"),)

    def unary_unary(self, *args: Any, **kwargs: Any) -> Any:
        return _with(self._channel.unary_unary(*args, **kwargs), self._metadata)

    def unary_stream(self, *args: Any, **kwargs: Any) -> Any:
        return _with(self._channel.unary_stream(*args, **kwargs), self._metadata)

    def stream_unary(self, *args: Any, **kwargs: Any) -> Any:
        return _with(self._channel.stream_unary(*args, **kwargs), self._metadata)

    def stream_stream(self, *args: Any, **kwargs: Any) -> Any:
        return _with(self._channel.stream_stream(*args, **kwargs), self._metadata)

    async def __aenter__(self) -> AuthorisedChannel:
        await self._channel.__aenter__()
        return self

    async def __aexit__(self, *exception: Any) -> None:
        await self._channel.__aexit__(*exception)

    async def close(self, grace: float | None = None) -> None:
        await self._channel.close(grace)

    def get_state(self, try_to_connect: bool = False) -> grpc.ChannelConnectivity:
        return self._channel.get_state(try_to_connect)

    async def wait_for_state_change(self, last_observed_state: grpc.ChannelConnectivity) -> None:
        await self._channel.wait_for_state_change(last_observed_state)

    async def channel_ready(self) -> None:
        await self._channel.channel_ready()


def _with(call: Any, added: Sequence[tuple[str, str]]) -> Any:
    def start(*args: Any, metadata: Any = None, **kwargs: Any) -> Any:
        # A credential of the call's own comes instead.
        own = tuple(metadata or ())
        named = any(key == AUTHORIZATION for key, _ in own)
        return call(*args, metadata=own if named else (*own, *added), **kwargs)

    return start
