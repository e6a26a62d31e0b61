"""What a choice of a chunk holds, in the shapes that upstreams give it. Pure.

A piece of a stream has a `delta`; a whole answer in one piece has a `message`; the older completions have a `text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

# Fields beside the content that are work of the model, though no text for the reader.
_SILENT_WORK = ("reasoning_content", "reasoning", "tool_calls", "refusal")
_SILENT_PARTS = ("thinking", "reasoning")


class UnknownContentError(ValueError):
    """The content is of a type in which no text can be found."""


class Piece(NamedTuple):
    """`text` for the reader; whether the model has worked; its `silent` words; whether it is the `whole` answer."""

    text: str
    worked: bool = False
    silent: str = ""
    whole: bool = False


def piece_of(choice: Mapping[str, Any]) -> Piece:
    """What the choice holds. Raises UnknownContentError."""
    for field in ("delta", "message"):
        holder = choice.get(field)
        if isinstance(holder, dict):
            text = _text(holder.get("content"))
            if text:
                return Piece(text, worked=True, whole=field == "message")
            silent = [holder[name] for name in _SILENT_WORK if holder.get(name)]
            words = "".join(value for value in silent if isinstance(value, str))
            return Piece("", worked=bool(silent or holder.get("content")), silent=words)
        # PHP writes an empty object as a list.
        if holder:
            raise UnknownContentError
    text = _text(choice.get("text"))
    return Piece(text, worked=bool(text))


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
        if part.get("type") in _SILENT_PARTS:
            return ""
        if isinstance(part.get("text"), str):
            return str(part["text"])
    raise UnknownContentError
