"""Lets every node of Qdrant write a snapshot of each collection, and deletes all but the newest few.

    QDRANT_API_KEY=... python snapshot.py --host qdrant-peers --keep 3

A node's snapshot holds the shards of that node, and lies on its volume or in the bucket that Qdrant is configured for.
Exits with 1 when anything failed, after trying all the rest.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import quote

_SECONDS = 3600.0


class Node:
    """The HTTP API of one node."""

    def __init__(self, address: str, port: int, api_key: str) -> None:
        self._url = f"http://{address}:{port}"
        self._headers = {"api-key": api_key} if api_key else {}

    def ask(self, method: str, path: str) -> Any:
        """The `result` of a call. Raises OSError."""
        request = urllib.request.Request(self._url + path, method=method, headers=self._headers)
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=_SECONDS) as response:
            return json.load(response)["result"]


def snapshot(node: Node, keep: int) -> list[str]:
    """Writes new snapshots and deletes old ones; returns a line for each collection that failed."""
    failed = []
    for collection in [each["name"] for each in node.ask("GET", "/collections")["collections"]]:
        path = f"/collections/{quote(collection, safe='')}/snapshots"
        try:
            made = node.ask("POST", f"{path}?wait=true")
            print(f"{collection}: {made['name']}, {made['size']:,} bytes", flush=True)
            newest_first = sorted(node.ask("GET", path), key=lambda each: each["creation_time"] or "", reverse=True)
            for old in newest_first[keep:]:
                node.ask("DELETE", f"{path}/{quote(old['name'], safe='')}?wait=true")
        except OSError as error:
            failed.append(f"{collection}: {error}")
    return failed


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Writes snapshots on every node of Qdrant.")
    parser.add_argument("--host", required=True, help="a name that leads to all nodes")
    parser.add_argument("--port", type=int, default=6333)
    parser.add_argument("--keep", type=int, default=3, help="how many snapshots of a collection stay on a node")
    options = parser.parse_args()
    failed = []
    try:
        found = socket.getaddrinfo(options.host, options.port, socket.AF_INET, socket.SOCK_STREAM)
    except OSError as error:
        print(f"no node: {options.host} has no address ({error})", file=sys.stderr)
        return 1
    for address in sorted({str(each[4][0]) for each in found}):
        try:
            lines = snapshot(Node(address, options.port, os.environ.get("QDRANT_API_KEY", "")), options.keep)
        except OSError as error:
            lines = [str(error)]
        failed += [f"{address}: {line}" for line in lines]
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
