"""Checks that the parts of a configuration fit together: names are unique, what is named exists, no fallback circle.

A fault is a PydanticCustomError, whose context holds the path of the part that is at fault (`at`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from pydantic_core import PydanticCustomError


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class _Alias(Protocol):
    @property
    def pool(self) -> str: ...

    @property
    def fallbacks(self) -> Sequence[str]: ...


def check_names(targets: Mapping[str, Sequence[_Named]]) -> None:
    """Refuses two targets of one name; `targets` are those of each pool."""
    pools: dict[str, str] = {}
    for pool, named in targets.items():
        for number, target in enumerate(named):
            if target.name in pools:
                raise _fault(
                    ("pools", pool, "targets", number, "name"),
                    f"two targets are named {target.name!r}, the other in pool {pools[target.name]!r}; "
                    "give each a name of its own",
                )
            pools[target.name] = pool


def check_aliases(aliases: Mapping[str, _Alias], pools: Mapping[str, Any], *, default: str) -> None:
    """Refuses aliases without the `default` one, of unknown pools or aliases, and with fallbacks in a circle."""
    if default not in aliases:
        raise _fault(("aliases",), f"must hold {default!r}, which calls mean that name none")
    for name, alias in aliases.items():
        if alias.pool not in pools:
            raise _fault(("aliases", name, "pool"), f"there is no pool {alias.pool!r}; there are: {_names(pools)}")
        for number, fallback in enumerate(alias.fallbacks):
            if fallback not in aliases:
                raise _fault(
                    ("aliases", name, "fallbacks", number),
                    f"there is no alias {fallback!r}; there are: {_names(aliases)}",
                )
    for name in aliases:
        cycle = _cycle_from(name, aliases)
        if cycle:
            raise _fault(("aliases", name, "fallbacks"), f"they form a cycle: {' -> '.join(cycle)}")


def _cycle_from(start: str, aliases: Mapping[str, _Alias]) -> Sequence[str]:
    """A way from `start` back to it, over fallbacks; empty if there is none."""
    came_from: dict[str, str] = {}
    pending = [start]
    while pending:
        name = pending.pop()
        for fallback in aliases[name].fallbacks:
            if fallback == start:
                path = [start, name]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if fallback not in came_from:
                came_from[fallback] = name
                pending.append(fallback)
    return ()


def _fault(at: tuple[str | int, ...], message: str) -> PydanticCustomError:
    return PydanticCustomError("cross_check", "{message}", {"message": message, "at": at})


def _names(mapping: Mapping[str, Any]) -> str:
    return ", ".join(sorted(mapping))
