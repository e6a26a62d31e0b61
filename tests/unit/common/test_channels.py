"""Channels to services of ours."""

from __future__ import annotations

import asyncio

import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common import channels
from services.common.server import ServiceServer
from tests.support.echo_service import DEFINITION, EchoSettings, open_service
from tests.support.slow_network import SlowNetwork

_PERIODS = ("grpc.keepalive_time_ms", "grpc.http2.ping_timeout_ms")


async def test_a_peer_that_falls_silent_is_noticed_within_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is refused and nothing is answered; here in milliseconds what takes seconds."""
    options = dict(channels._OPTIONS)
    assert sum(int(options[name]) for name in _PERIODS) < 10_000
    monkeypatch.setattr(channels, "_OPTIONS", list({**options, **dict.fromkeys(_PERIODS, 200)}.items()))
    server = ServiceServer(DEFINITION, EchoSettings(), open_service)
    port = await server.start()
    await server.open()
    async with SlowNetwork(f"127.0.0.1:{port}").open() as network, channels.open_channel(network.target) as channel:
        await embedder_pb2_grpc.EmbedderServiceStub(channel).Embed(embedder_pb2.EmbedRequest(texts=["hi"]))
        network.hangs, connected = True, set(network.ends)
        async with asyncio.timeout(5):
            while connected & network.ends:
                await asyncio.sleep(0.01)
    await server.close()
