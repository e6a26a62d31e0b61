"""A game's record as a message keeps every fact."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from gamesrec.common.v1 import common_pb2
from services.common.games.game_facts import (
    NO_PLAY_FACTS,
    ContentDescriptor,
    LocalizedText,
    PlayFacts,
    PlayMode,
    PriceModel,
)
from services.common.games.game_messages import game_message, localized_texts, play_facts

PLAIN_FACTS: dict[str, Any] = {
    "game_id": "doom",
    "title": "Doom",
    "year": 1993,
    "developer": "id",
    "genres": ["Shooter"],
    "platforms": ["PC"],
    "tags": ["gore"],
    "summary": "Hell.",
    "attributes": {"engine": "id Tech"},
    "aliases": ["Дум"],
}
PLAY = PlayFacts(
    modes=(PlayMode.SINGLE_PLAYER, PlayMode.ONLINE_COOP),
    min_players=1,
    max_players=4,
    max_couch_players=2,
    minimum_age=0,
    content_descriptors=(ContentDescriptor.VIOLENCE, ContentDescriptor.GORE),
    typical_hours=7.5,
    endless=True,
    price_model=PriceModel.PREMIUM,
)
LOCALIZED = (LocalizedText("de", "Der Doom", "Hölle."), LocalizedText("ru", "Дум", "Ад."))


def record(play: PlayFacts = PLAY, localized: tuple[LocalizedText, ...] = LOCALIZED) -> SimpleNamespace:
    return SimpleNamespace(**PLAIN_FACTS, play=play, localized=localized)


def test_every_field_of_the_message_is_filled() -> None:
    message = game_message(record())
    assert {field.name for field, _ in message.ListFields()} == set(common_pb2.Game.DESCRIPTOR.fields_by_name)
    for name, value in PLAIN_FACTS.items():
        assert getattr(message, name) == value


def test_the_facts_come_back_as_they_were() -> None:
    message = game_message(record())
    assert play_facts(message) == PLAY
    assert localized_texts(message) == LOCALIZED


def test_every_value_is_written() -> None:
    every = replace(PLAY, modes=tuple(PlayMode), content_descriptors=tuple(ContentDescriptor))
    for price_model in PriceModel:
        facts = replace(every, price_model=price_model)
        assert play_facts(game_message(record(facts))) == facts


def test_what_is_unknown_stays_unknown() -> None:
    message = game_message(record(NO_PLAY_FACTS, ()))
    assert not message.HasField("minimum_age")
    assert play_facts(message) == NO_PLAY_FACTS
