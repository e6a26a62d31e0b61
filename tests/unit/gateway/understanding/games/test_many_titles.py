"""The names of a large catalogue do not hold up a process by being there."""

from __future__ import annotations

import gc

from services.gateway.understanding.games.title_lookup import NamedGame, TitleLookup
from services.gateway.understanding.games.titles import TitleIndex

_GAMES = 3000


def test_the_collector_of_garbage_has_next_to_nothing_of_them_to_look_at() -> None:
    """It stops all threads, the event loop's among them, for as long as it looks at what is new."""
    titles = [(f"g{number}", f"Castle {number} of the Silver {number % 97} Dragon") for number in range(_GAMES)]
    gc.collect()
    before = len(gc.get_objects())
    kept = TitleIndex(titles), TitleLookup(NamedGame(game_id, title) for game_id, title in titles)
    gc.collect()
    assert len(gc.get_objects()) - before < _GAMES / 10
    assert kept[0].find_parts("silver")
