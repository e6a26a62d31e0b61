"""Finds the text in one choice of a chunk, in any of the shapes that upstreams give it. Pure.

A piece of a stream has a `delta`; a whole answer in one piece has a `message`; the older completions have a `text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

# Fields beside the content that the model has generated, though not as text for the reader.
_HIDDEN_FIELDS = ("reasoning_content", "reasoning", "tool_calls", "refusal")
_HIDDEN_PARTS = ("thinking", "reasoning")


class UnknownContentError(ValueError):
    """The content is of a type in which no text can be found."""


class Piece(NamedTuple):
    """What one choice adds to the completion.

    `text` is for the reader, `hidden` is what else the model wrote, such as its reasoning. `generated`: the model has
    written anything at all. `whole`: this is the whole answer, not a piece of it.
    """

    text: str
    generated: bool = False
    hidden: str = ""
    whole: bool = False


def piece_of(choice: Mapping[str, Any]) -> Piece:
    """What the choice adds. Raises UnknownContentError."""
    for field in ("delta", "message"):
        holder = choice.get(field)
        if isinstance(holder, dict):
            text = _text(holder.get("content"))
            if text:
                return Piece(text, generated=True, whole=field == "message")
            hidden = [holder[name] for name in _HIDDEN_FIELDS if holder.get(name)]
            words = "".join(value for value in hidden if isinstance(value, str))
            return Piece("", generated=bool(hidden or holder.get("content")), hidden=words)
        # PHP writes an empty object as a list.
        if holder:
            raise UnknownContentError
    text = _text(choice.get("text"))
    return Piece(text, generated=bool(text))


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    if content is None:
        return ""
    if not isinstance(content, list):
        raise UnknownContentError
    return "".join(map(_text_of_part, content))


def _text_of_part(part: Any) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        if part.get("type") in _HIDDEN_PARTS:
            return ""
        if isinstance(part.get("text"), str):
            return str(part["text"])
    raise UnknownContentError
