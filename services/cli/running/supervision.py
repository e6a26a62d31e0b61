"""Keeps a running stack running: what ends by itself or hangs is started again, with growing pauses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from services.cli.running.errors import StackError
from services.cli.running.liveness import LivenessRules
from services.cli.running.stack import Stack
from services.common.overload.backoff import Backoff, RestartWaits
from services.common.processes.child_process import CANNOT_START

_READY_SECONDS = 180.0


async def keep_running(
    stack: Stack,
    say: Callable[[str], None],
    backoff: Backoff | None = None,
    liveness: LivenessRules | None = None,
) -> None:
    """Keeps a stack that is ready running, until cancelled.

    `say` gets a line when a process hangs, when one has ended and when it serves again.
    """
    async with asyncio.TaskGroup() as tasks:
        for name in stack.names:
            tasks.create_task(_keep_one(stack, name, say, backoff or Backoff(), liveness or LivenessRules()))


async def _keep_one(
    stack: Stack, name: str, say: Callable[[str], None], backoff: Backoff, liveness: LivenessRules
) -> None:
    waits, has_served = RestartWaits(backoff), True
    while True:
        watching = [
            asyncio.create_task(_kill_if_hung(stack, name, say, liveness, has_served=has_served)),
            asyncio.create_task(_end_if_outdated(stack, name, say)),
        ]
        try:
            ended = await stack.wait_ended(name)
        finally:
            for task in watching:
                task.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
        wait = waits.after_run(ended.seconds())
        # It has started before, so what keeps it from starting now may pass.
        what = f"cannot start ({ended.last_line()})"
        if ended.status != CANNOT_START:
            what = f"ended with status {ended.status}"
        say(f"{name} {what}; it starts again {f'in {wait:g} s' if wait else 'at once'}. Its log is {ended.log}")
        await asyncio.sleep(wait)
        stack.start_one(name)
        try:
            await stack.wait_ready_one(name, seconds=_READY_SECONDS)
        except StackError:
            has_served = False
            continue  # it has ended again, or is slow to start
        has_served = True
        say(f"{name} serves again")


async def _end_if_outdated(stack: Stack, name: str, say: Callable[[str], None]) -> None:
    await stack.wait_outdated(name)
    say(f"{name} is to serve another model; it is started again")
    stack.end(name)


async def _kill_if_hung(
    stack: Stack, name: str, say: Callable[[str], None], liveness: LivenessRules, *, has_served: bool
) -> None:
    await stack.wait_hung(name, liveness, has_served=has_served)
    say(f"{name} does not answer any more; it is killed")
    stack.kill(name)
