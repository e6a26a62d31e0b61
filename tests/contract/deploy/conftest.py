"""The deployment as tests see it: the Dockerfile by stages, the manifests as files and as kustomize renders them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"

Document = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """A stage of the Dockerfile; `parent` is what it starts from, another stage or an image."""

    name: str
    parent: str
    instructions: tuple[tuple[str, str], ...]

    def all(self, keyword: str) -> list[str]:
        """The arguments of every instruction of one kind, in order."""
        return [argument for found, argument in self.instructions if found == keyword]


@dataclass(frozen=True)
class Dockerfile:
    """`targets` are the stages with an entry point, their own or inherited; all others only prepare."""

    stages: dict[str, Stage]

    @property
    def targets(self) -> dict[str, Stage]:
        return {name: stage for name, stage in self.stages.items() if self.inherited(name, "ENTRYPOINT")}

    def lineage(self, name: str) -> Iterator[Stage]:
        """The stage and those that it starts from, nearest first."""
        while name in self.stages:
            yield self.stages[name]
            name = self.stages[name].parent

    def inherited(self, name: str, keyword: str) -> str | None:
        """What holds in a stage: the last instruction of a kind, its own or inherited."""
        return next((stage.all(keyword)[-1] for stage in self.lineage(name) if stage.all(keyword)), None)


def _parse(text: str) -> Dockerfile:
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    stages: dict[str, Stage] = {}
    instructions: list[tuple[str, str]] = []
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        keyword, _, argument = line.strip().partition(" ")
        if keyword == "FROM":
            parent, _, name = argument.split()
            instructions = []
        else:
            instructions.append((keyword, " ".join(argument.split())))
        stages[name] = Stage(name, parent, tuple(instructions))
    return Dockerfile(stages)


def _load(path: Path) -> list[Document]:
    return [document for document in yaml.safe_load_all(path.read_text(encoding="utf-8")) if document]


def _from_files() -> list[Document]:
    """What base/ holds, with the ConfigMaps that kustomize would generate; no overlay."""
    (kustomization,) = _load(DEPLOY / "base" / "kustomization.yaml")
    documents = [document for name in kustomization["resources"] for document in _load(DEPLOY / "base" / name)]
    for generator in kustomization["configMapGenerator"]:
        data = dict(literal.split("=", 1) for literal in generator["literals"])
        documents.append(
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": generator["name"]}, "data": data}
        )
    return documents


def _render(overlay: Path) -> list[Document]:
    kubectl = shutil.which("kubectl")
    if kubectl is None:
        pytest.skip("kubectl is not installed, so no overlay can be rendered")
    process = subprocess.run(
        [kubectl, "kustomize", str(overlay)], capture_output=True, text=True, timeout=60, check=False
    )
    assert process.returncode == 0, process.stderr
    return [document for document in yaml.safe_load_all(process.stdout) if document]


@pytest.fixture(scope="session")
def dockerfile() -> Dockerfile:
    return _parse((DEPLOY / "Dockerfile").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Build:
    """How an image is built: the stage `target`, and the argument SERVICE."""

    target: str
    service: str


@pytest.fixture(scope="session")
def builds() -> dict[str, Build]:
    """The builds by the names of their images, from the commands that the README gives."""
    commands = re.findall(r"^build (\S+) (\S+) (\S+)$", (DEPLOY / "README.md").read_text(encoding="utf-8"), re.M)
    return {image: Build(target, service) for target, service, image in commands}


@pytest.fixture(scope="session")
def rendered() -> list[Document]:
    """The overlay dev as `kubectl apply -k` would send it."""
    return _render(DEPLOY / "overlays" / "dev")


@pytest.fixture
def readme_overlay(tmp_path: Path) -> list[Document]:
    """The overlay that the README shows for another language model, as it stands there, rendered."""
    (example,) = re.findall(r"```yaml\n(.*?)```", (DEPLOY / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    shutil.copytree(DEPLOY, tmp_path / "deploy")
    overlay = tmp_path / "deploy" / "overlays" / "example"
    overlay.mkdir()
    (overlay / "kustomization.yaml").write_text(example, encoding="utf-8")
    return _render(overlay)


@pytest.fixture(scope="session", params=["files", "rendered"])
def documents(request: pytest.FixtureRequest) -> list[Document]:
    """The manifests twice over: as they lie in base/, and as the overlay dev renders."""
    return _from_files() if request.param == "files" else request.getfixturevalue("rendered")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
