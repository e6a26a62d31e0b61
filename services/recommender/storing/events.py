"""What players did with games that they were shown: kept once each, and what counts becomes an interaction."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime

from services.common.errors import FieldViolation, InvalidArgument
from services.recommender.records import EventKind, Interaction, PlayerEvent
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.checksum import sealed
from services.recommender.storing.engines.vector_store import Payload, Point, StoredPoint, VectorStore
from services.recommender.storing.interactions import microseconds, moment, of_player
from services.recommender.storing.players import CLOCK_SKEW, Players
from services.recommender.storing.readable import record_of
from services.recommender.storing.schema import EVENTS, EVENTS_COLLECTION, game_point, point_id

# The contract says so; see event.proto.
_RATINGS: Mapping[EventKind, float | None] = {
    EventKind.LIKE: 5.0,
    EventKind.DISLIKE: 1.0,
    EventKind.NOT_INTERESTED: 0.0,
    EventKind.PLAY: None,
}


class Events:
    """The events in a vector store, one point each."""

    def __init__(self, store: VectorStore, catalogue: Catalogue, players: Players) -> None:
        self._store = store
        self._catalogue = catalogue
        self._players = players

    async def open(self) -> None:
        """Prepares the events; call it once before anything else."""
        await self._store.ensure(EVENTS_COLLECTION)

    async def record(self, events: Sequence[PlayerEvent]) -> tuple[int, int]:
        """Records all events or none: how many are new, and how many were there before or came twice.

        Of several of a player with one id the first counts, in one call as over two. What events change is written
        before they are, so that a call which was cut short can be repeated.
        """
        now = datetime.now(UTC)
        await self._check(events, now)
        points: dict[str, tuple[Point, PlayerEvent]] = {}
        for event in events:
            point = write_event(event, now)
            points.setdefault(point.id, (point, event))
        known = await self._store.retrieve(EVENTS, list(points), payload=False)
        fresh = [pair for point_id, pair in points.items() if point_id not in known]
        counting = sorted(
            (event for _, event in fresh if event.kind in _RATINGS), key=lambda event: event.occurred_at or now
        )
        if counting:
            # A play takes no rating back, and what is older than what is known changes nothing; see `interactions.py`.
            await self._players.record(
                [
                    Interaction(each.player_id, each.game_id, _RATINGS[each.kind], each.occurred_at or now)
                    for each in counting
                ]
            )
        if fresh:
            await self._store.upsert(EVENTS, [point for point, _ in fresh])
        return len(fresh), len(events) - len(fresh)

    async def export(self) -> AsyncIterator[tuple[list[PlayerEvent], int]]:
        """All events of games that are in the catalogue, some at a time, in no order, and how many others are left
        out."""
        games = await self._catalogue.ids()

        def read(point: StoredPoint) -> PlayerEvent | None:
            game_id = games.get(point.payload["game"])
            return None if game_id is None else read_event(point.payload, game_id)

        async for page in self._store.pages(EVENTS):
            exported = [event for point in page if (event := record_of(EVENTS, point, read)) is not None]
            yield exported, len(page) - len(exported)

    async def forget(self, player_id: str) -> None:
        """Deletes all events of the player."""
        await self._store.delete(EVENTS, of_player(player_id))

    async def _check(self, events: Sequence[PlayerEvent], now: datetime) -> None:
        unknown = await self._catalogue.unknown(list({event.game_id for event in events}))
        violations = []
        for index, event in enumerate(events):
            if event.game_id in unknown:
                violations.append(FieldViolation(f"events[{index}].game_id", "is not a game of the catalogue"))
            if event.occurred_at is not None and event.occurred_at > now + CLOCK_SKEW:
                violations.append(FieldViolation(f"events[{index}].occurred_at", "is more than a day in the future"))
        if violations:
            raise InvalidArgument.of_fields(violations)


def write_event(event: PlayerEvent, now: datetime) -> Point:
    """The point of an event; its id is the player's and the event's."""
    payload: Payload = {
        "player_id": event.player_id,
        "event_id": event.event_id,
        "game": game_point(event.game_id),
        "kind": event.kind.value,
        "occurred_at": microseconds(event.occurred_at or now),
        "answer_id": event.answer_id,
        "position": event.position,
        "experiment_bucket": event.experiment_bucket,
    }
    return Point(event_point(event.player_id, event.event_id), sealed(payload))


def read_event(payload: Payload, game_id: str) -> PlayerEvent:
    """The event that `write_event` laid out, of the game with this id."""
    return PlayerEvent(
        payload["event_id"],
        payload["player_id"],
        game_id,
        EventKind(payload["kind"]),
        moment(payload["occurred_at"]),
        payload["answer_id"],
        payload["position"],
        payload["experiment_bucket"],
    )


def event_point(player_id: str, event_id: str) -> str:
    """Id of the point of an event of a player."""
    # The length keeps ("a", "b\0c") and ("a\0b", "c") apart.
    return point_id(f"event\0{len(player_id)}\0{player_id}\0{event_id}")
