"""Tells from a column's name whether it says how long a game was played, or what a player did with it."""

from __future__ import annotations

from services.ingest.columns.headings.names import words

_HOURS = frozenset(
    [
        "hours",
        "hoursplayed",
        "playedhours",
        "playtimehours",
        "playhours",
        "hoursonrecord",
        "totalhours",
        "playtimeinhours",
    ]
)
_MINUTES = frozenset(
    ["playtimeforever", "minutes", "minutesplayed", "playtimeminutes", "playminutes", "playtimeinminutes"]
)
_BEHAVIOURS = frozenset(["behavior", "behaviour", "event", "eventtype", "action", "interaction", "interactiontype"])


def hours_unit(name: str) -> float | None:
    """How many hours one of the column's units is, if the name is that of the time that a game was played."""
    # "author.playtime_forever", as flattened objects are called.
    found = "".join(words(name.rpartition(".")[2]))
    if found in _HOURS:
        return 1.0
    return 1 / 60 if found in _MINUTES else None


def is_behaviour(name: str) -> bool:
    """Whether the name is that of what a player did: "behavior", "event_type"."""
    return "".join(words(name)) in _BEHAVIOURS
