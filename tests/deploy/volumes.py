"""Prepares the volumes of a pod: files of ConfigMaps and Secrets, claims, and empty ones of their size."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path
from typing import Any

from tests.support.manifests import Manifests, Workload
from tests.support.quantities import quantity

CLAIMS = "claims"


class Volumes:
    """The volumes of one pod. What is claimed outlives it, under `folder`, and is shared by all who claim it."""

    def __init__(self, workload: Workload, manifests: Manifests, folder: Path, name: str) -> None:
        self._workload = workload
        self._manifests = manifests
        self._folder = folder
        self._own = folder / name
        self._mounted: list[Path] = []

    def missing(self) -> str | None:
        """What a kubelet waits for before it starts the container; None if all is there."""
        for volume in self._workload.pod.get("volumes", ()):
            name = volume.get("secret", {}).get("secretName")
            if name is not None and name not in self._manifests.of_kind("Secret"):
                return f'secret "{name}" not found'
        for variable in self._workload.container.get("env", ()):
            reference = variable.get("valueFrom", {}).get("secretKeyRef")
            if reference is None or reference.get("optional"):
                continue
            if variable["name"] not in self._workload.environment:
                return f'secret "{reference["name"]}" with the key {reference["key"]} not found'
        return None

    def mounts(self) -> list[tuple[str, str, bool]]:
        """A path of this machine, one of the container, and whether it may write there, for each mount."""
        volumes = {each["name"]: each for each in self._workload.pod.get("volumes", ())}
        found = []
        for mount in self._workload.container.get("volumeMounts", ()):
            volume = volumes.get(mount["name"], {})
            folder = self._place(mount["name"], volume) / mount.get("subPath", "")
            folder.mkdir(parents=True, exist_ok=True)
            if "configMap" not in volume and "secret" not in volume:
                folder.chmod(0o777)
            found.append((str(folder), mount["mountPath"], not mount.get("readOnly", False)))
        return found

    def remove(self) -> None:
        """Empties what ends with the pod."""
        for place in self._mounted:
            subprocess.run(["umount", "--lazy", place], check=True)
        self._mounted.clear()

    def _place(self, name: str, volume: dict[str, Any]) -> Path:
        if "persistentVolumeClaim" in volume:
            return self._folder / CLAIMS / str(volume["persistentVolumeClaim"]["claimName"])
        place = self._own / name
        place.mkdir(parents=True, exist_ok=True)
        if "emptyDir" in volume and place not in self._mounted:
            size = int(quantity(volume["emptyDir"]["sizeLimit"]))
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=1777", "tmpfs", place], check=True)
            self._mounted.append(place)
        for file, content in self._files(volume).items():
            (place / file).write_bytes(content)
        return place

    def _files(self, volume: dict[str, Any]) -> dict[str, bytes]:
        if "configMap" in volume:
            texts: dict[str, str] = self._manifests.of_kind("ConfigMap")[volume["configMap"]["name"]]["data"]
            return {file: text.encode() for file, text in texts.items()}
        if "secret" in volume:
            encoded: dict[str, str] = self._manifests.of_kind("Secret")[volume["secret"]["secretName"]]["data"]
            return {file: base64.b64decode(text) for file, text in encoded.items()}
        return {}
