"""How a fit tells how far it is."""

from __future__ import annotations

import resource
from typing import Protocol


class Progress(Protocol):
    """Told of one stage after another; a command line draws a bar from it."""

    def start(self, stage: str, total: int) -> None:
        """A stage begins; it is made of `total` steps."""

    def advance(self, steps: int) -> None:
        """`steps` more of the stage's steps are done."""


class SilentProgress:
    """Tells nobody."""

    def start(self, stage: str, total: int) -> None:
        """Does nothing."""

    def advance(self, steps: int) -> None:
        """Does nothing."""


def peak_memory() -> int:
    """The most memory that this process has had so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
