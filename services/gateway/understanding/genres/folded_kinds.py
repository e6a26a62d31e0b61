"""Tells the kinds of a game in the letters that they are compared in."""

from __future__ import annotations

from gamesrec.common.v1 import common_pb2


def folded_kinds(game: common_pb2.Game) -> set[str]:
    """The genres and tags of a game in lower case, as a catalogue may write one name in several ways."""
    return {each.casefold() for each in (*game.genres, *game.tags)}
