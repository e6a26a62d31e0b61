"""What the images hold, taken from this machine: each image's entry point, variables and files."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.dockerfile import all_builds, the_dockerfile
from tests.support.manifests import ROOT


@dataclass(frozen=True)
class Image:
    """How a container of it starts; `files` are pairs of a path of this machine and one of the container."""

    entry_point: list[str]
    environment: dict[str, str]
    files: list[tuple[str, str]]
    folder: str


def image_named(reference: str) -> Image:
    """The image of a container; for Qdrant's, whose server is not at hand, the stand-in."""
    name = reference.split("@", maxsplit=1)[0].rsplit("/", 1)[-1].split(":", maxsplit=1)[0]
    if name == "qdrant":
        files = [*_python_files(), (str(Path(__file__).with_name("qdrant-entrypoint.sh")), "/qdrant/entrypoint.sh")]
        return Image(["./entrypoint.sh"], {"PATH": _path(), "PYTHONPATH": _source_path()}, files, "/qdrant")
    build = all_builds()[name]
    environment = the_dockerfile().environment(build.target)
    # The source stands for the installed wheel.
    environment |= {"PATH": _path(), "PYTHONPATH": _source_path()}
    files = _python_files()
    if any(value == "/models" for value in environment.values()):
        files.append((str((ROOT / "var" / "models").resolve()), "/models"))
    serves = the_dockerfile().inherited(build.target, "ENTRYPOINT") == '["serve"]'
    program = [_python(), "-m", f"services.{build.service}"] if serves else ["gamesrec"]
    return Image(program, environment, files, str(ROOT))


def _python() -> str:
    return str(Path(sys.prefix).resolve() / "bin" / "python")


def _path() -> str:
    return f"{Path(sys.prefix).resolve()}/bin:/usr/local/bin:/usr/bin:/bin"


def _source_path() -> str:
    return os.pathsep.join((str(ROOT), str(ROOT / "protos")))


def _python_files() -> list[tuple[str, str]]:
    places = [Path(sys.base_prefix).resolve(), Path(sys.prefix).resolve()]
    places += [ROOT / each for each in ("services", "protos", "tests")]
    return [(str(each), str(each)) for each in places]
