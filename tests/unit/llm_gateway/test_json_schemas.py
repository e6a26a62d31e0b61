"""Which JSON schemas are passed on, and that a bad one is refused with its reason, and soon."""

from __future__ import annotations

import gc
import json
import time
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.llm_gateway.json_schemas import InvalidSchemaError, check_schema

VALUES = 2000


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": ["object", "null"], "properties": {"a": {"type": "string", "minLength": 1}}, "required": ["a"]},
        {"$defs": {"node": {"properties": {"next": {"$ref": "#/$defs/node"}}}}, "$ref": "#/$defs/node"},
        {"definitions": {"a/b": True}, "items": {"$ref": "#/definitions/a~1b"}},
        {"$defs": {"a": {"$anchor": "here"}}, "anyOf": [{"$ref": "#here"}, {"$ref": "#"}]},
        {"$id": "https://example.com/a", "$defs": {"b": {"$id": "b"}}, "$ref": "b"},
        {"const": {"$ref": "#/nowhere"}, "properties": {"$ref": {"type": "string"}}},
        {"unknown keyword": 1, "title": "🎮", "maximum": 1e300},
        {"enum": [str(n) for n in range(VALUES - 2)]},
    ],
)
def test_a_schema_is_accepted(schema: dict[str, Any]) -> None:
    check_schema(json.dumps(schema))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{nonsense", "not JSON"),
        ("[]", "must be a JSON object"),
        ('{"a":' + "[" * 60_000, "not JSON"),
        ('{"minimum": NaN}', "not JSON"),
        ('{"maximum": 1e999}', "too large"),
        ('{"const": [-1e999]}', "too large"),
        ('{"title": "\\ud800"}', "surrogate"),
        ('{"\\udfff": 1}', "surrogate"),
        ('{"$ref": "#/nowhere"}', "'#/nowhere'"),
        ('{"items": {"$ref": "#nowhere"}}', "'#nowhere'"),
        ('{"title": "x", "$ref": "#/title"}', "'#/title'"),
        ('{"allOf": [{"$ref": "#/allOf/x"}]}', "'#/allOf/x'"),
        ('{"$ref": "https://example.com/schema"}', "'https://example.com/schema'"),
        ('{"$ref": "http://["}', "'http://['"),
        ('{"$dynamicRef": "#nowhere"}', "$dynamicRef"),
        ('{"$id": "https://example.com/a", "$defs": {"b": {"$id": "http://["}}}', "$id"),
        ('{"$defs": {"a": 5}}', "$defs/a breaks 'type'"),
        ('{"$anchor": "#"}', "$anchor breaks 'pattern'"),
        ('{"properties": {"a": {"type": "strng"}}}', "properties/a/type"),
        ('{"anyOf": []}', "anyOf breaks 'minItems'"),
        ('{"not":' * 64 + "{}" + "}" * 64, "64 levels"),
        (json.dumps({"enum": list(range(VALUES - 1))}), "more than 2000 values"),
    ],
)
def test_what_is_no_schema_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(InvalidSchemaError) as refused:
        check_schema(text)
    assert said in str(refused.value)


SLOW: dict[str, dict[str, Any]] = {
    "many schemas": {"anyOf": [{}] * (VALUES - 2)},
    "far too many schemas": {"anyOf": [{}] * 20_000},
    "many properties": {"properties": {f"p{n}": {"type": "string"} for n in range(VALUES // 2 - 1)}},
    "many types of no type": {"type": [value for n in range(VALUES // 2 - 1) for value in (n, dict[str, Any]())]},
    "many errors": {"anyOf": [{"type": "none"}] * (VALUES // 2 - 1)},
    "many references": {"anyOf": [{"$ref": "#there"}] * (VALUES // 2 - 3) + [{"$anchor": "there"}]},
    "many bases": {"anyOf": [{"$id": f"s{n}"} for n in range(VALUES // 2 - 1)]},
}


@pytest.mark.parametrize("name", SLOW)
def test_no_schema_keeps_the_service_busy_for_long(name: str) -> None:
    text = json.dumps(SLOW[name])
    # What it costs to collect the garbage of all tests before is no part of it.
    gc.disable()
    try:
        began = time.thread_time()
        with suppress(InvalidSchemaError):
            check_schema.__wrapped__(text)
        took = time.thread_time() - began
    finally:
        gc.enable()
    # Many times what it takes; the meta-schema as it is published takes longer.
    assert took < 0.25


KEYWORDS = ["$ref", "$id", "$anchor", "$defs", "$dynamicRef", "allOf", "items", "properties", "type", "required", "x"]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["#", "#/$defs/x", "string", "//[", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(KEYWORDS), JSON, max_size=5))
def test_whatever_comes_it_passes_or_is_refused(schema: dict[str, Any]) -> None:
    text = json.dumps(schema)
    try:
        check_schema(text)
    except InvalidSchemaError:
        return
    json.dumps(json.loads(text), ensure_ascii=False, allow_nan=False).encode()


@given(st.text(max_size=60))
def test_any_text_passes_or_is_refused(text: str) -> None:
    with suppress(InvalidSchemaError):
        check_schema(text)
