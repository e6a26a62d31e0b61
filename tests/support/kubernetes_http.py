"""Serves the stand-in for the API of a Kubernetes cluster to kubectl."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.support.kubernetes_api import KubernetesApi

# Before kubectl's own encoding of some objects: k8s.io/apimachinery/pkg/runtime/serializer/protobuf.
_PROTOBUF = b"k8s\0"


@contextmanager
def serving(api: KubernetesApi, kubeconfig: Path) -> Iterator[None]:
    """Serves it on a port of this machine, to which the file leads kubectl."""

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            status, found = api.answer(self.command, self.path, _read(body))
            written = found.encode() if isinstance(found, str) else json.dumps(found).encode()
            self.send_response(status)
            self.send_header("content-type", "text/plain" if isinstance(found, str) else "application/json")
            self.send_header("content-length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

        do_GET = do_POST = do_PATCH = _serve  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        cluster = {"name": "it", "cluster": {"server": f"http://127.0.0.1:{server.server_port}"}}
        context = {"name": "it", "context": {"cluster": "it", "user": ""}}
        document = {"apiVersion": "v1", "kind": "Config", "clusters": [cluster], "contexts": [context]}
        kubeconfig.write_text(json.dumps({**document, "current-context": "it"}), encoding="utf-8")
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


def _read(body: bytes) -> Any:
    """What was sent; of what kubectl sends as protobuf only the kind and the name."""
    if not body.startswith(_PROTOBUF):
        return json.loads(body) if body else None
    unknown = body.removeprefix(_PROTOBUF)
    kind, sent = _field(unknown, 1), _field(unknown, 2)
    name = _field(_field(sent, 1), 1)
    return {
        "apiVersion": _field(kind, 1).decode(),
        "kind": _field(kind, 2).decode(),
        "metadata": {"name": name.decode()},
    }


def _field(message: bytes, wanted: int) -> bytes:
    """The first of a message's fields of this number, among fields that have a length."""
    place = 0
    while place < len(message):
        tag, place = _varint(message, place)
        assert tag & 7 == 2, "only fields that have a length are read"
        length, place = _varint(message, place)
        if tag >> 3 == wanted:
            return message[place : place + length]
        place += length
    return b""


def _varint(message: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[place]
        value, place, shift = value | (byte & 127) << shift, place + 1, shift + 7
        if byte < 128:
            return value, place
