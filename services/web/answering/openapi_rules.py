"""Reads the rules that the protos put on a field as the words of JSON Schema, as far as it has words for them."""

from __future__ import annotations

from typing import Any

from buf.validate import validate_pb2
from google.protobuf.descriptor import FieldDescriptor

_BOUNDS = {"gte": "minimum", "lte": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}
_TEXTS = {"min_len": "minLength", "max_len": "maxLength", "pattern": "pattern"}
_LISTS = {"min_items": "minItems", "max_items": "maxItems"}
_MAPS = {"max_pairs": "maxProperties", "min_pairs": "minProperties"}


def rules_of(field: FieldDescriptor) -> dict[str, Any]:
    """The rules of a field, those of a list's items under `items`."""
    return _words(field.GetOptions().Extensions[validate_pb2.field])


def _words(rules: Any) -> dict[str, Any]:
    kind = rules.WhichOneof("type")
    if kind is None:
        return {}
    typed = getattr(rules, kind)
    names = {"string": _TEXTS, "repeated": _LISTS, "map": _MAPS}.get(kind, _BOUNDS)
    words = {word: getattr(typed, name) for name, word in names.items() if _has(typed, name)}
    if kind == "repeated" and typed.HasField("items"):
        words["items"] = _words(typed.items)
    return words


def _has(message: Any, name: str) -> bool:
    descriptor = message.DESCRIPTOR.fields_by_name.get(name)
    return descriptor is not None and bool(message.HasField(name))
