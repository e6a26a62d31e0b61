"""Runs `gamesrec chat`: a conversation in the terminal, of which the state goes along from message to message.

The games of each answer are shown once, as a table; then the text as it streams. How an answer came about is shown only
to those who ask for it.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from gamesrec import client as edge
from services.cli.asking.ask import explain, footer
from services.common.errors import GamesrecError

_ENDS = frozenset({"exit", "quit", ":q"})
# The kinds of reason in words for people; what the game is, the text says.
_BECAUSE = {
    "matches_message": "fits what you ask for",
    "similar_to_liked": "like {related}",
    "liked_by_similar_players": "liked by players like you",
    "popular": "liked by many",
    "replay": "you know it",
}

Read = Callable[[], str]


class Conversation:
    """A conversation with the gateway, and how it is shown."""

    def __init__(
        self,
        console: Console,
        conversation: edge.AsyncConversation,
        *,
        verbose: bool = False,
        timeout: float = 60.0,
    ) -> None:
        self._console = console
        self._conversation = conversation
        self._verbose = verbose
        self._timeout = timeout

    async def say(self, text: str) -> None:
        """Sends a message and shows its answer. Raises the client's GamesrecError, and ours if it is not UTF-8."""
        summary = None
        try:
            async for event in self._conversation.say(text, timeout=self._timeout):
                match event:
                    case edge.Recommendations():
                        self._show_games(event)
                    case edge.Text():
                        self._console.print(event.text, end="", markup=False, highlight=False, soft_wrap=True)
                    case edge.AnswerSummary():
                        summary = event
        except UnicodeEncodeError as error:
            raise GamesrecError("the player and the text must be valid UTF-8; check the terminal's encoding") from error
        self._console.print("\n")
        if self._verbose and summary is not None:
            self._console.print(footer(summary), style="dim", markup=False, highlight=False)

    def _show_games(self, recommendations: edge.Recommendations) -> None:
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
    console: Console,
    read: Read,
    client: edge.AsyncClient,
    *,
    target: str,
    player_id: str | None,
    limit: int | None,
    verbose: bool,
) -> None:
    """Reads messages by `read` until it raises EOFError or one says "exit", and shows the answers.

    Without `player_id` the player is a guest of whom nothing is known. A message that fails is told, and the
    conversation goes on.
    """
    console.print("Tell me what you feel like playing, in your language. An empty line or Ctrl-D ends.", style="dim")
    guest = f"guest-{uuid.uuid4().hex[:12]}"
    conversation = Conversation(console, client.conversation(player_id or guest, limit=limit), verbose=verbose)
    while True:
        try:
            text = (await asyncio.to_thread(read)).strip()
        except EOFError:
            break
        if not text or text.lower() in _ENDS:
            break
        try:
            await conversation.say(text)
        except (edge.GamesrecError, GamesrecError) as error:
            told = explain(error, target) if isinstance(error, edge.GamesrecError) else str(error)
            console.print(told, style="red", markup=False, highlight=False, soft_wrap=True)


def _because(reason: edge.Reason) -> str:
    phrase = _BECAUSE.get(reason.kind, "")
    return phrase.format(related=", ".join(reason.related_titles[:2]) or "games you like")
