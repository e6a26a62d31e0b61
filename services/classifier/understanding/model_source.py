"""From the setting CLASSIFIER_MODEL to a file: a path, or a version of MLflow's registry pinned by its content."""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path

from services.classifier.understanding.model_file import FILE_NAME
from services.common.errors import StartupError

_REGISTERED = re.compile(r"models:/(?P<name>[^/@]+)/(?P<version>\d+)@sha256:(?P<digest>[0-9a-f]{64})")


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
    try:
        # Only who serves from a registry needs it, and it is slow to import.
        from mlflow import MlflowClient  # noqa: PLC0415
        from mlflow.artifacts import download_artifacts  # noqa: PLC0415
    except ImportError as error:
        raise StartupError(
            "CLASSIFIER_MODEL names a version of a registry, which needs mlflow; install the extra `training`, or "
            "fetch the file and give its path"
        ) from error
    try:
        source = MlflowClient(tracking_uri=uri, registry_uri=uri).get_model_version_download_uri(name, version)
        target = tempfile.mkdtemp(prefix="gamesrec-model-")
        fetched = Path(download_artifacts(artifact_uri=source, dst_path=target, tracking_uri=uri))
    except Exception as error:  # the client has errors of its own and those of its transport
        raise StartupError(
            f"CLASSIFIER_MODEL: version {version} of {name} cannot be fetched from {uri} "
            f"({type(error).__name__}: {error})"
        ) from error
    return fetched / FILE_NAME if fetched.is_dir() else fetched
