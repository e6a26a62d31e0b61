"""Reads messages from JSON by protobuf's own mapping, with errors that name the field.

https://protobuf.dev/programming-guides/json: names in lowerCamelCase or as in the proto, enum values by name, 64-bit
numbers and durations as strings.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.json_format import Parse, ParseError
from google.protobuf.message import Message

from services.common.enum_names import accepted_names
from services.web.edge.errors import Refused

M = TypeVar("M", bound=Message)

_UNKNOWN = re.compile(r'has no field named "([^"]{1,128})"')
_NO_LIST = "must be in []"
_WHOLE, _ALSO_NEGATIVE, _NUMBER = "must be a whole number of at least 0", "must be a whole number", "must be a number"
_SCALARS = {
    FieldDescriptor.CPPTYPE_INT32: _ALSO_NEGATIVE,
    FieldDescriptor.CPPTYPE_INT64: _ALSO_NEGATIVE,
    FieldDescriptor.CPPTYPE_UINT32: _WHOLE,
    FieldDescriptor.CPPTYPE_UINT64: _WHOLE,
    FieldDescriptor.CPPTYPE_DOUBLE: _NUMBER,
    FieldDescriptor.CPPTYPE_FLOAT: _NUMBER,
    FieldDescriptor.CPPTYPE_BOOL: "must be true or false",
    FieldDescriptor.CPPTYPE_STRING: "must be a text",
}
_MESSAGES = {"google.protobuf.Timestamp": 'must be a time such as "2026-11-26T20:00:00Z"'}
_WITHIN = re.compile(r"Failed to parse (\w+) field: ")
_AT = re.compile(r" at \w+\.(\w+)$")


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
        raise _explained(str(error), kind) from None
    return message


def _explained(text: str, kind: type[Message]) -> Refused:
    line = text.splitlines()[0] if text else ""
    path = ".".join(_WITHIN.findall(line))
    if not path and (at := _AT.search(line)):
        path = at[1]
    if unknown := _UNKNOWN.search(line):
        field = f"{path}.{unknown[1]}" if path else unknown[1]
        return _undecodable("this version of the edge knows no such field", field, reason="UNKNOWN_FIELD")
    if path:
        return _undecodable(f"{_wanted(kind, path, line)}; /v1/openapi.json tells the type of each field", path)
    return _undecodable("must be a JSON object")


def _wanted(kind: type[Message], path: str, line: str) -> str:
    """What the field at the path takes; `line` is what the parser found wrong with its value."""
    field = _field(kind.DESCRIPTOR, path)
    if field is None:
        return "is not of this field's type"
    if _NO_LIST in line:
        return "must be a list"
    if field.enum_type is not None:
        return f"must be one of {', '.join(accepted_names(field))}"
    if field.message_type is not None:
        return _MESSAGES.get(field.message_type.full_name, "must be an object")
    return _SCALARS[field.cpp_type]


def _field(within: Any, path: str) -> FieldDescriptor | None:
    found = None
    for name in path.split("."):
        known = {**within.fields_by_name, **within.fields_by_camelcase_name} if within is not None else {}
        found = known.get(name)
        within = found.message_type if found is not None else None
    return found


def _undecodable(message: str, field: str = "body", *, reason: str = "UNDECODABLE") -> Refused:
    return Refused(400, "INVALID_ARGUMENT", reason, message, field=field)
