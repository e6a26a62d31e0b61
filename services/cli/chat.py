"""Runs `gamesrec chat`: a conversation in the terminal, of which the state goes along from message to message.

The games of each answer are shown once, as a table; then the text as it streams. How an answer came about is shown only
to those who ask for it.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable

import grpc
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.ask import explain, footer
from services.common.channels import open_channel
from services.common.errors import GamesrecError

_ENDS = frozenset({"exit", "quit", ":q"})
_MOST_LETTERS = 4000
# The kinds of reason in words for people; what the game is, the text says.
_BECAUSE = {
    common_pb2.Reason.KIND_MATCHES_MESSAGE: "fits what you ask for",
    common_pb2.Reason.KIND_SIMILAR_TO_LIKED: "like {related}",
    common_pb2.Reason.KIND_LIKED_BY_SIMILAR_PLAYERS: "liked by players like you",
    common_pb2.Reason.KIND_POPULAR: "liked by many",
    common_pb2.Reason.KIND_REPLAY: "you know it",
}

Read = Callable[[], str]


class Conversation:
    """A conversation with the gateway: what was said so far, and how it is shown."""

    def __init__(
        self,
        console: Console,
        stub: gateway_pb2_grpc.GatewayServiceAsyncStub,
        *,
        player_id: str,
        limit: int | None = None,
        verbose: bool = False,
        timeout: float = 60.0,
    ) -> None:
        """`limit` is how many games an answer shows; None: as many as are asked for, else the gateway's number."""
        self._console = console
        self._stub = stub
        self._player_id = player_id
        self._limit = limit
        self._verbose = verbose
        self._timeout = timeout
        self._state: gateway_pb2.ConversationState | None = None

    async def say(self, text: str) -> gateway_pb2.ChatSummary:
        """Sends a message and shows its answer. Raises grpc.aio.AioRpcError, and GamesrecError if it is not UTF-8."""
        try:
            request = gateway_pb2.ChatRequest(
                player_id=self._player_id, text=text, limit=self._limit, state=self._state
            )
        except UnicodeEncodeError as error:
            raise GamesrecError("the player and the text must be valid UTF-8; check the terminal's encoding") from error
        summary = gateway_pb2.ChatSummary()
        async for event in self._stub.Chat(request, timeout=self._timeout):
            if event.HasField("recommendations"):
                self._show_games(event.recommendations)
            elif event.HasField("text_delta"):
                self._console.print(event.text_delta.text, end="", markup=False, highlight=False, soft_wrap=True)
            else:
                summary = event.summary
        self._console.print("\n")
        if self._verbose:
            self._console.print(footer(summary), style="dim", markup=False, highlight=False)
        self._state = summary.state
        return summary

    def _show_games(self, recommendations: gateway_pb2.Recommendations) -> None:
        if not recommendations.games:
            return
        table = Table("", "game", "year", "genres", "why")
        for rank, recommended in enumerate(recommendations.games, 1):
            game = recommended.game
            why = _because(recommended.reasons[0]) if recommended.reasons else ""
            cells = (str(rank), game.title, str(game.year or ""), ", ".join(game.genres), why)
            table.add_row(*(Text(cell) for cell in cells))
        self._console.print(table)


async def chat(
    console: Console, read: Read, *, target: str, player_id: str | None, limit: int | None, verbose: bool
) -> None:
    """Reads messages by `read` until it raises EOFError or one says "exit", and shows the answers.

    Without `player_id` the player is a guest of whom nothing is known. A message that fails is told, and the
    conversation goes on.
    """
    console.print("Tell me what you feel like playing, in your language. An empty line or Ctrl-D ends.", style="dim")
    async with open_channel(target) as channel:
        stub: gateway_pb2_grpc.GatewayServiceAsyncStub = gateway_pb2_grpc.GatewayServiceStub(channel)
        conversation = Conversation(
            console, stub, player_id=player_id or f"guest-{uuid.uuid4().hex[:12]}", limit=limit, verbose=verbose
        )
        while True:
            try:
                text = (await asyncio.to_thread(read)).strip()
            except EOFError:
                break
            if not text or text.lower() in _ENDS:
                break
            try:
                await conversation.say(text[:_MOST_LETTERS])
            except grpc.aio.AioRpcError as error:
                console.print(explain(error, target), style="red", markup=False, highlight=False, soft_wrap=True)


def _because(reason: common_pb2.Reason) -> str:
    phrase = _BECAUSE.get(reason.kind, "")
    return phrase.format(related=", ".join(reason.related_titles[:2]) or "games you like")
