"""Parses the notation of the grammars, in which one line stands for many labelled messages.

    (a|b|)            one of the alternatives, here also nothing
    {genre.plural-}   a word of the lexicon in the form named, marked with the type of the lexicon and REFUSED
    [under {n} hours/LENGTH-]   a part marked as a whole
    @wish             one line of the rule of that name

Signs of polarity: `+` or none WANTED, `-` REFUSED, `~` LIKED, `>` MORE, `<` LESS.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.common.errors import StartupError

POLARITY_SIGNS = {"": "WANTED", "+": "WANTED", "-": "REFUSED", "~": "LIKED", ">": "MORE", "<": "LESS"}

_SLOT = re.compile(r"\{([a-z_]+)(?:\.([a-z_]+))?([-+~<>]?)\}")
_REFERENCE = re.compile(r"@([a-z_]+)")
_LABEL = re.compile(r"/([A-Z]+)([-+~<>]?)\]")
_LITERAL = re.compile(r"[^\[\](){}|@/]+|/")


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they stand."""

    value: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of a lexicon, in one of its forms ("" for the first)."""

    lexicon: str
    form: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of a rule."""

    rule: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences."""

    options: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sequence that is one span as a whole."""

    body: tuple[Node, ...]
    type: str
    polarity: str


Node = Text | Slot | Reference | Choice | Marked


class TemplateError(StartupError):
    """A line of a grammar that is not in the notation."""


def parse(line: str) -> tuple[Node, ...]:
    """The sequence that a line stands for. Raises TemplateError with the place of what it cannot read."""
    nodes, end = _sequence(line, 0)
    if end != len(line):
        raise TemplateError(f"unexpected {line[end]!r} at character {end + 1} of {line!r}")
    return nodes


def _sequence(line: str, at: int) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while at < len(line):
        sign = line[at]
        if sign in "|)]" or _LABEL.match(line, at):
            break
        if sign == "(":
            choice, at = _choice(line, at)
            nodes.append(choice)
        elif sign == "[":
            body, at = _sequence(line, at + 1)
            label = _LABEL.match(line, at)
            if label is None:
                raise TemplateError(f"the part up to character {at + 1} of {line!r} needs a label, as in [text/KIND]")
            nodes.append(Marked(body, label[1], POLARITY_SIGNS[label[2]]))
            at = label.end()
        elif slot := _SLOT.match(line, at):
            nodes.append(Slot(slot[1], slot[2] or "", POLARITY_SIGNS[slot[3]]))
            at = slot.end()
        elif reference := _REFERENCE.match(line, at):
            nodes.append(Reference(reference[1]))
            at = reference.end()
        elif literal := _LITERAL.match(line, at):
            nodes.append(Text(literal[0]))
            at = literal.end()
        else:
            raise TemplateError(f"unexpected {sign!r} at character {at + 1} of {line!r}")
    return tuple(nodes), at


def _choice(line: str, at: int) -> tuple[Choice, int]:
    options: list[tuple[Node, ...]] = []
    while True:
        option, at = _sequence(line, at + 1)
        options.append(option)
        if at >= len(line) or line[at] not in "|)":
            raise TemplateError(f"a bracket of {line!r} is not closed")
        if line[at] == ")":
            return Choice(tuple(options)), at + 1
