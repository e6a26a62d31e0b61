"""Finds the games whose names come nearest to that of one which is not here: "gta 6" is near to the GTA games."""

from __future__ import annotations

import re

from services.gateway.understanding.names import CatalogueNames

# The number of a part that is not here, behind the name of its series.
_NUMBER_BEHIND = re.compile(r"(?<!\W)\W++(?:\d{1,4}|[ivx]{1,5})\W*$", re.IGNORECASE)
_MOST = 5


def nearest_titles(said: str, names: CatalogueNames) -> list[str]:
    """The ids of the games called nearly like `said`, and of those of its series, the newest first; none where no title
    is near."""
    near = names.titles.nearest(said)
    series = _NUMBER_BEHIND.sub("", said)
    if series != said:
        near = (*near, *names.titles.series(series))
    known = [names.games[game_id] for game_id in dict.fromkeys(near) if game_id in names.games]
    return [game.game_id for game in sorted(known, key=lambda game: -game.year)[:_MOST]]
