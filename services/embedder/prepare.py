"""Set-up of a packaged model: `python -m services.embedder.prepare`. Does nothing when the model is there and sound.

The directory is written under another name and renamed when it is whole, so a kill leaves nothing half done.
"""

from __future__ import annotations

import argparse
import fcntl
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm  # type: ignore[import-untyped]

from services.common.errors import StartupError
from services.embedder.model_record import ModelRecord, changed_files, read_record, write_record
from services.embedder.packaged_models import PACKAGED, PackagedModel
from services.embedder.settings import DEFAULT_MODEL, DEFAULT_MODELS_DIR

_UNFINISHED = ".unfinished-"
# A change in how directories are made raises this, so that those made before are made anew.
_RECIPE = 1


def prepare(model: PackagedModel, models_dir: Path) -> Path:
    """The model's directory, made if it is not there, is damaged or was made from another source.

    Raises StartupError if the wheel is missing or is not the known one.
    """
    target = models_dir / model.key
    source = f"{model.sha256}/{_RECIPE}"
    with _alone_in(models_dir):
        if target.exists() and _sound(target, source):
            return target
        origin = model.checked_source()
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=models_dir) as unfinished:
            fresh = Path(unfinished) / "new"
            fresh.mkdir()
            with tqdm(total=model.size, unit="B", unit_scale=True, desc=model.key, delay=0.5) as bar:
                model.build(origin, fresh, bar.update)
            write_record(fresh, model.name, source)
            if target.exists():
                target.rename(Path(unfinished) / "old")
            fresh.rename(target)
    return target


def _sound(target: Path, source: str) -> bool:
    try:
        record: ModelRecord | None = read_record(target)
    except StartupError:
        return False
    return record is not None and record.source == source and not changed_files(target, record)


@contextmanager
def _alone_in(models_dir: Path) -> Iterator[None]:
    """Holds the lock of `models_dir`, in which whatever is unfinished was therefore left by a process that died."""
    models_dir.mkdir(parents=True, exist_ok=True)
    with (models_dir / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in models_dir.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def main(argv: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m services.embedder.prepare", description=__doc__)
    parser.add_argument("--model", choices=sorted(PACKAGED), default=DEFAULT_MODEL, help="default: %(default)s")
    parser.add_argument("--models-dir", type=Path, default=DEFAULT_MODELS_DIR, help="default: %(default)s")
    arguments = parser.parse_args(argv)
    try:
        directory = prepare(PACKAGED[arguments.model], arguments.models_dir)
    except (StartupError, OSError) as error:
        print(f"prepare: {error}", file=sys.stderr)
        return 2
    print(f"{arguments.model} is ready in {directory}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
