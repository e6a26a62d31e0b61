"""The identity of a model: what vectors, heads and stored collections carry to say what they belong to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """An encoder, or a head on one. Vectors compare, and fit a head, only when all three fields agree.

    `revision` changes whenever the output does; `dimension` is the number of components of a vector.
    """

    name: str
    revision: str
    dimension: int

    def __str__(self) -> str:
        return f"{self.name}@{self.revision}/{self.dimension}"
