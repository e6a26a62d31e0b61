"""Threads that give way."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from services.encoders.batching.thread_priority import give_way

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives each thread a niceness of its own")


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_only_the_thread_that_asks_gives_way() -> None:
    before = niceness()
    with ThreadPoolExecutor(max_workers=1, initializer=give_way, initargs=(before + 5,)) as threads:
        assert threads.submit(niceness).result() == before + 5

    assert niceness() == before
