"""The port of the metrics serves metrics and nothing else."""

from __future__ import annotations

import socket
import time
import urllib.error
import urllib.request

import pytest

from services.common.observability import telemetry
from tests.support.free_port import free_port


@pytest.fixture(scope="module")
def port() -> int:
    port = free_port()
    telemetry.serve_metrics("127.0.0.1", port)
    return port


@pytest.mark.parametrize("path", ["/", "/metrics", "/gamesrec.gateway.v1.GatewayService/DeletePlayer", "//v1/chat"])
@pytest.mark.parametrize("body", [None, b"\x00\x00\x00\x00\x00"])
def test_no_call_is_served_there(path: str, body: bytes | None, port: int) -> None:
    """Milvus CVE-2026-26190: the whole API stood open on the port of the metrics."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=body)
    request.add_header("content-type", "application/grpc")
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            answer = response.status, response.headers["content-type"].partition(";")[0]
    except urllib.error.HTTPError as error:
        answer = error.code, ""
        error.close()
    assert answer in ((200, "text/plain"), (404, ""), (405, ""))


@pytest.mark.parametrize("sent", [b"", b"GET /metrics HTTP/1.1\r\nx-"], ids=["silent", "half a head"])
def test_who_does_not_finish_a_request_is_not_waited_for(
    sent: bytes, port: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert telemetry._Handler.timeout == 10
    monkeypatch.setattr(telemetry._Handler, "timeout", 0.2)
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(sent)
        assert b"200" not in connection.recv(1000)
    assert time.monotonic() - began < 5
    assert "Traceback" not in capfd.readouterr().err
