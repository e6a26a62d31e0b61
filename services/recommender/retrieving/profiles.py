"""Reads what is known of a player at the moment of a request."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from services.common.errors import DataLoss
from services.recommender.records import Played
from services.recommender.retrieving import taste
from services.recommender.storing.players import PlayerRecord, Players
from services.recommender.storing.readable import log_damage
from services.recommender.storing.schema import PLAYERS, player_point

# Of a very long history the latest plays tell the taste, and of those the strongest likings.
_MOST_PLAYS = 2_000
_MOST_LIKINGS = 200
_MOST_LIKED_CONTENTS = 50
_MOST_DISLIKED_CONTENTS = 50


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of the player now.

    `strongest` are the best-liked games, whose contents tell the taste, `disliked` the latest dislikes, whose contents
    it turns away from.
    """

    player_id: str
    known: bool
    attributes: Sequence[float] | None
    played: Sequence[Played]
    likings: Sequence[taste.Liking]
    strongest: Sequence[str]
    disliked: Sequence[str]

    def ratings(self) -> dict[str, float]:
        """The player's ratings of the games (point ids) that they have played."""
        return {entry.game: taste.UNRATED if entry.rating is None else entry.rating for entry in self.played}

    def without(self, game: str) -> Profile:
        """The same player as if they had never played the game."""
        played = [entry for entry in self.played if entry.game != game]
        return _profile(self.player_id, self.attributes, played, known=self.known)


async def read_profile(players: Players, player_id: str) -> Profile:
    """The player with this id; of one that is not known everything is empty, as is what is damaged."""
    record, played = await asyncio.gather(_find(players, player_id), players.played(player_id))
    return _profile(player_id, record.content if record else None, played, known=bool(record or played))


async def _find(players: Players, player_id: str) -> PlayerRecord | None:
    try:
        return await players.find(player_id)
    except DataLoss as error:
        log_damage(PLAYERS, player_point(player_id), str(error.__cause__))
        return None


def _profile(player_id: str, attributes: Sequence[float] | None, played: Sequence[Played], *, known: bool) -> Profile:
    likings = taste.likings(played[:_MOST_PLAYS])[:_MOST_LIKINGS]
    return Profile(
        player_id=player_id,
        known=known,
        attributes=attributes,
        played=played,
        likings=likings,
        strongest=[liking.game for liking in likings[:_MOST_LIKED_CONTENTS]],
        disliked=taste.dislikes(played[:_MOST_PLAYS])[:_MOST_DISLIKED_CONTENTS],
    )
