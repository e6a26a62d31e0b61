"""Declares the commands that look after a stack: backup, restore, doctor, and those for API keys."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from services.cli.console import console
from services.cli.maintenance.backups import EmbedderTarget, RecommenderTarget, backup_into, restore_from
from services.cli.maintenance.doctor import examine
from services.cli.maintenance.keys import keys
from services.cli.maintenance.reembedding import RunningStack, reembed_by, reembed_stack
from services.cli.options import DataDir, ModelsDir
from services.cli.running.addresses import DEFAULT_EMBEDDER, DEFAULT_RECOMMENDER, Addresses
from services.cli.running.data_directory import DataDirectory
from services.cli.running.errors import StackError
from services.cli.running.stack_key import StackDir, offer_key_of

commands = typer.Typer()
commands.add_typer(keys, name="keys")


@commands.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it; a file of that name is replaced.")],
    recommender_target: RecommenderTarget = DEFAULT_RECOMMENDER,
    data_dir: StackDir = None,
) -> None:
    """Writes all games, players, interactions and events of a running stack into one file, while it serves.

    Examples:

        gamesrec backup gamesrec-backup.zip
    """
    offer_key_of(data_dir)
    backup_into(console, file, recommender_target)


@commands.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `gamesrec backup` has written.")],
    merge: Annotated[bool, typer.Option("--merge", help="Restore into a recommender that is not empty.")] = False,
    recommender_target: RecommenderTarget = DEFAULT_RECOMMENDER,
    embedder_target: EmbedderTarget = DEFAULT_EMBEDDER,
    data_dir: StackDir = None,
) -> None:
    """Loads a backup into a running stack, which may have another encoder: then all is embedded anew.

    Safe to repeat: one that was cut short goes on with --merge.

    Examples:

        gamesrec restore gamesrec-backup.zip
    """
    offer_key_of(data_dir)
    restore_from(console, file, recommender_target, embedder_target, merge=merge)


@commands.command("reembed")
def reembed_command(
    model: Annotated[
        str, typer.Option(help="For a stack that `gamesrec up` runs: what EMBEDDER_MODEL takes, which it serves then.")
    ] = "",
    embedder_target: Annotated[
        str, typer.Option(help="For any other recommender: address of an embedder that serves the new model.")
    ] = "",
    recommender_target: RecommenderTarget = DEFAULT_RECOMMENDER,
    data_dir: DataDir = Path("var/data"),
    models_dir: ModelsDir = Path("var/models"),
    first_port: Annotated[int, typer.Option(min=1024, max=64000, help="Port of the gateway of the stack.")] = 50050,
) -> None:
    """Gives all games and players the vectors of another encoder, while the stack serves; interactions stay.

    Safe to repeat: one that was cut short goes on.

    Examples:

        gamesrec reembed --model all-MiniLM-L6-v2

        gamesrec reembed --embedder-target embedder-v2:50051 --recommender-target recommender:50053
    """
    if bool(model) is bool(embedder_target):
        raise StackError("name either the model that the stack is to serve, or an embedder: --model, --embedder-target")
    if embedder_target:
        reembed_by(console, recommender_target, embedder_target)
    else:
        reembed_stack(console, RunningStack(data_dir, models_dir, Addresses.fixed(first_port)), model)


@commands.command()
def doctor(
    first_port: Annotated[int, typer.Option(min=1024, max=64000, help="Port of the gateway of the stack.")] = 50050,
    data_dir: StackDir = None,
) -> None:
    """Looks at every process of a running stack and reads all that is stored; says what is wrong and what to do.

    Examples:

        gamesrec doctor

        gamesrec doctor --first-port 60050 --data-dir /srv/gamesrec
    """
    offer_key_of(data_dir)
    examine(console, Addresses.fixed(first_port), DataDirectory(data_dir or Path("var/data")).names)
