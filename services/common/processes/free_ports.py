"""TCP ports of this machine for processes that are about to start."""

from __future__ import annotations

import random
import socket
from contextlib import ExitStack

_HOST = "127.0.0.1"
# Below those that systems give to outgoing connections, which may take a port before it is listened on.
LEAST_PORT, MOST_PORT = 12_000, 30_000


def free_ports(count: int) -> list[int]:
    """Different ports of 127.0.0.1 that nothing uses now."""
    with ExitStack() as held:
        found: list[int] = []
        while len(found) < count:
            probe = held.enter_context(socket.socket())
            port = random.randrange(LEAST_PORT, MOST_PORT)
            try:
                probe.bind((_HOST, port))
            except OSError:
                continue
            found.append(port)
        return found
