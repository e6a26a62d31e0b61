"""The gateway's copy of what it needs of the catalogue: titles to check texts by, popular games to fall back on."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import ServiceError
from services.gateway.ports import Recommender
from services.gateway.titles import TitleIndex

_log = logging.getLogger(__name__)
_PAGE_SIZE = 500
_POPULAR = 50
# A player that nobody is: the recommender answers it as a new player, with what is popular. Ids of real players are
# chosen by operators, who would not begin one with a control character.
_NOBODY = "\x00nobody"


class CatalogueCache:
    """Titles and popular games of the latest catalogue seen, read again when its revision or age demands."""

    def __init__(self, recommender: Recommender, *, refresh_seconds: float) -> None:
        self._recommender = recommender
        self._refresh_seconds = refresh_seconds
        self._revision: str | None = None
        self._read_at = float("-inf")
        self._titles = TitleIndex(())
        self._lock = asyncio.Lock()
        self._refreshing: asyncio.Task[None] | None = None
        self.popular: Sequence[common_pb2.RecommendedGame] = ()

    async def titles(self, revision: str) -> TitleIndex:
        """The titles of the catalogue at `revision`, or of a later one. Raises ServiceError if they cannot be read."""
        if revision != self._revision:
            await self.refresh(revision)
        elif time.monotonic() - self._read_at > self._refresh_seconds:
            self._read_at = time.monotonic()
            self._refreshing = asyncio.create_task(self._refresh_popular())
        return self._titles

    async def refresh(self, revision: str | None = None) -> None:
        """Reads the catalogue, unless another task has read `revision` meanwhile. Raises ServiceError."""
        async with self._lock:
            if revision is not None and revision == self._revision:
                return
            titles, descriptions, token = [], [], ""
            while True:
                page = await self._recommender.list_games(
                    recommender_pb2.ListGamesRequest(page_size=_PAGE_SIZE, page_token=token)
                )
                titles += [(game.game_id, game.title) for game in page.games]
                descriptions += [game.summary for game in page.games]
                token = page.next_page_token
                if not token:
                    break
            self._titles = TitleIndex(titles, descriptions)
            self._revision = page.catalogue_revision
            self._read_at = time.monotonic()
            await self._refresh_popular()

    async def close(self) -> None:
        """Ends what runs in the background."""
        if self._refreshing is not None:
            self._refreshing.cancel()
            await asyncio.gather(self._refreshing, return_exceptions=True)

    async def _refresh_popular(self) -> None:
        try:
            request = recommender_pb2.RecommendRequest(player_id=_NOBODY, limit=_POPULAR)
            self.popular = list((await self._recommender.recommend(request)).games)
        except ServiceError as error:
            _log.warning("popular games could not be read", extra={"reason": error.reason})


def meets(game: common_pb2.Game, condition: common_pb2.GameFilter) -> bool:
    """Whether a game meets a filter, as the recommender would judge it."""
    for wanted, present in (
        (condition.genres, game.genres),
        (condition.platforms, game.platforms),
        (condition.tags, game.tags),
    ):
        if wanted and not {each.casefold() for each in wanted} & {each.casefold() for each in present}:
            return False
    if condition.min_year and game.year < condition.min_year:
        return False
    if condition.max_year and not 0 < game.year <= condition.max_year:
        return False
    return game.game_id not in condition.exclude_game_ids
