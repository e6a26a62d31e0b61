"""What is no call of ours is refused in time, costs little, and leaves no secret in the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import grpc
import pytest

from services.common import server
from services.common.channels import MAX_MESSAGE_BYTES
from services.common.security.peer_key import PEER_KEY
from tests.support.access import AccessFile, bearer, listening
from tests.support.echo_service import DEFINITION, EchoServicer, EchoSettings

METHOD = f"/{DEFINITION.grpc_name}/Embed"


@pytest.fixture
async def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[int, str]]:
    """The port of a server, and a key for it."""
    monkeypatch.delenv(PEER_KEY, raising=False)
    monkeypatch.setattr(server, "_HANDSHAKE_MILLISECONDS", 500)
    file = AccessFile(tmp_path / "access.yaml")
    key = file.add_key("shop", "use_models")
    async with listening(
        DEFINITION, EchoSettings(access_file=file.path, drain_delay_seconds=0), EchoServicer()
    ) as port:
        yield port, key


async def answer_to(port: int, sent: bytes) -> bytes:
    """All that the server says to these bytes until it closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(sent)
        async with asyncio.timeout(10):
            return await reader.read()
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.0\r\n\r\n",
        b"POST /gamesrec.gateway.v1.GatewayService/Chat HTTP/1.1\r\nhost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"\x00" * 100,
    ],
)
async def test_what_is_not_http2_is_turned_away(sent: bytes, door: tuple[int, str]) -> None:
    assert b"200" not in await answer_to(door[0], sent)


async def test_who_says_nothing_is_not_waited_for(door: tuple[int, str]) -> None:
    await answer_to(door[0], b"")
    await answer_to(door[0], b"PRI * HTTP/2.0\r\n")


@pytest.mark.parametrize("compression", [grpc.Compression.NoCompression, grpc.Compression.Gzip])
@pytest.mark.parametrize("known", [True, False])
async def test_a_message_that_is_too_large_or_unpacks_to_such_a_one_is_refused(
    known: bool, compression: grpc.Compression, door: tuple[int, str]
) -> None:
    port, key = door
    async with grpc.aio.insecure_channel(
        f"127.0.0.1:{port}", options=[("grpc.max_send_message_length", -1)]
    ) as channel:
        call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(METHOD)
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await call(
                b"\x0a" * (MAX_MESSAGE_BYTES + 1),
                metadata=bearer(key) if known else None,
                compression=compression,
                timeout=30,
            )
    assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


async def test_a_flood_of_headers_is_refused(door: tuple[int, str]) -> None:
    port, key = door
    flood = tuple((f"x-{number}", "y" * 1000) for number in range(200))
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(METHOD)
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await call(b"", metadata=(*bearer(key), *flood), timeout=30)
    assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


async def test_the_bytes_of_somebody_unknown_are_not_decoded(door: tuple[int, str]) -> None:
    """Else they would be told what is wrong with them, at our expense."""
    async with grpc.aio.insecure_channel(f"127.0.0.1:{door[0]}") as channel:
        call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(METHOD)
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await call(b"\xff\xff\xff", timeout=10)
    assert caught.value.code() is grpc.StatusCode.UNAUTHENTICATED


async def test_a_refusal_is_logged_without_the_credential(
    door: tuple[int, str], caplog: pytest.LogCaptureFixture
) -> None:
    port, key = door
    wrong = f"shop.{'S' * 43}"
    with caplog.at_level(logging.DEBUG):
        async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
            call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(METHOD)
            for credential in (wrong, key[:-1]):
                with pytest.raises(grpc.aio.AioRpcError):
                    await call(b"", metadata=bearer(credential), timeout=10)
    records = [record for record in caplog.records if record.message == "refused"]
    assert [record.__dict__["reason"] for record in records] == ["CREDENTIALS_INVALID"] * 2
    said = " ".join(str(record.__dict__) for record in caplog.records)
    assert "SSSS" not in said
    assert key.partition(".")[2][:-1] not in said
