"""Gives what is known of a game: short and clean for a prompt, and whole for the checks of a text about it."""

from __future__ import annotations

from gamesrec.common.v1 import common_pb2
from services.common.games.game_facts import ContentDescriptor, PlayFacts, PriceModel
from services.common.games.game_messages import localized_texts, play_facts
from services.gateway.understanding.plain_text import plain

_MOST_LETTERS_A_TITLE = 200
_MOST_LETTERS_A_KIND = 120
_MOST_LETTERS_A_SUMMARY = 200
_MOST_LETTERS_OF_DETAILS = 400
_MOST_PLATFORMS = 8
_PRICES = {
    PriceModel.PREMIUM: "bought once",
    PriceModel.FREE_TO_PLAY: "free to play",
    PriceModel.FREE: "free",
    PriceModel.SUBSCRIPTION: "paid by the month",
}


def facts(game: common_pb2.Game) -> list[str]:
    """All texts of the catalogue about a game, its title first."""
    localized = [text for each in localized_texts(game) for text in (each.title, each.summary)]
    described = [*game.genres, *game.platforms, *game.tags, *play(game), game.summary]
    return [game.title, *game.aliases, game.developer, *described, *localized]


def title(game: common_pb2.Game) -> str:
    """The title for a prompt."""
    return clean(game.title, _MOST_LETTERS_A_TITLE)


def kind(game: common_pb2.Game) -> str:
    """What kind of game it is, by its first genre and tags, for a prompt."""
    return clean(", ".join([*game.genres[:1], *game.tags[:2]]) or "game", _MOST_LETTERS_A_KIND)


def play(game: common_pb2.Game) -> list[str]:
    """What is known of how it is played, each fact in a few words: players, modes, age, content, length, price."""
    known = play_facts(game)
    told = [_players(known), *(mode.replace("_", " ").replace("coop", "co-op") for mode in known.modes)]
    if known.minimum_age is not None:
        told.append(f"from age {known.minimum_age}" if known.minimum_age else "for everyone")
    told += [each.replace("_", " ") for each in known.content_descriptors if each is not ContentDescriptor.NOTHING]
    if known.endless:
        told.append("without end")
    elif known.typical_hours:
        told.append(f"about {known.typical_hours:g} hours")
    if known.price_model is not None:
        told.append(_PRICES[known.price_model])
    return [text for text in told if text]


def details(game: common_pb2.Game) -> str:
    """What else is known of it, for a prompt: year, developer, platforms, and how it is played."""
    year = [f"from {game.year}"] if game.year else []
    developer = [f"by {game.developer}"] if game.developer else []
    platforms = [f"on {', '.join(game.platforms[:_MOST_PLATFORMS])}"] if game.platforms else []
    return clean("; ".join([*year, *developer, *platforms, *play(game)]), _MOST_LETTERS_OF_DETAILS)


def _players(known: PlayFacts) -> str:
    most, couch = known.max_players, known.max_couch_players
    if not most:
        return ""
    least = known.min_players or most
    total = f"{least} player{'s' if least > 1 else ''}" if least == most else f"{least} to {most} players"
    return f"{total}, {couch} of them in one room" if 0 < couch < most else total


def summary(game: common_pb2.Game) -> str:
    """The summary for a prompt; empty if there is none."""
    return clean(game.summary, _MOST_LETTERS_A_SUMMARY)


def clean(text: str, most: int) -> str:
    """The first `most` characters of a text of others, without what looks like a placeholder of ours."""
    return plain(text).replace("[[", " ").replace("]]", " ")[:most].strip()
