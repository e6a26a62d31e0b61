"""Connects from within the network of a container, to see which ways are open."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable

Place = tuple[str, int]

CONNECT_SECONDS = 2.0
# All at once: what the machine refuses it tells a caller once a second, and the others wait in vain.
_CONNECT = f"""
import concurrent.futures, json, socket, sys
def found(place):
    try:
        socket.create_connection(place, {CONNECT_SECONDS}).close()
    except ConnectionRefusedError:
        pass
    except OSError:
        return False
    return True
places = [tuple(each) for each in json.loads(sys.argv[1])]
with concurrent.futures.ThreadPoolExecutor(len(places)) as threads:
    print(json.dumps([place for place, there in zip(places, threads.map(found, places)) if there]))
"""
_WATCH = """
import json, socket, sys, time
place, seconds = json.loads(sys.argv[1])
connection = socket.create_connection(tuple(place))
end = time.monotonic() + seconds
while (left := end - time.monotonic()) > 0:
    connection.settimeout(left)
    try:
        if not connection.recv(65536):
            raise SystemExit(1)
    except TimeoutError:
        break
    except OSError:
        raise SystemExit(1)
"""


async def reachable(pid: int, places: Iterable[Place]) -> set[Place]:
    """The addresses and ports where a connection from the network of a process finds a way.

    What is refused by the other end, where nothing listens, has found its way, too.
    """
    process = await _inside(pid, _CONNECT, list(places))
    written, _ = await process.communicate()
    return {(address, port) for address, port in json.loads(written)}


async def end_of_connection(pid: int, place: Place, seconds: float) -> bool:
    """Connects from the network of a process, and tells whether the other end ends it within this time."""
    process = await _inside(pid, _WATCH, [place, seconds])
    return await process.wait() == 1


async def _inside(pid: int, code: str, argument: object) -> asyncio.subprocess.Process:
    enter = ["nsenter", "--target", str(pid), "--net"]
    return await asyncio.create_subprocess_exec(
        *enter, sys.executable, "-c", code, json.dumps(argument), stdout=asyncio.subprocess.PIPE
    )
