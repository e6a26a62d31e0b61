"""Says in words that name the field what protovalidate found wrong, and which fields this version does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.unknown_fields import UnknownFieldSet
from protovalidate import Violation

from services.common.enum_names import accepted_names
from services.common.errors import FieldViolation

_MOST_OF_A_KEY = 64
_LEAST_SIZES = ("string.min_len", "repeated.min_items")


def violations_of(violations: Sequence[Violation], message: Message) -> list[FieldViolation]:
    """Field paths of `message` in the caller's notation, such as `games[2].title`, each with what is wrong."""
    return [FieldViolation(_path(violation), _description(violation, message)) for violation in violations]


def _description(violation: Violation, message: Message) -> str:
    if violation.proto.rule_id in _LEAST_SIZES and violation.rule_value == 1:
        return "must not be empty"
    if (violation.proto.rule_id or "").startswith("enum."):
        return f"must be one of {', '.join(accepted_names(_field(violation, message)))}"
    return violation.proto.message or violation.proto.rule_id


def _field(violation: Violation, message: Message) -> FieldDescriptor:
    # Two classes of descriptors share no base: that of pure Python and that of the C extension.
    within: Any = message.DESCRIPTOR
    found: Any = None
    path = violation.proto.field
    for element in path.elements if path is not None else ():
        found = within.fields_by_name[element.field_name]
        within = found.message_type
        if within is not None and within.GetOptions().map_entry:
            found = within.fields_by_name["value"]
            within = found.message_type
    assert isinstance(found, FieldDescriptor)
    return found


def _path(violation: Violation) -> str:
    path = ""
    field = violation.proto.field
    for element in field.elements if field is not None else ():
        path += f".{element.field_name}" if path else element.field_name
        if element.subscript is not None:
            value = element.subscript.value
            path += f'["{_short(value)}"]' if isinstance(value, str) else f"[{value}]"
    return path or "request"


def _short(key: str) -> str:
    return key if len(key) <= _MOST_OF_A_KEY else f"{key[:_MOST_OF_A_KEY]}…"


def unknown_field(message: Message, path: str = "") -> str | None:
    """Path of the first field whose number this version does not know, such as `filter.#99`; None if there is none."""
    unknown = UnknownFieldSet(message)
    if len(unknown):
        return f"{path}#{unknown[0].field_number}"
    for descriptor, value in message.ListFields():
        kind = descriptor.message_type
        if kind is None or kind.GetOptions().map_entry:
            continue
        children = value if descriptor.is_repeated else [value]
        for index, child in enumerate(children):
            name = f"{descriptor.name}[{index}]" if descriptor.is_repeated else descriptor.name
            found = unknown_field(child, f"{path}{name}.")
            if found is not None:
                return found
    return None
