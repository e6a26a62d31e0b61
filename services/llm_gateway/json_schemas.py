"""Checks that a text is a JSON schema that can be passed on to an upstream, in 50 ms at the most."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema_specifications import REGISTRY
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

_MOST_DEPTH = 64
_MOST_VALUES = 2000
_MOST_TOLD = 200
_META_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


class InvalidSchemaError(ValueError):
    """The text is no JSON schema that can be passed on; the message tells its sender why."""


@lru_cache(maxsize=256)
def check_schema(text: str) -> None:
    """Raises InvalidSchemaError unless `text` is an object that is a JSON schema of draft 2020-12, of at most
    64 levels and 2,000 values, whose references lead to schemas inside it.
    """
    schema = _parsed(text)
    if not isinstance(schema, dict):
        raise InvalidSchemaError("must be a JSON object")
    _check_size(schema)
    try:
        json.dumps(schema, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise InvalidSchemaError("holds half a character (a lone surrogate)") from error
    broken = next(_validator().iter_errors(schema), None)
    if broken is not None:
        where = "/".join(str(part) for part in broken.absolute_path) or "the schema"
        raise InvalidSchemaError(
            f"is no JSON schema of draft 2020-12: {where[:_MOST_TOLD]} breaks {broken.validator!r}"
        )
    _check_references(schema)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
    except OverflowError as error:
        raise InvalidSchemaError("holds a number that is too large") from error
    except (ValueError, RecursionError) as error:
        raise InvalidSchemaError("is not JSON") from error


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise OverflowError
    return number


def _check_size(schema: dict[str, Any]) -> None:
    level, values = [schema], 1
    for _ in range(_MOST_DEPTH):
        level = [child for value in level for child in _children(value)]
        values += len(level)
        if values > _MOST_VALUES:
            raise InvalidSchemaError(f"holds more than {_MOST_VALUES} values")
    if any(isinstance(value, dict | list) for value in level):
        raise InvalidSchemaError(f"is nested more than {_MOST_DEPTH} levels deep")


def _children(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    """A validator by the meta-schema, its vocabularies merged into one: as published they take ten times as long."""
    whole = REGISTRY.contents(_META_SCHEMA)
    parts = [REGISTRY.resolver(_META_SCHEMA).lookup(part["$ref"]).contents for part in whole["allOf"]]
    flat: dict[str, Any] = {"type": whole["type"], "properties": {}, "$defs": {}}
    for part in (*parts, whole):
        flat["properties"].update(_with_plain_references(part["properties"]))
        flat["$defs"].update(_with_plain_references(part.get("$defs", {})))
    return Draft202012Validator(flat)


def _with_plain_references(value: Any) -> Any:
    if isinstance(value, dict):
        if value.get("$dynamicRef") == "#meta":
            return {"$ref": "#"}
        return {key: _with_plain_references(child) for key, child in value.items()}
    return [_with_plain_references(child) for child in value] if isinstance(value, list) else value


def _check_references(schema: dict[str, Any]) -> None:
    root = DRAFT202012.create_resource(schema)
    try:
        base = root.id() or ""
        left = [(root, Registry[Any]().with_resource(base, root).crawl().resolver(base))]
        while left:
            resource, resolver = left.pop()
            _check_reference(resource, resolver)
            left += [(child, resolver.in_subresource(child)) for child in resource.subresources()]
    except ValueError as error:
        if isinstance(error, InvalidSchemaError):
            raise
        raise InvalidSchemaError("holds an $id that is no URI reference") from error


def _check_reference(resource: Resource[Any], resolver: Any) -> None:
    if not isinstance(resource.contents, dict):
        return
    for keyword in ("$ref", "$dynamicRef"):
        reference = resource.contents.get(keyword)
        if reference is None:
            continue
        try:
            found = resolver.lookup(reference).contents
        except (Unresolvable, ValueError, TypeError, LookupError):
            found = None
        if not isinstance(found, dict | bool):
            raise InvalidSchemaError(f"holds a {keyword} to {reference[:_MOST_TOLD]!r}, which is no schema inside it")
