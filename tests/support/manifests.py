"""Reads the manifests as a cluster would get them: rendered by kustomize, with the environment of each container.

The rendering happens in a copy of `deploy/` with secrets of its own, since none are committed.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
OVERLAYS = ("dev", "prod")

Document = dict[str, Any]
_BEHIND_OTHERS = ("mtls",)
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


class Renderer:
    """Renders overlays, also with components; equal wishes are rendered once."""

    def __init__(self, folder: Path) -> None:
        """`folder` is one to write into."""
        self.deploy = folder / "deploy"
        shutil.copytree(ROOT / "deploy", self.deploy, ignore=shutil.ignore_patterns("secrets"))
        subprocess.run([self.deploy / "generate-secrets.sh"], check=True, capture_output=True)
        self._rendered: dict[str, Manifests] = {}

    def render(self, overlay: str, components: Sequence[str] = ()) -> Manifests:
        """An overlay, with components on top as deploy/README.md says to add them."""
        folder = self.deploy / "overlays" / overlay
        own = yaml.safe_load((folder / "kustomization.yaml").read_text(encoding="utf-8"))["components"]
        components = [each for each in components if f"../../components/{each}" not in own]
        if not components:
            return self.render_folder(folder)
        lines = [
            "apiVersion: kustomize.config.k8s.io/v1beta1",
            "kind: Kustomization",
            "namespace: gamesrec",
            f"resources: [../{overlay}]",
            f"components: [{', '.join(f'../../components/{each}' for each in components)}, ../{overlay}/images]",
        ]
        return self.render_text("\n".join(lines))

    def render_text(self, kustomization: str) -> Manifests:
        """An overlay beside the others, of which this is the kustomization.yaml."""
        if kustomization not in self._rendered:
            folder = self.deploy / "overlays" / "own"
            folder.mkdir(exist_ok=True)
            (folder / "kustomization.yaml").write_text(kustomization, encoding="utf-8")
            self._rendered[kustomization] = self._run(folder)
        return self._rendered[kustomization]

    def render_folder(self, folder: Path) -> Manifests:
        """What a folder renders. AssertionError with kustomize's words when it cannot."""
        key = str(folder)
        if key not in self._rendered:
            self._rendered[key] = self._run(folder)
        return self._rendered[key]

    def _run(self, folder: Path) -> Manifests:
        kubectl = Path(sys.executable).with_name("kubectl")
        # The garbage collection of Go takes half of the processor's time of so short a run.
        environment = {**os.environ, "GOGC": "off"}
        process = subprocess.run(
            [kubectl, "kustomize", folder], capture_output=True, text=True, timeout=60, check=False, env=environment
        )
        assert process.returncode == 0, process.stderr
        assert not process.stderr, process.stderr
        return Manifests(list(_parsed(process.stdout)))


def components() -> list[str]:
    """The names of all components; what changes others stands behind them."""
    names = (path.parent.name for path in ROOT.glob("deploy/components/*/kustomization.yaml"))
    return sorted(names, key=lambda name: (name in _BEHIND_OTHERS, name))


def combinations() -> Iterator[tuple[str, ...]]:
    """No component, each alone, all but each, and all: what two components do to one another shows in one of them."""
    names = components()
    yield ()
    yield from ((name,) for name in names)
    yield from (tuple(each for each in names if each != name) for name in names)
    yield tuple(names)


def _parsed(text: str) -> Iterator[Document]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return (document for document in yaml.load_all(text, Loader=loader) if document)
