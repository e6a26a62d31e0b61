"""Writes and reads messages as JSON by protobuf's own mapping, with errors that name the field.

https://protobuf.dev/programming-guides/json: names in lowerCamelCase (those of the proto are read too), enum values by
name, 64-bit numbers and durations as strings.
"""

from __future__ import annotations

import re
from typing import TypeVar

from google.protobuf.json_format import MessageToDict, Parse, ParseError
from google.protobuf.message import Message

from services.web.edge.errors import Refused
from services.web.receiving.asgi import to_json

M = TypeVar("M", bound=Message)

_UNKNOWN = re.compile(r'has no field named "([^"]{1,128})"')
_WITHIN = re.compile(r"Failed to parse (\w+) field: ")


def encode(message: Message) -> bytes:
    """The message as compact JSON in UTF-8."""
    return to_json(MessageToDict(message))


def decode(body: bytes, kind: type[M]) -> M:
    """The message that the JSON says. Raises Refused (400) that names the field."""
    message = kind()
    try:
        text = body.decode()
        # An empty list would pass for an empty message.
        if not text.lstrip().startswith("{"):
            raise _undecodable("must be a JSON object")
        Parse(text, message)
    except UnicodeDecodeError:
        raise _undecodable("must be JSON in UTF-8") from None
    except (ParseError, ValueError, RecursionError) as error:
        raise _explained(str(error)) from None
    return message


def _explained(text: str) -> Refused:
    line = text.splitlines()[0] if text else ""
    path = ".".join(_WITHIN.findall(line))
    if unknown := _UNKNOWN.search(line):
        field = f"{path}.{unknown[1]}" if path else unknown[1]
        return _undecodable("this version of the edge knows no such field", field, reason="UNKNOWN_FIELD")
    if path:
        return _undecodable("is not of this field's type; /v1/openapi.json tells it", path)
    return _undecodable("must be a JSON object")


def _undecodable(message: str, field: str = "body", *, reason: str = "UNDECODABLE") -> Refused:
    return Refused(400, "INVALID_ARGUMENT", reason, message, field=field)
