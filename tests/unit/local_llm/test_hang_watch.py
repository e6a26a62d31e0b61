"""A server hangs when it neither answers nor computes; one that is busy, or still starts, does not."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from services.local_llm.hang_watch import HangWatch, cpu_seconds


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert self.path == "/health"
        self.send_response(503)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class Server:
    """Answers GET /health so often; what comes after is accepted and left."""

    def __init__(self, answers: int) -> None:
        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._answer, args=(answers,))
        self._thread.start()

    def _answer(self, times: int) -> None:
        for _ in range(times):
            self._server.handle_request()

    def close(self) -> None:
        self._thread.join(10)
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(answers=2)
    yield server
    server.close()


class Work:
    """CPU seconds that grow by `step` each time; after `looks` times it is over."""

    def __init__(self, step: float, looks: int) -> None:
        self.over = threading.Event()
        self.looks = 0
        self._step, self._most = step, looks

    def __call__(self) -> float:
        self.looks += 1
        if self.looks > self._most:
            self.over.set()
        return self.looks * self._step


def watch(port: int) -> HangWatch:
    return HangWatch("127.0.0.1", port, interval=0.01, timeout=0.2, checks=3)


def test_one_that_answered_and_then_neither_answers_nor_computes_hangs(server: Server) -> None:
    work = Work(step=0, looks=20)
    assert watch(server.port).until_hung(work, work.over)
    assert work.looks == 1 + 2 + 3


def test_one_that_computes_is_busy(server: Server) -> None:
    work = Work(step=1, looks=8)
    assert not watch(server.port).until_hung(work, work.over)


def test_one_that_has_not_answered_yet_is_starting() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        work = Work(step=0, looks=8)
        assert not watch(closed.getsockname()[1]).until_hung(work, work.over)


def test_the_time_that_a_process_has_used_is_that_of_all_its_threads() -> None:
    used = os.times()
    assert cpu_seconds(os.getpid()) == pytest.approx(used.user + used.system, abs=0.5)
    assert cpu_seconds(2**30) == 0
