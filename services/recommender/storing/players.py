"""The players and their interactions: recording, reading, forgetting, counting."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from services.common.errors import FieldViolation, InvalidArgument, NotFound
from services.common.model_version import ModelVersion
from services.recommender.records import HistoryEntry, Interaction, PlayColumns, Played, Player
from services.recommender.storing.catalogue import Catalogue, require_distinct
from services.recommender.storing.engines.vector_store import (
    HasId,
    Payload,
    Point,
    StoredPoint,
    VectorStore,
    Where,
    damaged,
    dense,
)
from services.recommender.storing.interactions import (
    counted,
    interaction_point,
    joined,
    microseconds,
    of_player,
    read_played,
    write_interaction,
)
from services.recommender.storing.popularity import TotalsSource
from services.recommender.storing.readable import record_of, records_of, retrieve_readable, scan_readable
from services.recommender.storing.schema import (
    CONTENT,
    GAMES,
    INTERACTIONS,
    INTERACTIONS_COLLECTION,
    PLAYERS,
    player_point,
    read_game,
    read_player,
    unit_vector,
    write_player,
)

DEFAULT_HISTORY = 50
# What the totals are counted by.
_COUNTED = ("player_id", "liked_game", "occurred_at")
CLOCK_SKEW = timedelta(days=1)
# The engine takes 15 ms for them, during which nobody else is served.
_WRITTEN_AT_ONCE = 500
_UNKNOWN_GAME = "is not a game of the catalogue"
_IN_THE_FUTURE = "is more than a day in the future"


async def _at_once() -> None:
    pass


@dataclass(frozen=True, slots=True)
class PlayerRecord:
    """What is stored of a player besides interactions: attributes, and their embedding if any are stated."""

    player: Player
    content: Sequence[float] | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """Of how many pairs of player and game interactions were told, and how many of these were not stored just so."""

    pairs: int
    changed: int


class Players:
    """Players and interactions in a vector store. Game ids are checked against the catalogue."""

    def __init__(
        self,
        store: VectorStore,
        catalogue: Catalogue,
        totals: TotalsSource,
        give_way: Callable[[], Awaitable[object]] = _at_once,
    ) -> None:
        """`totals` is told of all interactions that are written; `give_way` is awaited before each of many writes."""
        self._store = store
        self._give_way = give_way
        self._totals = totals
        self._catalogue = catalogue

    async def open(self) -> None:
        """Prepares the interactions; call it once before anything else."""
        await self._store.ensure(INTERACTIONS_COLLECTION)
        await self._totals.open()

    async def upsert(self, players: Sequence[tuple[Player, Sequence[float]]], encoder: ModelVersion) -> int:
        """Adds or replaces players with the embeddings of their attributes; checks all before it writes any."""
        require_distinct([player.player_id for player, _ in players], "players[{}].player.player_id")
        points = []
        for index, (player, content) in enumerate(players):
            vector = unit_vector(content, encoder, f"players[{index}].content") if content else None
            points.append(write_player(player, vector))
        await self._catalogue.write_what_serves(encoder, lambda: self._store.upsert(PLAYERS, points))
        return len(points)

    async def record(self, interactions: Sequence[Interaction]) -> int:
        """Records all interactions or none; of several for one player and game see `interactions`.

        Returns how many are recorded, each player and game counted once. They count from the next read on.
        """
        now = datetime.now(UTC)
        unknown = await self._catalogue.unknown(list({item.game_id for item in interactions}))
        violations = []
        for index, item in enumerate(interactions):
            if item.game_id in unknown:
                violations.append(FieldViolation(f"interactions[{index}].game_id", _UNKNOWN_GAME))
            if item.occurred_at is not None and item.occurred_at > now + CLOCK_SKEW:
                violations.append(FieldViolation(f"interactions[{index}].occurred_at", _IN_THE_FUTURE))
        if violations:
            raise InvalidArgument.of_fields(violations)
        return (await self._write(write_interaction(item, now) for item in interactions)).pairs

    async def record_many(self, told: PlayColumns) -> Recorded:
        """Records interactions in several writes, so that others are served in between.

        What it raises names places in the columns; then none is recorded.
        """
        latest = microseconds(datetime.now(UTC) + CLOCK_SKEW)
        unknown = await self._catalogue.unknown(told.game_ids)
        violations = [
            FieldViolation(f"game_ids[{index}]", _UNKNOWN_GAME)
            for index, game_id in enumerate(told.game_ids)
            if game_id in unknown
        ]
        violations += [
            FieldViolation(f"occurred_at_micros[{index}]", _IN_THE_FUTURE)
            for index, at in enumerate(told.times)
            if at > latest
        ]
        if violations:
            raise InvalidArgument.of_fields(violations)
        pairs, changed = 0, 0
        for start in range(0, len(told.times), _WRITTEN_AT_ONCE):
            await self._give_way()
            part = slice(start, start + _WRITTEN_AT_ONCE)
            rows = zip(told.players[part], told.games[part], told.ratings[part], told.times[part], strict=True)
            written = await self._write(
                interaction_point(told.player_ids[player], told.game_ids[game], rating, at)
                for player, game, rating, at in rows
            )
            pairs, changed = pairs + written.pairs, changed + written.changed
        return Recorded(pairs, changed)

    async def _write(self, points: Iterable[Point]) -> Recorded:
        """Joins the points with each other and with what is stored."""
        told: dict[str, Point] = {}
        for point in points:
            earlier = told.get(point.id)
            told[point.id] = point if earlier is None else Point(point.id, joined(earlier.payload, point.payload))
        async with self._totals.changing() as changed:
            stored = await retrieve_readable(self._store, INTERACTIONS, list(told))
            # One that is damaged is replaced by what is told.
            known = dict(
                records_of(
                    INTERACTIONS, stored.values(), lambda each: (each.id, joined(each.payload, told[each.id].payload))
                )
            )
            # What is stored already, as in an ingest that is repeated, needs no write.
            fresh = [
                Point(each, known.get(each, point.payload))
                for each, point in told.items()
                if each not in known or known[each] != stored[each].payload
            ]
            if fresh:
                await self._store.upsert(INTERACTIONS, fresh)
            if changed:
                before = (stored[each.id] for each in fresh if each.id in known)
                changed(
                    list(records_of(INTERACTIONS, before, _counted)),
                    [(each.id, each.payload) for each in fresh],
                )
        return Recorded(len(told), len(fresh))

    async def played(self, player_id: str) -> list[Played]:
        """All that the player has played and that can be read, the latest first."""
        fields = ["game", "rating", "occurred_at"]
        points = await scan_readable(self._store, INTERACTIONS, of_player(player_id), fields=fields)
        played = records_of(INTERACTIONS, points, lambda point: read_played(point.payload))
        return sorted(played, key=lambda entry: (-entry.occurred_at.timestamp(), entry.game))

    async def export(self) -> AsyncIterator[tuple[list[Interaction], int]]:
        """All interactions of games that are in the catalogue, some at a time, in no order, and how many others are
        left out."""
        games = await self._catalogue.ids()
        async for page in self._store.pages(INTERACTIONS, fields=["player_id", "game", "rating", "occurred_at"]):
            read = (record_of(INTERACTIONS, point, _played_by) for point in page)
            exported = [
                Interaction(player_id, games[played.game], played.rating, played.occurred_at)
                for player_id, played in read
                if played.game in games
            ]
            yield exported, len(page) - len(exported)

    async def export_records(self) -> AsyncIterator[list[PlayerRecord]]:
        """All players of whom something is stated, some at a time, in no order."""
        if (await self._catalogue.state()).encoder is None:
            return
        async for page in self._store.pages(PLAYERS, fields=[]):
            found = await self._store.retrieve(PLAYERS, [point.id for point in page], vector=CONTENT)
            yield [record_of(PLAYERS, each, _record) for each in found.values()]

    async def find(self, player_id: str) -> PlayerRecord | None:
        """What is stored of the player besides interactions, hidden or not. Raises DataLoss if it is damaged."""
        if (await self._catalogue.stored()).encoder is None:
            return None
        point = player_point(player_id)
        found = (await self._store.retrieve(PLAYERS, [point], vector=CONTENT)).get(point)
        return record_of(PLAYERS, found, _record) if found else None

    async def profile(
        self, player_id: str, history_limit: int, *, include_hidden: bool = False
    ) -> tuple[Player, list[HistoryEntry], int]:
        """The player, their latest games, and how many interactions there are, without games and interactions that are
        damaged. Raises NotFound, and DataLoss if the player's own record or all that they played is."""
        state = await self._catalogue.stored()
        record, played = await self.find(player_id), await self.played(player_id)
        if (state.hidden and not include_hidden) or (record is None and not played):
            if not state.hidden and await self._store.count(INTERACTIONS, of_player(player_id)):
                raise damaged(INTERACTIONS)
            raise NotFound("nothing is known of this player", reason="PLAYER_NOT_FOUND")
        latest = played[:history_limit]
        # Interactions outlive a catalogue that was taken away.
        has_games = state.encoder is not None
        asked = [entry.game for entry in latest] if has_games else []
        found = await retrieve_readable(self._store, GAMES, asked) if asked else {}
        games = dict(records_of(GAMES, found.values(), lambda each: (each.id, read_game(each.payload))))
        history = [
            HistoryEntry(games[entry.game], entry.rating, entry.occurred_at) for entry in latest if entry.game in games
        ]
        return record.player if record else Player(player_id), history, len(played)

    async def forget(self, player_id: str) -> tuple[int, bool]:
        """Deletes everything about the player: how many interactions, and whether there was a record."""
        async with self._totals.changing() as changed:
            # Damaged ones, too, which can be counted but not read.
            interactions = await self._store.count(INTERACTIONS, of_player(player_id))
            if interactions:
                read = await scan_readable(self._store, INTERACTIONS, of_player(player_id), fields=_COUNTED)
                await self._store.delete(INTERACTIONS, of_player(player_id))
                if changed:
                    changed(list(records_of(INTERACTIONS, read, _counted)), [])
        point = player_point(player_id)
        has_players = (await self._catalogue.stored()).encoder is not None
        has_record = has_players and bool(await self._store.retrieve(PLAYERS, [point], payload=False))
        if has_record:
            await self._store.delete(PLAYERS, Where(must=(HasId([point]),)))
        # Once acknowledged, not even a power failure may bring it back.
        await self._store.flush()
        return interactions, has_record

    async def count(self) -> tuple[int, int]:
        """How many players have a record of their own, and how many interactions there are, of those to be seen."""
        state = await self._catalogue.stored()
        if state.hidden:
            return 0, 0
        players = await self._store.count(PLAYERS) if state.encoder is not None else 0
        return players, await self._store.count(INTERACTIONS)


def _record(stored: StoredPoint) -> PlayerRecord:
    return PlayerRecord(read_player(stored.payload), dense(stored.vector))


def _played_by(stored: StoredPoint) -> tuple[str, Played]:
    return str(stored.payload["player_id"]), read_played(stored.payload)


def _counted(stored: StoredPoint) -> tuple[str, Payload]:
    return stored.id, counted(stored.payload)
