"""Describes the door as OpenAPI 3.1, from the protos' descriptors: paths, messages, enums and their rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor

from services.web.answering.openapi_rules import rules_of
from services.web.edge.methods import Method

Schema = dict[str, Any]
# A Descriptor or an EnumDescriptor; those of protobuf's implementations have no type in common.
MessageOrEnum = Any

_ERROR: Schema = {
    "type": "object",
    "description": "Why a request failed: the error document of the Connect protocol.",
    "required": ["code"],
    "properties": {
        "code": {"type": "string", "examples": ["invalid_argument"]},
        "message": {"type": "string", "description": "For people; names the field that is wrong."},
        "details": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "type": {"type": "string", "examples": ["google.rpc.ErrorInfo"]},
                    "value": {"type": "string", "description": "The detail as protobuf in base64, unpadded."},
                    "debug": {"type": "object", "description": "The detail as JSON: `reason`, `fieldViolations`."},
                },
            },
        },
    },
}
_SCALARS: Mapping[int, Schema] = {
    FieldDescriptor.TYPE_DOUBLE: {"type": "number", "format": "double"},
    FieldDescriptor.TYPE_FLOAT: {"type": "number", "format": "float"},
    FieldDescriptor.TYPE_INT64: {"type": "string", "format": "int64"},
    FieldDescriptor.TYPE_UINT64: {"type": "string", "format": "uint64"},
    FieldDescriptor.TYPE_SINT64: {"type": "string", "format": "int64"},
    FieldDescriptor.TYPE_INT32: {"type": "integer", "format": "int32"},
    FieldDescriptor.TYPE_SINT32: {"type": "integer", "format": "int32"},
    FieldDescriptor.TYPE_UINT32: {"type": "integer", "minimum": 0, "maximum": 2**32 - 1},
    FieldDescriptor.TYPE_BOOL: {"type": "boolean"},
    FieldDescriptor.TYPE_STRING: {"type": "string"},
    FieldDescriptor.TYPE_BYTES: {"type": "string", "contentEncoding": "base64"},
}
_WELL_KNOWN: Mapping[str, Schema] = {
    "google.protobuf.Duration": {"type": "string", "examples": ["1.5s"]},
    "google.protobuf.Timestamp": {"type": "string", "format": "date-time"},
}
# The server accepts names of the proto too, and an enum's value by number; what is described is what it writes.
_VERSION = "3.1.0"


def openapi_document(methods: Iterable[Method], *, version: str) -> dict[str, Any]:
    """The whole description; `version` is the project's."""
    schemas: dict[str, Schema] = {"connect.Error": _ERROR}
    paths: dict[str, Any] = {}
    for method in methods:
        _define(method.request.DESCRIPTOR, schemas)
        _define(method.response.DESCRIPTOR, schemas)
        paths[method.path] = {"post": _operation(method)}
        if method.streams and method.name == "Chat":
            paths["/v1/chat"] = {"post": _events_operation(method)}
    return {
        "openapi": _VERSION,
        "info": {
            "title": "gamesrec",
            "version": version,
            "description": "A conversational game recommender. Generated from its protos, which say more.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "An API key or a JWT."}},
        },
        "security": [{}, {"key": []}],
    }


def _operation(method: Method) -> dict[str, Any]:
    kind = "application/connect+json" if method.streams else "application/json"
    summary = f"{method.name}, as a stream of enveloped messages" if method.streams else method.name
    return {
        "operationId": method.name,
        "tags": [method.service],
        "summary": summary,
        "requestBody": {"required": True, "content": {kind: {"schema": _reference(method.request.DESCRIPTOR)}}},
        "responses": {
            "200": {"description": "OK", "content": {kind: {"schema": _reference(method.response.DESCRIPTOR)}}},
            **_failures(),
        },
    }


def _events_operation(method: Method) -> dict[str, Any]:
    return {
        "operationId": "ChatEvents",
        "tags": [method.service],
        "summary": "Chat, as server-sent events",
        "description": "Events `recommendations` (once, first), `text` (zero or more), `summary` (once, last), or "
        "`error` (last). The data of each is the message of that name in ChatResponse, or the error document.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _reference(method.request.DESCRIPTOR)}},
        },
        "responses": {
            "200": {"description": "The events", "content": {"text/event-stream": {"schema": {"type": "string"}}}},
            **_failures(),
        },
    }


def _failures() -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/connect.Error"}}}
    return {"default": {"description": "Why it failed", "content": content}}


def _define(descriptor: MessageOrEnum, schemas: dict[str, Schema]) -> None:
    """Adds the schema of a message or an enum, and of all that it refers to."""
    if descriptor.full_name in schemas or descriptor.full_name in _WELL_KNOWN:
        return
    if isinstance(descriptor, EnumDescriptor):
        schemas[descriptor.full_name] = {"type": "string", "enum": [value.name for value in descriptor.values]}
        return
    schema = schemas[descriptor.full_name] = {"type": "object", "additionalProperties": False}
    properties = {}
    for field in descriptor.fields:
        properties[field.json_name] = _field(field)
        target = _value(field).message_type or _value(field).enum_type
        if target is not None:
            _define(target, schemas)
    if properties:
        schema["properties"] = properties
    if required := [field.json_name for field in descriptor.fields if rules_of(field).get("minLength")]:
        schema["required"] = required


def _field(field: FieldDescriptor) -> Schema:
    rules = rules_of(field)
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        return {"type": "object", "additionalProperties": _single(_value(field)), **rules}
    if field.is_repeated:
        items = {**_single(field), **rules.pop("items", {})}
        return {"type": "array", "items": items, **rules}
    return {**_single(field), **rules}


def _single(field: FieldDescriptor) -> Schema:
    target = field.message_type or field.enum_type
    return dict(_SCALARS[field.type]) if target is None else _reference(target)


def _value(field: FieldDescriptor) -> FieldDescriptor:
    """The field itself, or that of the values of a map."""
    message = field.message_type
    if message is not None and message.GetOptions().map_entry:
        return message.fields_by_name["value"]
    return field


def _reference(descriptor: MessageOrEnum) -> Schema:
    known = _WELL_KNOWN.get(descriptor.full_name)
    return dict(known) if known else {"$ref": f"#/components/schemas/{descriptor.full_name}"}
