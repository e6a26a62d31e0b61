"""From the setting CLASSIFIER_MODEL to a file: a path, or a version of MLflow's registry pinned by its content."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from services.classifier.understanding.model_file import FILE_NAME, LARGEST_BYTES
from services.common.errors import StartupError

_REGISTERED = re.compile(r"models:/(?P<name>[^/@]+)/(?P<version>\d+)@sha256:(?P<digest>[0-9a-f]{64})")
_PROXIED = "mlflow-artifacts:"
_TIMEOUT_SECONDS = 30.0
_MOST_BYTES = 4 * LARGEST_BYTES


def local_file(model: str, mlflow_uri: str) -> Path:
    """The path of the model's file or directory; a registered version is fetched and compared with its digest.

    Raises StartupError if a registered version is not pinned, cannot be fetched, or is not what was pinned.
    """
    if not model.startswith("models:/"):
        return Path(model)
    pinned = _REGISTERED.fullmatch(model)
    if pinned is None:
        raise StartupError(
            f"CLASSIFIER_MODEL: {model} must be models:/<name>/<version>@sha256:<digest of the file>; a version "
            "that is not pinned could be replaced unseen"
        )
    if not mlflow_uri:
        raise StartupError("CLASSIFIER_MODEL names a version of a registry; set CLASSIFIER_MLFLOW_URI to its MLflow")
    file = _fetched(pinned["name"], pinned["version"], mlflow_uri)
    if hashlib.sha256(file.read_bytes()).hexdigest() != pinned["digest"]:
        raise StartupError(f"CLASSIFIER_MODEL: version {pinned['version']} of {pinned['name']} is not the file pinned")
    return file


def _fetched(name: str, version: str, uri: str) -> Path:
    """By MLflow's REST interface, so that serving needs none of its packages."""
    query = urlencode({"name": name, "version": version})
    base = uri.rstrip("/")
    try:
        told = json.loads(_read(f"{base}/api/2.0/mlflow/model-versions/get-download-uri?{query}"))
        source = str(told["artifact_uri"])
        if not source.startswith(_PROXIED):
            raise ValueError(f"its artifacts are at {source}, which MLflow does not hand out itself")
        path = quote(source.removeprefix(_PROXIED).lstrip("/"))
        content = _read(f"{base}/api/2.0/mlflow-artifacts/artifacts/{path}/{FILE_NAME}")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StartupError(
            f"CLASSIFIER_MODEL: version {version} of {name} cannot be fetched from {uri} ({error}); start MLflow with "
            "--serve-artifacts, or fetch the file and give its path"
        ) from error
    file = Path(tempfile.mkdtemp(prefix="gamesrec-model-")) / FILE_NAME
    file.write_bytes(content)
    return file


def _read(url: str) -> bytes:
    if not url.startswith(("http://", "https://")):
        raise ValueError("CLASSIFIER_MLFLOW_URI must begin with http:// or https://")
    with urlopen(Request(url), timeout=_TIMEOUT_SECONDS) as response:
        content: bytes = response.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise ValueError(f"it is larger than {_MOST_BYTES} bytes")
    return content
