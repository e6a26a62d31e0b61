"""Many pass a gate at once, or one has it closed; a cancellation anywhere leaves it usable."""

from __future__ import annotations

import asyncio

import pytest

from services.recommender.storing.swapping.gate import Gate


class Someone:
    """Passes the gate, or closes it, in a task of its own, until it is let go."""

    def __init__(self, gate: Gate, *, closes: bool = False) -> None:
        self._block = gate.closed() if closes else gate.passing()
        self.is_in = False
        self.let_go = asyncio.Event()
        self.task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        async with self._block:
            self.is_in = True
            await self.let_go.wait()

    async def leave(self) -> None:
        self.let_go.set()
        await self.task

    async def cancel(self) -> None:
        self.task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await self.task


async def _settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_closes_waits_for_those_inside_and_all_others_wait_for_it() -> None:
    gate = Gate()
    inside, also_inside = Someone(gate), Someone(gate)
    await _settled()
    closer, late = Someone(gate, closes=True), Someone(gate)
    await _settled()
    assert (inside.is_in, also_inside.is_in, closer.is_in, late.is_in) == (True, True, False, False)
    await inside.leave()
    await _settled()
    assert not closer.is_in
    await also_inside.leave()
    await _settled()
    assert (closer.is_in, late.is_in) == (True, False)
    await closer.leave()
    await _settled()
    assert late.is_in
    await late.leave()


async def test_one_that_is_cancelled_while_it_waits_to_close_leaves_the_gate_open() -> None:
    gate = Gate()
    inside = Someone(gate)
    await _settled()
    closer = Someone(gate, closes=True)
    await _settled()
    late = Someone(gate)
    await _settled()
    await closer.cancel()
    await _settled()
    assert late.is_in
    await inside.leave()
    await late.leave()


async def test_those_cancelled_inside_and_while_they_wait_keep_nobody_from_closing() -> None:
    gate = Gate()
    inside = Someone(gate)
    await _settled()
    closer, next_closer, late = Someone(gate, closes=True), Someone(gate, closes=True), Someone(gate)
    await _settled()
    await late.cancel()
    await inside.cancel()
    await _settled()
    assert (closer.is_in, next_closer.is_in) == (True, False)
    await closer.cancel()
    await _settled()
    assert next_closer.is_in
    await next_closer.leave()
