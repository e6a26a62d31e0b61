"""Writes a game as the protobuf message `gamesrec.common.v1.Game`, whichever service's record it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from gamesrec.common.v1 import common_pb2


class GameFacts(Protocol):
    """What every record of a game says; year 0 and empty texts mean unknown."""

    @property
    def game_id(self) -> str:
        """Identifies the game."""

    @property
    def title(self) -> str:
        """For people."""

    @property
    def year(self) -> int:
        """Of the release."""

    @property
    def developer(self) -> str:
        """A studio or a person."""

    @property
    def genres(self) -> Sequence[str]:
        """The most telling one first."""

    @property
    def platforms(self) -> Sequence[str]:
        """Machines it runs on."""

    @property
    def tags(self) -> Sequence[str]:
        """Finer than genres."""

    @property
    def summary(self) -> str:
        """What it is about, for people."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """Whatever else its source says, by name."""


def game_message(game: GameFacts) -> common_pb2.Game:
    """The message with all facts of the game."""
    return common_pb2.Game(
        game_id=game.game_id,
        title=game.title,
        year=game.year,
        developer=game.developer,
        genres=game.genres,
        platforms=game.platforms,
        tags=game.tags,
        summary=game.summary,
        attributes=game.attributes,
    )
