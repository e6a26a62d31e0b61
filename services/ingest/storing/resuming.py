"""Finds out how much of what a journal counts as stored is there, so that a load goes on behind it.

A journal may be ahead of a store that was emptied or restored: it is believed when samples are there as the tables say.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from functools import partial
from itertools import islice

from services.ingest.records import Interaction, Player
from services.ingest.storing.batching import batches
from services.ingest.storing.journal import Journal, sampled
from services.ingest.storing.ports import Catalogue

PLAYERS, INTERACTIONS = "players", "interactions"


async def stored_players(
    players: Sequence[Player],
    journal: Journal,
    catalogue: Catalogue,
    retried: Callable[[Callable[[], Awaitable[bool]]], Awaitable[bool]],
) -> int:
    """How many of the first players are stored; 0 if the journal is wrong. `retried` makes a call until it succeeds."""
    count = min(journal.count(PLAYERS), len(players))
    for place in sampled(count):
        if not await retried(partial(catalogue.holds_player, players[place])):
            return 0
    return count


async def stored_interactions(
    interactions: Sequence[Interaction],
    journal: Journal,
    catalogue: Catalogue,
    retried: Callable[[Callable[[], Awaitable[None]]], Awaitable[None]],
    batch: int,
) -> int:
    """The same of interactions, in batches of the size in which they were stored."""
    count = journal.count(INTERACTIONS)
    if not 0 < count <= len(interactions):
        return 0
    asked = set(sampled(-(-count // batch)))
    missing = 0

    async def ask() -> None:
        nonlocal missing
        told = enumerate(batches(islice(interactions, count), batch))
        some = (each for place, each in told if place in asked)
        async with aclosing(catalogue.record(some)) as answers:
            async for answer in answers:
                missing += answer.changed

    # Asking stores the samples: whoever is cut short in the middle must not find them there and believe the rest.
    journal.reached(INTERACTIONS, 0, at_once=True)
    await retried(ask)
    if missing:
        return 0
    journal.reached(INTERACTIONS, count, at_once=True)
    return count
