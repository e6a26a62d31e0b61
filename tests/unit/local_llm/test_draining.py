"""The local model's server ends when it has nothing more to write, or when its time is over."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest

from services.local_llm.draining import wait_until_idle


class _Busy(BaseHTTPRequestHandler):
    """Publishes the numbers of `busy`, one pair for each request, the last one for ever."""

    busy: ClassVar[list[tuple[int, int]]] = []
    asked: ClassVar[int] = 0

    def do_GET(self) -> None:
        writing, waiting = self.busy[min(_Busy.asked, len(self.busy) - 1)]
        _Busy.asked += 1
        body = f"llamacpp:requests_processing {writing}\nllamacpp:requests_deferred {waiting}\n".encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    _Busy.asked = 0
    with HTTPServer(("127.0.0.1", 0), _Busy) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_it_waits_for_what_is_being_written_and_for_what_waits_for_a_place(address: str) -> None:
    _Busy.busy = [(2, 1), (1, 0), (0, 1), (0, 0)]
    assert wait_until_idle(address, 10)
    assert _Busy.asked == 4


def test_it_ends_when_its_time_is_over(address: str) -> None:
    _Busy.busy = [(1, 0)]
    assert not wait_until_idle(address, 0.3)


def test_without_time_it_does_not_ask(address: str) -> None:
    _Busy.busy = [(0, 0)]
    assert not wait_until_idle(address, 0)
    assert _Busy.asked == 0
