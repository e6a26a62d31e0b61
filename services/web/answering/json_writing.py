"""Writes messages as JSON by protobuf's own mapping, in a third of the time that protobuf's own writer takes.

What becomes of a field is looked up in its descriptor once and not for each value: the first event of a chat holds
hundreds. Games are written once: of the four lists of an answer three are the player's, and the same in the next one.
https://protobuf.dev/programming-guides/json says what is written; messages of `google.protobuf`, which have forms of
their own, are left to protobuf.
"""

from __future__ import annotations

import base64
import math
import struct
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import orjson
from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message

from gamesrec.common.v1 import common_pb2

Convert = Callable[[Any], Any]

_WITH_FORMS_OF_THEIR_OWN = "google.protobuf"
# At most some 25 MB; a game of the demo takes about 2 KB, and one with very long texts is not kept.
_MOST_KEPT, _MOST_BYTES_KEPT = 2000, 4096
# Up to here every whole number is one of 32 bits, and needs no search for its shortest form.
_WHOLE = 2.0**24
_FLOAT = struct.Struct("<f")


def encode(message: Message) -> bytes:
    """The message as compact JSON in UTF-8."""
    return orjson.dumps(_message(message.DESCRIPTOR)(message))


class _Fields(dict[FieldDescriptor, tuple[str, Convert]]):
    """By field its name and its conversion, found when it first has a value: messages may hold their like."""

    def __missing__(self, field: FieldDescriptor) -> tuple[str, Convert]:
        known = self[field] = (field.json_name, _field(field))
        return known


class _Names(dict[int, str | int]):
    """By number the name of an enum's value; the number of one that this version does not know."""

    def __missing__(self, number: int) -> int:
        return number


class _Kept:
    """Writes a message, and finds what was written when the same comes again."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert
        self._written: dict[bytes, orjson.Fragment] = {}

    def __call__(self, message: Message) -> orjson.Fragment:
        content = message.SerializeToString()
        known = self._written.get(content)
        if known is None:
            known = orjson.Fragment(orjson.dumps(self._convert(message)))
            if len(content) <= _MOST_BYTES_KEPT:
                self._written[content] = known
                if len(self._written) > _MOST_KEPT:
                    # The one that was written first.
                    del self._written[next(iter(self._written))]
        return known


@cache
def _message(descriptor: Descriptor) -> Convert:
    if descriptor.file.package == _WITH_FORMS_OF_THEIR_OWN:
        return MessageToDict
    convert = partial(_object, _Fields())
    return _Kept(convert) if descriptor is common_pb2.Game.DESCRIPTOR else convert


@cache
def _enum(descriptor: EnumDescriptor) -> Convert:
    names = _Names((number, value.name) for number, value in descriptor.values_by_number.items())
    return partial(_Names.__getitem__, names)


def _object(fields: _Fields, message: Message) -> dict[str, Any]:
    document = {}
    for field, value in message.ListFields():
        name, convert = fields[field]
        document[name] = convert(value)
    return document


def _field(field: FieldDescriptor) -> Convert:
    """What converts all that a field holds: a value, a list or a map."""
    kind = field.message_type
    if kind is not None and kind.GetOptions().map_entry:
        key, value = kind.fields_by_name["key"], kind.fields_by_name["value"]
        is_truth = key.cpp_type == FieldDescriptor.CPPTYPE_BOOL
        return partial(_map, _truth if is_truth else str, _value(value))
    convert = _value(field)
    if not field.is_repeated:
        return convert
    return _copy if convert is _same else partial(_list, convert)


def _value(field: FieldDescriptor) -> Convert:
    """What converts one value of a field."""
    if field.message_type is not None:
        return _message(field.message_type)
    if field.enum_type is not None:
        return _enum(field.enum_type)
    if field.type == FieldDescriptor.TYPE_BYTES:
        return _base64
    return _SCALARS.get(field.cpp_type, _same)


def _list(convert: Convert, values: Any) -> list[Any]:
    return [convert(value) for value in values]


def _copy(values: Any) -> list[Any]:
    return list(values)


def _map(key: Convert, convert: Convert, values: Any) -> dict[str, Any]:
    return {key(name): convert(value) for name, value in values.items()}


def _same(value: Any) -> Any:
    return value


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _double(value: float) -> float | str:
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _float(value: float) -> float | str:
    """The number of fewest digits that is the same in 32 bits."""
    if (abs(value) < _WHOLE and value.is_integer()) or not math.isfinite(value):
        return _double(value)
    for digits in (6, 7, 8):
        short = float(f"{value:.{digits}g}")
        if _FLOAT.unpack(_FLOAT.pack(short))[0] == value:
            return short
    return float(f"{value:.9g}")


_SCALARS: dict[int, Convert] = {
    FieldDescriptor.CPPTYPE_INT64: str,
    FieldDescriptor.CPPTYPE_UINT64: str,
    FieldDescriptor.CPPTYPE_DOUBLE: _double,
    FieldDescriptor.CPPTYPE_FLOAT: _float,
}
