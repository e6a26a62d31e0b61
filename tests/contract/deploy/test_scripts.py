"""The scripts that come before `kubectl apply`: secrets are made once, images are built, pushed and pinned."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml


@pytest.fixture
def deploy(root: Path, tmp_path: Path) -> Path:
    """A copy of deploy/ to write into."""
    copy = tmp_path / "project" / "deploy"
    shutil.copytree(root / "deploy", copy, ignore=shutil.ignore_patterns("secrets"))
    return copy


def test_secrets_are_random_private_and_made_once(deploy: Path) -> None:
    def run() -> list[bytes]:
        subprocess.run([deploy / "generate-secrets.sh"], check=True, capture_output=True)
        files = sorted(deploy.glob("overlays/*/secrets/qdrant-api-key"))
        assert all(each.stat().st_mode & 0o077 == 0 for each in files)
        return [each.read_bytes() for each in files]

    first = run()
    assert len(set(first)) == 2
    assert all(re.fullmatch(rb"[0-9a-f]{64}", each) for each in first)
    assert run() == first


def test_a_new_key_of_qdrant_replaces_qdrant_and_the_recommenders_and_nobody_else(deploy: Path) -> None:
    """As docs/operations.md says: another file, the script again, and another name of the Secret."""

    def templates() -> dict[str, object]:
        subprocess.run([deploy / "generate-secrets.sh"], check=True, capture_output=True)
        kubectl = Path(sys.executable).with_name("kubectl")
        rendered = subprocess.run([kubectl, "kustomize", deploy / "overlays" / "prod"], check=True, capture_output=True)
        documents = [each for each in yaml.load_all(rendered.stdout, Loader=yaml.CSafeLoader) if each]
        return {
            each["metadata"]["name"]: each["spec"]["template"]
            for each in documents
            if each["kind"] in ("Deployment", "StatefulSet")
        }

    before = templates()
    assert templates() == before
    (deploy / "overlays" / "prod" / "secrets" / "qdrant-api-key").unlink()
    after = templates()
    assert {name for name in before if before[name] != after[name]} == {"qdrant", "recommender"}


@pytest.fixture
def docker(tmp_path: Path) -> Path:
    """A `docker` that writes down what it is asked; every image has the digest 11...1."""
    log = tmp_path / "asked"
    program = tmp_path / "bin" / "docker"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {log}\n[ "$1" != inspect ] || echo "${{4%:*}}@sha256:{"1" * 64}"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    git = program.with_name("git")
    git.write_text("#!/bin/sh\necho 0123456789ab\n", encoding="utf-8")
    git.chmod(0o755)
    return log


def _build(deploy: Path, docker: Path, *arguments: str) -> list[str]:
    environment = {**os.environ, "PATH": f"{docker.parent / 'bin'}:{os.environ['PATH']}"}
    subprocess.run([deploy / "build-images.sh", *arguments], check=True, capture_output=True, env=environment)
    return docker.read_text(encoding="utf-8").splitlines()


def test_without_a_registry_images_are_built_under_the_tag_of_dev_and_nothing_is_pushed(
    deploy: Path, docker: Path
) -> None:
    before = (deploy / "overlays/prod/images/kustomization.yaml").read_text(encoding="utf-8")
    asked = _build(deploy, docker)
    assert len(asked) == 10
    assert all(line.startswith("build ") and ":dev" in line for line in asked)
    assert (deploy / "overlays/prod/images/kustomization.yaml").read_text(encoding="utf-8") == before


def test_with_a_registry_what_was_pushed_is_pinned_by_digest(deploy: Path, docker: Path) -> None:
    pins = deploy / "overlays/prod/images/kustomization.yaml"
    before = {each["name"]: each for each in yaml.safe_load(pins.read_text(encoding="utf-8"))["images"]}
    asked = _build(deploy, docker, "registry.example.com/games")
    assert "push registry.example.com/games/gateway:0123456789ab" in asked
    after = {each["name"]: each for each in yaml.safe_load(pins.read_text(encoding="utf-8"))["images"]}
    assert after.keys() == before.keys()
    assert {image["digest"] for image in after.values()} == {f"sha256:{'1' * 64}"}
    for name, image in after.items():
        if name.startswith("registry.invalid/"):
            assert image["newName"] == name.replace("registry.invalid/gamesrec", "registry.example.com/games")
    (qdrant,) = after.keys() - {name for name in after if name.startswith("registry.invalid/")}
    assert f"pull {qdrant}:{before[qdrant]['newTag']}" in asked
    # Once more, as the next version is built over what the first wrote.
    _build(deploy, docker, "registry.example.com/games")
    assert {each["name"]: each for each in yaml.safe_load(pins.read_text(encoding="utf-8"))["images"]} == after
