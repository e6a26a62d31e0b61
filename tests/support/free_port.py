"""Ports of this machine that nothing listens on."""

from __future__ import annotations

import random
import socket

from services.common.processes.free_ports import LEAST_PORT, MOST_PORT, free_ports


def free_port() -> int:
    """A TCP port of 127.0.0.1 that is free now."""
    return free_ports(1)[0]


def free_row(count: int) -> int:
    """The first of `count` TCP ports of 127.0.0.1, one after another, that are all free now."""
    while True:
        first = random.randrange(LEAST_PORT, MOST_PORT)
        if all(_is_free(port) for port in range(first, first + count)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
