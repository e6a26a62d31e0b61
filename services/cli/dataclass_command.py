"""Lets a typer command take one dataclass instead of a parameter for each of its options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, TypeVar, get_type_hints

Arguments = TypeVar("Arguments")


def takes(kind: type[Arguments]) -> Callable[[Callable[[Arguments], None]], Callable[..., None]]:
    """A decorator for a command whose only parameter is the dataclass `kind`.

    Each field becomes a parameter of the command line, declared as in a function: by `Annotated` and its default.
    """
    hints = get_type_hints(kind, include_extras=True)
    parameters = [
        parameter.replace(annotation=hints[name]) for name, parameter in inspect.signature(kind).parameters.items()
    ]

    def decorate(function: Callable[[Arguments], None]) -> Callable[..., None]:
        def command(**given: Any) -> None:
            function(kind(**given))

        command.__name__, command.__doc__ = function.__name__, function.__doc__
        # typer reads a command's parameters from both.
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {**hints, "return": None}
        return command

    return decorate
