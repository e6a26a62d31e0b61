"""Reads the demo catalogue: well-known games, each described by facts in our own words.

Its platforms are families of machines, not models: "Nintendo" is every console of theirs before the Switch,
"Commodore" includes the Amiga, "Atari" the ST. Ages are conservative, after PEGI; a game without end has no hours.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

from services.common.games.game_facts import (
    NO_PLAY_FACTS,
    ContentDescriptor,
    LocalizedText,
    PlayFacts,
    PlayMode,
    PriceModel,
)


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
    play: PlayFacts = NO_PLAY_FACTS
    aliases: tuple[str, ...] = ()
    localized: tuple[LocalizedText, ...] = ()


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
            play=_play_facts(record["play"]),
            aliases=tuple(record["aliases"]),
            localized=tuple(LocalizedText(language, **text) for language, text in record["localized"].items()),
        )
        for record in records
    ]


def _play_facts(record: dict[str, Any]) -> PlayFacts:
    return PlayFacts(
        modes=tuple(map(PlayMode, record["modes"])),
        min_players=record.get("min_players", 0),
        max_players=record.get("max_players", 0),
        max_couch_players=record.get("max_couch_players", 0),
        minimum_age=record.get("minimum_age"),
        content_descriptors=tuple(map(ContentDescriptor, record["content_descriptors"])),
        typical_hours=record.get("typical_hours", 0.0),
        endless=record.get("endless", False),
        price_model=PriceModel(record["price_model"]) if "price_model" in record else None,
    )
