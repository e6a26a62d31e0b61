"""A channel that reaches nobody for a while is replaced by another, as soon as that one is connected."""

from __future__ import annotations

import asyncio
from typing import Any

import grpc
import pytest

from services.common.renewed_channel import RenewedChannel
from tests.support.clock import Clock

READY, FAILING = grpc.ChannelConnectivity.READY, grpc.ChannelConnectivity.TRANSIENT_FAILURE
CONNECTING = grpc.ChannelConnectivity.CONNECTING


class FakeChannel:
    """Answers each call by its own number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.state = CONNECTING
        self.closed = False

    def get_state(self, try_to_connect: bool = False) -> grpc.ChannelConnectivity:
        return self.state

    def unary_unary(self, *_: Any, **__: Any) -> Any:
        return lambda _: self.number

    async def close(self, grace: float | None = None) -> None:
        self.closed = True


class World:
    """The channels that were made, the newest last, and the one that is tested."""

    def __init__(self, clock: Clock) -> None:
        self.made: list[FakeChannel] = []
        self.channel = RenewedChannel(self._connect, clock=clock)  # type: ignore[arg-type]
        self.call = self.channel.unary_unary("/a/B")

    def _connect(self) -> FakeChannel:
        self.made.append(FakeChannel(len(self.made)))
        return self.made[-1]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    return World(clock)


async def test_while_all_is_well_it_stays(world: World, clock: Clock) -> None:
    world.made[0].state = READY
    for _ in range(3):
        assert world.call("x") == 0
        clock.now += 60
    assert len(world.made) == 1


async def test_a_short_failure_changes_nothing(world: World, clock: Clock) -> None:
    world.made[0].state = FAILING
    world.call("x")
    clock.now += 3
    world.call("x")
    world.made[0].state = READY
    world.call("x")
    clock.now += 3
    world.made[0].state = FAILING
    world.call("x")
    assert len(world.made) == 1


async def test_another_takes_over_when_it_is_connected_and_not_before(world: World, clock: Clock) -> None:
    world.made[0].state = FAILING
    world.call("x")
    clock.now += 6
    assert world.call("x") == 0
    assert len(world.made) == 2
    assert world.call("x") == 0, "the other one is not connected yet"
    world.made[1].state = READY
    world.call("x")
    assert world.call("x") == 1
    await _settled()
    assert world.made[0].closed


async def test_one_that_does_not_connect_is_tried_anew(world: World, clock: Clock) -> None:
    world.made[0].state = FAILING
    world.call("x")
    for _ in range(4):
        clock.now += 6
        world.call("x")
    assert len(world.made) == 5
    await _settled()
    assert [each.closed for each in world.made] == [False, True, True, True, False]


async def test_one_that_was_begun_is_closed_when_the_first_recovers(world: World, clock: Clock) -> None:
    world.made[0].state = FAILING
    world.call("x")
    clock.now += 6
    world.call("x")
    world.made[0].state = READY
    assert world.call("x") == 0
    await _settled()
    assert [each.closed for each in world.made] == [False, True]
    world.made[0].state = FAILING
    world.call("x")
    clock.now += 6
    world.call("x")
    assert len(world.made) == 3, "the next failure begins another"


async def _settled() -> None:
    await asyncio.sleep(0)
