"""Lets an ingest tell how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of one stage after another; a command line draws a bar from it."""

    def start(self, stage: str, total: int) -> None:
        """A stage begins; it is made of `total` steps."""

    def advance(self, steps: int) -> None:
        """`steps` more of the stage's steps are done."""
