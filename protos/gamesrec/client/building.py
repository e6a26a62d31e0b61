"""Builds the messages of requests, and names the field of a value that the contract cannot hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from gamesrec.client.errors import InvalidRequest

M = TypeVar("M")


def built(kind: Callable[..., M], /, *, within: str = "", **fields: Any) -> M:
    """The message. Raises InvalidRequest for a value such as limit=-1; `within` is the path before its fields."""
    try:
        return kind(**fields)
    except UnicodeError:
        raise
    except ValueError:
        wrong = [name for name, value in fields.items() if not _holds(kind, name, value)]
        raise invalid({f"{within}{name}": f"cannot be {fields[name]!r}" for name in wrong}) from None


def invalid(fields: dict[str, str]) -> InvalidRequest:
    """What the server would say of these fields, with what is wrong with each."""
    message = "; ".join(f"{name}: {why}" for name, why in fields.items())
    return InvalidRequest(message, code="INVALID_ARGUMENT", reason="INVALID_ARGUMENT", fields=fields)


def _holds(kind: Callable[..., M], name: str, value: Any) -> bool:
    try:
        kind(**{name: value})
    except ValueError:
        return False
    return True
