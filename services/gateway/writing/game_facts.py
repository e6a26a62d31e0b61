"""Gives what is known of a game: short and clean for a prompt, and whole for the checks of a text about it."""

from __future__ import annotations

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import plain

_MOST_LETTERS_A_TITLE = 200
_MOST_LETTERS_A_KIND = 120
_MOST_LETTERS_A_SUMMARY = 200


def facts(game: common_pb2.Game) -> list[str]:
    """All texts of the catalogue about a game, its title first."""
    return [game.title, game.developer, *game.genres, *game.platforms, *game.tags, game.summary]


def title(game: common_pb2.Game) -> str:
    """The title for a prompt."""
    return clean(game.title, _MOST_LETTERS_A_TITLE)


def kind(game: common_pb2.Game) -> str:
    """What kind of game it is, by its first genre and tags, for a prompt."""
    return clean(", ".join([*game.genres[:1], *game.tags[:2]]) or "game", _MOST_LETTERS_A_KIND)


def summary(game: common_pb2.Game) -> str:
    """The summary for a prompt; empty if there is none."""
    return clean(game.summary, _MOST_LETTERS_A_SUMMARY)


def clean(text: str, most: int) -> str:
    """The first `most` characters of a text of others, without what looks like a placeholder of ours."""
    return plain(text).replace("[[", " ").replace("]]", " ")[:most].strip()
