"""The collections, their point ids, and how games and players are laid out in payloads.

Ids are derived from keys (UUIDv5), so that writing something again replaces it and never needs a read first. In the
payload of a point other points are referred to by their ids, so that the counts of a facet need no translation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha1
from uuid import UUID

import numpy as np

from services.common.errors import InvalidArgument
from services.common.games.game_facts import LocalizedText
from services.common.model_version import ModelVersion
from services.recommender.records import Game, GameFilter, Player
from services.recommender.storing import play_facts
from services.recommender.storing.checksum import sealed, with_vector_sum
from services.recommender.storing.editions import Edition, edition_of, read_edition, write_edition
from services.recommender.storing.engines.vector_store import (
    AnyOf,
    Between,
    Collection,
    Condition,
    HasId,
    Payload,
    Point,
    Where,
)
from services.recommender.storing.engines.versioned_store import FIRST, Versions

GAMES, PLAYERS, INTERACTIONS, METADATA = "games", "players", "interactions", "metadata"
# What searches by words go through. Another name than that of earlier versions, whose points lack some conditions.
WORDS = "game_words"
# Those that have versions: a catalogue, or the vectors of an encoder, is filled beside the one that serves.
VERSIONED = (GAMES, PLAYERS, WORDS)
EVENTS = "events"
CONTENT, TASTE, COOCCURRENCE = "content", "taste", "cooccurrence"
# The component of `COOCCURRENCE` that holds how popular a game is; those of games begin at 1.
POPULARITY_INDEX = 0
# 1 for a game that nobody had played when it was fitted or written, else 0.
COLD = "cold"

_NAMESPACE = UUID("5f0c5c0e-6d0b-5b1c-9a57-2b7f8a1f3c11")
_FITTED = "fitted_"
_LISTS = ("genres", "platforms", "tags")
# The fields of a game that conditions match against: whatever is searched with conditions has all of them, indexed.
CONDITIONAL_KEYWORDS = (*(f"{name}_folded" for name in (*_LISTS, "developer")), *play_facts.KEYWORD_FIELDS)
CONDITIONAL_INTEGERS = ("year", *play_facts.INTEGER_FIELDS)

INTERACTIONS_COLLECTION = Collection(
    INTERACTIONS, keyword_fields=("player_id", "liked_game"), integer_fields=("occurred_at",)
)
METADATA_COLLECTION = Collection(METADATA)
EVENTS_COLLECTION = Collection(EVENTS, keyword_fields=("player_id",), integer_fields=("occurred_at",))


def games_collection(encoder: ModelVersion) -> Collection:
    """The catalogue, with the embedding of each description. Conditions match against case-folded copies."""
    return Collection(
        GAMES,
        {CONTENT: encoder.dimension},
        keyword_fields=CONDITIONAL_KEYWORDS,
        integer_fields=CONDITIONAL_INTEGERS,
    )


def fitted_collection(version: str, factors: int) -> Collection:
    """A version of the fitted vectors, with what conditions match against: it is searched like the catalogue."""
    return Collection(
        fitted(version),
        dot_vectors={TASTE: factors},
        sparse_vectors=(COOCCURRENCE,),
        keyword_fields=CONDITIONAL_KEYWORDS,
        integer_fields=(*CONDITIONAL_INTEGERS, COLD),
    )


def fitted(version: str) -> str:
    """Name of the collection of a version of the fitted vectors."""
    return f"{_FITTED}{version}"


def is_fitted(collection: str) -> bool:
    """Whether a collection holds fitted vectors."""
    return collection.startswith(_FITTED)


def conditional_fields(game: Payload) -> Payload:
    """What conditions match against, of the payload of a game."""
    return {name: game[name] for name in (*CONDITIONAL_KEYWORDS, *CONDITIONAL_INTEGERS) if name in game}


def players_collection(encoder: ModelVersion) -> Collection:
    """The players, with the embedding of their stated attributes where there are any."""
    return Collection(PLAYERS, {CONTENT: encoder.dimension})


def point_id(key: str) -> str:
    """The UUID of version 5 of a key (RFC 9562, section 5.5), in a fifth of the time that `uuid5` takes."""
    digest = bytearray(sha1(_NAMESPACE.bytes + key.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@lru_cache(maxsize=100_000)
def game_point(game_id: str) -> str:
    """Point id of a game."""
    return point_id(f"game\0{game_id}")


def player_point(player_id: str) -> str:
    """Point id of a player."""
    return point_id(f"player\0{player_id}")


def metadata_point(name: str) -> str:
    """Point id of an entry of the metadata."""
    return point_id(f"metadata\0{name}")


ENCODER_POINT = metadata_point("encoder")
# While an empty catalogue is filled unseen: the load, and what will be the encoder's point when it ends.
LOAD_POINT, HIDDEN_ENCODER_POINT = metadata_point("load"), metadata_point("hidden_encoder")
# What is being filled beside what serves: vectors of another encoder, or another catalogue.
REEMBEDDING_POINT, REPLACEMENT_POINT = metadata_point("reembedding"), metadata_point("replacement")
# There while a process lets that serve.
SWAP_POINT = metadata_point("swap")
_VERSIONS = "versions"
# An earlier version of this program wrote one version for games and players.
_VECTORS = "vectors"


def write_encoder(encoder: ModelVersion, versions: Versions = FIRST, *, hidden: bool = False) -> Point:
    """The point that says whose vectors are in force, or will be, and in which versions of the collections."""
    return Point(HIDDEN_ENCODER_POINT if hidden else ENCODER_POINT, {**asdict(encoder), _VERSIONS: dict(versions)})


def read_encoder(payload: Payload) -> tuple[ModelVersion, Versions]:
    """What `write_encoder` wrote."""
    fields = {name: value for name, value in payload.items() if name not in (_VERSIONS, _VECTORS)}
    before = {name: str(payload[_VECTORS]) for name in (GAMES, PLAYERS) if payload.get(_VECTORS)}
    return ModelVersion(**fields), {**before, **payload.get(_VERSIONS, {})}


def write_game(game: Game, content: Sequence[float]) -> Point:
    """The point of a game; an unknown year is left out so that no bound matches it."""
    payload: Payload = {
        "game_id": game.game_id,
        "title": game.title,
        "developer": game.developer,
        "summary": game.summary,
        "attributes": dict(game.attributes),
        "aliases": list(game.aliases),
        "localized": [asdict(text) for text in game.localized],
        **play_facts.write_play_facts(game.play),
        "edition": write_edition(game),
    }
    for name in _LISTS:
        values: tuple[str, ...] = getattr(game, name)
        payload[name] = list(values)
        payload[_folded(name)] = [value.casefold() for value in values]
    if game.developer:
        payload[_folded("developer")] = game.developer.casefold()
    if game.year:
        payload["year"] = game.year
    return Point(game_point(game.game_id), sealed(with_vector_sum(payload, content)), {CONTENT: content})


def read_game(payload: Payload) -> Game:
    """The game that `write_game` laid out."""
    return Game(
        game_id=payload["game_id"],
        title=payload["title"],
        year=payload.get("year", 0),
        developer=payload["developer"],
        genres=tuple(payload["genres"]),
        platforms=tuple(payload["platforms"]),
        tags=tuple(payload["tags"]),
        summary=payload["summary"],
        attributes=payload["attributes"],
        play=play_facts.read_play_facts(payload),
        # A point that an earlier version wrote has neither.
        aliases=tuple(payload.get("aliases", ())),
        localized=tuple(LocalizedText(**text) for text in payload.get("localized", ())),
    )


def read_game_edition(payload: Payload) -> Edition:
    """Which edition a game is; of its payload only `edition` is needed, where there is one."""
    # A point that an earlier version wrote has none.
    return read_edition(payload["edition"]) if "edition" in payload else edition_of(read_game(payload))


def write_player(player: Player, content: Sequence[float] | None) -> Point:
    """The point of a player, without vector if nothing is stated."""
    payload: Payload = {"player_id": player.player_id, "attributes": dict(player.attributes)}
    vectors = {} if content is None else {CONTENT: content}
    return Point(player_point(player.player_id), sealed(with_vector_sum(payload, content)), vectors)


def read_player(payload: Payload) -> Player:
    """The player that `write_player` laid out."""
    return Player(payload["player_id"], payload["attributes"])


def matching(
    *wanted: GameFilter,
    among: Sequence[str] | None = None,
    without: Sequence[str] = (),
    refused: GameFilter | None = None,
) -> Where:
    """The games that meet all filters; of `among` only, if given, none of `without` (point ids), and none with any
    genre, platform or tag of `refused`.
    """
    must = [condition for each in wanted for condition in [*_lists_of(each), *play_facts.play_conditions(each)]]
    must += [
        Between("year", each.min_year or None, each.max_year or None)
        for each in wanted
        if each.min_year or each.max_year
    ]
    if among is not None:
        must.append(HasId(among))
    excluded = [*without, *(game_point(game_id) for each in wanted for game_id in each.exclude_game_ids)]
    developers = [name.casefold() for each in wanted for name in each.exclude_developers]
    must_not = [
        *([HasId(excluded)] if excluded else ()),
        *([AnyOf(_folded("developer"), developers)] if developers else ()),
        *(condition for each in wanted for condition in play_facts.play_exclusions(each)),
        *(_lists_of(refused) if refused else ()),
    ]
    return Where(tuple(must), tuple(must_not))


def _lists_of(condition: GameFilter) -> list[Condition]:
    """A condition for each list of the filter that is not empty."""
    lists = (*((name, getattr(condition, name)) for name in _LISTS), ("developer", condition.developers))
    return [AnyOf(_folded(name), [value.casefold() for value in values]) for name, values in lists if values]


def unit_vector(values: Sequence[float], encoder: ModelVersion, field: str) -> list[float]:
    """`values` scaled to length 1. Raises InvalidArgument that names `field` if it is no vector of the encoder."""
    if len(values) != encoder.dimension:
        raise InvalidArgument.of_field(
            field, f"must have {encoder.dimension} components like its encoder, has {len(values)}"
        )
    vector = np.asarray(values, dtype=np.float64)
    length = float(np.linalg.norm(vector))
    if not math.isfinite(length) or length < 1e-12:
        raise InvalidArgument.of_field(field, "must have a direction: its length is zero or not finite")
    unit: list[float] = (vector / length).tolist()
    return unit


def _folded(name: str) -> str:
    return f"{name}_folded"
