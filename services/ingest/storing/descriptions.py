"""Writes the texts that are embedded for games and players (prompt "passage").

Plain words in the order of their weight: an encoder cuts what is beyond its window, so odd attributes come last. What
kind of game it is comes before the title, which would otherwise decide: "open world" would find "Old World". Years and
platforms are left to filters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.ingest.columns.cells.texts import cut
from services.ingest.columns.headings import names
from services.ingest.records import Game, Player

# Longer attributes are texts of their own (or keys, or addresses) and would drown the rest.
_MAX_ATTRIBUTE_CHARACTERS = 100
# What relates a game to others says nothing of what it is like.
_RELATIONS = frozenset(["edition_of", "edition_kind"])
# What a table measures of a game, such as how well a row was matched: an encoder reads nothing into it.
_NUMBER = re.compile(r"[-+]?[\d.,]+([eE][-+]?\d+)?\s?%?")
_MAX_SUMMARY_CHARACTERS = 1500
_MAX_CHARACTERS = 3000


def describe_game(game: Game) -> str:
    """Genres, tags, title, summary, developer, then other short attributes as "name: value" that are no numbers."""
    parts = [
        _listed("genres", game.genres),
        _listed("tags", game.tags),
        game.title,
        cut(game.summary, _MAX_SUMMARY_CHARACTERS),
        game.developer and f"developer: {game.developer}",
        *_attributes((name, value) for name, value in game.attributes.items() if not _NUMBER.fullmatch(value.strip())),
    ]
    return _joined(part for part in parts if part)


def describe_player(player: Player) -> str:
    """The attributes as "name: value"; empty if there are none worth telling."""
    return _joined(_attributes(player.attributes.items()))


def _attributes(attributes: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{' '.join(names.words(name)) or name}: {value}"
        for name, value in attributes
        if value.strip() and len(value) <= _MAX_ATTRIBUTE_CHARACTERS and name not in _RELATIONS
    ]


def _listed(name: str, entries: tuple[str, ...]) -> str:
    return f"{name}: {', '.join(entries)}" if entries else ""


def _joined(parts: Iterable[str]) -> str:
    return ". ".join(part.rstrip(". ") for part in parts)[:_MAX_CHARACTERS]
