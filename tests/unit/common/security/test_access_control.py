"""Who is let in without configuration, and that a changed file counts within a second."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import grpc
import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common.channels import open_channel
from services.common.errors import StartupError
from services.common.security.access_control import AccessControl, is_loopback
from services.common.security.peer_key import PEER_KEY, PEER_KEY_FILE, new_peer_key, peer_key, write_peer_key
from services.common.settings import ServiceSettings
from tests.support.access import AccessFile, Metadata, bearer, listening
from tests.support.echo_service import DEFINITION, EchoServicer, EchoSettings
from tests.support.issuer import Issuer


@pytest.fixture(autouse=True)
def no_peer_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (PEER_KEY, PEER_KEY_FILE):
        monkeypatch.delenv(variable, raising=False)


def access(*, is_edge: bool = True, environment: dict[str, str] | None = None, **settings: object) -> AccessControl:
    chosen = ServiceSettings.model_validate(settings)
    return AccessControl(chosen, is_edge=is_edge, variable="GATEWAY_", environment=environment or {})


async def code_of(port: int, metadata: Metadata = ()) -> grpc.StatusCode:
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        return await code_on(channel, metadata)


async def code_on(channel: grpc.aio.Channel, metadata: Metadata) -> grpc.StatusCode:
    stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
    try:
        await stub.Embed(embedder_pb2.EmbedRequest(texts=["hi"]), metadata=metadata, timeout=10)
    except grpc.aio.AioRpcError as error:
        return error.code()
    return grpc.StatusCode.OK


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "localhost", "::1", "[::1]"])
def test_on_loopback_everybody_is_let_in_and_it_is_said(host: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert access(host=host).authenticator is None
    assert "every process of this machine" in caplog.text
    assert "GATEWAY_ACCESS_FILE" in caplog.text


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", ""])
@pytest.mark.parametrize("is_edge", [True, False])
def test_on_another_address_it_does_not_start_without_keys(host: str, is_edge: bool) -> None:
    assert not is_loopback(host)
    with pytest.raises(StartupError, match="everybody could do everything: give keys with GATEWAY_ACCESS_FILE"):
        access(host=host, is_edge=is_edge)


def test_insecure_lets_everybody_in_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert access(host="0.0.0.0", insecure=True).authenticator is None
    assert "as --insecure says" in caplog.text


def test_the_process_ends_with_one_line_when_it_would_be_open_to_other_machines() -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GAMESREC_")}
    process = subprocess.run(
        [sys.executable, "-m", "tests.support.echo_service", "--host", "0.0.0.0"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.returncode == 2
    assert "everybody could do everything" in process.stderr.splitlines()[-1]
    assert "--insecure" in process.stderr.splitlines()[-1]


async def test_services_of_one_machine_let_in_who_has_their_key_and_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = new_peer_key()
    monkeypatch.setenv(PEER_KEY, key)
    async with listening(DEFINITION, EchoSettings(drain_delay_seconds=0), EchoServicer()) as port:
        assert await code_of(port) is grpc.StatusCode.UNAUTHENTICATED
        assert await code_of(port, bearer(new_peer_key())) is grpc.StatusCode.UNAUTHENTICATED
        assert await code_of(port, bearer(key)) is grpc.StatusCode.OK


def test_the_key_of_the_services_opens_nothing_at_the_edge() -> None:
    environment = {PEER_KEY: new_peer_key()}
    assert access(is_edge=True, environment=environment).authenticator is None
    assert access(is_edge=False, environment=environment).authenticator is not None


def test_a_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    path, key = tmp_path / "peer.key", new_peer_key()
    path.touch(mode=0o644)
    write_peer_key(path, key)
    assert path.stat().st_mode & 0o777 == 0o600
    assert peer_key({PEER_KEY_FILE: str(path)}) == key


@pytest.mark.parametrize("wrong", ["peer", "peer.short", "x" * 60])
def test_half_a_key_is_no_key(wrong: str) -> None:
    with pytest.raises(StartupError, match=PEER_KEY):
        peer_key({PEER_KEY: wrong})


async def test_keys_that_come_and_go_in_the_file_count_within_a_second(tmp_path: Path) -> None:
    file = AccessFile(tmp_path / "access.yaml")
    old = file.add_key("old", "use_models")
    settings = EchoSettings(access_file=file.path, drain_delay_seconds=0)
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        assert await code_of(port, bearer(old)) is grpc.StatusCode.OK
        new = file.add_key("new", "use_models", principal="old")
        await _becomes(port, new, grpc.StatusCode.OK)
        assert await code_of(port, bearer(old)) is grpc.StatusCode.OK
        file.remove_key("old")
        await _becomes(port, old, grpc.StatusCode.UNAUTHENTICATED)
        assert await code_of(port, bearer(new)) is grpc.StatusCode.OK


async def test_a_file_with_a_mistake_leaves_the_old_one_and_names_the_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = AccessFile(tmp_path / "access.yaml")
    key = file.add_key("shop", "use_models")
    settings = EchoSettings(access_file=file.path, drain_delay_seconds=0)
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        for mistake in ("keys:\n  - {id: shop, hsh: x}\n", ""):
            caplog.clear()
            file.path.write_text(mistake)
            async with asyncio.timeout(5):
                while "the old one stays" not in caplog.text:
                    await asyncio.sleep(0.02)
            (record,) = [each for each in caplog.records if "the old one stays" in each.message]
            assert f"{file.path}:{mistake.count(chr(10)) or 1}" in record.__dict__["error"]
            assert await code_of(port, bearer(key)) is grpc.StatusCode.OK


async def test_a_key_that_was_revoked_is_refused_on_the_connection_that_it_came_by(tmp_path: Path) -> None:
    file = AccessFile(tmp_path / "access.yaml")
    key = file.add_key("shop", "use_models")
    settings = EchoSettings(access_file=file.path, drain_delay_seconds=0)
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
            assert await code_on(channel, bearer(key)) is grpc.StatusCode.OK
            file.remove_key("shop")
            async with asyncio.timeout(1):
                while await code_on(channel, bearer(key)) is grpc.StatusCode.OK:
                    await asyncio.sleep(0.02)


async def test_keys_of_tokens_that_change_count_within_a_second(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file, issuer = AccessFile(tmp_path / "access.yaml"), Issuer()
    issuer.allow(file)
    old = issuer.token("use_models")
    settings = EchoSettings(access_file=file.path, drain_delay_seconds=0)
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        assert await code_of(port, bearer(old)) is grpc.StatusCode.OK
        assert await code_of(port, bearer(issuer.token("recommend"))) is grpc.StatusCode.PERMISSION_DENIED
        issuer.replace_key()
        await _becomes(port, old, grpc.StatusCode.UNAUTHENTICATED)
        await _becomes(port, new := issuer.token("use_models"), grpc.StatusCode.OK)
        (tmp_path / "jwks.json").write_text("{")
        async with asyncio.timeout(5):
            while "the old one stays" not in caplog.text:
                await asyncio.sleep(0.02)
        assert await code_of(port, bearer(new)) is grpc.StatusCode.OK


async def _becomes(port: int, key: str, code: grpc.StatusCode) -> None:
    began = time.monotonic()
    while await code_of(port, bearer(key)) is not code:
        assert time.monotonic() - began < 1.0
        await asyncio.sleep(0.02)


async def test_who_passes_on_the_credentials_of_others_offers_no_key_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(PEER_KEY, new_peer_key())
    async with listening(DEFINITION, EchoSettings(drain_delay_seconds=0), EchoServicer()) as port:
        for offers, code in ((True, grpc.StatusCode.OK), (False, grpc.StatusCode.UNAUTHENTICATED)):
            async with open_channel(f"127.0.0.1:{port}", offer_key=offers) as channel:
                call = embedder_pb2_grpc.EmbedderServiceStub(channel).Embed(embedder_pb2.EmbedRequest(texts=["hi"]))
                assert await call.code() is code
