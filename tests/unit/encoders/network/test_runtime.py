"""ONNX Runtime as it is imported here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_onnx_runtime_does_not_begin_to_collect_telemetry(tmp_path: Path) -> None:
    """With telemetry on, the import alone writes an id of the device and a database of events into the home directory.

    It keeps quiet by itself where CI is set, so the test unsets that.
    """
    unset = ("CI", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}

    subprocess.run(
        [sys.executable, "-c", "import services.encoders.network.runtime"], env=environment, check=True, timeout=60
    )

    assert [str(path) for path in tmp_path.rglob("*")] == []
