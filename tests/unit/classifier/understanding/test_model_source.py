"""A model is named by a path, or by a version of a registry that is pinned by its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from services.classifier.understanding.model_source import local_file
from services.common.errors import StartupError


def test_a_path_is_taken_as_it_is() -> None:
    assert local_file("var/models/mine", "") == Path("var/models/mine")


@pytest.mark.parametrize("model", ["models:/understanding/3", "models:/understanding/latest@sha256:" + "0" * 64])
def test_a_version_that_is_not_pinned_is_refused(model: str) -> None:
    with pytest.raises(StartupError, match="not pinned"):
        local_file(model, "http://127.0.0.1:1")


def test_a_registry_must_be_named() -> None:
    with pytest.raises(StartupError, match="CLASSIFIER_MLFLOW_URI"):
        local_file(f"models:/understanding/3@sha256:{'0' * 64}", "")


@pytest.fixture
def registry(understanding_file: Path) -> Iterator[str]:
    """The two answers of MLflow that matter, for version 3 of "understanding"."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers = {
                "/api/2.0/mlflow/model-versions/get-download-uri?name=understanding&version=3": json.dumps(
                    {"artifact_uri": "mlflow-artifacts:/1/run/artifacts/model"}
                ).encode(),
                "/api/2.0/mlflow-artifacts/artifacts/1/run/artifacts/model/understanding.safetensors": (
                    understanding_file.read_bytes()
                ),
            }
            content = answers.get(self.path)
            self.send_response(200 if content else 404)
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_version_counts_only_with_the_content_that_was_pinned(understanding_file: Path, registry: str) -> None:
    digest = hashlib.sha256(understanding_file.read_bytes()).hexdigest()
    fetched = local_file(f"models:/understanding/3@sha256:{digest}", registry)
    assert fetched.read_bytes() == understanding_file.read_bytes()
    with pytest.raises(StartupError, match="not the file pinned"):
        local_file(f"models:/understanding/3@sha256:{'0' * 64}", registry)


def test_a_version_that_is_not_there_is_one_line(registry: str) -> None:
    with pytest.raises(StartupError, match="version 4 of understanding cannot be fetched"):
        local_file(f"models:/understanding/4@sha256:{'0' * 64}", registry)
