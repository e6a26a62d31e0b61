"""Reads rendered manifests: workloads, with the environment that their ConfigMaps and Secrets give each container."""

from __future__ import annotations

import base64
import copy
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
OVERLAYS = ("dev", "prod")

Document = dict[str, Any]
_LISTS_OF_PODS = ("Deployment", "StatefulSet", "Job", "CronJob")


@dataclass(frozen=True)
class Workload:
    """Something that runs pods of one container, with the environment that its ConfigMaps and Secrets give it."""

    document: Document
    environment: dict[str, str]

    @property
    def kind(self) -> str:
        return str(self.document["kind"])

    @property
    def name(self) -> str:
        return str(self.document["metadata"]["name"])

    @property
    def replicas(self) -> int:
        return int(self.document["spec"].get("replicas", 1))

    @property
    def template(self) -> Document:
        spec = self.document["spec"]
        template: Document = (spec["jobTemplate"]["spec"] if self.kind == "CronJob" else spec)["template"]
        return template

    @property
    def labels(self) -> dict[str, str]:
        labels: dict[str, str] = self.template["metadata"]["labels"]
        return labels

    @property
    def pod(self) -> Document:
        pod: Document = self.template["spec"]
        return pod

    @property
    def container(self) -> Document:
        containers: list[Document] = self.pod["containers"]
        (container,) = containers
        return container

    @property
    def ports(self) -> dict[str, int]:
        return {port["name"]: port["containerPort"] for port in self.container.get("ports", ())}

    @property
    def image(self) -> str:
        return str(self.container["image"])

    def changed(self, **environment: str) -> Workload:
        """A copy with other variables, whose document may be changed."""
        return Workload(copy.deepcopy(self.document), {**self.environment, **environment})

    @property
    def serves(self) -> bool:
        """Whether it is a service of ours that has settings, a health and a drain of its own."""
        probe = self.container.get("readinessProbe", {})
        return "grpc" in probe or probe.get("httpGet", {}).get("port") == "metrics"


@dataclass(frozen=True)
class Manifests:
    """All documents of one rendering."""

    documents: Sequence[Document]

    def of_kind(self, kind: str) -> dict[str, Document]:
        """The documents of a kind by their names."""
        return {each["metadata"]["name"]: each for each in self.documents if each["kind"] == kind}

    @cached_property
    def workloads(self) -> dict[str, Workload]:
        return {
            each["metadata"]["name"]: Workload(each, self._environment(each))
            for each in self.documents
            if each["kind"] in _LISTS_OF_PODS
        }

    @property
    def services(self) -> dict[str, Workload]:
        """The workloads that are services of ours."""
        return {name: each for name, each in self.workloads.items() if each.serves}

    def secret(self, name: str, key: str) -> str | None:
        """A value of a Secret; None where there is none."""
        document = self.of_kind("Secret").get(name, {})
        value = document.get("data", {}).get(key)
        return None if value is None else base64.b64decode(value).decode()

    def _environment(self, document: Document) -> dict[str, str]:
        found: dict[str, str] = {}
        container = Workload(document, {}).container
        for source in container.get("envFrom", ()):
            found |= self.of_kind("ConfigMap")[source["configMapRef"]["name"]]["data"]
        for variable in container.get("env", ()):
            value = variable.get("value")
            if value is None and "secretKeyRef" in variable["valueFrom"]:
                reference = variable["valueFrom"]["secretKeyRef"]
                value = self.secret(reference["name"], reference["key"])
            if value is not None:
                found[variable["name"]] = value
        return found
