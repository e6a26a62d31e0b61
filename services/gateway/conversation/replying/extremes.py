"""Tells which games a message means by a superlative: of those shown, or of all that have what is wished.

"Which of them is the shortest?" asks about the list; "the shortest RPG" wishes for games in that order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.message import Message
from services.gateway.conversation.wish import has_what_is_wished
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.superlatives import Superlative, ranked, superlative_in

_MOST_GAMES = 50
# Of two games more is told than which is the first.
_FEWEST_OF_A_LIST = 3
_COMPARED = (pb.POLARITY_MORE, pb.POLARITY_LESS)
_TYPES = {
    Superlative.SHORTEST: pb.SPAN_TYPE_LENGTH,
    Superlative.LONGEST: pb.SPAN_TYPE_LENGTH,
    Superlative.NEWEST: pb.SPAN_TYPE_YEARS,
    Superlative.OLDEST: pb.SPAN_TYPE_YEARS,
    Superlative.CHEAPEST: pb.SPAN_TYPE_PRICE,
}


def asks_of_the_list(message: Message, latest: Sequence[str]) -> bool:
    """Whether a message asks for the first of the games shown, `latest`, in something."""
    is_question = asks_in_form(message.text) or message.intent == pb.INTENT_GAME_QUESTION
    names_one = any(each.type == pb.SPAN_TYPE_TITLE for each in message.constraints)
    return (
        len(latest) > 1
        and is_question
        and not names_one
        and not message.describes
        and superlative_in(message.text) is not None
    )


def first_of(game_ids: Sequence[str], text: str, names: CatalogueNames) -> list[str]:
    """Of several games the id of the one that a superlative in `text` means; all where there is none, or none is
    known to be."""
    superlative = superlative_in(text)
    if superlative is None or len(game_ids) < _FEWEST_OF_A_LIST:
        return list(game_ids)
    games = [names.games[game_id] for game_id in game_ids if game_id in names.games]
    return [game.game_id for game in ranked(games, superlative)[:1]] or list(game_ids)


def by_superlative(
    text: str, said: Sequence[Constraint], before: Sequence[Constraint], names: CatalogueNames, gone: Collection[str]
) -> tuple[list[Constraint], list[str]]:
    """What a message says, its superlative resolved, and the ids of the games that it means, in their order.

    `before` is what stays in force of the wish so far; games `gone` are not offered again.
    """
    superlative = superlative_in(text)
    in_force = [*before, *said]
    if superlative is None or superlative is Superlative.CHEAPEST or _is_by_likeness(in_force):
        return list(said), []
    own = [each for each in said if _tells(each, superlative)]
    others = [each for each in in_force if each not in own and not each.unmatched and each.type != _TYPES[superlative]]
    meant = [
        game
        for game in ranked(list(names.games.values()), superlative)
        if game.game_id not in gone and has_what_is_wished(game, others)
    ]
    if not meant:
        return list(said), []
    return [_without_bound(each) if each in own and not _holds(each, meant[0]) else each for each in said], [
        game.game_id for game in meant[:_MOST_GAMES]
    ]


def _is_by_likeness(constraints: Sequence[Constraint]) -> bool:
    return any(each.type == pb.SPAN_TYPE_TITLE and each.polarity != pb.POLARITY_REFUSED for each in constraints)


def _tells(constraint: Constraint, superlative: Superlative) -> bool:
    """Whether a constraint holds the words of the superlative."""
    is_of_type = constraint.type in (_TYPES[superlative], pb.SPAN_TYPE_ATTRIBUTE)
    return is_of_type and not any(letter.isdigit() for letter in constraint.text)


def _holds(constraint: Constraint, game: common_pb2.Game) -> bool:
    return constraint.polarity not in _COMPARED and meets(game, constraint.condition)


def _without_bound(constraint: Constraint) -> Constraint:
    """The constraint without the bound that its word has elsewhere: the longest platformer may be a short game."""
    return Constraint(
        text=constraint.text,
        start=constraint.start,
        end=constraint.end,
        type=constraint.type,
        polarity=pb.POLARITY_WANTED,
        condition=common_pb2.GameFilter(),
    )
