"""Watches the health of the parts, and lets the readiness of the edge say what can still be done.

The edge is ready while it can recommend: the recommender serves, or popular games are there to fall back on. What else
is missing makes answers poorer; the health names `part.embedder` and so on tell it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

_PAUSE_SECONDS = 0.5


class WatchedPart(Protocol):
    """A part as far as it is watched; `works` tells whether calls go to it."""

    name: str

    @property
    def works(self) -> bool: ...

    async def check(self) -> bool:
        """Asks for its health."""
        ...


async def keep_watching(
    parts: Sequence[WatchedPart],
    can_recommend: Callable[[], bool],
    set_serving: Callable[[bool], Awaitable[None]],
    set_part: Callable[[str, bool], Awaitable[None]],
) -> None:
    """Until cancelled: checks all parts twice a second or as fast as they answer, and tells what changed."""
    told: dict[str, bool] = {}
    serving: bool | None = None
    while True:
        await asyncio.gather(*(part.check() for part in parts))
        for part in parts:
            if told.get(part.name) is not part.works:
                told[part.name] = part.works
                await set_part(f"part.{part.name}", part.works)
        if serving is not can_recommend():
            serving = can_recommend()
            await set_serving(serving)
        await asyncio.sleep(_PAUSE_SECONDS)
