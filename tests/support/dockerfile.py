"""Reads the Dockerfile by its stages, and how each image is built from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.manifests import ROOT


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

    def environment(self, name: str) -> dict[str, str]:
        """The variables of a stage, its own over inherited ones."""
        found: dict[str, str] = {}
        for stage in reversed(list(self.lineage(name))):
            for line in stage.all("ENV"):
                found |= dict(each.split("=", 1) for each in line.split())
        return found


@dataclass(frozen=True)
class Build:
    """How an image is built: the stage `target`, and the argument SERVICE."""

    target: str
    service: str


def the_dockerfile() -> Dockerfile:
    """The one of the project."""
    return _parse((ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8"))


def all_builds() -> dict[str, Build]:
    """The builds by the names of their images, from the script that builds all."""
    script = (ROOT / "deploy" / "build-images.sh").read_text(encoding="utf-8")
    commands = re.findall(r"^build (\S+) (\S+) (\S+)$", script, re.M)
    return {image: Build(target, service) for target, service, image in commands}


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
