"""Lays out in a game's payload how it is played, and turns the conditions on those facts into conditions on fields.

Facts are kept twice: under `play` as they are read again, and in indexed fields of their own, which are left out where
a fact is unknown, so that no condition on it matches. How many can play is known by the modes,
too, and what is not in a game by a rating for the youngest.
"""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from services.common.games.game_facts import (
    OFFLINE_MODES,
    ContentDescriptor,
    PlayFacts,
    PlayMode,
    PriceModel,
    couch_players_for_sure,
    fewest_players,
    free_of,
    players_for_sure,
    plays_offline,
)
from services.recommender.records import GameFilter
from services.recommender.storing.engines.vector_store import AnyOf, Between, Condition, Payload

KEYWORD_FIELDS = ("modes", "free_of", "price_model", "offline")
INTEGER_FIELDS = ("least_players", "most_players", "most_couch_players", "minimum_age", "minutes")

# Longer, and more, than any condition can ask for (protos/gamesrec/common/v1/common.proto).
_ENDLESS_MINUTES = 10_000_000
_YES, _NO = "yes", "no"
_ANY_NUMBER_OF_PLAYERS = 1_000_000


def write_play_facts(facts: PlayFacts) -> Payload:
    """The payload fields of the facts."""
    payload: Payload = {"play": {name: value for name, value in asdict(facts).items() if value}}
    if facts.minimum_age is not None:
        payload["play"]["minimum_age"] = payload["minimum_age"] = facts.minimum_age
    if facts.modes:
        payload["modes"] = list(facts.modes)
        is_offline = plays_offline(facts.modes, facts.content_descriptors, facts.price_model)
        payload["offline"] = _YES if is_offline else _NO
    if free := free_of(facts.content_descriptors, facts.minimum_age):
        payload["free_of"] = sorted(free)
    if facts.price_model is not None:
        payload["price_model"] = facts.price_model
    counts = facts.modes, facts.max_players, facts.max_couch_players
    most, most_couch = players_for_sure(*counts), couch_players_for_sure(*counts)
    if most or most_couch:
        payload["least_players"] = fewest_players(facts.modes, facts.min_players, facts.max_players)
    if most:
        payload["most_players"] = int(min(most, _ANY_NUMBER_OF_PLAYERS))
    if most_couch:
        payload["most_couch_players"] = most_couch
    if facts.endless:
        payload["minutes"] = _ENDLESS_MINUTES
    elif facts.typical_hours:
        payload["minutes"] = round(facts.typical_hours * 60)
    return payload


def read_play_facts(payload: Payload) -> PlayFacts:
    """The facts that `write_play_facts` laid out; none in the payload of an earlier version."""
    found: dict[str, Any] = payload.get("play", {})
    price_model = found.get("price_model")
    return PlayFacts(
        modes=tuple(PlayMode(mode) for mode in found.get("modes", ())),
        min_players=found.get("min_players", 0),
        max_players=found.get("max_players", 0),
        max_couch_players=found.get("max_couch_players", 0),
        minimum_age=found.get("minimum_age"),
        content_descriptors=tuple(ContentDescriptor(each) for each in found.get("content_descriptors", ())),
        typical_hours=found.get("typical_hours", 0.0),
        endless=found.get("endless", False),
        price_model=PriceModel(price_model) if price_model else None,
    )


def play_conditions(wanted: GameFilter) -> list[Condition]:
    """A condition for each part of the filter that asks for such a fact."""
    conditions: list[Condition] = []
    if wanted.modes:
        conditions.append(AnyOf("modes", list(wanted.modes)))
    if wanted.players or wanted.couch_players:
        conditions.append(Between("least_players", None, max(wanted.players, wanted.couch_players)))
    if wanted.players:
        conditions.append(Between("most_players", wanted.players, None))
    if wanted.couch_players:
        conditions.append(Between("most_couch_players", wanted.couch_players, None))
    if wanted.age is not None:
        conditions.append(Between("minimum_age", None, wanted.age))
    conditions += [AnyOf("free_of", [each]) for each in wanted.exclude_content]
    if wanted.min_hours or wanted.max_hours:
        least = math.ceil(wanted.min_hours * 60) if wanted.min_hours else None
        most = math.floor(wanted.max_hours * 60) if wanted.max_hours and not wanted.or_endless else None
        conditions.append(Between("minutes", least, most))
    if wanted.price_models:
        conditions.append(AnyOf("price_model", list(wanted.price_models)))
    if wanted.offline:
        conditions.append(AnyOf("modes", sorted(OFFLINE_MODES)))
    return conditions


def play_exclusions(wanted: GameFilter) -> list[Condition]:
    """Conditions that no game may meet; the point that an earlier version wrote meets none of them."""
    excluded: list[Condition] = [AnyOf("offline", [_NO])] if wanted.offline else []
    if wanted.or_endless and wanted.max_hours:
        # What has an end, but a later one than is asked for.
        excluded.append(Between("minutes", math.floor(wanted.max_hours * 60) + 1, _ENDLESS_MINUTES - 1))
    return excluded
