"""The deployment as tests see it: the Dockerfile by stages, the manifests as kustomize renders them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.manifests import OVERLAYS, ROOT, Manifests, Renderer, Workload

DEPLOY = ROOT / "deploy"


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
    """The builds by the names of their images, from the script that builds all."""
    script = (DEPLOY / "build-images.sh").read_text(encoding="utf-8")
    commands = re.findall(r"^build (\S+) (\S+) (\S+)$", script, re.M)
    return {image: Build(target, service) for target, service, image in commands}


@pytest.fixture(scope="session")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    return Renderer(tmp_path_factory.mktemp("deploy"))


@pytest.fixture(params=OVERLAYS)
def manifests(request: pytest.FixtureRequest, renderer: Renderer) -> Manifests:
    """Each overlay as `kubectl apply -k` would send it."""
    return renderer.render(request.param)


@pytest.fixture
def workloads(manifests: Manifests) -> dict[str, Workload]:
    return manifests.workloads


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
