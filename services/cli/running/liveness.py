"""Finds out that a process of the stack hangs: its liveness does not answer, several times in a row."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from services.local_llm.hang_watch import cpu_seconds


@dataclass(frozen=True, slots=True)
class LivenessRules:
    """Every `interval` seconds liveness has `timeout` seconds to answer, as in the manifests of `deploy/base`.

    After `checks` in a row without an answer the process hangs. One that computes meanwhile, that is uses `idle_cores`
    of a core or more, may only be short of time on a busy machine, and has four times as many checks.
    """

    interval: float = 10.0
    timeout: float = 5.0
    checks: int = 3
    idle_cores: float = 0.01
    patience: int = 4


async def until_hung(
    is_alive: Callable[[float], Awaitable[bool]], pid: int, rules: LivenessRules, *, has_answered: bool
) -> None:
    """Returns when the process hangs. `is_alive` is given the seconds that it may take.

    A process that has never answered is still starting.
    """
    silent, idle, before = 0, 0, cpu_seconds(pid)
    while True:
        await asyncio.sleep(rules.interval)
        if await is_alive(rules.timeout):
            has_answered, silent, idle = True, 0, 0
        elif has_answered:
            silent += 1
            idle = idle + 1 if cpu_seconds(pid) - before < rules.idle_cores * rules.interval else 0
            if idle >= rules.checks or silent >= rules.checks * rules.patience:
                return
        before = cpu_seconds(pid)
