"""Names of enum values as people read them: without the prefix that the style guide of Protocol Buffers asks for."""

from __future__ import annotations

import re

from google.protobuf.message import Message

_BEFORE_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


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
