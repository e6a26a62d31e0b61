"""Names the two services that an ingest calls."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServiceTargets:
    """The addresses, host:port, of the two services that an ingest calls."""

    embedder: str
    recommender: str
