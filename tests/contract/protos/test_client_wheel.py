"""The client's wheel holds the client and the stubs, and needs nothing else of ours."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_IMPORT = """
import sys
sys.path.insert(0, sys.argv[1])
sys.path[:] = [entry for entry in sys.path if entry not in sys.argv[2:]]
import gamesrec.client
assert gamesrec.client.__file__.startswith(sys.argv[1]), gamesrec.client.__file__
heavy = {"torch", "services", "pydantic", "numpy", "qdrant_client", "protovalidate", "onnxruntime", "yaml", "jwt"}
print(sorted(heavy.intersection(sys.modules)))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("wheel")
    source = directory / "source"
    subprocess.run(["cp", "-r", "protos", source], check=True)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    built = subprocess.run(
        [*command, "--wheel-dir", directory, source], capture_output=True, text=True, timeout=120, check=False
    )
    assert built.returncode == 0, built.stderr
    (found,) = directory.glob("*.whl")
    return found


def test_it_is_for_every_python_from_3_11_to_3_13(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
        said = archive.read(metadata).decode()
        for name in archive.namelist():
            if name.endswith(".py"):
                for minor in (11, 12, 13):
                    ast.parse(archive.read(name), filename=name, feature_version=(3, minor))
    assert "Requires-Python: <3.14,>=3.11" in said
    requirements = {line.split()[1] for line in said.splitlines() if line.startswith("Requires-Dist")}
    assert all(each.startswith(("grpcio", "protobuf", "googleapis-common-protos")) for each in requirements)


def test_it_holds_the_contracts_and_nothing_but_the_client_and_the_stubs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"gamesrec", "buf"}
    assert "buf/validate/validate.proto" in names
    assert "gamesrec/gateway/v1/gateway.proto" in names
    assert "gamesrec/client/py.typed" in names


def test_it_is_imported_without_any_service_or_model(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    ours = [str(Path().absolute()), str(Path("protos").absolute())]
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(tmp_path), *ours],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
        env={"PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
