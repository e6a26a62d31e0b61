"""Tells which kinds are a mood or a look, which games of any genre may have, from those that say what is played.

Who wants "a relaxing city builder" wants a city builder: a puzzle that relaxes is none.
"""

from __future__ import annotations

from collections.abc import Iterable

_MOODS = frozenset((
    "relaxing", "cozy", "funny", "emotional", "atmospheric", "dark", "gothic", "realistic", "family friendly",
    "difficult", "short", "fast-paced", "classic", "retro", "minimalist", "hand-drawn", "pixel art", "arcade-style",
    "psychological", "competitive", "free to play",
))  # fmt: skip


def is_mood(names: Iterable[str]) -> bool:
    """Whether the names of a kind, in any case, tell a mood or a look and nothing else."""
    return all(each.casefold() in _MOODS for each in names)
