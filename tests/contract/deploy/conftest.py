"""The deployment as tests see it: the Dockerfile by stages, the manifests as kustomize renders them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.dockerfile import Build, Dockerfile, all_builds, the_dockerfile
from tests.support.manifests import OVERLAYS, ROOT, Manifests, Workload
from tests.support.rendering import Renderer


@pytest.fixture(scope="session")
def dockerfile() -> Dockerfile:
    return the_dockerfile()


@pytest.fixture(scope="session")
def builds() -> dict[str, Build]:
    return all_builds()


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer()


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
