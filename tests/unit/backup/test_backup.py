"""A backup restored into an empty recommender gives the same recommender, also under another encoder."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gamesrec.common.v1 import common_pb2, event_pb2
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.backup.archive import reading
from services.backup.clients import GrpcStore
from services.backup.errors import BackupError
from services.backup.job import back_up, restore
from services.backup.ports import Vector
from services.common.model_version import ModelVersion
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.fast_directory import fast_directory
from tests.support.in_process import in_process
from tests.unit.recommender.calls import ENCODER, axis, game, interaction

if TYPE_CHECKING:
    from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceAsyncStub

SAME = ModelVersion(ENCODER.name, ENCODER.revision, ENCODER.dimension)
OTHER = ModelVersion("another-encoder", "r1", 4)


class FakeEncoder:
    """Embeds a game by the first letter of its title."""

    def __init__(self, version: ModelVersion) -> None:
        self._version = version
        self.embedded = 0

    async def version(self) -> ModelVersion:
        return self._version

    async def game_vectors(self, games: Sequence[common_pb2.Game]) -> Sequence[Vector]:
        self.embedded += len(games)
        return [self._vector(game.title) for game in games]

    async def player_vectors(self, players: Sequence[common_pb2.Player]) -> Sequence[Vector]:
        self.embedded += len(players)
        return [self._vector(player.player_id) if player.attributes else () for player in players]

    def _vector(self, text: str) -> list[float]:
        vector = [0.0] * self._version.dimension
        vector[ord(text[0]) % len(vector)] = 1.0
        return vector


@asynccontextmanager
async def recommender() -> AsyncIterator[tuple[RecommenderServiceAsyncStub, GrpcStore]]:
    """An empty one."""
    with fast_directory() as directory:
        settings = RecommenderSettings(port=0, data_dir=directory, popularity_seconds=0)
        async with in_process(DEFINITION, settings, open_service) as channel:
            yield RecommenderServiceStub(channel), GrpcStore(channel)


async def fill(stub: RecommenderServiceAsyncStub) -> None:
    games = [game(f"g{number}", axis(number % 8), year=2000 + number % 20, genres=["Puzzle"]) for number in range(120)]
    players = [
        pb.PlayerRecord(
            player=common_pb2.Player(player_id=f"p{number}", attributes={"country": "FI"}), content=axis(number % 8)
        )
        for number in range(7)
    ]
    plays = [interaction(f"p{number % 30}", f"g{number % 120}", 4.0) for number in range(300)]
    await stub.UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))
    await stub.UpsertPlayers(pb.UpsertPlayersRequest(players=players, encoder=ENCODER))
    await stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=plays))
    clicks = [
        event_pb2.PlayerEvent(
            event_id=f"e{number}",
            player_id=f"p{number}",
            game_id=f"g{number}",
            kind=event_pb2.PlayerEvent.KIND_LIKE if number % 2 else event_pb2.PlayerEvent.KIND_IMPRESSION,
            answer_id="an-answer",
            position=3,
            experiment_bucket="new",
        )
        for number in range(9)
    ]
    await stub.RecordEvents(pb.RecordEventsRequest(events=clicks))


async def everything(store: GrpcStore) -> tuple[list[bytes], ...]:
    """All records, in an order that is always the same."""
    return (
        sorted([each.game.SerializeToString(deterministic=True) async for each in store.games()]),
        sorted([each.player.SerializeToString(deterministic=True) async for each in store.players()]),
        sorted(
            [
                each.SerializeToString(deterministic=True)
                async for part in store.interactions()
                for each in part.interactions
            ]
        ),
        sorted([each.SerializeToString(deterministic=True) async for part in store.events() for each in part.events]),
    )


@pytest.mark.parametrize("version", [SAME, OTHER])
async def test_what_is_restored_is_what_was_backed_up(tmp_path: Path, version: ModelVersion) -> None:
    encoder = FakeEncoder(version)
    async with recommender() as (stub, store):
        await fill(stub)
        manifest = await back_up(store, tmp_path / "backup.zip", lambda *_: None)
        before = await everything(store)
        vectors = sorted([list(each.content) async for each in store.games()])
    assert manifest.records == {"games": 120, "players": 7, "interactions": 120, "events": 9}
    async with recommender() as (_, store):
        await restore(store, encoder, tmp_path / "backup.zip", lambda *_: None)
        assert await everything(store) == before
        assert await store.encoder() == version
        if version == SAME:
            assert sorted([list(each.content) async for each in store.games()]) == vectors
    assert encoder.embedded == (0 if version == SAME else 127)


async def test_games_and_players_too_large_for_one_message_are_backed_up_and_restored(tmp_path: Path) -> None:
    columns = {f"column {number}": "語" * 2048 for number in range(256)}
    names = [f"g{number:02}" for number in range(12)]
    async with recommender() as (stub, store):
        for name in names:
            games = [game(name, axis(0), attributes=columns)]
            await stub.UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))
            player = common_pb2.Player(player_id=name, attributes=columns)
            players = [pb.PlayerRecord(player=player, content=axis(0))]
            await stub.UpsertPlayers(pb.UpsertPlayersRequest(players=players, encoder=ENCODER))
        await back_up(store, tmp_path / "backup.zip", lambda *_: None)
        before = await everything(store)
    async with recommender() as (_, store):
        await restore(store, FakeEncoder(SAME), tmp_path / "backup.zip", lambda *_: None)
        assert await everything(store) == before


async def test_a_recommender_that_is_not_empty_is_restored_into_only_on_request(tmp_path: Path) -> None:
    async with recommender() as (stub, store):
        await fill(stub)
        await back_up(store, tmp_path / "backup.zip", lambda *_: None)
        before = await everything(store)
        with pytest.raises(BackupError, match="holds 120 games"):
            await restore(store, FakeEncoder(SAME), tmp_path / "backup.zip", lambda *_: None)
        await restore(store, FakeEncoder(SAME), tmp_path / "backup.zip", lambda *_: None, merge=True)
        assert await everything(store) == before
        with pytest.raises(BackupError, match="holds vectors of test-encoder"):
            await restore(store, FakeEncoder(OTHER), tmp_path / "backup.zip", lambda *_: None, merge=True)


async def test_what_belongs_to_games_that_a_catalogue_no_longer_has_is_counted_as_left_out(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    async with recommender() as (stub, store):
        await fill(stub)
        begin = pb.BeginReplacementRequest(encoder=ENCODER, key="without g0", games=119)
        (version,) = {part.version async for part in stub.BeginReplacement(begin)}
        kept = [f"g{number}" for number in range(1, 120)]
        await stub.WriteReplacement(pb.WriteReplacementRequest(version=version, kept_game_ids=kept))
        await stub.ServeReplacement(pb.ServeReplacementRequest(version=version, games=119))
        manifest = await back_up(store, path, lambda *_: None)
    assert manifest.records == {"games": 119, "players": 7, "interactions": 119, "events": 8}
    assert manifest.left_out == {"interactions": 1, "events": 1}
    with reading(path) as archive:
        assert archive.manifest == manifest


async def test_a_damaged_backup_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    async with recommender() as (stub, store):
        await fill(stub)
        await back_up(store, path, lambda *_: None)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 4] ^= 0xFF  # among the games
    path.write_bytes(raw)
    async with recommender() as (_, store):
        with pytest.raises(BackupError, match="damaged"):
            await restore(store, FakeEncoder(SAME), path, lambda *_: None)
        path.write_bytes(raw[: len(raw) // 2])
        with pytest.raises(BackupError, match="no backup"):
            await restore(store, FakeEncoder(SAME), path, lambda *_: None)
        assert await store.games_stored() == 0


async def test_a_backup_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    path.write_bytes(b"the one before")
    async with recommender() as (stub, store):
        await fill(stub)

        def stop(member: str, done: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            await back_up(store, path, stop)
    assert path.read_bytes() == b"the one before"
    assert os.listdir(tmp_path) == ["backup.zip"]
