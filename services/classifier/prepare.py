"""Set-up of the classifier's model: writes the network that it is served as. Does nothing when that was done before."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from services.classifier.settings import ClassifierSettings
from services.classifier.understanding.model_file import load_model
from services.classifier.understanding.model_source import local_file
from services.classifier.understanding.opening import EncoderFiles, merged_network
from services.common.errors import StartupError
from services.encoders.models.packaged import DEFAULT_MODELS_DIR


def main(argv: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m services.classifier.prepare", description=__doc__)
    parser.add_argument("--models-dir", type=Path, default=DEFAULT_MODELS_DIR, help="default: %(default)s")
    settings = ClassifierSettings(models_dir=parser.parse_args(argv).models_dir)
    try:
        model = load_model(local_file(settings.model, settings.mlflow_uri))
        merged_network(model, EncoderFiles(settings.encoder, settings.models_dir), settings)
    except StartupError as error:
        print(f"prepare: {error}", file=sys.stderr)
        return 2
    print(f"{model.version} is ready in {settings.models_dir}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
