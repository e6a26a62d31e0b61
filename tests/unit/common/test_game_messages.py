"""A game's record as a message keeps every fact."""

from __future__ import annotations

from types import SimpleNamespace

from gamesrec.common.v1 import common_pb2
from services.common.game_messages import game_message

FACTS = {
    "game_id": "doom",
    "title": "Doom",
    "year": 1993,
    "developer": "id",
    "genres": ["Shooter"],
    "platforms": ["PC"],
    "tags": ["gore"],
    "summary": "Hell.",
    "attributes": {"engine": "id Tech"},
}


def test_every_field_of_the_message_is_filled() -> None:
    message = game_message(SimpleNamespace(**FACTS))
    assert message == common_pb2.Game(**FACTS)
    assert {field.name for field, _ in message.ListFields()} == set(common_pb2.Game.DESCRIPTOR.fields_by_name)
