"""Holds the frozen evaluation sets to what they were: each folder's FROZEN.txt lists the sha256 of its files.

`python -m tests.bench.frozen` writes the lists anew. That is right only after a mistake in a label was corrected; the
folder's README then says what was corrected and why.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

_BENCH = Path(__file__).parent
FOLDERS = (_BENCH / "understanding", _BENCH / "conversation")
LIST_NAME = "FROZEN.txt"


def digests(folder: Path) -> str:
    """The list of a folder: one line `<sha256>  <path inside the folder>` a file, as `sha256sum` writes it."""
    files = sorted([*folder.glob("*.jsonl"), *folder.glob("sources/*.txt")])
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n" for file in files
    )


def main() -> None:
    """Writes the lists of all folders."""
    for folder in FOLDERS:
        (folder / LIST_NAME).write_text(digests(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
