"""`gamesrec chat` as a person uses it: a process that talks with an edge over real grpc and reads what is typed."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Mapping

import pytest

from tests.support.command_line import COMMAND, gamesrec
from tests.support.free_port import free_port
from tests.unit.gateway.world import World, serving


async def conversation(
    typed: str, world: World, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    async with serving(world) as target:
        return await asyncio.to_thread(
            gamesrec, "chat", "--target", target, "--limit", "2", *arguments, typed=typed, environment=environment
        )


async def test_a_conversation_goes_on_until_its_input_ends_and_its_player_is_a_guest() -> None:
    world = World()
    got = await conversation("a platformer\nsomething harder\n", world)
    assert (got.returncode, got.stderr) == (0, "")
    assert got.stdout.count("Celeste") == got.stdout.count("Portal") == 4  # in the table and in the text of each answer
    first, second = world.asked
    assert first.player_id == second.player_id
    assert first.player_id.startswith("guest-")
    assert [each.limit for each in world.asked] == [2, 2]


async def test_two_guests_are_two_players_and_who_says_who_they_are_is_no_guest() -> None:
    world = World()
    for arguments in ((), (), ("--player", "player-001")):
        await conversation("a platformer\n", world, *arguments)
    guest, other, player = (each.player_id for each in world.asked)
    assert guest != other
    assert player == "player-001"


@pytest.mark.parametrize("end", ["exit", "QUIT", " :q ", ""])
async def test_a_word_and_an_empty_line_end_it(end: str) -> None:
    world = World()
    got = await conversation(f"a platformer\n{end}\na shooter\n", world)
    assert (got.returncode, got.stderr) == (0, "")
    assert len(world.asked) == 1


async def test_a_message_that_is_too_long_is_refused_and_the_conversation_goes_on() -> None:
    world = World()
    got = await conversation("x" * 4001 + "\na platformer\n", world)
    assert (got.returncode, got.stderr) == (0, "")
    assert got.stdout.index("INVALID_ARGUMENT: text: ") < got.stdout.index("Celeste")
    assert len(world.asked) == 1


async def test_a_message_of_4000_letters_is_sent_as_it_is() -> None:
    world = World()
    got = await conversation("я" * 4000 + "\n", world)
    assert "Celeste" in got.stdout
    assert world.classifier.asked == [["я" * 4000]]


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
async def test_what_is_not_utf_8_is_told_and_the_conversation_goes_on(errors: str) -> None:
    world = World()
    got = await conversation("\udcff\na platformer\n", world, environment={"PYTHONIOENCODING": f"utf-8:{errors}"})
    assert (got.returncode, got.stderr) == (0, "")
    assert got.stdout.index("must be valid UTF-8") < got.stdout.index("Celeste")


def test_without_a_stack_each_message_says_how_to_start_one() -> None:
    target = f"127.0.0.1:{free_port()}"
    got = gamesrec("chat", "--target", target, typed="a platformer\nanother\n")
    assert got.returncode == 0
    assert got.stdout.count(f"nothing answers at {target}; start the stack with: {COMMAND} up") == 2
