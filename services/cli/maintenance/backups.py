"""Runs `gamesrec backup` and `gamesrec restore` against a running stack, with progress, and says what was done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from services.backup.archive import Manifest
from services.backup.clients import GrpcEncoder, GrpcStore
from services.backup.job import Progress, back_up, restore
from services.common.channels import open_channel

_STEP = 500
RecommenderTarget = Annotated[str, typer.Option(help="Address of the recommender.")]
EmbedderTarget = Annotated[str, typer.Option(help="Address of the embedder.")]


def backup_into(console: Console, path: Path, recommender: str) -> None:
    """Makes a backup. Raises BackupError or ServiceError, whose messages are for the operator."""

    async def run() -> Manifest:
        async with open_channel(recommender) as channel:
            with console.status("") as status:
                return await back_up(GrpcStore(channel), path, _shown(status.update))

    made = asyncio.run(run())
    console.print(f"{path} holds {_counts(made.records)}.", highlight=False, soft_wrap=True)
    if made.left_out:
        console.print(
            f"Left out: {_counts(made.left_out)} of games that are no longer in the catalogue. To keep them, ingest "
            "these games again and back up anew.",
            highlight=False,
            soft_wrap=True,
        )


def restore_from(console: Console, path: Path, recommender: str, embedder: str, *, merge: bool) -> None:
    """Restores a backup. Raises BackupError or ServiceError, whose messages are for the operator."""

    async def run() -> Manifest:
        async with open_channel(recommender) as store, open_channel(embedder) as encoder:
            with console.status("") as status:
                return await restore(GrpcStore(store), GrpcEncoder(encoder), path, _shown(status.update), merge=merge)

    console.print(
        f"Restored {_counts(asyncio.run(run()).records)}. Fit an item model to them: gamesrec fit",
        highlight=False,
        soft_wrap=True,
    )


def _shown(show: Callable[[str], None]) -> Progress:
    def progress(member: str, done: int) -> None:
        if done % _STEP == 0 or done < _STEP:
            show(f"{member}: {done:,}")

    return progress


def _counts(records: Mapping[str, int]) -> str:
    *parts, last = [f"{count:,} {name}" for name, count in records.items()]
    return f"{', '.join(parts)} and {last}" if parts else last
