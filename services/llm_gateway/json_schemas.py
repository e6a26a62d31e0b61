"""Whether a text is a JSON schema that can be passed on."""

from __future__ import annotations

import json
from functools import lru_cache

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

_MOST_DEPTH = 64


class InvalidSchemaError(ValueError):
    """It is none; the message says why, for the one who sent it."""


@lru_cache(maxsize=256)
def check_schema(text: str) -> None:
    """Raises InvalidSchemaError unless `text` is an object that is a JSON schema of draft 2020-12."""
    try:
        schema = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise InvalidSchemaError("is not JSON") from error
    if not isinstance(schema, dict):
        raise InvalidSchemaError("must be a JSON object")
    if _is_deeper(schema, _MOST_DEPTH):
        raise InvalidSchemaError(f"is nested more than {_MOST_DEPTH} levels deep")
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        where = "/".join(str(part) for part in error.absolute_path) or "the schema"
        raise InvalidSchemaError(
            f"is no JSON schema of draft 2020-12: {where[:200]} breaks {error.validator!r}"
        ) from error


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _is_deeper(value: object, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    if levels == 0:
        return True
    children = value.values() if isinstance(value, dict) else value
    return any(_is_deeper(child, levels - 1) for child in children)
