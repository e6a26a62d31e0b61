"""Reads the demo catalogue: well-known games, each described by facts in our own words.

Its platforms are families of machines, not models: "Nintendo" is every console of theirs before the Switch,
"Commodore" includes the Amiga, "Atari" the ST.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class CatalogueGame:
    """One game of the demo catalogue."""

    game_id: str
    title: str
    year: int
    developer: str
    genres: tuple[str, ...]
    platforms: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str


def load_catalogue() -> list[CatalogueGame]:
    """Reads the packaged catalogue, ordered by year and then by id."""
    text = resources.files("services.demo").joinpath("catalogue.jsonl").read_text(encoding="utf-8")
    # Not splitlines(), which would also split at separators that JSON permits inside a string.
    records = (json.loads(line) for line in text.split("\n") if line)
    return [
        CatalogueGame(
            game_id=record["game_id"],
            title=record["title"],
            year=record["year"],
            developer=record["developer"],
            genres=tuple(record["genres"]),
            platforms=tuple(record["platforms"]),
            tags=tuple(record["tags"]),
            summary=record["summary"],
        )
        for record in records
    ]
