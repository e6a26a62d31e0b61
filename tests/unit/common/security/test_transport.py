"""TLS: a certificate may change while the server serves, and the names in a client's certificate say who it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

import grpc
import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common.channels import open_channel
from services.common.errors import StartupError
from services.common.security import transport
from services.common.security.peer_key import PEER_KEY
from services.common.security.transport import ServerTransport
from services.common.settings import ServiceSettings
from tests.support.access import AccessFile, listening
from tests.support.certificates import Authority, Issued
from tests.support.echo_service import DEFINITION, EchoServicer, EchoSettings
from tests.support.statuses import details_of


@pytest.fixture(autouse=True)
def no_peer_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PEER_KEY, raising=False)


def write_settings(directory: Path, authority: Authority, *, mutual: bool = False) -> EchoSettings:
    certificate, key = authority.for_loopback().write(directory)
    ca = directory / "ca.crt"
    ca.write_bytes(authority.certificate)
    return EchoSettings(
        tls_certificate=certificate,
        tls_key=key,
        tls_client_ca=ca if mutual else None,
        access_file=directory / "access.yaml" if mutual else None,
        drain_delay_seconds=0,
    )


async def embed(channel: grpc.aio.Channel) -> str:
    stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
    return (await stub.Embed(embedder_pb2.EmbedRequest(texts=["hi"]), timeout=10)).model.name


def secure(port: int, authority: Authority, client: Issued | None = None) -> grpc.aio.Channel:
    shown = (client.key, client.certificate) if client else (None, None)
    credentials = grpc.ssl_channel_credentials(authority.certificate, *shown)
    # Connections of one process to one address would be shared, whatever they show.
    return grpc.aio.secure_channel(f"127.0.0.1:{port}", credentials, options=[("grpc.use_local_subchannel_pool", 1)])


async def test_a_certificate_is_replaced_without_a_failed_call(tmp_path: Path) -> None:
    first, second = Authority(), Authority()
    settings = write_settings(tmp_path, first)
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        async with secure(port, first) as kept:
            await embed(kept)
            stop = asyncio.Event()
            answered = 0

            async def call_on() -> None:
                nonlocal answered
                while not stop.is_set():
                    await embed(kept)
                    answered += 1

            calling = asyncio.ensure_future(call_on())
            second.for_loopback().write(tmp_path)
            async with secure(port, second) as fresh:
                await embed(fresh)
            before = answered
            async with asyncio.timeout(10):
                while answered < before + 5 and not calling.done():
                    await asyncio.sleep(0.01)
            stop.set()
            await calling
        async with secure(port, first) as late:
            with pytest.raises(grpc.aio.AioRpcError):
                await embedder_pb2_grpc.EmbedderServiceStub(late).Embed(
                    embedder_pb2.EmbedRequest(texts=["hi"]), timeout=1
                )


async def test_a_key_that_is_not_the_certificates_leaves_the_old_one(tmp_path: Path) -> None:
    authority = Authority()
    settings = write_settings(tmp_path, authority)
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        (tmp_path / "tls.key").write_bytes(authority.for_loopback().key)
        async with secure(port, authority) as channel:
            assert await embed(channel)


async def test_an_expired_certificate_leaves_the_one_before_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    authority = Authority()
    settings = write_settings(tmp_path, authority)
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        authority.for_loopback(days=-1).write(tmp_path)
        async with secure(port, authority) as channel:
            assert await embed(channel)
    (refusal,) = [each for each in caplog.records if "the old one stays" in each.message]
    assert "it has expired on " in refusal.__dict__["error"]


def test_a_start_with_an_expired_certificate_is_refused(tmp_path: Path) -> None:
    settings = write_settings(tmp_path, Authority())
    Authority().for_loopback(days=-1).write(tmp_path)
    with pytest.raises(StartupError, match=r"it has expired on .* UTC; put both files of one valid certificate there"):
        ServerTransport.of(settings)


@pytest.mark.parametrize("broken", ["tls.crt", "tls.key"])
def test_a_start_with_files_that_do_not_belong_together_is_refused(tmp_path: Path, broken: str) -> None:
    settings = write_settings(tmp_path, Authority())
    (tmp_path / broken).write_bytes(
        getattr(Authority().for_loopback(), "key" if broken == "tls.key" else "certificate")
    )
    with pytest.raises(StartupError, match="cannot be used with the key"):
        ServerTransport.of(settings)


def test_half_of_a_pair_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="both --tls-certificate and --tls-key"):
        ServerTransport.of(ServiceSettings(tls_certificate=tmp_path / "tls.crt"))


async def test_the_name_in_a_certificate_says_who_calls_and_any_other_is_refused(tmp_path: Path) -> None:
    authority, stranger = Authority(), Authority()
    settings = write_settings(tmp_path, authority, mutual=True)
    file = AccessFile(tmp_path / "access.yaml")
    file.entries["certificates"] = [
        {"name": name, "principal": "gateway", "scopes": ["use_models"]}
        for name in ("spiffe://cluster/gateway", "plain-gateway")
    ]
    file.write()
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        for known in (
            authority.issue("x", "spiffe://cluster/gateway", "gateway.svc"),
            authority.issue("plain-gateway"),
        ):
            async with secure(port, authority, known) as channel:
                assert await embed(channel)
        # The common name counts for nothing beside alternative names.
        for unknown in (authority.issue("plain-gateway", "other.svc"), authority.issue("embedder")):
            async with secure(port, authority, unknown) as channel:
                with pytest.raises(grpc.aio.AioRpcError) as caught:
                    await embed(channel)
                assert caught.value.code() is grpc.StatusCode.UNAUTHENTICATED
                assert details_of(caught.value)[0].reason == "CREDENTIALS_UNKNOWN"
        for refused in (None, stranger.issue("plain-gateway"), authority.issue("plain-gateway", days=-1)):
            async with secure(port, authority, refused) as channel:
                with pytest.raises(grpc.aio.AioRpcError) as caught:
                    await embed(channel)
                assert caught.value.code() is grpc.StatusCode.UNAVAILABLE


async def test_channels_between_services_show_the_certificate_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority()
    settings = write_settings(tmp_path, authority, mutual=True)
    file = AccessFile(tmp_path / "access.yaml")
    file.entries["certificates"] = [{"name": "gateway.svc", "principal": "gateway", "scopes": ["use_models"]}]
    file.write()
    (tmp_path / "client").mkdir()
    certificate, key = authority.issue("x", "gateway.svc").write(tmp_path / "client")
    monkeypatch.setenv(transport.PEER_CA, str(tmp_path / "ca.crt"))
    monkeypatch.setenv(transport.PEER_CERTIFICATE, str(certificate))
    monkeypatch.setenv(transport.PEER_CERTIFICATE_KEY, str(key))
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        async with open_channel(f"127.0.0.1:{port}") as channel:
            assert await embed(channel)
