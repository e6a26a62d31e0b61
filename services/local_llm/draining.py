"""Waits until llama.cpp's server has nothing more to write, by the numbers that it publishes."""

from __future__ import annotations

import re
import time
import urllib.request

# llama.cpp's own names: what is being written, and what waits for a place.
_BUSY = re.compile(r"^llamacpp:requests_(?:processing|deferred) (\S+)$", re.MULTILINE)
_POLL_SECONDS = 0.2
_ANSWER_SECONDS = 2.0


def wait_until_idle(address: str, seconds: float) -> bool:
    """Returns True once nothing is being written at `address`, an URL, or False after `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if _is_idle(address):
            return True
        time.sleep(_POLL_SECONDS)
    return False


def _is_idle(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/metrics", timeout=_ANSWER_SECONDS) as response:
            text = response.read().decode()
    except OSError:
        return False
    busy = [float(number) for number in _BUSY.findall(text)]
    return bool(busy) and not any(busy)
