"""Keeps a running stack running: what ends by itself is started again, with growing pauses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from services.cli.errors import StackError
from services.cli.stack import Stack
from services.common.backoff import Backoff, RestartWaits
from services.common.child_process import CANNOT_START

_READY_SECONDS = 180.0


async def keep_running(stack: Stack, say: Callable[[str], None], backoff: Backoff | None = None) -> None:
    """Until cancelled; `say` gets a line when a process has ended and one when it serves again."""
    async with asyncio.TaskGroup() as tasks:
        for name in stack.names:
            tasks.create_task(_keep_one(stack, name, say, backoff or Backoff()))


async def _keep_one(stack: Stack, name: str, say: Callable[[str], None], backoff: Backoff) -> None:
    waits = RestartWaits(backoff)
    while True:
        ended = await stack.wait_ended(name)
        wait = waits.after_run(ended.seconds())
        # It has started before, so what keeps it from starting now may pass.
        what = f"cannot start ({ended.last_line()})"
        if ended.status != CANNOT_START:
            what = f"ended with status {ended.status}"
        say(f"{name} {what}; it starts again in {wait:g} s. Its log is {ended.log}")
        await asyncio.sleep(wait)
        stack.start_one(name)
        try:
            await stack.wait_ready_one(name, seconds=_READY_SECONDS)
        except StackError:
            continue  # it has ended again, or is slow to start
        say(f"{name} serves again")
