"""Keeps what may be offered of a list: of each game one edition, none of what the player has, no soundtrack or demo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from services.recommender.ranking.blending import Blended
from services.recommender.storing.editions import Edition, Editions


class Offering:
    """What may be offered in one answer."""

    def __init__(self, editions: Mapping[str, Edition], taken: Iterable[str] = ()) -> None:
        """`editions` are those of all games (point ids) at hand. No edition of a game of `taken` is offered."""
        self._editions = editions
        self._taken = [editions[game] for game in taken if game in editions]

    def kept(self, ranked: Sequence[Blended], waiting: Sequence[Blended] = ()) -> tuple[list[Blended], list[Blended]]:
        """Those of a list that may be offered, and those of a second list which may join it.

        A game that is in both stays in both.
        """
        seen = Editions(self._taken)
        kept = [item for item in ranked if self._adds(seen, item.game)]
        games = {item.game for item in kept}
        return kept, [item for item in waiting if item.game in games or self._adds(seen, item.game)]

    def _adds(self, seen: Editions, game: str) -> bool:
        return game in self._editions and seen.add(self._editions[game])
