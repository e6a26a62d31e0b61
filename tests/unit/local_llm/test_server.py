"""The small model as a process of its own: its command line, its end, and a real completion through the service."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceStub
from services.common import packaged_llm
from services.common.errors import StartupError
from services.llm_gateway.service import DEFINITION, open_service
from services.llm_gateway.settings import LlmGatewaySettings
from services.local_llm import packaged_model
from services.local_llm.server import checked_model, parse_options
from tests.support.in_process import in_process

COMMAND = [sys.executable, "-m", "services.local_llm"]
SMALL = ["--port", "0", "--parallel", "1", "--context", "512"]


class Process:
    """A local server, ready."""

    def __init__(self, *argv: str) -> None:
        self.process = subprocess.Popen([*COMMAND, *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.line = self.process.stdout.readline()
        found = re.search(r"http://\S+/v1", self.line)
        assert found, self.line
        self.base_url = found.group()

    def end(self) -> str:
        """Kills it if it still runs; returns what it wrote to standard error."""
        self.process.kill()
        return self.process.communicate(timeout=10)[1]


@pytest.fixture(scope="module")
def server() -> Iterator[Process]:
    process = Process(*SMALL)
    yield process
    process.end()


async def test_the_packaged_model_writes_through_the_service(server: Process) -> None:
    settings = LlmGatewaySettings(port=0, base_url=server.base_url)
    async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
        call = LlmGatewayServiceStub(channel).StreamChat(
            pb.ChatRequest(
                messages=[pb.ChatMessage(role=pb.ChatMessage.ROLE_USER, content="What is a role-playing game?")],
                max_tokens=24,
                temperature=0.0,
                language="en",
            ),
            timeout=60,
        )
        responses = [response async for response in call]
    assert responses[0].started.model == packaged_llm.MODEL
    text = "".join(response.delta.text for response in responses)
    assert len(text.split()) > 5
    assert "game" in text
    finished = responses[-1].finished
    assert finished.finish_reason == pb.FINISH_REASON_LENGTH
    assert (finished.usage.completion_tokens, finished.usage.estimated) == (24, False)


async def test_a_prompt_that_exceeds_the_window_is_refused_as_such(server: Process) -> None:
    settings = LlmGatewaySettings(port=0, base_url=server.base_url)
    async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
        message = pb.ChatMessage(role=pb.ChatMessage.ROLE_USER, content="game " * 1000)
        call = LlmGatewayServiceStub(channel).StreamChat(pb.ChatRequest(messages=[message]), timeout=60)
        assert (await call.code()).name == "INVALID_ARGUMENT"


def test_a_port_in_use_is_said_in_one_line(server: Process) -> None:
    port = server.base_url.split(":")[2].removesuffix("/v1")
    ended = subprocess.run([*COMMAND, "--port", port], capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert re.fullmatch(rf"local_llm: port {port} on 127.0.0.1 cannot be used .*--port\n", ended.stderr)


def test_it_tells_nothing_but_that_it_is_ready_and_stops_at_once() -> None:
    process = Process(*SMALL)
    try:
        began = time.monotonic()
        process.process.send_signal(signal.SIGTERM)
        assert process.process.wait(timeout=10) == 0
        assert time.monotonic() - began < 2
    finally:
        written = process.end()
    assert re.fullmatch(r"SmolLM2-135M-Instruct ready on http://127.0.0.1:\d+/v1 after [\d.]+ s\n", process.line)
    assert written == ""


def test_it_ends_with_its_parent_if_told_to() -> None:
    code = (
        f"import subprocess, sys, time; subprocess.Popen({[*COMMAND, *SMALL, '--exit-with-parent']!r}); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    line = parent.stdout.readline()
    host, port = line.split("//")[1].split("/")[0].split(":")
    parent.kill()
    parent.wait(timeout=10)
    # The server inherits the pipe: it is at its end when the server is.
    assert parent.stdout.read() == ""
    parent.stdout.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=1)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"cannot be read.*--model"):
        checked_model(tmp_path / "absent.gguf")
    with pytest.raises(StartupError, match="cannot be read"):
        checked_model(tmp_path)


def test_a_file_of_another_kind_is_said(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(StartupError, match="no GGUF file"):
        checked_model(path)


def test_a_damaged_model_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(packaged_model.locate().read_bytes()[:100_000])
    ended = subprocess.run(
        [*COMMAND, *SMALL, "--model", os.fspath(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 2
    assert re.fullmatch(r"local_llm: llama.cpp cannot serve .*\n", ended.stderr)


def test_a_changed_packaged_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_model, "_SHA256", "0" * 64)
    with pytest.raises(StartupError, match="not the model it should be"):
        packaged_model.locate()


def test_a_missing_package_is_said_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_model, "_DISTRIBUTION", "no-such-distribution")
    with pytest.raises(StartupError, match="pip install"):
        packaged_model.locate()


@pytest.mark.parametrize("argv", [["--port", "70000"], ["--threads", "0"], ["--context", "x"]])
def test_a_wrong_option_ends_with_usage(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        parse_options(argv)
    assert raised.value.code == 2
    assert argv[0] in capsys.readouterr().err


async def test_with_a_key_it_answers_only_who_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_KEY", "peer.secret")
    process = Process(*SMALL, "--api-key-env", "LOCAL_KEY")
    try:
        message = pb.ChatMessage(role=pb.ChatMessage.ROLE_USER, content="Hi")
        request = pb.ChatRequest(messages=[message], max_tokens=2)
        for variable, code in (("LOCAL_KEY", "OK"), ("", "FAILED_PRECONDITION")):
            settings = LlmGatewaySettings(port=0, base_url=process.base_url, api_key_env=variable)
            async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
                assert await _ending(LlmGatewayServiceStub(channel).StreamChat(request, timeout=60)) == code
    finally:
        process.end()


def test_a_key_that_is_not_there_is_said_in_one_line() -> None:
    command = [*COMMAND, *SMALL, "--api-key-env", "NO_SUCH_KEY"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("local_llm: the variable NO_SUCH_KEY holds no key")


async def _ending(call: Any) -> str:
    """The code that the stream ends with."""
    try:
        async for _ in call:
            pass
    except grpc.aio.AioRpcError:
        pass
    return str((await call.code()).name)
