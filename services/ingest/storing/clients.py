"""Calls the embedder and the recommender over gRPC: records to protobuf and back, gRPC errors to ours."""

from __future__ import annotations

import asyncio
import math
from array import array
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import grpc

from gamesrec.common.v1 import common_pb2
from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.errors import NotFound
from services.common.games.game_messages import game_message
from services.common.message_parts import in_parts
from services.common.model_messages import model_message, model_version
from services.common.model_version import ModelVersion
from services.common.request import outgoing
from services.common.status import answered, from_rpc_error
from services.ingest.hidden_until import LoadPart, LoadState
from services.ingest.records import Game, Interaction, Player
from services.ingest.storing.ports import Acknowledged, Embedded, Embedding, Replacement

# A batch of long texts takes an encoder seconds, and other callers may be before us.
EMBED_SECONDS = 120.0
STORE_SECONDS = 60.0
# A stream of interactions takes as long as it takes; each batch has its own answer.
_STREAM_SECONDS = 86_400.0
_BATCHES_UNDER_WAY = 3
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_PAGE = 1000
_CATALOGUE, _ENCODER = "recommender", "embedder"


class GrpcEncoder:
    """The embedder service."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._stub = embedder_pb2_grpc.EmbedderServiceStub(channel)

    async def version(self) -> ModelVersion:
        """Asks for the model."""
        response = await answered(
            self._stub.GetModel(embedder_pb2.GetModelRequest(), **outgoing(STORE_SECONDS)), "embedder"
        )
        return model_version(response.model)

    async def embed(self, texts: Sequence[str]) -> Embedded:
        """Embeds with the prompt "passage"."""
        request = embedder_pb2.EmbedRequest(texts=texts, prompt_name="passage")
        response = await answered(self._stub.Embed(request, **outgoing(EMBED_SECONDS)), _ENCODER)
        return Embedded(
            # Four bytes a component: a list of floats of Python's would take thirty-two.
            [array("f", embedding.values) for embedding in response.embeddings],
            model_version(response.model),
        )


class GrpcCatalogue:
    """The recommender service."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        # By game id, what was read last, in 16 bytes each.
        self._read: dict[str, bytes] = {}

    async def titles(self) -> Mapping[str, str]:
        """Reads all pages of the catalogue."""
        found: dict[str, str] = {}
        read: dict[str, bytes] = {}
        token = ""
        while True:
            request = recommender_pb2.ListGamesRequest(page_size=_PAGE, page_token=token, include_hidden=True)
            page = await answered(self._stub.ListGames(request, **outgoing(STORE_SECONDS)), _CATALOGUE)
            found.update((game.game_id, game.title) for game in page.games)
            read.update((game.game_id, _digest(game)) for game in page.games)
            token = page.next_page_token
            if not token:
                self._read = read
                return found

    def digest(self, game: Game) -> bytes:
        """Of the message that it is stored by, 16 bytes."""
        return _digest(game_message(game))

    def holds(self, game: Game) -> bool:
        """Compares with what `titles` read."""
        return self._read.get(game.game_id) == self.digest(game)

    async def holds_player(self, player: Player) -> bool:
        """One call."""
        request = recommender_pb2.GetPlayerRequest(player_id=player.player_id, history_limit=0, include_hidden=True)
        try:
            answer = await answered(self._stub.GetPlayer(request, **outgoing(STORE_SECONDS)), _CATALOGUE)
        except NotFound:
            return False
        return dict(answer.player.attributes) == dict(player.attributes)

    async def begin_hidden(self, part: LoadPart) -> bool:
        """One call."""
        request = recommender_pb2.BeginHiddenLoadRequest(parts=part.parts, part=part.part)
        return (await answered(self._stub.BeginHiddenLoad(request, **outgoing(STORE_SECONDS)), _CATALOGUE)).hidden

    async def end_hidden(self, part: LoadPart) -> LoadState:
        """One call."""
        request = recommender_pb2.EndHiddenLoadRequest(parts=part.parts, part=part.part)
        answer = await answered(self._stub.EndHiddenLoad(request, **outgoing(STORE_SECONDS)), _CATALOGUE)
        return LoadState(answer.stored_parts, answer.serves)

    async def begin_replacement(self, encoder: ModelVersion, key: str, games: int) -> Replacement | None:
        """One call, which streams what is there."""
        request = recommender_pb2.BeginReplacementRequest(encoder=model_message(encoder), key=key, games=games)
        version, there = "", set[str]()
        try:
            async for begun in self._stub.BeginReplacement(request, **outgoing(_STREAM_SECONDS)):
                version = begun.version
                there.update(begun.game_ids)
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error, _CATALOGUE) from error
        return Replacement(version, there) if version else None

    async def write_replacement(self, version: str, games: Sequence[tuple[Game, Embedding]]) -> None:
        """One call, or more if the games are large."""
        records = [recommender_pb2.GameRecord(game=game_message(game), content=content) for game, content in games]
        for part in in_parts(records):
            request = recommender_pb2.WriteReplacementRequest(version=version, games=part)
            await answered(self._stub.WriteReplacement(request, **outgoing(STORE_SECONDS)), _CATALOGUE)

    async def keep_in_replacement(self, version: str, game_ids: Sequence[str]) -> None:
        """One call."""
        request = recommender_pb2.WriteReplacementRequest(version=version, kept_game_ids=game_ids)
        await answered(self._stub.WriteReplacement(request, **outgoing(STORE_SECONDS)), _CATALOGUE)

    async def serve_replacement(self, version: str, games: int) -> int:
        """One call, which has the fitted vectors follow."""
        request = recommender_pb2.ServeReplacementRequest(version=version, games=games)
        answer = await answered(self._stub.ServeReplacement(request, **outgoing(_STREAM_SECONDS)), _CATALOGUE)
        return answer.removed

    async def upsert_games(self, games: Sequence[tuple[Game, Embedding]], encoder: ModelVersion) -> None:
        """One call, or more if the games are large."""
        records = [recommender_pb2.GameRecord(game=game_message(game), content=content) for game, content in games]
        for part in in_parts(records):
            request = recommender_pb2.UpsertGamesRequest(games=part, encoder=model_message(encoder))
            await answered(self._stub.UpsertGames(request, **outgoing(STORE_SECONDS)), _CATALOGUE)

    async def upsert_players(self, players: Sequence[tuple[Player, Embedding]], encoder: ModelVersion) -> None:
        """One call, or more if the players are large."""
        records = [
            recommender_pb2.PlayerRecord(
                player=common_pb2.Player(player_id=player.player_id, attributes=player.attributes), content=content
            )
            for player, content in players
        ]
        for part in in_parts(records):
            request = recommender_pb2.UpsertPlayersRequest(players=part, encoder=model_message(encoder))
            await answered(self._stub.UpsertPlayers(request, **outgoing(STORE_SECONDS)), _CATALOGUE)

    async def record(self, batches: Iterable[Sequence[Interaction]]) -> AsyncGenerator[Acknowledged]:
        """One call, a message for each batch; a few are under way at a time."""
        free = asyncio.Semaphore(_BATCHES_UNDER_WAY)
        unread: list[Exception] = []
        has_ended = False

        async def messages() -> AsyncIterator[recommender_pb2.StoreInteractionsRequest]:
            try:
                for batch in batches:
                    await free.acquire()
                    if has_ended:
                        return
                    yield _columns(batch)
            except Exception as error:
                # grpc would only cancel the call.
                unread.append(error)
                raise

        call = self._stub.StoreInteractions(messages(), **outgoing(_STREAM_SECONDS))
        stored = changed = 0
        try:
            async for answer in call:
                yield Acknowledged(answer.stored - stored, answer.changed - changed)
                stored, changed = answer.stored, answer.changed
                free.release()
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error, _CATALOGUE) from error
        except asyncio.CancelledError:
            if unread:
                raise unread[0] from None
            raise
        finally:
            call.cancel()
            # grpc leaves who waits in `messages` waiting.
            has_ended = True
            free.release()


def _digest(game: common_pb2.Game) -> bytes:
    return blake2b(game.SerializeToString(deterministic=True), digest_size=16).digest()


def _columns(interactions: Sequence[Interaction]) -> recommender_pb2.StoreInteractionsRequest:
    players: dict[str, int] = {}
    games: dict[str, int] = {}
    return recommender_pb2.StoreInteractionsRequest(
        players=[players.setdefault(each.player_id, len(players)) for each in interactions],
        games=[games.setdefault(each.game_id, len(games)) for each in interactions],
        ratings=[math.nan if each.rating is None else each.rating for each in interactions],
        occurred_at_micros=[(each.occurred_at - _EPOCH) // _MICROSECOND for each in interactions],
        # Read last: by now they have all of the batch.
        player_ids=players,
        game_ids=games,
    )
