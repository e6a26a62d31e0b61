"""The port of the metrics serves metrics and nothing else."""

from __future__ import annotations

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
