"""The door with TLS: it streams, a new certificate needs no restart, and what is wrong is said in one line."""

from __future__ import annotations

import asyncio
import ssl
import time
from pathlib import Path

import httpx
import pytest

from services.common.errors import StartupError
from services.common.security.certificate_files import CertificateFiles
from services.web.receiving.tls import DoorTls
from services.web.settings import WebSettings
from tests.fakes.web import FakeEdge, an_answer
from tests.support.certificates import Authority, Issued
from tests.support.web import JSON, events_of, running_door

CHAT = b'{"playerId": "p", "text": "x"}'


def trusting(authority: Authority, client: Issued | None = None, directory: Path | None = None) -> ssl.SSLContext:
    context = ssl.create_default_context(cadata=authority.certificate.decode())
    if client and directory:
        directory.mkdir()
        context.load_cert_chain(*client.write(directory))
    return context


async def asked(port: int, context: ssl.SSLContext) -> httpx.Response:
    async with httpx.AsyncClient(verify=context, trust_env=False, timeout=10) as client:
        return await client.post(f"https://127.0.0.1:{port}/v1/chat", content=CHAT, headers=JSON)


async def test_an_answer_streams_over_tls(tmp_path: Path) -> None:
    authority = Authority()
    certificate, key = authority.for_loopback().write(tmp_path)
    edge = FakeEdge(events=an_answer())
    async with running_door(edge, tls_certificate=certificate, tls_key=key) as door:
        response = await asked(door.port, trusting(authority))
    assert [event.name for event in events_of(response.text)] == ["recommendations", "text", "summary"]


async def test_without_tls_nothing_is_said(tmp_path: Path) -> None:
    certificate, key = Authority().for_loopback().write(tmp_path)
    async with running_door(FakeEdge(), tls_certificate=certificate, tls_key=key) as door:
        assert await door.raw(b"GET /healthz HTTP/1.0\r\n\r\n") == b""


@pytest.mark.parametrize("sent", [b"", b"\x16\x03\x01\x02\x00\x01"], ids=["silent", "half a hello"])
async def test_a_handshake_that_stalls_is_dropped(tmp_path: Path, sent: bytes) -> None:
    authority = Authority()
    certificate, key = authority.for_loopback().write(tmp_path)
    edge = FakeEdge(events=an_answer())
    async with running_door(edge, tls_certificate=certificate, tls_key=key, handshake_seconds=0.3) as door:
        began = time.monotonic()
        assert await door.raw(sent, seconds=5) == b""
        assert time.monotonic() - began >= 0.3
        assert (await asked(door.port, trusting(authority))).status_code == 200


async def test_a_new_certificate_is_shown_within_a_second_and_streams_go_on(tmp_path: Path) -> None:
    first, second = Authority(), Authority()
    certificate, key = first.for_loopback().write(tmp_path)
    edge = FakeEdge(events=an_answer()[:1], waits=True)
    async with (
        running_door(edge, tls_certificate=certificate, tls_key=key, keep_alive_seconds=0.02) as door,
        httpx.AsyncClient(verify=trusting(first), trust_env=False, timeout=10) as client,
        client.stream("POST", f"https://127.0.0.1:{door.port}/v1/chat", content=CHAT, headers=JSON) as response,
    ):
        lines = response.aiter_lines()
        await anext(lines)
        second.for_loopback().write(tmp_path)
        async with asyncio.timeout(10):
            while True:
                try:
                    async with httpx.AsyncClient(verify=trusting(second), trust_env=False) as late:
                        assert (await late.get(f"https://127.0.0.1:{door.port}/healthz")).status_code == 200
                        break
                except httpx.ConnectError:
                    await asyncio.sleep(0.02)
        async with asyncio.timeout(10):
            while not (await anext(lines)).startswith(":"):
                pass


@pytest.mark.parametrize("mistake", ["a key of another", "expired"])
async def test_a_pair_that_cannot_be_used_leaves_the_old_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, mistake: str
) -> None:
    authority = Authority()
    certificate, key = authority.for_loopback().write(tmp_path)
    async with running_door(FakeEdge(events=an_answer()), tls_certificate=certificate, tls_key=key) as door:
        if mistake == "expired":
            authority.for_loopback(days=-1).write(tmp_path)
        else:
            key.write_bytes(Authority().for_loopback().key)
        async with asyncio.timeout(10):
            while "the old one stays" not in caplog.text:
                await asyncio.sleep(0.02)
        assert (await asked(door.port, trusting(authority))).status_code == 200


async def test_with_an_authority_of_clients_only_they_come_in(tmp_path: Path) -> None:
    authority = Authority()
    certificate, key = authority.for_loopback().write(tmp_path)
    ca = tmp_path / "ca.crt"
    ca.write_bytes(authority.certificate)
    edge = FakeEdge(events=an_answer())
    async with running_door(edge, tls_certificate=certificate, tls_key=key, tls_client_ca=ca) as door:
        known = trusting(authority, authority.issue("shop"), tmp_path / "shop")
        assert (await asked(door.port, known)).status_code == 200
        for stranger in (
            trusting(authority),
            trusting(authority, Authority().issue("shop"), tmp_path / "stranger"),
            trusting(authority, authority.issue("shop", days=-1), tmp_path / "expired"),
        ):
            with pytest.raises((httpx.ReadError, httpx.ConnectError, httpx.RemoteProtocolError)):
                await asked(door.port, stranger)


async def test_an_authority_of_clients_that_is_replaced_is_believed_no_longer(tmp_path: Path) -> None:
    first, second = Authority(), Authority()
    certificate, key = first.for_loopback().write(tmp_path)
    ca = tmp_path / "ca.crt"
    ca.write_bytes(first.certificate)
    edge = FakeEdge(events=an_answer())
    async with running_door(edge, tls_certificate=certificate, tls_key=key, tls_client_ca=ca) as door:
        old = trusting(first, first.issue("shop"), tmp_path / "old")
        new = trusting(first, second.issue("shop"), tmp_path / "new")
        assert (await asked(door.port, old)).status_code == 200
        ca.write_bytes(second.certificate)
        async with asyncio.timeout(10):
            while True:
                try:
                    assert (await asked(door.port, new)).status_code == 200
                    break
                except httpx.TransportError:
                    await asyncio.sleep(0.05)
        with pytest.raises(httpx.TransportError):
            await asked(door.port, old)


def test_files_that_do_not_belong_together_are_refused_at_the_start(tmp_path: Path) -> None:
    certificate, key = Authority().for_loopback().write(tmp_path)
    key.write_bytes(Authority().for_loopback().key)
    with pytest.raises(StartupError, match="cannot be used with the key"):
        DoorTls(CertificateFiles(certificate, key))


def test_half_of_a_pair_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="both --tls-certificate and --tls-key"):
        CertificateFiles.of(WebSettings(tls_certificate=tmp_path / "tls.crt"))
