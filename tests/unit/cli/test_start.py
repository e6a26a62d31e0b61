"""How soon a command starts: what only some of them need is imported by those alone."""

from __future__ import annotations

import subprocess
import sys

_HEAVY = ("pandas", "pyarrow", "duckdb", "scipy", "mlflow", "torch", "transformers", "onnxruntime", "ray")


def test_no_command_waits_for_what_only_others_need() -> None:
    script = f"import sys, services.cli.app; print([name for name in {_HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.strip() == "[]"
