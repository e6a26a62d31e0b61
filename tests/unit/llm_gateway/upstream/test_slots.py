"""Slots: bounded, in order, and none lost whoever is cancelled when."""

from __future__ import annotations

import asyncio
import random

import pytest

from services.llm_gateway.upstream.slots import QueueFullError, Slots

LONG = 30.0


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_no_more_hold_than_may_and_they_follow_in_order() -> None:
    slots, order = Slots(1, 10), list[int]()
    await slots.acquire(LONG)

    async def take(n: int) -> None:
        await slots.acquire(LONG)
        order.append(n)
        slots.release()

    tasks = [asyncio.ensure_future(take(n)) for n in range(4)]
    await settle()
    assert (slots.held, slots.waiting, order) == (1, 4, [])
    slots.release()
    await asyncio.gather(*tasks)
    assert (slots.held, slots.waiting, order) == (0, 0, [0, 1, 2, 3])


async def test_a_full_queue_refuses_at_once() -> None:
    slots = Slots(1, 1)
    await slots.acquire(LONG)
    waiting = asyncio.ensure_future(slots.acquire(LONG))
    await settle()
    with pytest.raises(QueueFullError):
        await slots.acquire(LONG)
    slots.release()
    await waiting
    with pytest.raises(QueueFullError):
        await Slots(0, 0).acquire(LONG)


async def test_whoever_waits_too_long_leaves_the_queue() -> None:
    slots = Slots(1, 1)
    await slots.acquire(LONG)
    with pytest.raises(TimeoutError):
        await slots.acquire(0.01)
    assert slots.waiting == 0
    slots.release()
    await slots.acquire(LONG)


async def test_a_slot_given_to_one_who_is_cancelled_in_that_moment_goes_on_to_the_next() -> None:
    slots = Slots(1, 5)
    await slots.acquire(LONG)
    first, second = (asyncio.ensure_future(slots.acquire(LONG)) for _ in range(2))
    await settle()
    slots.release()
    first.cancel()
    await settle()
    assert second.done()
    slots.release()
    assert (slots.held, slots.waiting) == (0, 0)


async def test_nothing_is_lost_when_callers_come_and_leave_at_random() -> None:
    slots, rng = Slots(3, 20), random.Random(7)
    most = 0

    async def use() -> None:
        nonlocal most
        try:
            await slots.acquire(rng.random() * 0.01)
        except (TimeoutError, QueueFullError):
            return
        try:
            most = max(most, slots.held)
            await asyncio.sleep(rng.random() * 0.003)
        finally:
            slots.release()

    async def capricious() -> None:
        task = asyncio.ensure_future(use())
        await asyncio.wait((task,), timeout=rng.random() * 0.01)
        task.cancel()
        await asyncio.wait((task,))

    for _ in range(20):
        await asyncio.gather(*(capricious() for _ in range(40)))
    assert (most, slots.held, slots.waiting) == (3, 0, 0)
