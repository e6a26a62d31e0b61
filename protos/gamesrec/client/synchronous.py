"""The client for code without asyncio: typed calls, streaming chats, conversations."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

import grpc

from gamesrec.client import calls, reading, types
from gamesrec.client.calls import Call
from gamesrec.client.connection import DEFAULT_TARGET, Connection
from gamesrec.client.errors import from_rpc_error
from gamesrec.gateway.v1 import gateway_pb2_grpc

R = TypeVar("R")
ChatEvent = types.Recommendations | types.Text | types.AnswerSummary


class Client:
    """A client of the edge. Use as `with Client(target, key=key) as client`; threads may share it.

    Every call raises GamesrecError; see `gamesrec.client.errors`.
    """

    def __init__(self, target: str = DEFAULT_TARGET, *, key: str | None = None, **connection: Any) -> None:
        """`key` and the rest are as in `gamesrec.client.connection.Connection`."""
        self._connection = Connection(target, key, **connection)
        credentials, options = self._connection.credentials(), self._connection.options
        self._channel = (
            grpc.insecure_channel(target, options=options)
            if credentials is None
            else grpc.secure_channel(target, credentials, options=options)
        )
        self._stub: Any = gateway_pb2_grpc.GatewayServiceStub(self._channel)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection and all calls."""
        self._channel.close()

    def conversation(
        self,
        player_id: str,
        *,
        limit: int | None = None,
        where: types.GameFilter | None = None,
        language: str = "",
        state: bytes = b"",
    ) -> Conversation:
        """A conversation with the player; `state` goes on with one whose last summary had it."""
        return Conversation(self, player_id, limit=limit, where=where, language=language, state=state)

    def chat(
        self,
        player_id: str,
        text: str,
        *,
        limit: int | None = None,
        where: types.GameFilter | None = None,
        language: str = "",
        state: bytes = b"",
        experiment_bucket: str = "",
        timeout: float | None = None,
    ) -> Generator[ChatEvent, None, None]:
        """Yields the events of an answer: Recommendations once and first, Text, AnswerSummary once and last.

        Leaving the loop early ends the answer at the server, too, if the iterator is closed.
        """
        request = calls.chat(
            player_id,
            text,
            limit=limit,
            where=where,
            language=language,
            state=state,
            experiment_bucket=experiment_bucket,
        )
        connection = self._connection
        call = self._stub.Chat(request, timeout=timeout or connection.timeout, metadata=connection.metadata)
        try:
            for message in call:
                event = reading.chat_event(message)
                if event is not None:
                    yield event
        except grpc.RpcError as error:
            raise from_rpc_error(error, connection.target) from error
        finally:
            call.cancel()

    def recommend(
        self,
        player_id: str,
        text: str = "",
        *,
        limit: int | None = None,
        where: types.GameFilter | None = None,
        experiment_bucket: str = "",
        timeout: float | None = None,
    ) -> types.Recommendations:
        """Recommends games without a text; `text` is what the player looks for, if anything."""
        return self._call(calls.recommend(player_id, text, limit, where, experiment_bucket), timeout)

    def search_games(
        self,
        text: str,
        *,
        limit: int | None = None,
        where: types.GameFilter | None = None,
        timeout: float | None = None,
    ) -> tuple[types.RecommendedGame, ...]:
        """Finds games by a free text in any language, the closest first."""
        return self._call(calls.search_games(text, limit, where), timeout)

    def similar_games(
        self,
        game_id: str,
        *,
        limit: int | None = None,
        where: types.GameFilter | None = None,
        timeout: float | None = None,
    ) -> tuple[types.RecommendedGame, ...]:
        """Finds games that resemble one, the most alike first."""
        return self._call(calls.similar_games(game_id, limit, where), timeout)

    def get_game(
        self,
        game_id: str,
        *,
        timeout: float | None = None,
    ) -> types.Game:
        """Reads a game. NotFound if the catalogue does not have it."""
        return self._call(calls.get_game(game_id), timeout)

    def list_games(
        self,
        page_token: str = "",
        *,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> types.GamePage:
        """Reads a page of the catalogue, by game id."""
        return self._call(calls.list_games(page_size, page_token), timeout)

    def explain(
        self,
        player_id: str,
        game_id: str,
        *,
        timeout: float | None = None,
    ) -> types.Explanation:
        """Tells why a game is, or is not, recommended to a player."""
        return self._call(calls.explain(player_id, game_id), timeout)

    def record_interactions(
        self,
        interactions: Sequence[types.Interaction],
        *,
        timeout: float | None = None,
    ) -> int:
        """Records plays and ratings, all or none; how many. Safe to repeat."""
        return self._call(calls.record_interactions(interactions), timeout)

    def record_events(
        self,
        events: Sequence[types.PlayerEvent],
        *,
        timeout: float | None = None,
    ) -> int:
        """Records what players did with games; how many events are new. Safe to repeat."""
        return self._call(calls.record_events(events), timeout)

    def get_player(
        self,
        player_id: str,
        *,
        history_limit: int | None = None,
        timeout: float | None = None,
    ) -> types.Player:
        """Tells what is known of a player. NotFound if nothing is."""
        return self._call(calls.get_player(player_id, history_limit), timeout)

    def delete_player(
        self,
        player_id: str,
        *,
        timeout: float | None = None,
    ) -> int:
        """Forgets all of a player; how many interactions there were. Safe to repeat."""
        return self._call(calls.delete_player(player_id), timeout)

    def _call(self, call: Call[R], timeout: float | None) -> R:
        connection = self._connection
        method = getattr(self._stub, call.method)
        try:
            response = method(call.request, timeout=timeout or connection.timeout, metadata=connection.metadata)
        except grpc.RpcError as error:
            raise from_rpc_error(error, connection.target) from error
        return call.read(response)


class Conversation:
    """Messages of one player that are understood together: the state of an answer goes along with the next one."""

    def __init__(
        self,
        client: Client,
        player_id: str,
        *,
        limit: int | None = None,
        where: types.GameFilter | None = None,
        language: str = "",
        state: bytes = b"",
    ) -> None:
        """Use `Client.conversation`."""
        self._client = client
        self._player_id = player_id
        self._limit = limit
        self._where = where
        self._language = language
        self.state = state

    def say(self, text: str, *, timeout: float | None = None) -> Generator[ChatEvent, None, None]:
        """Sends a message and yields the events of its answer, as `Client.chat` does."""
        events = self._client.chat(
            self._player_id,
            text,
            limit=self._limit,
            where=self._where,
            language=self._language,
            state=self.state,
            timeout=timeout,
        )
        try:
            for event in events:
                if isinstance(event, types.AnswerSummary):
                    self.state = event.state
                yield event
        finally:
            events.close()
