"""Ports of this machine that nothing listens on."""

from __future__ import annotations

import random
import socket

# Below those that systems give to outgoing connections, which may take a port of a row before it is listened on.
_LEAST, _MOST = 12_000, 30_000


def free_port() -> int:
    """A TCP port of 127.0.0.1 that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def free_row(count: int) -> int:
    """The first of `count` TCP ports of 127.0.0.1, one after another, that are all free now."""
    while True:
        first = random.randrange(_LEAST, _MOST)
        if all(_is_free(port) for port in range(first, first + count)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
