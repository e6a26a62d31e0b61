"""A process hangs when its liveness is silent several times in a row, unless it has never answered or computes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence

import pytest

from services.cli.running.liveness import LivenessRules, until_hung

RULES = LivenessRules(interval=0.001, timeout=1, checks=3, idle_cores=1e9)


async def checks_until_hung(answers: Sequence[bool], rules: LivenessRules = RULES) -> int:
    """How many answers were asked for until the process was found to hang; it stays silent after `answers`."""
    asked = 0

    async def is_alive(seconds: float) -> bool:
        nonlocal asked
        asked += 1
        return answers[asked - 1] if asked <= len(answers) else False

    async with asyncio.timeout(5):
        await until_hung(is_alive, os.getpid(), rules, has_answered=False)
    return asked


async def test_three_silent_checks_in_a_row_are_a_hang() -> None:
    assert await checks_until_hung([True]) == 4
    assert await checks_until_hung([True, False, False, True]) == 7


async def test_one_that_computes_has_more_time() -> None:
    computing = LivenessRules(interval=0.001, timeout=1, checks=3, idle_cores=-1)
    assert await checks_until_hung([True], computing) == 13


async def test_one_that_is_known_to_have_served_need_not_answer_first() -> None:
    async def is_alive(seconds: float) -> bool:
        return False

    async with asyncio.timeout(5):
        await until_hung(is_alive, os.getpid(), RULES, has_answered=True)


async def test_one_that_has_never_answered_is_still_starting() -> None:
    async def is_alive(seconds: float) -> bool:
        await asyncio.sleep(0)
        return False

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await until_hung(is_alive, os.getpid(), RULES, has_answered=False)
