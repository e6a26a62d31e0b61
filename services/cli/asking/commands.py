"""Declares the commands that ask a gateway: `gamesrec ask` and `gamesrec chat`."""

from __future__ import annotations

import asyncio
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from gamesrec import client as edge
from services.cli.asking.ask import ask as ask_gateway
from services.cli.asking.ask import explain
from services.cli.asking.chat import chat as converse
from services.cli.console import console
from services.cli.running.addresses import DEFAULT_GATEWAY
from services.common.errors import GamesrecError

commands = typer.Typer()

Target = Annotated[str, typer.Option(help="Address of the gateway.")]
Key = Annotated[
    str | None, typer.Option(envvar="GAMESREC_KEY", help="API key; better in the variable, where others cannot see it.")
]
Ca = Annotated[
    Path | None,
    typer.Option(envvar="GAMESREC_CA", help="PEM file of the authority of the gateway's certificate: use TLS."),
]


@commands.command()
def ask(
    text: Annotated[str, typer.Argument(help="What the player says, in any language.")],
    player: Annotated[str, typer.Option(help="Id of the player.")],
    limit: Annotated[int, typer.Option(min=1, max=50, help="How many games.")] = 5,
    target: Target = DEFAULT_GATEWAY,
    key: Key = None,
    ca: Ca = None,
) -> None:
    """Asks for games and shows the answer as it comes.

    Examples:

        gamesrec ask --player player-001 "a story-rich RPG that is not too long"

        gamesrec ask --player player-001 "посоветуй что-нибудь на двоих"
    """

    async def run() -> None:
        async with _client(target, key, ca) as client:
            await ask_gateway(console, client, player_id=player, text=text, limit=limit)

    try:
        asyncio.run(run())
    except edge.GamesrecError as error:
        raise GamesrecError(explain(error, target)) from error


def _client(target: str, key: str | None, ca: Path | None) -> edge.AsyncClient:
    try:
        return edge.AsyncClient(target, key=key, ca=ca)
    except (ValueError, OSError) as error:
        raise GamesrecError(str(error)) from error


@commands.command()
def chat(
    player: Annotated[str | None, typer.Option(help="Id of the player; without it, a guest.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=50, help="How many games an answer shows.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Say how each answer came about.")] = False,
    target: Target = DEFAULT_GATEWAY,
    key: Key = None,
    ca: Ca = None,
) -> None:
    """Holds a conversation in the terminal: each message is understood together with those before it.

    Examples:

        gamesrec chat

        gamesrec chat --player player-001 --verbose
    """

    if isinstance(sys.stdin, TextIOWrapper):
        # A line that is not UTF-8 is then told like any message that fails, and the lines after it are read.
        sys.stdin.reconfigure(errors="surrogateescape")

    def read() -> str:
        return console.input("[bold]> [/bold]")

    async def run() -> None:
        async with _client(target, key, ca) as client:
            await converse(console, read, client, target=target, player_id=player, limit=limit, verbose=verbose)

    asyncio.run(run())
