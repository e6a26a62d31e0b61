"""Runs these tests in a network of their own, of which the machine keeps nothing.

    python -m tests.deploy [options of pytest]

Needs root, for the namespaces.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FLAG = "GAMESREC_PRIVATE_NETWORK"


def main() -> None:
    """The command; does not return."""
    if os.getuid() != 0:
        sys.exit("tests/deploy starts containers and needs root: sudo make test-deploy")
    command = ["unshare", "--net", "--mount", sys.executable, "-m", "pytest", str(Path(__file__).parent), *sys.argv[1:]]
    os.execvpe(command[0], command, {**os.environ, FLAG: "1"})


if __name__ == "__main__":
    main()
