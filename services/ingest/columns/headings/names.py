"""Tells from a column's name what the column may mean: a player, a game, a rating, a time, a field of a game.

Looks at names only, never at cells. Each function gives a rank: 0 means that the name does not say so, and of several
columns the one of the highest rank is taken.
"""

from __future__ import annotations

import re
from functools import lru_cache

from services.ingest.columns.headings.translations import english
from services.ingest.columns.headings.vocabulary import (
    AGE_OF_A_GAME,
    ASKING,
    FIELDS,
    GAME_IN_ONE_WORD,
    GAME_WORDS,
    ID_WORDS,
    LANGUAGES,
    NAME_WORDS,
    OF_A_PART,
    OF_A_QUERY,
    OF_A_RATING,
    OF_A_RELEASE,
    OF_A_SEARCH_INDEX,
    OF_A_TITLE,
    OF_ANOTHER_GAME,
    OF_NO_ENTITY,
    OF_THE_WHOLE,
    OTHER_RATINGS,
    OTHER_TIMES,
    PLAYER_IN_ONE_WORD,
    PLAYER_NICKNAMES,
    PLAYER_TRAITS,
    PLAYER_WORDS,
    RATING_ANYWHERE,
    RATING_IN_ONE_WORD,
    RATING_WORDS,
    RELEASE_IN_ONE_WORD,
    RELEASE_WORDS,
    TIME_DEEDS,
    TIME_IN_ONE_WORD,
    TIME_WORDS,
    TITLE_IN_ONE_WORD,
    TRADE_CODES,
)

_SCRIPTS = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
    r"|(?<=[A-Za-z0-9])(?=[\u3040-\u30ff\u4e00-\u9fff])|(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[A-Za-z0-9])"
)


@lru_cache(maxsize=16_384)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: "PlayTimeOfDay", "play_time_of_day" and "play time of day" are the same.

    Those of other languages are translated; those that begin a question, as in forms, are left out.
    """
    spaced = _SCRIPTS.sub(" ", name)
    found = english(tuple(re.findall(r"[^\W_]+", spaced.lower())))
    if len(found) > 1 and (found[-1] in OF_A_SEARCH_INDEX or (found[-1] == OF_A_QUERY and found[-2] not in GAME_WORDS)):
        found = found[:-1]
    return found[1:] if len(found) > 1 and found[0] in ASKING else found


def player_rank(name: str) -> int:
    """How surely the name is that of a player's id."""
    found = words(name)
    rank = 1 if "".join(found) in PLAYER_NICKNAMES else _entity_rank(found, PLAYER_WORDS, PLAYER_IN_ONE_WORD)
    # "author.steamid", as flattened objects are called.
    return rank or (player_rank(name.rpartition(".")[2]) if "." in name else 0)


def game_rank(name: str) -> int:
    """How surely the name is that of a game's id; a title alone may serve as one, see `title_rank`."""
    found = words(name)
    return 0 if found[-1:] == ("title",) else _entity_rank(found, GAME_WORDS, GAME_IN_ONE_WORD)


def _entity_rank(found: tuple[str, ...], entities: frozenset[str], in_one_word: frozenset[str]) -> int:
    """The rank of an id's name: 5 user_id, 4 userid, 3 user, 2 steam_user_id, 1 user_name; other names 0."""
    # "parent_asin" is the game's own, though a parent of it has another id.
    if "".join(found) in in_one_word:
        return 5 if len(found) > 1 and found[-1] in ID_WORDS else 4
    if not found or OF_ANOTHER_GAME & set(found):
        return 0
    if len(found) == 1:
        # "visitorid" as "userid".
        return 4 if found[0].endswith("id") and found[0][:-2] in entities else 3 if found[0] in entities else 0
    of_entity = found[-2] in entities
    if of_entity and found[-1] in ID_WORDS:
        return 5 if len(found) == 2 else 2
    if found[-1] in in_one_word and (found[-1].endswith("id") or found[-1] in TRADE_CODES):
        # "parent_appid" is of another game, "steam_appid" is not.
        return 2
    return 1 if of_entity and found[-1] in NAME_WORDS and len(found) == 2 else 0


def title_rank(name: str) -> int:
    """How surely the name is that of a game's title."""
    found = words(name)
    if OF_ANOTHER_GAME & set(found):
        return 0
    if "".join(found) in TITLE_IN_ONE_WORD or (
        len(found) == 2 and found[0] in GAME_WORDS and found[1] in {"title", "name", OF_A_QUERY}
    ):
        return 3
    if len(found) == 2 and found[0] in {"title", "name"} and found[1] in LANGUAGES:
        return 1
    # "primaryTitle", "Original title": where there is no other.
    if len(found) == 2 and found[0] in OF_A_TITLE and found[1] in {"title", "name"}:
        return 1
    return {"title": 2, "name": 1}.get(" ".join(found), 0)


def is_id(name: str) -> bool:
    """Whether the name is that of an id: "poi_id", "npCommunicationId"; not of another game's, nor of its kind."""
    found = words(name)
    return found[-1:] in (("id",), ("uuid",), ("guid",)) and not (OF_ANOTHER_GAME | OF_NO_ENTITY) & set(found)


def is_code(name: str) -> bool:
    """Whether the name is that of a number or code by which something is known: "catalogue no", "poi_id", "key"."""
    found = words(name)
    return found[-1:] != () and found[-1] in ID_WORDS and not (OF_ANOTHER_GAME | OF_NO_ENTITY) & set(found)


def is_plain_id(name: str) -> bool:
    """Whether the name is "id" or the like, without saying of what."""
    return "".join(words(name)) in {"id", "key", "uuid", "guid"}


def rating_rank(name: str) -> int:
    """How surely the name is that of a player's rating."""
    found = tuple(word for word in words(name) if not word.isdecimal())
    rank = _value_rank(found, RATING_WORDS, RATING_IN_ONE_WORD, OTHER_RATINGS)
    # Before "graphics_rating" and "sound_rating".
    if rank and len(found) > 1 and OF_THE_WHOLE & set(found):
        return rank + 1
    if rank or not RATING_ANYWHERE & set(found) or OTHER_RATINGS & set(found):
        return rank
    return 0 if found[-1] in OF_A_RATING or found[-1] in ID_WORDS or found[-1] in TIME_WORDS else 1


def time_rank(name: str) -> int:
    """How surely the name is that of the time of an interaction."""
    found = words(name)
    if len(found) > 1 and found[-1] == "time" and found[0] in {"play", "loading"}:
        return 0
    rank = _value_rank(found, TIME_WORDS, TIME_IN_ONE_WORD, OTHER_TIMES)
    if rank or not found or OTHER_TIMES & set(found) or is_release(name):
        return 0 if is_release(name) else rank
    # "timestamp_created", "posted", "Created on".
    if {"timestamp", "datetime"} & set(found):
        return 40
    if found[-1] in TIME_DEEDS and found[0] in {"date", "time"}:
        return 30
    return 30 if found[0] in TIME_DEEDS and set(found[1:]) <= {"on", "utc", "date", "time"} else 0


def is_release(name: str) -> bool:
    """Whether the name is that of the day or year when a game came out: "first_release_date", "r-date"."""
    if "".join(words(name)) in RELEASE_IN_ONE_WORD:
        return True
    found = set(words(name))
    return bool(found & RELEASE_WORDS) and found - RELEASE_WORDS <= OF_A_RELEASE


def _value_rank(
    found: tuple[str, ...], heads: tuple[str, ...], in_one_word: tuple[str, ...], others: frozenset[str]
) -> int:
    if not found or others & set(found):
        return 0
    if len(found) == 1 and found[0] in heads:
        return 200 - heads.index(found[0])
    if "".join(found) in in_one_word:
        return 100 - in_one_word.index("".join(found))
    return 50 - heads.index(found[-1]) if found[-1] in heads else 0


def field_rank(name: str) -> tuple[str, int] | None:
    """The field of `Game` that the name says, with its rank among the names that say the same."""
    found = words(name)
    for field, heads in FIELDS.items():
        for rank, head in enumerate(reversed(heads), start=1):
            # The original table says "GameGenre", Steam "about_the_game".
            if found and (found[-1] == head or "".join(found) == head or (found[0] == head == "about")):
                of_a_part = bool(OF_A_PART & set(found))
                return field, max(1, 2 * rank + (len(found) == 1) - 6 * of_a_part)
    if "".join(found) in {"releaseyear", "yearofrelease", "yearreleased", "yearpublished"}:
        return "year", 99
    return ("year", 1) if is_release(name) else None


def owner(name: str) -> str | None:
    """ "game" or "player" if the name says whose attribute it is."""
    found = words(name)
    if found and (found[0] in GAME_WORDS or ("age" in found and AGE_OF_A_GAME & set(found))):
        return "game"
    if found and (found[0] in PLAYER_WORDS or PLAYER_TRAITS & set(found)):
        return "player"
    return "game" if field_rank(name) else None
