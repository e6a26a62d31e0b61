"""The commands for a cluster in the documentation work: kubectl carries them out at a stand-in for its API."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.kubernetes_api import KubernetesApi
from tests.support.kubernetes_http import serving
from tests.support.manifests import ROOT
from tests.support.rendering import Renderer, components

# Of restarts within the same second kubectl makes one.
_TOO_SOON = "if restart has already been triggered within the past second, please wait"
_PAGES = ("docs/operations.md", "deploy/README.md")


def _commands(page: str) -> list[str]:
    """The lines with kubectl, of blocks and of sentences, in their order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = []
    for block, sentence in re.findall(r"^ *```\w*\n(.*?)```|`([^`]+)`", text, re.DOTALL | re.MULTILINE):
        lines = block.splitlines() if block else [" ".join(sentence.split())]
        found += [line.strip() for line in lines if line.strip().startswith("kubectl ")]
    return found


COMMANDS = [(page, command) for page in _PAGES for command in _commands(page)]


@dataclass
class Terminal:
    """Runs commands in the root of a project, for a kubectl that knows the cluster."""

    api: KubernetesApi
    folder: Path

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "KUBECONFIG": str(self.folder / "kubeconfig"),
            "HOME": str(self.folder),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "KEY": "of-somebody",
        }
        # The stand-in has no schemas to check by.
        command = _with_names(command).replace("kubectl apply", "kubectl apply --validate=false").removesuffix("&")
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=self.folder / "project",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


@pytest.fixture(scope="module")
def terminal(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A cluster that has the overlay prod with all components."""
    folder = tmp_path_factory.mktemp("terminal")
    project = folder / "project"
    shutil.copytree(ROOT / "deploy", project / "deploy", ignore=shutil.ignore_patterns("secrets"))
    subprocess.run([project / "deploy" / "generate-secrets.sh"], check=True, capture_output=True)
    (project / "access.yaml").write_text("keys: []\n", encoding="utf-8")
    api = KubernetesApi(renderer.render("prod", components()).documents, "gamesrec")
    with serving(api, folder / "kubeconfig"):
        yield Terminal(api, folder)


def test_each_command_is_carried_out_in_the_order_of_its_page(terminal: Terminal) -> None:
    assert len(COMMANDS) > 20
    for page, command in COMMANDS:
        done = terminal.run(command)
        while _TOO_SOON in done.stderr:
            done = terminal.run(command)
        if " port-forward " in command:
            # All but the connection itself.
            assert "no connections to pods here" in done.stderr, (page, command, done)
        else:
            assert done.returncode == 0, (page, command, done)
    api = terminal.api
    assert api.of_kind("Job").keys() >= {"reembed-now", "fit-now", "ingest-now", "training-now"}
    assert api.of_kind("Secret").keys() >= {"edge-access", "llm-upstream"}
    for name, deployment in api.of_kind("Deployment").items():
        assert "kubectl.kubernetes.io/restartedAt" in deployment["spec"]["template"]["metadata"]["annotations"], name


@pytest.mark.parametrize(
    "command",
    [
        "kubectl -n gamesrec create job --from=cronjob/refit now",
        "kubectl create job --from=cronjob/fit now",
        "kubectl -n gamesrec rollout restart deployment/llm_gateway",
        "kubectl -n gamesrec port-forward service/gateway 50055",
        "kubectl -n gamesrec wait deployments --all --for=condition=Available --timeout=1x",
    ],
)
def test_a_command_with_a_mistake_is_not(terminal: Terminal, command: str) -> None:
    done = terminal.run(command)
    assert done.returncode != 0
    assert "no connections to pods here" not in done.stderr


def test_ports_that_are_forwarded_are_those_of_the_pods(renderer: Renderer) -> None:
    workloads = renderer.render("prod", components()).workloads
    forwarded = [
        each for _, command in COMMANDS for each in re.findall(r"port-forward \w+/([a-z-]+)\S* (\d+)", command)
    ]
    assert len(forwarded) >= 4
    assert not [(name, port) for name, port in forwarded if int(port) not in workloads[name.strip("-")].ports.values()]


def _with_names(command: str) -> str:
    """A command with something in the place of the words in capitals."""
    return re.sub(r"\bPOD\b", "recommender-0", re.sub(r"\bNAME\b", "gateway", command))
