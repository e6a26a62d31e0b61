"""Finds the key of the stack that a command is to call, and says how to give it where the services ask for one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from services.cli.running.errors import StackError
from services.common.errors import ServiceError
from services.common.security.peer_key import PEER_KEY, PEER_KEY_FILE

PEER_KEY_NAME = "peer.key"
_REASONS = ("CREDENTIALS_MISSING", "CREDENTIALS_INVALID", "CREDENTIALS_UNKNOWN")
StackDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        help=f"Data directory of the stack to call, whose {PEER_KEY_NAME} lets commands in; by default var/data, or "
        f"the file of a key that {PEER_KEY_FILE} names.",
    ),
]


def offer_key_of(data_dir: Path | None) -> None:
    """Makes the channels of this process, and what it starts, offer the key of the stack that runs there.

    Without a directory they offer what the environment says. Raises StackError if no stack runs there.
    """
    if data_dir is None:
        return
    path = data_dir / PEER_KEY_NAME
    if not path.exists():
        raise StackError(f"no stack runs with the data directory {data_dir}: there is no {path}; see --data-dir")
    # A key that the environment holds besides would be another stack's, and come first.
    os.environ.pop(PEER_KEY, None)
    os.environ[PEER_KEY_FILE] = str(path)


def how_to_be_let_in(error: BaseException) -> str:
    """What to do if the error, or one that it was raised from, is that of a service that wants a key; else empty."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ServiceError) and cause.reason in _REASONS:
            return (
                f"name the data directory of its stack (--data-dir), or give the file of its key in {PEER_KEY_FILE}, "
                f"such as {PEER_KEY_FILE}=DATA_DIR/{PEER_KEY_NAME}"
            )
        cause = cause.__cause__
    return ""
