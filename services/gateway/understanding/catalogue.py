"""Caches what the gateway needs of the catalogue: the names to find in texts, and popular games to fall back on."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Iterable, Sequence
from contextvars import Context
from itertools import chain, islice

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import DeadlineExceeded, ServiceError
from services.common.games.game_facts import (
    ContentDescriptor,
    PlayMode,
    PriceModel,
    couch_players_for_sure,
    fewest_players,
    free_of,
    players_for_sure,
    plays_offline,
)
from services.common.games.game_messages import enum_members
from services.common.overload import deadlines
from services.common.overload.backoff import doubled
from services.gateway.backends.ports import Recommender
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.vocabulary import Vocabulary

_log = logging.getLogger(__name__)
_PAGE_SIZE = 500
_POPULAR = 50
# While games are being imported every answer has a new revision; the titles are not read more often than this.
_LEAST_SECONDS_BETWEEN_READS = 2.0
# Of the time, for reading a catalogue that keeps changing: a large one takes seconds of a core each time.
_MOST_OF_THE_TIME = 0.1
# The same while somebody asks for what those names lack.
_MOST_OF_THE_TIME_FOR_A_NAME = 0.5
_LONGEST_WAIT_FOR_A_NAME_SECONDS = 2.0
# A caller waits no longer for the newest names while there are older ones.
_LONGEST_WAIT_SECONDS = 0.5
_READS_OF_A_CHANGING_CATALOGUE = 3
# Between attempts to read the first catalogue.
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.2, 5.0


class CatalogueCache:
    """Titles and popular games of the latest catalogue seen, read again when its revision or age demands.

    Reading is a task of its own, shared by all who wait for it: it outlives a caller who leaves or runs out of time.
    """

    def __init__(self, recommender: Recommender, *, refresh_seconds: float) -> None:
        """`refresh_seconds` is the age at which what is cached is read again."""
        self._recommender = recommender
        self._refresh_seconds = refresh_seconds
        self._revision = ""
        self._read_at = float("-inf")
        self._pause = _LEAST_SECONDS_BETWEEN_READS
        self._vocabulary: Vocabulary | None = None
        self._reading: asyncio.Task[None] | None = None
        self._following: asyncio.Task[None] | None = None
        self.popular: Sequence[common_pb2.RecommendedGame] = ()

    async def titles(self, revision: str) -> TitleIndex:
        """The titles of the catalogue at `revision`; see `vocabulary`."""
        return (await self.vocabulary(revision)).titles

    async def vocabulary(self, revision: str = "") -> Vocabulary:
        """The names of the catalogue at `revision`, or of a little before it while the catalogue is changing.

        How long before: two seconds, or ten times as long as reading takes if that is longer. An empty revision takes
        those that are there, and older ones stand in where they cannot be read in time. Raises ServiceError if there
        are none and none can be read.
        """
        age = time.monotonic() - self._read_at
        is_other = bool(revision) and revision != self._revision
        if self._vocabulary is None:
            await self._await(self._read())
        elif is_other and age > self._pause:
            left = deadlines.left()
            await asyncio.wait([self._read()], timeout=max(0.0, min(_LONGEST_WAIT_SECONDS, left)))
        elif age > self._refresh_seconds:
            self._read()
        assert self._vocabulary is not None
        return self._vocabulary

    async def latest(self) -> Vocabulary:
        """The names of the catalogue as it is now, for a message that names what those at hand lack: "puzzle", right
        after an ingest.

        Waits longer for them than `vocabulary`, and returns those at hand where the catalogue is the same or cannot be
        read in time. Raises ServiceError as `vocabulary` does.
        """
        at_hand = await self.vocabulary()
        age = time.monotonic() - self._read_at
        if age <= max(_LEAST_SECONDS_BETWEEN_READS, self._pause * _MOST_OF_THE_TIME / _MOST_OF_THE_TIME_FOR_A_NAME):
            return at_hand
        try:
            now = await self._revision_now()
        except ServiceError:
            return at_hand
        if now != self._revision:
            wait = max(0.0, min(_LONGEST_WAIT_FOR_A_NAME_SECONDS, deadlines.left() / 2))
            await asyncio.wait([self._read()], timeout=wait)
        return self._vocabulary or at_hand

    def standing_in(
        self, conditions: Sequence[common_pb2.GameFilter], limit: int
    ) -> list[common_pb2.RecommendedGame] | None:
        """At most `limit` games of the catalogue read last that meet all `conditions`, the popular ones first.

        What is given while nobody can be asked. Not the popular ones alone: what is asked for may be among the others,
        and that no game has it may be said only after looking at all. None while no catalogue has been read.
        """
        if self._vocabulary is None and not self.popular:
            return None
        popular = {each.game.game_id for each in self.popular}
        others: Iterable[common_pb2.Game] = () if self._vocabulary is None else self._vocabulary.names.games.values()
        known = chain(
            self.popular,
            (common_pb2.RecommendedGame(game=game) for game in others if game.game_id not in popular),
        )
        return list(islice((each for each in known if all(meets(each.game, one) for one in conditions)), limit))

    def follow(self) -> None:
        """Reads in the background until it has succeeded, so that there is something to fall back on early, and then
        whenever the catalogue has changed: the first message after an ingest is read by the new names."""
        self._following = asyncio.create_task(self._read_and_follow(), context=Context())

    async def _read_and_follow(self) -> None:
        await self._read_until_read()
        while True:
            await asyncio.sleep(self._pause)
            try:
                latest = await self._revision_now()
            except ServiceError:
                continue
            if latest != self._revision:
                await asyncio.wait([self._read()])

    async def _read_until_read(self) -> None:
        tries = 0
        while self._vocabulary is None or not (self.popular or self._vocabulary.titles.is_empty):
            await asyncio.wait([self._read()])
            await asyncio.sleep(doubled(_FIRST_PAUSE_SECONDS, tries, longest=_LONGEST_PAUSE_SECONDS))
            tries += 1

    async def _await(self, reading: asyncio.Task[None]) -> None:
        """Waits for a reading as long as the call may; what is cached stands in for one that is late or fails."""
        left = deadlines.left()
        done, _ = await asyncio.wait([reading], timeout=None if left == math.inf else max(0.0, left))
        if not done and self._vocabulary is None:
            raise DeadlineExceeded("the recommender did not tell its catalogue in time")
        if done and self._vocabulary is None:
            await reading

    async def close(self) -> None:
        """Ends what runs in the background."""
        tasks = [task for task in (self._following, self._reading) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _read(self) -> asyncio.Task[None]:
        """The reading under way, begun if there is none; it does not inherit the deadline of who begins it."""
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read_all(), context=Context())
            # Whoever waits gets the error; where nobody does it is not worth a warning of the event loop's.
            self._reading.add_done_callback(lambda task: task.cancelled() or task.exception())
        return self._reading

    async def _read_all(self) -> None:
        if self._vocabulary is None or await self._revision_now() != self._revision:
            await self._read_names()
        self._read_at = time.monotonic()
        await self._read_popular()

    async def _read_names(self) -> None:
        began = time.monotonic()
        for _ in range(_READS_OF_A_CHANGING_CATALOGUE):
            games, first, last = await self._read_pages()
            if first == last:
                break
        # After changes between pages the first revision is the honest one: the next request reads again.
        # Not on the event loop, which other calls and the probes need meanwhile.
        self._vocabulary = await asyncio.to_thread(_vocabulary_of, games)
        self._revision = first
        self._pause = max(_LEAST_SECONDS_BETWEEN_READS, (time.monotonic() - began) / _MOST_OF_THE_TIME)

    async def _revision_now(self) -> str:
        """Which revision the catalogue has, for the price of one game."""
        return (await self._recommender.list_games(recommender_pb2.ListGamesRequest(page_size=1))).catalogue_revision

    async def _read_pages(self) -> tuple[list[common_pb2.Game], str, str]:
        """All games, and the revisions of the first and of the last page."""
        games: list[common_pb2.Game] = []
        revisions: list[str] = []
        token = ""
        while token or not revisions:
            request = recommender_pb2.ListGamesRequest(page_size=_PAGE_SIZE, page_token=token)
            page = await self._recommender.list_games(request)
            games += page.games
            revisions.append(page.catalogue_revision)
            token = page.next_page_token
        return games, revisions[0], revisions[-1]

    async def _read_popular(self) -> None:
        try:
            # Nobody in particular is answered as a new player is: with what is popular.
            request = recommender_pb2.RecommendRequest(limit=_POPULAR)
            self.popular = list((await self._recommender.recommend(request)).games)
        except ServiceError as error:
            _log.warning("popular games could not be read", extra={"reason": error.reason})


def _vocabulary_of(games: Sequence[common_pb2.Game]) -> Vocabulary:
    kinds = (kind.lower() for each in games for kind in (*each.genres, *each.tags))
    titles = TitleIndex([(each.game_id, each.title) for each in games], [*(each.summary for each in games), *kinds])
    return Vocabulary(games, titles)


def meets(game: common_pb2.Game, condition: common_pb2.GameFilter) -> bool:
    """Whether a game meets a filter, as the recommender would judge it.

    The recommender asks its index (`services/recommender/storing/play_facts.py`), this a game at hand: the rule is the
    same, in two forms, and `tests/unit/recommender/storing/test_play_conditions.py` holds them together.
    """
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
    developer = game.developer.casefold()
    if developer in {each.casefold() for each in condition.exclude_developers}:
        return False
    if condition.developers and developer not in {each.casefold() for each in condition.developers}:
        return False
    return game.game_id not in condition.exclude_game_ids and _plays_as(game, condition)


def _is_free_of(game: common_pb2.Game, condition: common_pb2.GameFilter) -> bool:
    age = game.minimum_age if game.HasField("minimum_age") else None
    free = free_of(enum_members(ContentDescriptor, game.content_descriptors), age)
    return free.issuperset(enum_members(ContentDescriptor, condition.exclude_content))


def _plays_offline(game: common_pb2.Game) -> bool:
    price_models = enum_members(PriceModel, [game.price_model] if game.price_model else [])
    descriptors = enum_members(ContentDescriptor, game.content_descriptors)
    return plays_offline(enum_members(PlayMode, game.modes), descriptors, next(iter(price_models), None))


def _plays_as(game: common_pb2.Game, condition: common_pb2.GameFilter) -> bool:
    """Whether the facts of how a game is played meet those conditions; unknown ones meet none."""
    modes = enum_members(PlayMode, game.modes)
    counts = modes, game.max_players, game.max_couch_players
    hours = math.inf if game.endless else game.typical_hours
    together = max(condition.players, condition.couch_players)
    return (
        (not condition.modes or not set(condition.modes).isdisjoint(game.modes))
        and (not together or fewest_players(modes, game.min_players, game.max_players) <= together)
        and (not condition.players or players_for_sure(*counts) >= condition.players)
        and (not condition.couch_players or couch_players_for_sure(*counts) >= condition.couch_players)
        and (not condition.HasField("age") or (game.HasField("minimum_age") and game.minimum_age <= condition.age))
        and (not condition.exclude_content or _is_free_of(game, condition))
        and hours >= condition.min_hours
        and (not condition.max_hours or 0 < hours <= condition.max_hours or (condition.or_endless and game.endless))
        and (not condition.price_models or game.price_model in condition.price_models)
        and (not condition.offline or _plays_offline(game))
    )
