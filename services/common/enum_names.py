"""Names the values of enum fields: as people read them, without their prefix, and as requests may say them."""

from __future__ import annotations

import re

from buf.validate import validate_pb2
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

_BEFORE_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def accepted_names(field: FieldDescriptor) -> list[str]:
    """The values that a request may have in an enum field, as JSON and every client write them."""
    if field.enum_type is None:
        raise TypeError(f"{field.full_name} is not an enum field")
    rules = field.GetOptions().Extensions[validate_pb2.field]
    refused = (rules.repeated.items if field.is_repeated else rules).enum.not_in
    # The value 0 says that nothing was said.
    return [value.name for value in field.enum_type.values if value.number and value.number not in refused]


def short_name(message: Message, field: str) -> str:
    """The value of an enum field without its prefix: "TEMPLATE_TEXT" where it is FALLBACK_TEMPLATE_TEXT.

    A value that this version of the contract does not know, as a newer server may send, is given as its number.
    """
    enum = message.DESCRIPTOR.fields_by_name[field].enum_type
    if enum is None:
        raise TypeError(f"{field} of {message.DESCRIPTOR.name} is not an enum field")
    number = getattr(message, field)
    if number not in enum.values_by_number:
        return str(number)
    prefix = _BEFORE_CAPITAL.sub("_", enum.name).upper()
    return str(enum.values_by_number[number].name).removeprefix(f"{prefix}_")
