"""Lists the words, by what they mean, that headings of players, games, ratings, times and fields consist of."""

from __future__ import annotations

PLAYER_WORDS = frozenset(
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
        "gamertag",
    ]
)
GAME_WORDS = frozenset(
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
ID_WORDS = frozenset(["id", "key", "code", "number", "no", "uuid", "guid", "md5", "sha1", "hash"])
NAME_WORDS = frozenset(["name", "nickname", "login", "handle"])
PLAYER_NICKNAMES = frozenset(["username", "playername", "nickname", "gamertag"])
PLAYER_IN_ONE_WORD = frozenset(
    [
        *("userid", "uid", "playerid", "customerid", "memberid", "accountid", "steamid", "gamerid", "reviewerid"),
        *("username", "email", "emailaddress", "onlineid", "psnid", "xuid", "steamuserid"),
    ]
)
# Numbers that traders and libraries know a thing by.
TRADE_CODES = frozenset(
    [
        *("asin", "sku", "isbn", "isbn10", "isbn13", "ean", "ean8", "ean13", "upc", "upca", "gtin", "gtin13", "gtin14"),
        *("barcode", "jan", "jancode", "plu"),
    ]
)
GAME_IN_ONE_WORD = TRADE_CODES | frozenset(
    [
        *(
            "gameid",
            "itemid",
            "productid",
            "appid",
            "parentasin",
            "movieid",
            "bookid",
            "articleid",
            "animeid",
            "bggid",
        ),
        *("steamappid", "objectid", "spielid", "titleid", "nptitleid", "npcommunicationid", "artistid", "businessid"),
    ]
)
TITLE_IN_ONE_WORD = frozenset(
    [
        *("gametitle", "gamename", "itemname", "productname", "movietitle", "appname", "videogame", "objectname"),
        *("spieltitel", "spielname", "trophytitlename"),
    ]
)
OF_A_TITLE = frozenset(["primary", "original", "main", "full", "english"])
ASKING = frozenset(["which", "what", "your"])
# Words that tell of another game or player than the row's own: "favourite_game_id" of a player.
OF_ANOTHER_GAME = frozenset(
    [
        "favourite",
        "favorite",
        "last",
        "first",
        "best",
        "next",
        "prev",
        "previous",
        "related",
        "similar",
        "parent",
        "friend",
    ]
)
# Ids of what games have in common, and of single events.
OF_NO_ENTITY = frozenset(
    [
        *("genre", "category", "tag", "keyword", "platform", "console", "developer", "publisher", "company", "studio"),
        *("country", "region", "language", "store", "shop", "group", "session", "order", "review", "event", "device"),
    ]
)
# Words of ratings and times that are not a player's: of age boards, critics, releases and sign-ups.
OTHER_RATINGS = frozenset(
    [
        "age",
        "esrb",
        "pegi",
        "content",
        "cont",
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
OTHER_TIMES = frozenset(
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
RATING_WORDS = ("rating", "ratings", "score", "stars", "star", "overall", "liked", "like", "recommended", "vote")
# A heading with one of these is that of a rating wherever it stands ("Score (1-10)", "stars given"), unless it ends in
# what is something else of the rating.
RATING_ANYWHERE = frozenset(["rating", "ratings", "score", "stars", "recommend"])
OF_A_RATING = frozenset(["type", "source", "text", "scale", "comment", "status", "by"])
OF_THE_WHOLE = frozenset(["overall", "user", "your", "my", "player", "customer", "review"])
RATING_IN_ONE_WORD = (
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
TIME_WORDS = ("timestamp", "datetime", "time", "date", "ts", "when", "at")
TIME_IN_ONE_WORD = (
    "timestamp",
    "unixreviewtime",
    "reviewtime",
    "playedat",
    "ratedat",
    "createdat",
    "occurredat",
    "dateplayed",
    "lastplayed",
)
TIME_DEEDS = frozenset(["created", "posted", "submitted", "reviewed", "rated", "added", "logged"])
RELEASE_WORDS = frozenset(
    [
        *("release", "released", "releases", "publication", "published", "launch", "launched"),
        *("aired", "premiered", "premiere"),
    ]
)
OF_A_RELEASE = frozenset(
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
        *("timestamp", "world", "worldwide", "steam", "unix", "time", "the", "dates", "jp"),
    ]
)
# How tables shorten it; as one word, since "r" alone says nothing.
RELEASE_IN_ONE_WORD = frozenset(["rdate", "reldate", "rlsdate", "releasedt", "relyear", "dateofrelease", "reldt"])
FIELDS = {
    "genres": ("genre", "genres", "category", "categories", "class", "classes", "boardgamecategory"),
    "tags": ("tag", "tags", "keyword", "keywords", "boardgamemechanic"),
    "platforms": (
        *("platform", "platforms", "console", "consoles", "operatingsystem", "operatingsystems", "workson"),
        *("systemname", "systemnames"),
    ),
    "developer": ("developer", "developers", "studio", "studios"),
    "year": ("year", "released", "releasedate"),
    "summary": ("summary", "description", "overview", "plot", "synopsis", "about", "excerpt", "shorttext"),
}
# What introduces the name of a genre, tag or platform that a column of 0 and 1 stands for, besides the words of these.
PREFIXES_OF_FLAGS = {"cat": "genres", "subgenre": "genres", "theme": "tags", "mechanic": "tags", "mechanics": "tags"}
# Genres that columns of 0 and 1 are called by as they are.
GENRES_AS_FLAGS = frozenset(
    [
        *("action", "adventure", "arcade", "casual", "fighting", "indie", "mmo", "mmorpg", "platformer", "puzzle"),
        *("racing", "rpg", "role playing", "roleplaying", "shooter", "fps", "simulation", "simulator", "sport"),
        *("sports", "strategy", "horror", "survival", "sandbox", "party", "family", "card", "board", "trivia", "music"),
        *("comedy", "drama", "thriller", "romance", "fantasy", "sci fi", "scifi", "western", "war", "animation"),
        *("children", "documentary", "crime", "mystery", "musical", "film noir", "educational", "stealth", "roguelike"),
    ]
)
# "Main category" says less than "categories".
OF_A_PART = frozenset(["main", "primary", "sub"])
# A title in one of these is one where there is no other.
LANGUAGES = frozenset(["en", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh"])
PLAYER_TRAITS = frozenset(
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
AGE_OF_A_GAME = frozenset(["required", "minimum", "min", "rating", "restriction"])
# What Solr's dynamic fields end in, as in exports of shops: "dates_released_dts", "excerpt_txt". What is asked of
# Wikidata ends in "Label", but a game's own is its title.
OF_A_SEARCH_INDEX = frozenset(["txt", "dts"])
OF_A_QUERY = "label"
