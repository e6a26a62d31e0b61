"""Tells to which of the games just shown a message cuts the list: "only two of those", "the easiest of them".

Who wants some of them wants no other ones; "just two", which points at no list, asks for two that were not shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.question_form import asks_for_others, asks_in_form
from services.gateway.conversation.message import Message, keeps_nothing_from_anybody
from services.gateway.conversation.wish import has_what_is_wished, is_of
from services.gateway.understanding.comparing.some_of_these import most_places, wanted_of_these
from services.gateway.understanding.comparing.superlatives import ranked, superlative_in
from services.gateway.understanding.names import CatalogueNames

# What says how many, or by what they are chosen.
_AVOIDED = (pb.POLARITY_REFUSED, pb.POLARITY_LESS)
_BESIDE = frozenset((pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_ATTRIBUTE))


def chosen_of_the_list(
    message: Message,
    said: Sequence[Constraint],
    wished: Sequence[Constraint],
    latest: Sequence[str],
    names: CatalogueNames,
) -> list[str]:
    """The ids of the games of the list `latest` that a message, which says `said`, is content with; none where it does
    not ask for some of them. Those that have all that is `wished` come first."""
    number = wanted_of_these(message.text)
    if number is None or message.act == pb.ACT_REJECT_SHOWN or _says_more(message.text, said):
        return []
    if asks_in_form(message.text) or asks_for_others(message.text):
        return []
    games = [names.games[game_id] for game_id in latest if game_id in names.games]
    return [game.game_id for game in _best(games, message, wished)[:number]] if 0 < number < len(games) else []


def _says_more(text: str, said: Sequence[Constraint]) -> bool:
    places = most_places(text)
    return any(
        each.type not in _BESIDE
        and not keeps_nothing_from_anybody(each)
        and not any(each.start < end and start < each.end for start, end in places)
        for each in said
    )


def _best(games: Sequence[common_pb2.Game], message: Message, wished: Sequence[Constraint]) -> list[common_pb2.Game]:
    """The games, those first that have most of what they are chosen by, and all that is `wished`."""
    games = sorted(games, key=lambda game: not has_what_is_wished(game, wished))
    if superlative := superlative_in(message.text):
        best = ranked(games, superlative)
        return [*best, *(game for game in games if game not in best)]
    kinds = [each for each in message.constraints if each.type == pb.SPAN_TYPE_KIND and each.names]
    return sorted(games, key=lambda game: -sum(is_of(game, each) != (each.polarity in _AVOIDED) for each in kinds))
