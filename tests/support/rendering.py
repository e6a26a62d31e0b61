"""Renders overlays by kustomize, alone and with components, as a cluster would get them.

The rendering happens in a copy of `deploy/` with secrets of its own, since none are committed. The copy and what was
rendered stay in `var/rendered`, under a name that changes with any file of `deploy/`: the processes of a test run share
them, and the next run finds them.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from tests.support.manifests import ROOT, Document, Manifests

_PLACE = ROOT / "var" / "rendered"
_KEPT = 4
_BEHIND_OTHERS = ("mtls",)


class Renderer:
    """Renders overlays, also with components; equal wishes are rendered once, whichever process has them."""

    def __init__(self, place: Path = _PLACE) -> None:
        """`place` holds what was rendered before."""
        self._folder = place / _digest_of_sources()
        self._deploy = self._folder / "deploy"
        self._rendered: dict[str, Manifests] = {}
        with _locked(place / "lock"):
            if not self._deploy.exists():
                _drop_oldest(place)
                copy = self._folder / "copying" / "deploy"
                shutil.rmtree(copy, ignore_errors=True)
                shutil.copytree(ROOT / "deploy", copy, ignore=shutil.ignore_patterns("secrets"))
                subprocess.run([copy / "generate-secrets.sh"], check=True, capture_output=True)
                copy.rename(self._deploy)

    def render(self, overlay: str, components: Sequence[str] = ()) -> Manifests:
        """An overlay, with components on top as deploy/README.md says to add them."""
        folder = self._deploy / "overlays" / overlay
        own = yaml.safe_load((folder / "kustomization.yaml").read_text(encoding="utf-8"))["components"]
        components = [each for each in components if f"../../components/{each}" not in own]
        if not components:
            return self._render(folder)
        lines = [
            "apiVersion: kustomize.config.k8s.io/v1beta1",
            "kind: Kustomization",
            "namespace: gamesrec",
            f"resources: [../{overlay}]",
            f"components: [{', '.join(f'../../components/{each}' for each in components)}, ../{overlay}/images]",
        ]
        return self.render_text("\n".join(lines))

    def render_text(self, kustomization: str) -> Manifests:
        """An overlay beside the others, of which this is the kustomization.yaml.

        AssertionError with kustomize's words when it cannot be rendered.
        """
        folder = self._deploy / "overlays" / f"own-{hashlib.sha256(kustomization.encode()).hexdigest()[:16]}"
        if folder.name not in self._rendered:
            folder.mkdir(exist_ok=True)
            # Whole or not at all, as another process may be reading it.
            fresh = folder / f"{os.getpid()}.new"
            fresh.write_text(kustomization, encoding="utf-8")
            fresh.rename(folder / "kustomization.yaml")
        return self._render(folder)

    def _render(self, folder: Path) -> Manifests:
        name = folder.name
        if name not in self._rendered:
            file = self._folder / name
            with _locked(self._folder / f"{name}.lock"):
                if not file.exists():
                    fresh = file.with_suffix(".new")
                    fresh.write_bytes(pickle.dumps(_kustomize(folder)))
                    fresh.rename(file)
            self._rendered[name] = Manifests(pickle.loads(file.read_bytes()))
        return self._rendered[name]


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


def _kustomize(folder: Path) -> list[Document]:
    # The garbage collection of Go takes half of the processor's time of so short a run.
    environment = {**os.environ, "GOGC": "off", "GOMAXPROCS": "1"}
    process = subprocess.run(
        [_kubectl(), "kustomize", folder], capture_output=True, text=True, timeout=60, check=False, env=environment
    )
    assert process.returncode == 0, process.stderr
    assert not process.stderr, process.stderr
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [document for document in yaml.load_all(process.stdout, Loader=loader) if document]


def _kubectl() -> Path:
    return Path(sys.executable).with_name("kubectl")


def _digest_of_sources() -> str:
    """Changes with every file of `deploy/`, with this module and with kubectl."""
    found = hashlib.sha256(Path(__file__).read_bytes())
    status = _kubectl().stat()
    found.update(f"{status.st_size} {status.st_mtime_ns}".encode())
    for path in sorted(ROOT.glob("deploy/**/*")):
        if path.is_file() and "secrets" not in path.parts:
            found.update(f"{path.relative_to(ROOT)} {path.stat().st_mode}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def _drop_oldest(place: Path) -> None:
    before = sorted((each for each in place.iterdir() if each.is_dir()), key=lambda each: each.stat().st_mtime)
    for each in before[: 1 - _KEPT]:
        shutil.rmtree(each, ignore_errors=True)


@contextlib.contextmanager
def _locked(file: Path) -> Iterator[None]:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
