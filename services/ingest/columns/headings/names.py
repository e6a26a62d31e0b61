"""Tells from a column's name what the column may mean: a player, a game, a rating, a time, a field of a game.

Looks at names only, never at cells. Each function gives a rank: 0 means that the name does not say so, and of several
columns the one of the highest rank is taken.
"""

from __future__ import annotations

import re

from services.ingest.columns.headings.translations import english

_PLAYER_WORDS = frozenset(
    [
        "user",
        "player",
        "customer",
        "member",
        "account",
        "gamer",
        "reviewer",
        "client",
        "subscriber",
        "visitor",
        "buyer",
        "person",
        "profile",
    ]
)
_GAME_WORDS = frozenset(
    [
        "game",
        "videogame",
        "item",
        "product",
        "app",
        "application",
        "movie",
        "film",
        "book",
        "article",
        "anime",
        "track",
        "song",
        "title",
        "content",
    ]
)
_ID_WORDS = frozenset(["id", "key", "code", "number", "no", "uuid", "guid"])
_NAME_WORDS = frozenset(["name", "nickname", "login", "handle"])
_PLAYER_NICKNAMES = frozenset(["username", "playername", "nickname", "gamertag"])
_PLAYER_IN_ONE_WORD = frozenset(
    [
        *("userid", "uid", "playerid", "customerid", "memberid", "accountid", "steamid", "gamerid", "reviewerid"),
        *("username", "email", "emailaddress"),
    ]
)
_GAME_IN_ONE_WORD = frozenset(
    ["gameid", "itemid", "productid", "appid", "movieid", "asin", "sku", "bookid", "articleid", "animeid", "bggid"]
)
_TITLE_IN_ONE_WORD = frozenset(
    ["gametitle", "gamename", "itemname", "productname", "movietitle", "appname", "videogame"]
)
_ASKING = frozenset(["which", "what", "your"])
# Words that tell of another game or player than the row's own: "favourite_game_id" of a player.
_OF_ANOTHER_GAME = frozenset(
    ["favourite", "favorite", "last", "first", "best", "next", "prev", "previous", "related", "similar", "parent"]
)
# Words of ratings and times that are not a player's: of age boards, critics, releases and sign-ups.
_OTHER_RATINGS = frozenset(
    [
        "age",
        "esrb",
        "pegi",
        "content",
        "average",
        "avg",
        "mean",
        "critic",
        "critics",
        "metacritic",
        "metascore",
        "global",
        "count",
        "num",
        "total",
        "max",
        "min",
    ]
)
_OTHER_TIMES = frozenset(
    [
        "release",
        "released",
        "birth",
        "born",
        "signup",
        "registration",
        "registered",
        "joined",
        "launch",
        "update",
        "updated",
    ]
)
_RATING_WORDS = ("rating", "ratings", "score", "stars", "star", "vote", "overall", "liked", "like", "recommended")
# A heading with one of these is that of a rating wherever it stands ("Score (1-10)", "stars given"), unless it ends in
# what is something else of the rating.
_RATING_ANYWHERE = frozenset(["rating", "ratings", "score", "stars", "recommend"])
_OF_A_RATING = frozenset(["type", "source", "text", "scale", "comment", "status", "by"])
_RATING_IN_ONE_WORD = (
    "thumb",
    "thumbs",
    "votedup",
    "userscore",
    "userrating",
    "starrating",
    "isrecommended",
    "preference",
    "label",
)
_TIME_WORDS = ("timestamp", "datetime", "time", "date", "ts", "when", "at")
_TIME_IN_ONE_WORD = (
    "unixreviewtime",
    "reviewtime",
    "playedat",
    "ratedat",
    "createdat",
    "occurredat",
    "dateplayed",
    "lastplayed",
)
_TIME_DEEDS = frozenset(["created", "posted", "submitted", "reviewed", "rated", "added", "logged"])
_RELEASE_WORDS = frozenset(["release", "released", "releases", "publication", "published", "launch", "launched"])
_OF_A_RELEASE = frozenset(
    [
        *(
            "date",
            "year",
            "on",
            "at",
            "day",
            "original",
            "originally",
            "first",
            "initial",
            "game",
            "of",
            "us",
            "eu",
            "na",
        ),
        *("timestamp", "world", "worldwide", "steam", "unix", "time", "the"),
    ]
)
_FIELDS = {
    "genres": ("genre", "genres", "category", "categories", "class", "classes"),
    "tags": ("tag", "tags", "keyword", "keywords"),
    "platforms": ("platform", "platforms", "console", "consoles"),
    "developer": ("developer", "developers", "studio"),
    "year": ("year", "released", "releasedate"),
    "summary": ("summary", "description", "overview", "plot", "synopsis", "about"),
}
# A title in one of these is one where there is no other.
_LANGUAGES = frozenset(["en", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh"])
_PLAYER_TRAITS = frozenset(
    [
        "age",
        "gender",
        "sex",
        "country",
        "location",
        "city",
        "region",
        "language",
        "occupation",
        "income",
        "device",
        "birth",
        "born",
        "zip",
        "education",
    ]
)

_AGE_OF_A_GAME = frozenset(["required", "minimum", "min", "rating", "restriction"])


def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: "PlayTimeOfDay", "play_time_of_day" and "play time of day" are the same.

    Those of other languages are translated; those that begin a question, as in forms, are left out.
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    found = english(tuple(re.findall(r"[^\W_]+", spaced.lower())))
    return found[1:] if len(found) > 1 and found[0] in _ASKING else found


def player_rank(name: str) -> int:
    """How surely the name is that of a player's id."""
    found = words(name)
    rank = 1 if "".join(found) in _PLAYER_NICKNAMES else _entity_rank(found, _PLAYER_WORDS, _PLAYER_IN_ONE_WORD)
    # "author.steamid", as flattened objects are called.
    return rank or (player_rank(name.rpartition(".")[2]) if "." in name else 0)


def game_rank(name: str) -> int:
    """How surely the name is that of a game's id; a title alone may serve as one, see `title_rank`."""
    found = words(name)
    return 0 if found[-1:] == ("title",) else _entity_rank(found, _GAME_WORDS, _GAME_IN_ONE_WORD)


def _entity_rank(found: tuple[str, ...], entities: frozenset[str], in_one_word: frozenset[str]) -> int:
    """The rank of an id's name: 5 user_id, 4 userid, 3 user, 2 steam_user_id, 1 user_name; other names 0."""
    if not found or _OF_ANOTHER_GAME & set(found):
        return 0
    if "".join(found) in in_one_word:
        return 5 if len(found) > 1 and found[-1] in _ID_WORDS else 4
    if len(found) == 1:
        return 3 if found[0] in entities else 0
    of_entity = found[-2] in entities
    if of_entity and found[-1] in _ID_WORDS:
        return 5 if len(found) == 2 else 2
    return 1 if of_entity and found[-1] in _NAME_WORDS and len(found) == 2 else 0


def title_rank(name: str) -> int:
    """How surely the name is that of a game's title."""
    found = words(name)
    if _OF_ANOTHER_GAME & set(found):
        return 0
    if "".join(found) in _TITLE_IN_ONE_WORD or (
        len(found) == 2 and found[0] in _GAME_WORDS and found[1] in {"title", "name"}
    ):
        return 3
    if len(found) == 2 and found[0] in {"title", "name"} and found[1] in _LANGUAGES:
        return 1
    return {"title": 2, "name": 1}.get(" ".join(found), 0)


def is_plain_id(name: str) -> bool:
    """Whether the name is "id" or the like, without saying of what."""
    return "".join(words(name)) in {"id", "key", "uuid", "guid"}


def rating_rank(name: str) -> int:
    """How surely the name is that of a player's rating."""
    found = tuple(word for word in words(name) if not word.isdecimal())
    rank = _value_rank(found, _RATING_WORDS, _RATING_IN_ONE_WORD, _OTHER_RATINGS)
    if rank or not _RATING_ANYWHERE & set(found) or _OTHER_RATINGS & set(found):
        return rank
    return 0 if found[-1] in _OF_A_RATING or found[-1] in _ID_WORDS or found[-1] in _TIME_WORDS else 1


def time_rank(name: str) -> int:
    """How surely the name is that of the time of an interaction."""
    found = words(name)
    if len(found) > 1 and found[-1] == "time" and found[0] in {"play", "loading"}:
        return 0
    rank = _value_rank(found, _TIME_WORDS, _TIME_IN_ONE_WORD, _OTHER_TIMES)
    if rank or not found or _OTHER_TIMES & set(found) or is_release(name):
        return 0 if is_release(name) else rank
    # "timestamp_created", "posted", "Created on".
    if {"timestamp", "datetime"} & set(found):
        return 40
    if found[-1] in _TIME_DEEDS and found[0] in {"date", "time"}:
        return 30
    return 30 if found[0] in _TIME_DEEDS and set(found[1:]) <= {"on", "utc", "date", "time"} else 0


def is_release(name: str) -> bool:
    """Whether the name is that of the day or year when a game came out: "first_release_date", "Released on"."""
    found = set(words(name))
    return bool(found & _RELEASE_WORDS) and found - _RELEASE_WORDS <= _OF_A_RELEASE


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
    for field, heads in _FIELDS.items():
        for rank, head in enumerate(reversed(heads), start=1):
            # The original table says "GameGenre", Steam "about_the_game".
            if found and (found[-1] == head or "".join(found) == head or (found[0] == head == "about")):
                return field, 2 * rank + (len(found) == 1)
    if "".join(found) in {"releaseyear", "yearofrelease", "yearreleased"}:
        return "year", 99
    return ("year", 1) if is_release(name) else None


def owner(name: str) -> str | None:
    """ "game" or "player" if the name says whose attribute it is."""
    found = words(name)
    if found and (found[0] in _GAME_WORDS or ("age" in found and _AGE_OF_A_GAME & set(found))):
        return "game"
    if found and (found[0] in _PLAYER_WORDS or _PLAYER_TRAITS & set(found)):
        return "player"
    return "game" if field_rank(name) else None
