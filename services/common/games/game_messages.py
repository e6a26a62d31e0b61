"""Writes a game as the protobuf message `gamesrec.common.v1.Game`, whichever service's record it is, and reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from google.protobuf.descriptor import EnumDescriptor

from gamesrec.common.v1 import common_pb2
from services.common.games.game_facts import ContentDescriptor, LocalizedText, PlayFacts, PlayMode, PriceModel

Name = TypeVar("Name", bound=StrEnum)

_ENUMS: Mapping[type[StrEnum], tuple[EnumDescriptor, str]] = {
    PlayMode: (common_pb2.PlayMode.DESCRIPTOR, "PLAY_MODE_"),
    ContentDescriptor: (common_pb2.ContentDescriptor.DESCRIPTOR, "CONTENT_DESCRIPTOR_"),
    PriceModel: (common_pb2.PriceModel.DESCRIPTOR, "PRICE_MODEL_"),
}


class GameFacts(Protocol):
    """What every record of a game says; year 0 and empty texts mean unknown."""

    @property
    def game_id(self) -> str:
        """Identifies the game."""

    @property
    def title(self) -> str:
        """For people."""

    @property
    def year(self) -> int:
        """Of the release."""

    @property
    def developer(self) -> str:
        """A studio or a person."""

    @property
    def genres(self) -> Sequence[str]:
        """The most telling one first."""

    @property
    def platforms(self) -> Sequence[str]:
        """Machines it runs on."""

    @property
    def tags(self) -> Sequence[str]:
        """Finer than genres."""

    @property
    def summary(self) -> str:
        """What it is about, for people."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """Whatever else its source says, by name."""

    @property
    def play(self) -> PlayFacts:
        """Who can play it, for whom it is, how long it takes, what it costs."""

    @property
    def aliases(self) -> Sequence[str]:
        """Other names that players use."""

    @property
    def localized(self) -> Sequence[LocalizedText]:
        """Title and summary in other languages, one entry for each."""


def game_message(game: GameFacts) -> common_pb2.Game:
    """The message with all facts of the game."""
    play = game.play
    message = common_pb2.Game(
        game_id=game.game_id,
        title=game.title,
        year=game.year,
        developer=game.developer,
        genres=game.genres,
        platforms=game.platforms,
        tags=game.tags,
        summary=game.summary,
        attributes=game.attributes,
        min_players=play.min_players,
        max_players=play.max_players,
        max_couch_players=play.max_couch_players,
        minimum_age=play.minimum_age,
        typical_hours=play.typical_hours,
        endless=play.endless,
        aliases=game.aliases,
    )
    message.modes.extend(common_pb2.PlayMode.Value(f"PLAY_MODE_{mode.name}") for mode in play.modes)
    message.content_descriptors.extend(
        common_pb2.ContentDescriptor.Value(f"CONTENT_DESCRIPTOR_{each.name}") for each in play.content_descriptors
    )
    if play.price_model is not None:
        message.price_model = common_pb2.PriceModel.Value(f"PRICE_MODEL_{play.price_model.name}")
    for text in game.localized:
        message.localized[text.language].title = text.title
        message.localized[text.language].summary = text.summary
    return message


def play_facts(message: common_pb2.Game) -> PlayFacts:
    """The facts of the message; values of a newer contract are left out."""
    price_models = enum_members(PriceModel, [message.price_model])
    return PlayFacts(
        modes=enum_members(PlayMode, message.modes),
        min_players=message.min_players,
        max_players=message.max_players,
        max_couch_players=message.max_couch_players,
        minimum_age=message.minimum_age if message.HasField("minimum_age") else None,
        content_descriptors=enum_members(ContentDescriptor, message.content_descriptors),
        typical_hours=message.typical_hours,
        endless=message.endless,
        price_model=price_models[0] if price_models else None,
    )


def localized_texts(message: common_pb2.Game) -> tuple[LocalizedText, ...]:
    """The texts of the message in other languages, in order of the language."""
    return tuple(
        LocalizedText(language, text.title, text.summary) for language, text in sorted(message.localized.items())
    )


def enum_members(kind: type[Name], numbers: Iterable[int]) -> tuple[Name, ...]:
    """The members of one of our enums for numbers of its protobuf enum; those without a name of ours are left out."""
    enum, prefix = _ENUMS[kind]
    names = {value.number: value.name.removeprefix(prefix) for value in enum.values}
    return tuple(kind[names[number]] for number in numbers if names.get(number) in kind.__members__)
