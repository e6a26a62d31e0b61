"""Runs checkov over the rendered overlays, with no component, with all, and with a language model outside.

    python -m tests.deploy.lint --checkov var/checkov/bin/checkov

What is skipped is said where it is: by annotations of the manifests with their reasons, and here for the overlay dev.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from tests.support.manifests import OVERLAYS
from tests.support.rendering import Renderer, components

# The images of dev are on the machine that runs them, under a tag, and cannot be pulled.
_SKIPPED = {"dev": ("CKV_K8S_43", "CKV_K8S_15"), "prod": ()}


def main() -> int:
    """The command: 1 if checkov finds anything."""
    parser = argparse.ArgumentParser(description="Runs checkov over every rendered overlay.")
    parser.add_argument("--checkov", type=Path, required=True, help="the program")
    checkov: Path = parser.parse_args().checkov
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        renderer = Renderer()
        inside = [each for each in components() if each != "external-llm"]
        for overlay in OVERLAYS:
            for chosen in ((), inside, components()):
                file = Path(folder) / f"{overlay}.yaml"
                file.write_text(yaml.safe_dump_all(renderer.render(overlay, chosen).documents), encoding="utf-8")
                command: list[str | Path] = [
                    checkov,
                    "--file",
                    file,
                    "--framework",
                    "kubernetes",
                    "--compact",
                    "--quiet",
                ]
                command += ["--skip-download"]  # of descriptions, from the web
                command += [part for check in _SKIPPED[overlay] for part in ("--skip-check", check)]
                print(f"{overlay} with {', '.join(chosen) or 'no component'}", flush=True)
                failed |= subprocess.run(command, check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
