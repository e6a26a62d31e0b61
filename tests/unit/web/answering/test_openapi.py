"""The description of the door is whole: every method, every message, every reference, and the rules of the protos."""

from __future__ import annotations

import json
from typing import Any

import pytest

from services.web.answering.openapi import openapi_document
from services.web.edge.methods import edge_methods
from tests.fakes.web import FakeEdge
from tests.support.web import running_door


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return openapi_document(edge_methods().values(), version="1.2.3")


def schema(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"][name]
    return found


async def test_it_is_served() -> None:
    async with running_door(FakeEdge()) as door:
        response = await door.client.get("/v1/openapi.json")
    assert response.headers["content-type"] == "application/json"
    assert response.json()["openapi"] == "3.1.0"


def test_every_method_has_its_path_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    assert document["paths"].keys() == {*edge_methods(), "/v1/chat"}
    text = json.dumps(document)
    for part in text.split('"$ref": "#/components/schemas/')[1:]:
        assert part.partition('"')[0] in document["components"]["schemas"]


def test_fields_are_named_and_typed_as_json_writes_them(document: dict[str, Any]) -> None:
    properties = schema(document, "gamesrec.gateway.v1.ChatRequest")["properties"]
    assert properties["playerId"] == {"type": "string", "minLength": 1, "maxLength": 128}
    assert properties["limit"] == {"type": "integer", "minimum": 1, "maximum": 50}
    assert properties["history"]["maxItems"] == 1000
    assert properties["state"] == {"$ref": "#/components/schemas/gamesrec.gateway.v1.ConversationState"}
    game = schema(document, "gamesrec.common.v1.Game")["properties"]
    assert game["attributes"]["additionalProperties"] == {"type": "string"}
    assert game["modes"]["items"] == {"$ref": "#/components/schemas/gamesrec.common.v1.PlayMode"}
    assert game["genres"]["items"] == {"type": "string", "minLength": 1, "maxLength": 128}
    timing = schema(document, "gamesrec.gateway.v1.StageTiming")["properties"]
    assert timing["duration"]["type"] == "string"
    deleted = schema(document, "gamesrec.gateway.v1.DeletePlayerResponse")["properties"]
    assert deleted["deletedInteractions"] == {"type": "string", "format": "uint64"}


def test_what_must_not_be_empty_is_required(document: dict[str, Any]) -> None:
    assert schema(document, "gamesrec.gateway.v1.GetPlayerRequest")["required"] == ["playerId"]
