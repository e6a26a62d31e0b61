"""Snapshots of Qdrant: the nightly script takes every collection of every node; the documented commands restore one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from qdrant_client import models

from tests.support.rendering import Renderer

KEY = "secret-key"


class _Qdrant(BaseHTTPRequestHandler):
    """As much of a node's HTTP API as snapshots need."""

    snapshots: ClassVar[dict[str, list[str]]] = {}
    broken: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        self._answer(self._list)

    def do_POST(self) -> None:
        self._answer(self._make)

    def do_DELETE(self) -> None:
        self._answer(self._delete)

    def log_message(self, *_: Any) -> None:
        pass

    def _answer(self, act: Any) -> None:
        status, result = (200, act()) if self.headers.get("api-key") == KEY else (403, None)
        if result is None and status == 200:
            status = 500
        body = json.dumps({"result": result}).encode()
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def _list(self) -> Any:
        if self.path == "/collections":
            return {"collections": [{"name": name} for name in self.snapshots]}
        return [self._described(name) for name in self.snapshots[self.path.split("/")[2]]]

    def _make(self) -> Any:
        collection = self.path.split("/")[2]
        if collection in self.broken:
            return None
        self.snapshots[collection].append(f"{collection}-{9000 + len(self.snapshots[collection])}")
        return self._described(self.snapshots[collection][-1])

    def _delete(self) -> Any:
        _, _, collection, _, name = self.path.split("?")[0].split("/")
        self.snapshots[collection].remove(name)
        return True

    def _described(self, name: str) -> dict[str, Any]:
        return {"name": name, "size": 4096, "creation_time": name.rpartition("-")[2]}


@pytest.fixture
def qdrant() -> Iterator[HTTPServer]:
    _Qdrant.snapshots = {"games_v1": [f"games_v1-{number}" for number in (1, 2, 3)], "players_v1": []}
    _Qdrant.broken = set()
    with HTTPServer(("127.0.0.1", 0), _Qdrant) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _run(root: Path, qdrant: HTTPServer, key: str = KEY) -> subprocess.CompletedProcess[str]:
    script = root / "deploy" / "overlays" / "prod" / "snapshots" / "snapshot.py"
    options = ["--host", "127.0.0.1", "--port", str(qdrant.server_port), "--keep", "2"]
    environment = {"QDRANT_API_KEY": key}
    command = [sys.executable, str(script), *options]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_each_collection_gets_a_snapshot_and_only_the_newest_stay(root: Path, qdrant: HTTPServer) -> None:
    done = _run(root, qdrant)
    assert (done.returncode, done.stderr) == (0, "")
    assert _Qdrant.snapshots == {"games_v1": ["games_v1-3", "games_v1-9003"], "players_v1": ["players_v1-9000"]}


def test_a_collection_that_fails_is_told_and_no_old_snapshot_of_it_goes(root: Path, qdrant: HTTPServer) -> None:
    _Qdrant.broken = {"games_v1"}
    done = _run(root, qdrant)
    assert done.returncode == 1
    assert done.stderr.startswith("127.0.0.1: games_v1: HTTP Error 500")
    assert len(_Qdrant.snapshots["games_v1"]) == 3
    assert len(_Qdrant.snapshots["players_v1"]) == 1


def test_a_wrong_key_is_told(root: Path, qdrant: HTTPServer) -> None:
    done = _run(root, qdrant, key="wrong")
    assert done.returncode == 1
    assert "403" in done.stderr


def test_a_name_without_nodes_is_told(root: Path) -> None:
    script = root / "deploy" / "overlays" / "prod" / "snapshots" / "snapshot.py"
    done = subprocess.run(
        [sys.executable, str(script), "--host", "qdrant-peers.invalid"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("no node: qdrant-peers.invalid has no address")


def test_the_documented_commands_ask_for_snapshots_and_recover_one(
    root: Path, tmp_path: Path, renderer: Renderer
) -> None:
    asked: list[tuple[str, str, str | None, bytes]] = []

    class Node(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            asked.append((self.command, self.path, self.headers.get("api-key"), body))
            self.send_response(200)
            self.end_headers()

        do_GET = do_PUT = _answer  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    page = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    (block,) = [each for each in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) if "snapshots/recover" in each]
    commands = "".join(f"{line}\n" for line in block.splitlines() if not line.startswith("kubectl"))
    key_file = tmp_path / "deploy/overlays/prod/secrets/qdrant-api-key"
    key_file.parent.mkdir(parents=True)
    key_file.write_text(KEY, encoding="ascii")
    with HTTPServer(("127.0.0.1", 0), Node) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        here = commands.replace("localhost:6333", f"127.0.0.1:{server.server_port}").replace("curl", "curl -fsS")
        done = subprocess.run(["bash", "-ec", here], cwd=tmp_path, capture_output=True, text=True, check=False)
        server.shutdown()
        thread.join()
    assert (done.returncode, done.stderr) == (0, "")
    assert {key for _, _, key, _ in asked} == {KEY}
    *lists, (method, path, _, body) = asked
    assert [each[:2] for each in lists] == [("GET", "/collections"), ("GET", "/collections/games_v1/snapshots")]
    assert (method, path) == ("PUT", "/collections/games_v1/snapshots/recover")
    recovered = models.SnapshotRecover.model_validate_json(body, strict=False)
    assert recovered.priority is models.SnapshotPriority.SNAPSHOT
    stored_at = renderer.render("prod").workloads["qdrant"].environment["QDRANT__STORAGE__SNAPSHOTS_PATH"]
    assert recovered.location == f"file://{stored_at}/games_v1/NAME"
