"""Keeps versions of a model in MLflow's registry, and an alias on the one that serves; promotes none that is worse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.tracking.store import MlflowStore

SERVING = "serving"


@dataclass(frozen=True, slots=True)
class RegisteredVersion:
    """A version of a model and the run that made it, with the tags of the version."""

    version: str
    run_id: str
    tags: Mapping[str, str]


class ModelRegistry:
    """The versions of one model in the registry of a store."""

    def __init__(self, store: MlflowStore, model: str) -> None:
        self._store = store
        self._model = model

    def register(self, run_id: str, tags: Mapping[str, str]) -> RegisteredVersion:
        """Makes a version of what the run keeps below `model/`. Raises whatever MLflow does."""
        client = self._store.client()
        if not client.search_registered_models(f"name = '{self._model}'"):
            client.create_registered_model(self._model)
        source = f"{client.get_run(run_id).info.artifact_uri}/model"
        made = client.create_model_version(self._model, source=source, run_id=run_id, tags=dict(tags))
        return _version(made)

    def serving(self) -> RegisteredVersion | None:
        """The version that has the alias `serving`; None if there is none."""
        client = self._store.client()
        found = client.search_registered_models(f"name = '{self._model}'")
        number = dict(found[0].aliases).get(SERVING) if found else None
        return None if number is None else _version(client.get_model_version(self._model, number))

    def promote(self, version: RegisteredVersion) -> None:
        """Gives the alias `serving` to the version; whoever had it keeps being there without it."""
        self._store.client().set_registered_model_alias(self._model, SERVING, version.version)

    def file_of(self, version: RegisteredVersion, name: str, directory: Path) -> Path:
        """Fetches a file of the version's run into `directory`. Raises whatever MLflow does."""
        return Path(self._store.client().download_artifacts(version.run_id, name, str(directory)))


def _version(found: Any) -> RegisteredVersion:
    return RegisteredVersion(str(found.version), found.run_id, dict(found.tags))
